"""Measures under the four forms: each by the version of the profile its case was decided under (P-30)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from libs.kernel.profile import Profile
from services.accountability.cases.objects import ObjectKind
from services.accountability.sanctions.measures import Measure, known
from services.accountability.statistics.figures import Counted
from services.accountability.statistics.groupings import MeasureGrouping as By

FORMS: Final = tuple(f"form_{number}" for number in range(1, 5))
"""The four forms; each is shown, also if no measure of it was imposed (P-30)."""

_KEYS: Final[Mapping[By, Callable[[Mapping[str, Any], Measure], str]]] = {
    By.FORM: lambda _line, measure: f"form_{measure.form}",
    By.MEASURE: lambda _line, measure: measure.code,
    By.FAMILY: lambda _line, measure: measure.family,
    By.ORGAN: lambda line, _measure: str(line["organ"]),
    By.MONTH: lambda line, _measure: str(line["month"]),
}


def fold(lines: Iterable[Mapping[str, Any]], profile: Callable[[str, str], Profile], by: By) -> Counted:
    """Add up the lines by the key asked for; ``profile`` gives the version a case is pinned to."""
    imposed: Counter[str] = Counter()
    officials: Counter[str] = Counter()
    for line in lines:
        (measure,) = known(profile(line["profile"], line["version"]), [line["measure"]])
        key, times = _KEYS[by](line, measure), int(line["times"])
        imposed[key] += times
        officials[key] += times if line["object"] == ObjectKind.LEADING_OFFICIAL else 0
    keys = sorted({*imposed, *(FORMS if by is By.FORM else ())})
    groups = tuple({"key": key, **_numbers(imposed[key], officials[key])} for key in keys)
    return Counted(groups, _numbers(imposed.total(), officials.total()))


def _numbers(imposed: int, officials: int) -> Mapping[str, int]:
    return {"imposed": imposed, "on_officials": officials, "on_organizations": imposed - officials}
