"""What is done with the vault: a report is sealed, and looked at once, by two persons and for a purpose."""

from datetime import date
from typing import Any

from deploy.demo.client import Person

REPORTS = "/api/vault/v1/reports"
OPENINGS = "/api/vault/v1/openings"
REPORTER = "检举人某丁"
"""Who reported in this story: a placeholder, looked for in every answer that must not have it."""


def report(today: date, subject_id: str, original: str) -> dict[str, Any]:
    """A report under the reporter's own name, by letter."""
    return {
        "concerns": "none",
        "received_on": today.isoformat(),
        "channel": "letter",
        "named": True,
        "reporter": {"name": REPORTER, "address": "示例市示例路一号"},
        "original": original,
        "subject_person_ids": [subject_id],
    }


def request(report_id: str, purpose: str, reason: str) -> dict[str, Any]:
    """The request to look at a sealed report."""
    return {"report_id": report_id, "purpose": purpose, "reason": reason}


def ask(person: Person, report_id: str, purpose: str, reason: str) -> str:
    """Ask for one look; answers the path of the opening."""
    return f"{OPENINGS}/{person.open(OPENINGS, request(report_id, purpose, reason), 'P-06')['id']}"


def asked(person: Person, wanted: dict[str, Any]) -> str | None:
    """Ask without telling it; the path of the opening, or None while the vault knows of no right to ask."""
    answer = person.try_open(OPENINGS, wanted)
    return f"{OPENINGS}/{answer.json()['id']}" if answer.status_code == 201 else None


def read_once(person: Person, opening: str) -> dict[str, Any]:
    """The look itself; it uses the opening up."""
    return person.act(f"{opening}/reading", {}, "P-06, P-36")
