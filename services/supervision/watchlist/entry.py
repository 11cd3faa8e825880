"""An entry of the watch list, and how the events of its filing move it."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypedDict
from uuid import UUID

from libs.contracts.supervision import WatchEntryChanged, WatchEntryEntered, WatchEntryLeft
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from services.supervision.watchlist.commands import LeaveList, NoteClearing, NoteHit, NoteOpenLapse, WatchMatter
from services.supervision.watchlist.lifecycle import Leaving, WatchStatus
from services.supervision.watchlist.lifecycle import WatchReason as Why


@dataclass(frozen=True)
class WatchEntry(Case):
    """Unit and matter of one filing; its id is the id of the filing.

    ``reason`` is why it is watched, or was last watched; ``since`` is the day of that reason, ``codes`` are the reasons
    of the refusal or the negative items met.
    """

    status: WatchStatus
    unit_id: UUID = field(kw_only=True)
    competent_organ_id: UUID = field(kw_only=True)
    office_id: UUID | None = field(default=None, kw_only=True)
    project_code: str | None = field(default=None, kw_only=True)
    positive_items: tuple[str, ...] = field(default=(), kw_only=True)
    reason: Why = field(kw_only=True)
    codes: tuple[str, ...] = field(default=(), kw_only=True)
    entered_on: date = field(kw_only=True)
    since: date = field(kw_only=True)
    leaving: Leaving | None = field(default=None, kw_only=True)
    left_on: date | None = field(default=None, kw_only=True)


def enter_refused(command: WatchMatter, occasion: Occasion, _facts: None = None) -> Outcome[WatchEntry]:
    """A refused matter is watched: no filing stands behind it (F-28, F-42)."""
    return _entered(command, Why.FILING_REFUSED, occasion)


def enter_aftercare(command: WatchMatter, occasion: Occasion, _facts: None = None) -> Outcome[WatchEntry]:
    """An accepted matter is watched from the receipt on, so that correction follows filing (F-42)."""
    return _entered(command, Why.AFTERCARE, occasion)


def note_hit(entry: WatchEntry, command: NoteHit, _occasion: Occasion, _facts: None = None) -> Outcome[WatchEntry]:
    """The execution meets the negative list (F-10)."""
    return _changed(replace(entry, codes=command.negative_items), Why.NEGATIVE_HIT, command.on)


def note_clearing(
    entry: WatchEntry, command: NoteClearing, _occasion: Occasion, _facts: None = None
) -> Outcome[WatchEntry]:
    """The hit is not substantiated; after-care goes on (G-20)."""
    return _changed(replace(entry, codes=()), Why.AFTERCARE, command.on)


def note_open_lapse(
    entry: WatchEntry, command: NoteOpenLapse, _occasion: Occasion, _facts: None = None
) -> Outcome[WatchEntry]:
    """The validity is over and obligations are open: an alert, not an end (G-18, G-19)."""
    return _changed(entry, Why.LAPSED_OPEN, command.on)


def leave(entry: WatchEntry, command: LeaveList, _occasion: Occasion, _facts: None = None) -> Outcome[WatchEntry]:
    """Nothing is left to be watched (F-42, G-18, G-20)."""
    left = replace(entry, status=WatchStatus.LEFT, leaving=command.leaving, left_on=command.on)
    return Outcome(left, WatchEntryLeft(**_of(left), leaving=str(command.leaving)))


class _Matter(TypedDict):
    filing_id: UUID
    unit_id: UUID
    competent_organ_id: UUID
    reason: str


def _of(entry: WatchEntry) -> _Matter:
    return _Matter(
        filing_id=entry.id,
        unit_id=entry.unit_id,
        competent_organ_id=entry.competent_organ_id,
        reason=str(entry.reason),
    )


def _entered(command: WatchMatter, reason: Why, occasion: Occasion) -> Outcome[WatchEntry]:
    entry = WatchEntry(
        occasion.new_id(),
        WatchStatus(reason.value),
        occasion.profile.name,
        occasion.profile.version,
        unit_id=command.unit_id,
        competent_organ_id=command.competent_organ_id,
        office_id=command.office_id,
        project_code=command.project_code,
        positive_items=command.positive_items,
        reason=reason,
        codes=command.codes,
        entered_on=command.on,
        since=command.on,
    )
    return Outcome(entry, WatchEntryEntered(**_of(entry)))


def _changed(entry: WatchEntry, reason: Why, on: date) -> Outcome[WatchEntry]:
    changed = replace(entry, status=WatchStatus(reason.value), reason=reason, since=on)
    return Outcome(changed, WatchEntryChanged(**_of(changed)))
