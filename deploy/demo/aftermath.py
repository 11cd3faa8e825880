"""After a decision: a review by others, a follow-up visit by two, and the ladder of the organ's own house."""

from datetime import date
from typing import Any

from deploy.demo import pursuit_papers as papers
from deploy.demo.client import Missing, Person
from deploy.demo.offices import Office
from deploy.demo.pursuit import SERVICE, Matter

REVIEWS = f"{SERVICE}/reviews"
FOLLOWUPS = f"{SERVICE}/followups"
VIOLATIONS = f"{SERVICE}/violations"
PERSONS = f"{SERVICE}/persons"
_CHECKS = ("execution", "performance", "rights")


def apply(applicant: Person, sanction_id: str) -> str:
    """Whoever is held to account asks for a review; answers its path."""
    application = {"sanction_id": sanction_id, "reasons": "已三次书面督促相关科室。", "asked": "请求变更处理。"}
    return f"{REVIEWS}/{applicant.open(REVIEWS, application, 'P-14, G-07, TA-13')['id']}"


def review(matter: Matter, path: str, reviewers: tuple[Person, Person], today: date, serial: str) -> dict[str, Any]:
    """Two who had no hand in it report, the committee upholds, and it is served (P-14)."""
    named = {"reviewer_ids": [one.id for one in reviewers], "recusals": matter.office.undisputed(*reviewers)}
    matter.office.management.act(f"{path}/assignment", named, "P-09, P-14, TA-13")
    report = {"facts": "督促记录属实，已在原处理中考虑。", "nature": "定性准确，程序合规。", "outcome": "upheld"}
    reviewers[0].act(f"{path}/report", report, "P-14, TA-13")
    decision = {
        "outcome": "upheld",
        "reasons": "事实清楚，处理恰当。",
        "document_number": f"示纪复〔{today.year}〕{serial}号",
        "resolution": matter.resolution(today),
    }
    matter.recorder.act(f"{path}/decision", decision, "P-14, TA-13")
    served = {"served_on": today.isoformat(), "receipt": f"送达回证〔{today.year}〕{serial}之二"}
    return reviewers[0].act(f"{path}/service", served, "P-14, TA-13")


def followup_of(head: Person, sanction: dict[str, Any]) -> str:
    """The path of the follow-up that is open since that sanction took effect. Raises Missing."""
    wanted = {"person_id": sanction["person_id"], "status": "scheduled", "page_size": 200}
    for one in head.read(FOLLOWUPS, **wanted)["items"]:
        path = f"{FOLLOWUPS}/{one['id']}"
        if head.read(path)["sanction_id"] == sanction["id"]:
            return path
    raise Missing("no follow-up is open for the sanction")


def visit(office: Office, path: str, visitors: tuple[Person, Person], today: date) -> dict[str, Any]:
    """The head plans, two go and check execution, performance and rights, the other one signs and grades (P-27)."""
    both = [one.id for one in visitors]
    plan = {"visitor_ids": both, "planned_on": today.isoformat(), "outline": papers.OUTLINE}
    office.head.act(f"{path}/visit-plan", plan, "D-01, P-27, TD-02")
    record = {
        "visited_on": today.isoformat(),
        "visitor_ids": both,
        "checks": [{"check": one, "sound": True, "found": "已核对。"} for one in _CHECKS],
        "methods": [{"method": one, "note": "已记录。"} for one in ("listen", "look", "talk")],
        "said": "放下包袱，会把工作做好。",
    }
    visitors[0].act(f"{path}/visits", record, "D-02, P-27, TD-02")
    graded = {"outcome": "graded", "grade": "good", "reasons": "执行到位，表现好，权利有保障。"}
    return visitors[1].act(f"{path}/signature", graded, "D-02, P-27, TD-02")


def violation(supervisor: Person, person_id: str, day: date, facts: str) -> str:
    """A violation of work discipline by a cadre of the own organ is recorded; answers its path."""
    record = {
        "person_id": person_id,
        "occurred_on": day.isoformat(),
        "kind": "attendance",
        "facts": facts,
        "evidence": [{"way": "clock_in", "reference": f"考勤系统{day.isoformat()}记录"}],
    }
    return f"{VIOLATIONS}/{supervisor.open(VIOLATIONS, record, 'X-17, X-19, X-25, TX-03')['id']}"


def carry_out(supervisor: Person, path: str, step: str, today: date, **stated: Any) -> dict[str, Any]:
    """A step of the ladder, with its document (X-18)."""
    done = {"step": step, "done_on": today.isoformat(), "proof": f"{step}第1号", **stated}
    return supervisor.act(f"{path}/steps", done, "X-18, TX-03")
