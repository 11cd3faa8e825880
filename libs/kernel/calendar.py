"""Which days the office works: official yearly arrangements where they exist, weekends and statutory days where not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

from libs.kernel.text import Text

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class DayKind(StrEnum):
    """What an arrangement says of a day; a day it does not mention follows the week."""

    HOLIDAY = "holiday"
    MAKEUP = "makeup"  # a Saturday or Sunday turned into a working day


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day an arrangement mentions; ``text`` is the holiday it belongs to."""

    kind: DayKind
    text: Text


class WorkCalendar:
    """The working days of the office (P-38).

    ``days`` are the days the arrangements mention; ``confirmed_years`` are the years with an official arrangement;
    ``yearly`` are statutory holidays on the same (month, day) of every year, used where a year is not confirmed.
    Nothing here refuses: a day of an unconfirmed year is answered as well as can be known, and is provisional.
    """

    def __init__(
        self,
        days: Mapping[date, SpecialDay],
        confirmed_years: Collection[int],
        yearly: Mapping[tuple[int, int], Text] | None = None,
    ) -> None:
        self._days = dict(days)
        self._yearly = dict(yearly or {})
        self.confirmed_years = frozenset(confirmed_years)

    def is_provisional(self, day: date) -> bool:
        """Whether the year of the day has no official arrangement yet, so that the answer may change."""
        return day.year not in self.confirmed_years

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on that day."""
        special = self.special(day)
        if special is not None:
            return special.kind is DayKind.MAKEUP
        return day.weekday() < _SATURDAY

    def special(self, day: date) -> SpecialDay | None:
        """The holiday or make-up working day that day is, or None for an ordinary day of the week."""
        found = self._days.get(day)
        if found is None and self.is_provisional(day):
            name = self._yearly.get((day.month, day.day))
            found = None if name is None else SpecialDay(DayKind.HOLIDAY, name)
        return found

    def next_working_day(self, day: date) -> date:
        """The day itself if the office works then, else the first working day after it."""
        return next(d for d in _from(day) if self.is_working_day(d))

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after the day, which itself is not counted; n = 0 is the day itself.

        Raises ValueError for a negative n.
        """
        if n < 0:
            raise ValueError("a number of working days is not negative")
        for _ in range(n):
            day = self.next_working_day(day + _ONE_DAY)
        return day


def _from(day: date) -> Iterator[date]:
    while day.year < MAXYEAR:
        yield day
        day += _ONE_DAY
