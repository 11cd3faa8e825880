"""An entry of the filing index, and how the events of its filing move it."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from libs.contracts.clarification import IndexEntryCleared, IndexEntryConfirmed, IndexEntryKept, IndexEntryNoted
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from services.clarification.filing_index.commands import IndexFiling, MoveEntry
from services.clarification.filing_index.lifecycle import EntryStatus


@dataclass(frozen=True)
class IndexEntry(Case):
    """One filing of a unit; its id is the id of the filing. It holds no more than the answer needs (G-24)."""

    status: EntryStatus
    unit_id: UUID = field(kw_only=True)


def note_refusal(command: IndexFiling, occasion: Occasion, _facts: None = None) -> Outcome[IndexEntry]:
    """The filing was not accepted (F-28)."""
    entry = _indexed(command, EntryStatus.NOTED, occasion)
    return Outcome(entry, IndexEntryNoted(unit_id=entry.unit_id))


def keep(command: IndexFiling, occasion: Occasion, _facts: None = None) -> Outcome[IndexEntry]:
    """The filing is in execution: indexed, and no reason to answer yes."""
    entry = _indexed(command, EntryStatus.SILENT, occasion)
    return Outcome(entry, IndexEntryKept(unit_id=entry.unit_id))


def note_hit(entry: IndexEntry, _command: MoveEntry, _occasion: Occasion, _facts: None = None) -> Outcome[IndexEntry]:
    """The execution met the negative list (F-10)."""
    return Outcome(replace(entry, status=EntryStatus.NOTED), IndexEntryNoted(unit_id=entry.unit_id))


def clear(entry: IndexEntry, _command: MoveEntry, _occasion: Occasion, _facts: None = None) -> Outcome[IndexEntry]:
    """The hit was not substantiated (G-20)."""
    return Outcome(replace(entry, status=EntryStatus.SILENT), IndexEntryCleared(unit_id=entry.unit_id))


def confirm(entry: IndexEntry, _command: MoveEntry, _occasion: Occasion, _facts: None = None) -> Outcome[IndexEntry]:
    """The filing was revoked: it stays a reason for good (G-20)."""
    return Outcome(entry, IndexEntryConfirmed(unit_id=entry.unit_id))


def _indexed(command: IndexFiling, status: EntryStatus, occasion: Occasion) -> IndexEntry:
    profile = occasion.profile
    return IndexEntry(occasion.new_id(), status, profile.name, profile.version, unit_id=command.unit_id)
