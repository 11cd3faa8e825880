"""A report and an opening in motion: valid commands, facts and actors; what is not given is valid."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from libs.kernel.actor import CLOCK, Actor, Occasion
from libs.kernel.roles import Role as R
from services.vault.openings import acts as openings
from services.vault.openings.commands import (
    AcknowledgeOpening,
    ApproveOpening,
    ExpireOpening,
    RefuseOpening,
    RequestOpening,
    UseOpening,
)
from services.vault.openings.facts import DecideFacts, RequestFacts, Wanted
from services.vault.openings.opening import Opening
from services.vault.reports import acts as reports
from services.vault.reports.commands import LodgeReport
from services.vault.reports.facts import LodgeFacts
from services.vault.reports.report import Report
from tests.support.filings import XUCHANG

ORGAN, OTHER_ORGAN = UUID(int=1), UUID(int=2)
LETTERS_OFFICER, SECRETARY, LEADER, SUPERVISOR = (UUID(int=number) for number in (11, 12, 13, 14))
HANDLER, SUBJECT, REPORT_ID = (UUID(int=number) for number in (15, 16, 17))
NOON = datetime(2026, 3, 9, 4, 0, tzinfo=UTC)
PROFILE = XUCHANG
_IDS = count(1000)


def actor(person: UUID, *roles: R, organ: UUID = ORGAN) -> Actor:
    """Someone of the organ in those roles."""
    return Actor(UUID(int=person.int + 100), person, organ, None, frozenset(roles))


LETTERS = actor(LETTERS_OFFICER, R.LETTERS)
HEAD = actor(SECRETARY, R.CDI_SECRETARY)
WATCH = actor(SUPERVISOR, R.CADRE_SUP)
OFFICER = actor(HANDLER, R.SUP_OFFICER)


def occasion(who: Actor = LETTERS, at: datetime = NOON, **profile: Any) -> Occasion:
    """That person acts at that instant."""
    return Occasion(who, at, replace(PROFILE, **profile), lambda: UUID(int=next(_IDS)))


def lodging(**changes: Any) -> LodgeReport:
    """The command that seals a named report."""
    whole = {
        "concerns": "none", "received_on": date(2026, 3, 2), "channel": "letter", "named": True,
        "reporter": {"name": "举报人甲"}, "original": "反映收受礼金。", "subject_person_ids": (SUBJECT,),
    }  # fmt: skip
    return LodgeReport.model_validate({**whole, **changes})


def report(facts: LodgeFacts | None = None, **changes: Any) -> Report:
    """A sealed report."""
    return reports.lodge(lodging(**changes), occasion(), facts or LodgeFacts()).case


def wanted(**changes: Any) -> RequestFacts:
    """What is known of the report that is asked for."""
    approvers = frozenset({SECRETARY, LEADER})
    return replace(RequestFacts(Wanted(ORGAN, frozenset({SUBJECT})), False, approvers), **changes)


def asking(**changes: Any) -> RequestOpening:
    """The command that asks for a look."""
    whole = {"report_id": REPORT_ID, "purpose": "result_feedback", "reason": "须当面告知。"}
    return RequestOpening.model_validate({**whole, **changes})


def requested(who: Actor = LETTERS, facts: RequestFacts | None = None, **changes: Any) -> Opening:
    """An opening that waits for its decision."""
    return openings.request(asking(**changes), occasion(who), facts or wanted()).case


def decided_by(*persons: UUID) -> DecideFacts:
    """Who may decide that day."""
    return DecideFacts(frozenset(persons or (SECRETARY, LEADER)))


def approved(minutes: int = 10, who: Actor = LETTERS, facts: RequestFacts | None = None, **changes: Any) -> Opening:
    """An opening that can be used."""
    opening = requested(who, facts, **changes)
    return openings.approve(opening, ApproveOpening(minutes=minutes), occasion(HEAD), decided_by()).case


def refused() -> Opening:
    """An opening that was refused."""
    return openings.refuse(requested(), RefuseOpening(reason="可以书面告知。"), occasion(HEAD), decided_by()).case


def used() -> Opening:
    """An opening that was used."""
    return openings.use(approved(), UseOpening(), occasion(), wanted()).case


def expired() -> Opening:
    """An opening whose minutes passed."""
    return openings.expire(approved(), ExpireOpening(), occasion(CLOCK, NOON + timedelta(minutes=10))).case


def noted(opening: Opening, who: Actor = WATCH) -> Opening:
    """An opening the supervisor has taken note of."""
    return openings.acknowledge(opening, AcknowledgeOpening(), occasion(who)).case
