"""How the events of the filing service move a watched obligation; overdue, it becomes a problem item (F-42)."""

from dataclasses import replace
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
from libs.kernel.case import Outcome
from services.supervision.obligations.commands import NoteMove, WatchObligation
from services.supervision.obligations.facts import OverdueFacts, VerifiedFacts
from services.supervision.obligations.lifecycle import ObligationStatus as S
from services.supervision.obligations.obligation import WatchedObligation
from services.supervision.obligations.problem_items import item_of
from services.supervision.problems.entering import settled


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
    obligation: WatchedObligation, command: NoteMove, occasion: Occasion, facts: VerifiedFacts
) -> Outcome[WatchedObligation]:
    """The office found it done: an item the unit was not notified of is withdrawn, on any other it is noted (F-42)."""
    verified = replace(obligation, status=S.VERIFIED, verified_on=command.on, problem_due=False)
    moved = (settled(item, occasion) for item in facts.items)
    others = tuple(one for one in moved if one is not None)
    return Outcome(verified, WatchedObligationVerified(**_of(verified)), others)


def give_back(
    obligation: WatchedObligation, _command: NoteMove, _occasion: Occasion, _facts: None = None
) -> Outcome[WatchedObligation]:
    """The office did not find it done (F-42)."""
    returned = replace(obligation, status=S.OPEN)
    return Outcome(returned, WatchedObligationReturned(**_of(returned)))


def mark_overdue(
    obligation: WatchedObligation, command: NoteMove, occasion: Occasion, facts: OverdueFacts
) -> Outcome[WatchedObligation]:
    """Its day has passed: it becomes a problem item in the same moment, unless one of it stands (F-42, G-19)."""
    since = obligation.overdue_on or command.on
    overdue = replace(obligation, status=S.OVERDUE, overdue_on=since, problem_due=True)
    if facts.stands:
        return Outcome(overdue, WatchedObligationOverdue(**_of(overdue)))
    item = item_of(overdue, command.on, occasion, facts)
    known = replace(overdue, problem_ids=(*overdue.problem_ids, item.case.id))
    return Outcome(known, WatchedObligationOverdue(**_of(known)), (item,))


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
