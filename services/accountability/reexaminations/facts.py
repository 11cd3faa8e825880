"""What must be known beyond a draw or re-examination for its acts."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.accountability.cases.case import AccountabilityCase
from services.accountability.committee import CommitteeFacts
from services.accountability.reexaminations.draw import Draw
from services.accountability.sanctions.settling import ObjectRecord


@dataclass(frozen=True, slots=True)
class Drawable:
    """A closed case that may be drawn, with everybody who had a hand in its decision or reviews."""

    case: AccountabilityCase
    chain_ids: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class DrawFacts:
    """For ``draw``: the half-years drawn already, the current draw, and the cases closed since it."""

    half_years: frozenset[str] = frozenset()
    current: Draw | None = None
    cases: tuple[Drawable, ...] = ()

    @property
    def since_on(self) -> date | None:
        """The day of the draw before."""
        return None if self.current is None else self.current.drawn_on


@dataclass(frozen=True, slots=True)
class AssignFacts:
    """For ``assign``: who holds a post in the organ."""

    persons: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """For ``report`` and ``decide``: the case and all sanctions on its object under lock, and for ``decide`` the
    committee on the day of the meeting."""

    case: AccountabilityCase
    record: ObjectRecord = field(default_factory=ObjectRecord)
    committee: CommitteeFacts = field(default_factory=lambda: CommitteeFacts(frozenset()))
