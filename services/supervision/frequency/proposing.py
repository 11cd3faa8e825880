"""Units proposed for the next plan of visits, each with all the reasons for it; a head who plans confirms them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID

from libs.kernel.rule import Rule
from services.supervision.frequency.status import ProposedFor as P

CITES: Final[Mapping[P, Rule]] = MappingProxyType(
    {
        P.FILING_REFUSED: Rule("F-28", "F-42"),
        P.NEGATIVE_HIT: Rule("F-10", "G-20"),
        P.LAPSED_OPEN: Rule("G-18", "G-19"),
        P.AFTERCARE_OVERDUE: Rule("F-42", "G-19"),
        P.INTERVIEW_ESCALATED: Rule("A-06", "S-12"),
        P.TASK_RED: Rule("S-08"),
        P.NOT_COVERED: Rule("S-09", "G-52"),
    }
)


@dataclass(frozen=True, slots=True)
class Grounded:
    """That so many cases, the oldest since a day, are a reason to visit a unit."""

    unit_id: UUID
    reason: P
    cases: int
    since: date


@dataclass(frozen=True, slots=True)
class Near:
    """The last visit of a unit that counts and the next one that is planned, as far as the caller may know."""

    visited_on: date | None = None
    planned_on: date | None = None

    def within(self, days: int, on: date) -> bool:
        """Whether a visit on that day would be a repeated one (G-57, P-21)."""
        return any(abs(day - on) < timedelta(days) for day in (self.visited_on, self.planned_on) if day is not None)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A unit and why it is proposed, the oldest reason first."""

    unit_id: UUID
    reasons: tuple[Grounded, ...]

    @property
    def since(self) -> date:
        """The day of the oldest reason."""
        return self.reasons[0].since

    def kinds(self, *, of_body: bool) -> tuple[str, ...]:
        """Kinds of visit that answer the reasons: daily ones of the organ or of the body that asks, and the spot
        verification where that is missing (S-05, S-06, S-09)."""
        daily = "daily_dispatched" if of_body else "daily_cdi"
        spot = any(one.reason is P.NOT_COVERED for one in self.reasons)
        alone = spot and len(self.reasons) == 1
        return (*(() if alone else (daily,)), *(("spot_verification",) if spot else ()))


def proposals(grounds: Iterable[Grounded]) -> list[Proposal]:
    """Each unit once: those with the most reasons first, then those whose oldest reason is oldest."""
    found: dict[UUID, list[Grounded]] = {}
    for one in grounds:
        found.setdefault(one.unit_id, []).append(one)
    proposed = [Proposal(unit, tuple(sorted(of, key=lambda g: (g.since, g.reason)))) for unit, of in found.items()]
    return sorted(proposed, key=lambda p: (-len(p.reasons), p.since, p.unit_id))
