"""The road of an interview: triggered, confirmed, called; held and put right, or missed, escalated and pursued."""

from datetime import date, timedelta
from typing import Any

from deploy.demo.client import Missing, Person
from deploy.demo.offices import Office
from deploy.demo.register import Register

SERVICE = "/api/accountability/v1"
INTERVIEWS = f"{SERVICE}/interviews"
PROBLEM = {"fact": "五个小区改造停工两个月。", "source": "专项督导", "demand": "三十日内全部复工。"}


def find(person: Person, unit_id: str, occurrence_id: str) -> dict[str, Any] | None:
    """The interview of that unit on that event, as that person finds it; None if there is none yet."""
    found = person.read(INTERVIEWS, unit_id=unit_id, occurrence_id=occurrence_id)["items"]
    return found[0] if found else None


def path_of(person: Person, unit_id: str, occurrence_id: str) -> str:
    """Its path."""
    found = find(person, unit_id, occurrence_id)
    if found is None:
        raise Missing("no interview is there")
    return f"{INTERVIEWS}/{found['id']}"


def checked(person: Person, path: str) -> dict[str, Any]:
    """What the rules of the next step say, and who may be named in it; nothing is changed."""
    answer = person.try_open(f"{path}/checks", {})
    if answer.status_code != 200:
        raise Missing(f"POST {path}/checks answered {answer.status_code} {answer.text}")
    found: dict[str, Any] = answer.json()
    return found


def confirm(office: Office, path: str) -> dict[str, Any]:
    """The leader in charge has checked facts and filings, and names whom the rule names by post (G-39)."""
    interview = office.leader.read(path)
    possible = [one["person_id"] for one in checked(office.leader, path)["interviewees"]]
    unprotected = [one["id"] for one in interview["linked_evidence"] if one["status"] in ("refused", "suspended")]
    triggers = dict.fromkeys(basis["trigger_id"] for basis in interview["bases"])
    confirmation = {
        "checks": [{"trigger_id": one, "holds": True, "finding": "会议纪要载明，单位认可。"} for one in triggers],
        "filings_looked_up": True,
        "unprotected_seen": unprotected,
        "interviewees": [{"person_id": possible[0], "reason": "该项工作由其负责。"}],
        "opinion": "同意约谈。",
    }
    return office.leader.act(f"{path}/confirmation", confirmation, "A-16, P-17, G-39, TI-02")


def notice(interviewer_id: str, held_on: date, serial: str) -> dict[str, Any]:
    """The notice LA-1 with its problem list."""
    return {
        "letter_number": f"示纪约〔{held_on.year}〕{serial}号",
        "interviewer_id": interviewer_id,
        "form": "individual",
        "kind": "warning",
        "held_on": held_on.isoformat(),
        "starts_at": "09:30",
        "place": "谈话室",
        "materials": ["项目推进情况"],
        "problems": [PROBLEM],
    }


def call(office: Office, path: str, interviewer_id: str, serial: str) -> date:
    """Issue the notice for the first day that the notice period leaves (G-40); answers that day."""
    day = date.fromisoformat(checked(office.handler, path)["earliest_on"])
    office.handler.act(f"{path}/notice", notice(interviewer_id, day, serial), "A-16, G-40, TI-04")
    return day


def hold(office: Office, path: str, interviewer: Person) -> dict[str, Any]:
    """The talk took place on the day it was called for; both sides and the recorder have signed (A-33)."""
    interview = interviewer.read(path)
    interviewee = interview["confirmation"]["interviewees"][0]["person_id"]
    recorder, colleague = (officer.id for officer in office.officers)
    said = {
        "person_id": interviewee,
        "problems": [{"item": 1, "response": "认可问题，未及时协调。"}],
        "state_of_mind": "认识到严重性，愿意改正。",
        "commitment": "月底前全部复工。",
    }
    record = {
        "held_on": interview["notice"]["held_on"],
        "staff": [{"person_id": recorder, "duty": "recorder"}, {"person_id": colleague, "duty": "staff"}],
        "statements": [said],
        "signed_by": [interviewer.id, recorder, interviewee],
    }
    return interviewer.act(f"{path}/record", record, "A-18, A-33, P-25, G-40, TI-05")


def miss(path: str, interviewer: Person, superior_id: str) -> dict[str, Any]:
    """Who was called did not appear; the superior party organization is told on that day (G-40)."""
    interview = interviewer.read(path)
    absent = {
        "absent_ids": [one["person_id"] for one in interview["confirmation"]["interviewees"]],
        "reason": "未说明理由。",
        "good_reason": False,
        "superior_organ_id": superior_id,
        "superior_told_on": interview["notice"]["held_on"],
    }
    return interviewer.act(f"{path}/no-show", absent, "A-33, G-40, TI-06")


def propose_escalation(office: Office, path: str, ground: str) -> dict[str, Any]:
    """The head proposes it, on one of the four grounds that the record shows."""
    proposal = {"ground": ground, "reasons": "经通知无正当理由不到。", "evidence": ["通知送达回证"]}
    return office.head.act(f"{path}/escalation-proposal", proposal, "A-06, S-12, TI-10")


def escalate(office: Office, path: str, object_id: str | None = None) -> dict[str, Any]:
    """The leader, another person than the head, confirms; with an object a case follows on that person."""
    wanted = {} if object_id is None else {"case": {"object_person_id": object_id}}
    confirmed = {"outcome": "escalated", "opinion": "同意升级。", **wanted}
    return office.leader.act(f"{path}/escalation", confirmed, "A-06, S-12, TI-10")


def put_right(office: Office, path: str, unit: Person, responsible_id: str) -> dict[str, Any]:
    """Plan and report of the unit, then two officers look on site (A-19, S-09)."""
    held_on = date.fromisoformat(office.handler.read(path)["record"]["held_on"])
    plan = {
        "measures": [{"item": 1, "measure": "逐个项目复工，每周调度。"}],
        "responsible_id": responsible_id,
        "due_on": (held_on + timedelta(days=20)).isoformat(),
    }
    unit.act(f"{path}/plan", plan, "A-19, S-12, TI-07")
    unit.act(f"{path}/reports", {"items": [{"item": 1, "done": True, "text": "五个小区均已复工。"}]}, "A-19, TI-07")
    visit = {
        "outcome": "verified",
        "visited_on": office.handler.read(path)["reports"][-1]["reported_on"],
        "place": "项目现场",
        "visitor_ids": [officer.id for officer in office.officers],
        "items": [{"item": 1, "put_right": True, "finding": "现场均在施工。"}],
    }
    return office.handler.act(f"{path}/visits", visit, "S-09, TI-08")


def close(office: Office, path: str, pursuit: str = "none", reasons: str = "整改到位。") -> dict[str, Any]:
    """The head closes it and says whether persons are pursued; never the system (G-38)."""
    return office.head.act(f"{path}/closing", {"pursuit": pursuit, "reasons": reasons}, "G-38, TI-09")


def interviewers(office: Office, path: str) -> set[str]:
    """Who may interview at the tier of that interview today."""
    return {one["person_id"] for one in checked(office.leader, path)["interviewers"]}


def superior(register: Register) -> str:
    """The party organization above the units of the city."""
    return register.organ("municipal-committee")
