"""Who was last how often in a row: a pure fold over the months of one list (A-04, G-37).

Last is the highest rank number, all tied there; a month without a review of the unit neither breaks the row nor
counts; once an interview is due the count starts again at nought. The months may be heard in any order: the fold sees
all of them, and is asked anew whenever one comes or is corrected.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

OPTION: Final = "ranking.consecutive_last"
"""How often in a row a unit must be last; a single value of the profile."""


@dataclass(frozen=True, slots=True)
class Month:
    """One confirmed month of a list. Of two lists of one month the one confirmed last counts; ``needed`` says how often
    in a row a unit must be last."""

    ranking_id: UUID
    period: str
    confirmed_on: date
    reviewed: frozenset[UUID]
    last: frozenset[UUID]
    needed: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How a unit that was last in a month stands then: the months counted for it, and whether an interview is due."""

    periods: tuple[str, ...]
    due: bool


@dataclass
class _Rows:
    """The row of months in which each unit was last, up to the month reached."""

    of: dict[UUID, tuple[str, ...]] = field(default_factory=dict)

    def after(self, month: Month, interviewed: frozenset[UUID]) -> dict[UUID, Counted]:
        """The units last in that month with what is counted for them; whoever was better starts at nought, and so does
        whoever is interviewed for that month."""
        for unit in month.reviewed - month.last:
            self.of.pop(unit, None)
        found = {unit: self._counted(unit, month) for unit in sorted(month.last)}
        for unit in {unit for unit, counted in found.items() if counted.due} | interviewed:
            self.of.pop(unit, None)
        return found

    def _counted(self, unit: UUID, month: Month) -> Counted:
        self.of[unit] = (*self.of.get(unit, ()), month.period)
        return Counted(self.of[unit], len(self.of[unit]) >= month.needed)


def in_force(months: Iterable[Month]) -> tuple[Month, ...]:
    """One list per month, in the order of the months: the one confirmed last."""
    latest: dict[str, Month] = {}
    for month in sorted(months, key=lambda one: (one.confirmed_on, one.ranking_id)):
        latest[month.period] = month
    return tuple(latest[period] for period in sorted(latest))


def fold(months: Iterable[Month], held: Collection[tuple[UUID, UUID]] = ()) -> Mapping[UUID, Mapping[UUID, Counted]]:
    """By ranking and unit: what is counted for each unit that was last in that month.

    ``held`` are the interviews (unit, ranking) that were called and stand whatever is corrected later: the count starts
    again after them, too. A list that another one of the same month has replaced is not in the answer.
    """
    rows, found = _Rows(), {}
    for month in in_force(months):
        interviewed = frozenset(unit for unit, ranking in held if ranking == month.ranking_id)
        found[month.ranking_id] = rows.after(month, interviewed)
    return found
