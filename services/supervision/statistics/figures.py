"""What counting is asked and answers: whole months, and the figures of each group and of all together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from libs.kernel import periods


@dataclass(frozen=True)
class Span:
    """The months that are counted, as ``2026-03``, first and last included."""

    first_month: str
    last_month: str

    @property
    def first(self) -> date:
        """The first day that counts."""
        return periods.first_day_of(self.first_month)

    @property
    def last(self) -> date:
        """The last day that counts."""
        return periods.last_day_of(self.last_month)

    @property
    def months(self) -> tuple[str, ...]:
        """Every month of the span."""
        return periods.months_between(self.first, self.last)


@dataclass(frozen=True)
class Counted:
    """The figures of each group in the order of their keys, and of all together."""

    groups: tuple[Mapping[str, Any], ...]
    whole: Mapping[str, Any]


def added_up(groups: Sequence[Mapping[str, Any]], numbers: Sequence[str]) -> dict[str, int]:
    """All groups together: each row is in exactly one of them."""
    return {name: sum(int(group[name]) for group in groups) for name in numbers}


def share(part: int, of: int) -> float | None:
    """The part of one, to four places; None of nothing."""
    return round(part / of, 4) if of else None
