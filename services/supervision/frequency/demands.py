"""What the rules demand: how often a kind of visit takes place, in which period, by whom (S-05, S-06, S-07, S-09)."""

from dataclasses import dataclass
from typing import Final

from libs.kernel.profile import CodeItem, Profile
from libs.kernel.rule import Rule

KINDS: Final = "visit_kinds"
STRICT: Final = "visits.strict_per_resident_unit"
WARNING: Final = "visits.warning_days"
DUPLICATE: Final = "visits.duplicate_days"
_MONTHS_OF: Final = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Demand:
    """That a kind of visit takes place at least so often in each period of that length.

    ``months`` is the length of the period. ``warning_days`` are the days at its end in which a gap is warned of.
    """

    kind: str
    months: int
    least: int
    joint_with_bureau: bool
    warning_days: int
    cites: Rule


def demand(profile: Profile, kind: str) -> Demand:
    """What the profile demands of a kind of visit.

    The days of warning are those of a month: a period of more months is warned of so many times earlier, because a
    year cannot be made up for in its last week. Raises KeyError for a kind that nothing is demanded of.
    """
    item = _item(profile, kind)
    attributes = item.attributes
    months = _MONTHS_OF[str(attributes["per"])]
    least = _whole(profile.option(str(attributes["least"])))
    warned = _whole(profile.option(WARNING)) * months
    return Demand(kind, months, least, attributes.get("joint_with_bureau") is True, warned, item.cites)


def counts_each_unit(profile: Profile) -> bool:
    """Whether a dispatched body's visits are counted for each unit it is resident at, the stricter reading (G-49)."""
    return profile.option(STRICT) is True


def duplicate_days(profile: Profile) -> int:
    """Days within which a second visit to a unit is warned of (G-57)."""
    return _whole(profile.option(DUPLICATE))


def _item(profile: Profile, kind: str) -> CodeItem:
    item = profile.list(KINDS).get(kind)
    if item is None:
        raise KeyError(kind)
    return item


def _whole(value: object) -> int:
    assert isinstance(value, int), "the profile says how often in whole numbers"
    return value
