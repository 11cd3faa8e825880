"""The periods that lists are made for: a month, or for appraisals also a quarter, half-year or year (G-37)."""

import re
from datetime import date
from typing import Final

from libs.contracts.supervision_sources import RankingKind

_MONTH: Final = re.compile(r"((?:19|20|21)[0-9]{2})-(0[1-9]|1[0-2])")
_LONGER: Final = re.compile(r"((?:19|20|21)[0-9]{2})(?:-(q[1-4]|h[12]))?")


def first_day(kind: RankingKind, period: str) -> date | None:
    """The first day of a period; None if it is none that lists of this kind are made for."""
    if month := _MONTH.fullmatch(period):
        return date(int(month[1]), int(month[2]), 1)
    longer = None if kind == "monthly_review" else _LONGER.fullmatch(period)
    return None if longer is None else date(int(longer[1]), _first_month(longer[2]), 1)


def _first_month(part: str | None) -> int:
    if part is None:
        return 1
    length = 3 if part[0] == "q" else 6
    return (int(part[1]) - 1) * length + 1
