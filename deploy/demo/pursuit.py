"""The road of an accountability case: opened, investigated, proposed, heard, decided, served, carried out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from deploy.demo import pursuit_papers as papers
from deploy.demo.cast import Cast
from deploy.demo.client import Person
from deploy.demo.offices import Office
from deploy.demo.register import Register

SERVICE = "/api/accountability/v1"
CASES = f"{SERVICE}/cases"
SANCTIONS = f"{SERVICE}/sanctions"
COMMITTEE = ("cdi-secretary", "cdi-deputy-1", "sc-member-3", "sc-member-4")
"""Members of the standing committee who decide in these stories; none is in charge of a supervision office."""


@dataclass(frozen=True)
class Matter:
    """What a case is handled with: the office, the recorder, who decides, and on whom it is."""

    office: Office
    recorder: Person
    committee: tuple[str, ...]
    object: dict[str, Any]
    heard_id: str

    @property
    def handlers(self) -> list[str]:
        """Two officers of the office."""
        return [officer.id for officer in self.office.officers]

    def resolution(self, today: date) -> dict[str, Any]:
        """A meeting of the standing committee today; one votes against and says why."""
        return papers.resolution(today, self.committee)


def matter_on_official(cast: Cast, register: Register, office: Office, person: str, unit: str, post: str) -> Matter:
    """A case on a leading official of a unit (P-15)."""
    person_id = register.person(person)
    target = {"kind": "leading_official", "person_id": person_id, "organ_id": register.organ(unit), "post": post}
    return Matter(office, cast.recorder, _committee(register), target, person_id)


def matter_on_unit(cast: Cast, register: Register, office: Office, unit: str, speaker: str) -> Matter:
    """A case on a party organization as a whole, for which somebody speaks (P-15)."""
    target = {"kind": "organization", "organ_id": register.organ(unit)}
    return Matter(office, cast.recorder, _committee(register), target, register.person(speaker))


def open_case(matter: Matter, occurred_on: date, reference: str) -> str:
    """The head opens it on a document of another body; answers its path."""
    opening = {
        "source_kind": "other",
        "source_reference": reference,
        "object": matter.object,
        "occurred_on": occurred_on.isoformat(),
    }
    return f"{CASES}/{matter.office.head.open(CASES, opening, 'A-13, P-15, TA-01')['id']}"


def investigate(matter: Matter, path: str) -> dict[str, Any]:
    """The leader approves, the head names two handlers, they find duty link, causation and fault (A-13)."""
    office, head = matter.office, matter.office.head
    office.leader.act(f"{path}/approval", {"opinion": "同意调查。", "no_ground_of_recusal": True}, "A-09, P-09, TA-02")
    named = {"handler_ids": matter.handlers, "recusals": office.undisputed(head, *office.officers)}
    head.act(f"{path}/handlers", named, "P-09, TA-02")
    found = {"object": matter.object, "findings": papers.tests()}
    return office.handler.act(f"{path}/tests", found, "A-13, TA-03")


def propose(matter: Matter, path: str, measures: list[str], **stated: Any) -> dict[str, Any]:
    """The head drafts how to handle it, the case-trial office agrees (P-15)."""
    office, official = matter.office, matter.object["kind"] == "leading_official"
    drafted = {**papers.proposal(measures, official=official), "trial_officer_id": office.trial.id, **stated}
    office.head.act(f"{path}/proposal", drafted, "P-15, A-07, A-11, A-28, TA-09")
    return office.trial.act(f"{path}/trial-opinion", papers.opinion(), "P-15, TA-09")


def hear(matter: Matter, path: str, today: date, defence: str) -> dict[str, Any]:
    """Two handlers hear statement and defence; nothing becomes heavier for it (P-14)."""
    heard = papers.hearing(today, matter.handlers, matter.heard_id, defence)
    return matter.office.handler.act(f"{path}/hearing", heard, "P-14, X-22, TA-10")


def decide(matter: Matter, path: str, today: date, measures: list[str], serial: str, **stated: Any) -> dict[str, Any]:
    """The standing committee decides; whoever prepared it has no vote (P-15)."""
    matter.office.head.act(f"{path}/submission", {"opinion": "建议按拟处理意见办理。"}, "P-15, TA-11")
    ruling = {**papers.ruling(today, measures, serial, matter.object["kind"] == "leading_official"), **stated}
    decided = {"resolution": matter.resolution(today), "ruling": ruling}
    return matter.recorder.act(f"{path}/decision", decided, "P-14, P-15, TA-11")


def serve(matter: Matter, path: str, today: date, department: Person, serial: str) -> dict[str, Any]:
    """Served on the object and the unit, the organization department informed; the impact period begins (P-19)."""
    served = {
        "served_on": today.isoformat(),
        "receipt": f"送达回证〔{today.year}〕{serial}号",
        "unit_served_on": today.isoformat(),
        "unit_receipt": f"送达回证〔{today.year}〕{serial}之一",
        "org_department_id": department.organ_id,
        "informed_on": today.isoformat(),
    }
    return matter.office.handler.act(f"{path}/service", served, "P-19, P-28, TA-12")


def execute(matter: Matter, path: str, today: date, *steps: str) -> dict[str, Any]:
    """These steps of execution, each with its document (P-28)."""
    case: dict[str, Any] = {}
    for step in steps:
        announced = {"announcer_ids": matter.handlers, "opinion": "无异议。"} if step == "announced" else {}
        done = {"step": step, "done_on": today.isoformat(), "document": f"{step}记录第1号", **announced}
        case = matter.office.handler.act(f"{path}/execution", done, "P-28, TA-12")
    return case


def exempt(matter: Matter, path: str, today: date, serial: str) -> dict[str, Any]:
    """Nobody is liable, as tolerance was determined, and what went wrong is put right (F-30)."""
    order = {
        "document_number": f"示纪纠〔{today.year}〕{serial}号",
        "reasons": "经认定符合容错情形，免予问责。",
        "corrections": [{"text": "补齐手续，完善制度。", "due_on": papers.later(today, 60)}],
    }
    return matter.recorder.act(f"{path}/exemption", order, "F-30, P-16, TA-06")


def sanctions_of(person: Person, path: str) -> list[dict[str, Any]]:
    """The sanctions of that case, as that person finds them."""
    found: list[dict[str, Any]] = person.read(SANCTIONS, case_id=path.rsplit("/", 1)[1])["items"]
    return found


def _committee(register: Register) -> tuple[str, ...]:
    return tuple(register.person(code) for code in COMMITTEE)
