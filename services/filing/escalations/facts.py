"""What the acts on escalations must know: filings to mark, what has ended, what waits for that; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.filing.escalations.escalation import Escalation
from services.filing.filings.filing import Filing


@dataclass(frozen=True, slots=True)
class EnteringFacts:
    """For ``enter``: the open filings of the unit, locked; of what followed, what has ended already, with the day."""

    open_filings: tuple[Filing, ...] = ()
    ended: Mapping[UUID, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EndingFacts:
    """For ``note_end``: the escalations in force that this step followed, locked, and what else of theirs has ended."""

    waiting: tuple[Escalation, ...] = ()
    ended: frozenset[UUID] = frozenset()
