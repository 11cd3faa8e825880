"""An after-care obligation as supervision watches it, and how the events of the filing service move it."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypedDict
from uuid import UUID

from libs.contracts.supervision import (
    WatchedObligationOpened,
    WatchedObligationOverdue,
    WatchedObligationReported,
    WatchedObligationReturned,
    WatchedObligationVerified,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from services.supervision.obligations.commands import NoteMove, WatchObligation
from services.supervision.obligations.lifecycle import ObligationStatus as S


@dataclass(frozen=True)
class WatchedObligation(Case):
    """One obligation; its id is the id of the obligation in the filing service.

    ``problem_due`` says that its day has passed undone, so that it is to become a problem item; only verification
    takes that away (F-42).
    """

    status: S
    filing_id: UUID = field(kw_only=True)
    unit_id: UUID = field(kw_only=True)
    competent_organ_id: UUID = field(kw_only=True)
    office_id: UUID | None = field(default=None, kw_only=True)
    warning: str = field(kw_only=True)
    due_on: date = field(kw_only=True)
    reported_on: date | None = field(default=None, kw_only=True)
    verified_on: date | None = field(default=None, kw_only=True)
    overdue_on: date | None = field(default=None, kw_only=True)
    problem_due: bool = field(default=False, kw_only=True)


def watch(command: WatchObligation, occasion: Occasion, _facts: None = None) -> Outcome[WatchedObligation]:
    """Watch it from now on (F-42)."""
    obligation = WatchedObligation(
        occasion.new_id(),
        S.OPEN,
        occasion.profile.name,
        occasion.profile.version,
        filing_id=command.filing_id,
        unit_id=command.unit_id,
        competent_organ_id=command.competent_organ_id,
        office_id=command.office_id,
        warning=command.warning,
        due_on=command.due_on,
    )
    return Outcome(obligation, WatchedObligationOpened(**_of(obligation)))


def report(
    obligation: WatchedObligation, command: NoteMove, _occasion: Occasion, _facts: None = None
) -> Outcome[WatchedObligation]:
    """The unit reports it done (F-43)."""
    reported = replace(obligation, status=S.REPORTED, reported_on=command.on)
    return Outcome(reported, WatchedObligationReported(**_of(reported)))


def verify(
    obligation: WatchedObligation, command: NoteMove, _occasion: Occasion, _facts: None = None
) -> Outcome[WatchedObligation]:
    """The office found it done; it is no problem any more (F-42)."""
    verified = replace(obligation, status=S.VERIFIED, verified_on=command.on, problem_due=False)
    return Outcome(verified, WatchedObligationVerified(**_of(verified)))


def give_back(
    obligation: WatchedObligation, _command: NoteMove, _occasion: Occasion, _facts: None = None
) -> Outcome[WatchedObligation]:
    """The office did not find it done (F-42)."""
    returned = replace(obligation, status=S.OPEN)
    return Outcome(returned, WatchedObligationReturned(**_of(returned)))


def mark_overdue(
    obligation: WatchedObligation, command: NoteMove, _occasion: Occasion, _facts: None = None
) -> Outcome[WatchedObligation]:
    """Its day has passed: it is to become a problem item (F-42, G-19)."""
    since = obligation.overdue_on or command.on
    overdue = replace(obligation, status=S.OVERDUE, overdue_on=since, problem_due=True)
    return Outcome(overdue, WatchedObligationOverdue(**_of(overdue)))


class _Duty(TypedDict):
    filing_id: UUID
    unit_id: UUID
    competent_organ_id: UUID
    due_on: date


def _of(obligation: WatchedObligation) -> _Duty:
    return _Duty(
        filing_id=obligation.filing_id,
        unit_id=obligation.unit_id,
        competent_organ_id=obligation.competent_organ_id,
        due_on=obligation.due_on,
    )
