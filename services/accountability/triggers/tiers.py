"""The tier engine: which tier the table of the profile gives a unit for its part in one source (A-01 to A-06).

Pure: facts in, findings out. Whether a month makes a unit last often enough is months.py; what several records of one
event come to is weighing.py.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from libs.kernel.profile import Profile
from services.accountability.triggers.records import Fired, Known, Stated
from services.accountability.triggers.status import Level, RankingKind, TaskRole, TierReason, TriggerSource

TABLE: Final = "interview_tiers"
NONE: Final = "none"
"""What the table answers where no interview follows."""

KINDS: Final = frozenset({"county", "municipal_unit", "task_force"})
"""Kinds of units whose leaders are interviewed (5.3); the table knows every other as ``other``."""

SOURCES: Final[Mapping[TriggerSource | RankingKind, str]] = MappingProxyType(
    {
        TriggerSource.NAMED_CRITICISM: "named",
        TriggerSource.CIRCULAR: "circular",
        RankingKind.MONTHLY_REVIEW: "monthly_twice",
        RankingKind.CITY_APPRAISAL: "city_appraisal",
        RankingKind.PROVINCIAL_APPRAISAL: "provincial_appraisal",
    }
)
"""The sources as the table knows them."""

LEVELS: Final[Mapping[RankingKind, Level]] = MappingProxyType(
    {
        RankingKind.MONTHLY_REVIEW: Level.MUNICIPAL,
        RankingKind.CITY_APPRAISAL: Level.MUNICIPAL,
        RankingKind.PROVINCIAL_APPRAISAL: Level.PROVINCIAL,
    }
)
"""The level that the kind of a ranking implies."""


_OUTSIDE_OF: Final = ("A-01", "A-02", "A-03")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is weighed for one unit: the source as the table knows it, its level, and the duty to lead."""

    source: str
    level: Level
    lead_duty_unfulfilled: bool = False
    periods: tuple[str, ...] = ()


def weigh(unit: Known, roles: Iterable[TaskRole], asked: Weighed, profile: Profile) -> tuple[Fired, ...]:
    """One finding per part in the work (G-36): the tier of the one row of the table that applies, or why there is none.

    A unit that the organ does not know, does not look after, or that is of another kind fires nothing.
    """
    outside = _outside(unit)
    parts = tuple(dict.fromkeys(roles))
    if outside is not None:
        return tuple(Fired(role, None, outside, _OUTSIDE_OF, asked.periods) for role in parts)
    return tuple(_by_table(unit, role, asked, profile) for role in parts)


def stated(unit: Known, by_hand: Stated) -> Fired:
    """The finding of a tier that the head of the office states with reasons (G-35, G-38)."""
    outside = _outside(unit)
    if outside is not None:
        return Fired(by_hand.role, None, outside, _OUTSIDE_OF)
    return Fired(by_hand.role, by_hand.tier, TierReason.TIER_BY_HAND, ("G-35", "G-38"))


def _outside(unit: Known) -> TierReason | None:
    if unit.kind is None:
        return TierReason.UNIT_UNKNOWN
    if unit.kind not in KINDS:
        return TierReason.KIND_OUTSIDE
    return TierReason.UNIT_NOT_LOOKED_AFTER if unit.office_id is None else None


def _by_table(unit: Known, role: TaskRole, asked: Weighed, profile: Profile) -> Fired:
    row = profile.table(TABLE).decide(
        unit_kind=unit.kind if unit.kind in KINDS else "other",
        role=str(role),
        source=asked.source,
        level=str(asked.level),
        lead_duty_unfulfilled="yes" if asked.lead_duty_unfulfilled else "no",
    )
    if row.answer != NONE:
        return Fired(role, row.answer, TierReason.TIER_BY_TABLE, tuple(row.cites), asked.periods)
    return Fired(role, None, next(_why_none(role, asked)), tuple(row.cites), asked.periods)


def _why_none(role: TaskRole, asked: Weighed) -> Iterator[TierReason]:
    """The plainest reason why the table has none; the rules are those of the row itself."""
    if role is TaskRole.LEAD and asked.source == SOURCES[TriggerSource.CIRCULAR] and asked.level is Level.MUNICIPAL:
        yield TierReason.MUNICIPAL_CIRCULAR_ON_LEAD
    by_leader = (SOURCES[TriggerSource.NAMED_CRITICISM], SOURCES[TriggerSource.CIRCULAR])
    if role is TaskRole.LEAD and asked.source in by_leader and not asked.lead_duty_unfulfilled:
        yield TierReason.LEAD_DUTY_UNRECORDED
    if role is not TaskRole.LEAD and asked.source == SOURCES[RankingKind.PROVINCIAL_APPRAISAL]:
        yield TierReason.DOES_NOT_LEAD
    yield TierReason.NONE_BY_TABLE
