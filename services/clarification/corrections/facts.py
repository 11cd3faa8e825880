"""What must be known beyond the cases to ask for corrections and to check an answer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CorrectionTerms:
    """For asking: which of the bodies named may be asked, and the day by which they answer (G-31)."""

    due_on: date
    personnel_bodies: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class CorrectionCount:
    """How many tasks a case has asked for, and how many of them are not closed."""

    total: int
    open: int


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """For ``close`` and ``return_answer``: who holds a post in the body asked on that day."""

    persons_of_addressee: frozenset[UUID] = frozenset()
