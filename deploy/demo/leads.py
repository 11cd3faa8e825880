"""The road of a lead: registered, assigned, studied, disposed of, and concluded with a finding on what was reported."""

from datetime import date
from typing import Any

from deploy.demo.cast import Cast
from deploy.demo.client import Person, wait_for
from deploy.demo.offices import Office

LEADS = "/api/supervision/v1/leads"
LEAD_INDEX = "/api/clarification/v1/lead-index"
_ENDED = ("concluded", "forwarded")


def register(office: Office, subject: Person, problem: str, today: date, report: str | None = None) -> str:
    """Case management registers it; nothing on who reported is taken. Answers its path."""
    lead = {
        "kind": "violation",
        "subject_person_id": subject.id,
        "received_on": today.isoformat(),
        "items": [{"text": problem, "is_main": True}],
        "report_ref": report,
    }
    return f"{LEADS}/{office.management.open(LEADS, lead, 'P-06, P-08')['id']}"


def conclude(office: Office, path: str, today: date, finding: str) -> dict[str, Any]:
    """From wherever it stands to the finding on its one item."""
    steps = {"received": _assign, "assigned": _propose, "disposition_proposed": _dispose}
    while step := steps.get(office.management.read(path)["status"]):
        step(office, path, today)
    found = {"item": 1, "finding": finding, "basis": "当日其在外地参加培训，签到、票据和监控相符。"}
    conclusion = {"concluded_on": today.isoformat(), "findings": [found]}
    return office.head.act(f"{path}/conclusion", conclusion, "TL-06, C-06, G-25")


def finish_interrupted(cast: Cast, office: Office, subject: Person, today: date) -> None:
    """Whatever an interrupted telling has left open on that person is concluded, or nothing could be decided (C-14)."""
    left = office.management.read(LEADS, subject_person_id=subject.id, page_size=200)["items"]
    for lead in (one for one in left if one["status"] not in _ENDED):
        conclude(office, f"{LEADS}/{lead['id']}", today, "unprovable")
    if _is_open(office, subject):
        wait_for("what was left open is concluded", cast.teller, {"index": lambda: not _is_open(office, subject)})


def is_open(office: Office, subject: Person) -> bool:
    """The yes or no that the index of leads answers the head of the office (C-14)."""
    answer = office.head.read(LEAD_INDEX, unit_id=subject.organ_id, person_id=subject.id)
    return bool(answer["open_lead_exists"])


def _is_open(office: Office, subject: Person) -> bool:
    return office.head.knows(LEAD_INDEX, unit_id=subject.organ_id, person_id=subject.id) and is_open(office, subject)


def _assign(office: Office, path: str, today: date) -> None:
    given = {
        "office_id": office.head.office_id,
        "head_id": office.head.id,
        "verifier_ids": [office.handler.id],
        "leader_id": office.leader.id,
        "approval": office.approval(today),
        "recusals": office.undisputed(office.head, office.handler, office.leader),
    }
    office.management.act(f"{path}/assignment", given, "TL-03, P-07, P-09")


def _propose(office: Office, path: str, today: date) -> None:
    study = {"held_on": today.isoformat(), "present": office.meeting, "conclusion": "一致同意初步核实。"}
    proposed = {"disposition": "preliminary_verification", "reasons": "反映具体，具有可查性。", "study": study}
    office.handler.act(f"{path}/disposition-proposal", proposed, "TL-04, P-07")


def _dispose(office: Office, path: str, today: date) -> None:
    signed = [{"person_id": person.id, "signed_on": today.isoformat()} for person in (office.handler, office.head)]
    decided = {"disposition": "preliminary_verification", "opinion": "同意，控制知悉范围。", "signatures": signed}
    office.leader.act(f"{path}/disposition", decided, "TL-05, P-08")
