"""The impact periods of all sanctions on one person, as one pure fold over them in any order (P-19, G-04)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.deadlines import add_months

PARTY = "party"
ADMINISTRATIVE = "administrative"
ADMONITION = "admonition"


@dataclass(frozen=True)
class Term:
    """The period that a measure has by itself (P-19)."""

    kind: Annotated[str, Field(description="party, administrative or admonition.")]
    months: Annotated[int, Field(description="Months.")]


@dataclass(frozen=True)
class Addition:
    """A running impact period to which a new one was added: what remained of it counts first (P-19)."""

    sanction_id: Annotated[UUID, Field(description="The earlier sanction.")]
    until_on: Annotated[date, Field(description="Last day of its period.")]
    remaining_days: Annotated[int, Field(description="Days that remained of it on the day of effect.")]


@dataclass(frozen=True)
class Impact:
    """The impact period of a sanction. It ends at 24:00 of its last day; months end by the rule of the same day."""

    kind: Annotated[str, Field(description="party, administrative or admonition.")]
    months: Annotated[int, Field(description="Months of the measure itself, without what was added.")]
    starts_on: Annotated[date, Field(description="Day of effect.")]
    until_on: Annotated[date, Field(description="Last day of the period, additions included.")]
    additions: Annotated[tuple[Addition, ...], Field(description="Running periods it was added to.")] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """What counting needs of one sanction that stands; ``weight`` orders measures by severity. ``combined_months`` is
    what one decision set for several administrative ones together, None if the heaviest alone counts."""

    sanction_id: UUID
    case_id: UUID
    kind: str
    months: int
    weight: int
    effective_on: date
    combined_months: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The outcome for one sanction: its period, or the heavier sanction of the same decision that carries it."""

    impact: Impact | None
    merged_into: UUID | None = None


def periods(standing: Iterable[Counted]) -> Mapping[UUID, Period]:
    """The period of each sanction on one person.

    Counted from the day of effect. A party sanction that takes effect while the period of an earlier one, of another
    decision, still runs: what remains of that one, then the new months. Several administrative sanctions of one
    decision: one period, that of the heaviest or the one the decision set for all. The order given does not matter.
    """
    found: dict[UUID, Period] = {}
    for one in sorted(standing, key=lambda counted: (counted.effective_on, counted.sanction_id)):
        found[one.sanction_id] = _period(one, found, tuple(standing))
    return found


def _period(one: Counted, earlier: Mapping[UUID, Period], standing: tuple[Counted, ...]) -> Period:
    if one.kind == ADMINISTRATIVE:
        return _together(one, tuple(s for s in standing if s.kind == ADMINISTRATIVE and s.case_id == one.case_id))
    if one.kind == PARTY:
        return Period(_added(one, earlier, frozenset(s.sanction_id for s in standing if s.case_id == one.case_id)))
    return Period(_own(one, one.months))


def _together(one: Counted, group: tuple[Counted, ...]) -> Period:
    """The heaviest of a decision carries the period; the others rest in it."""
    heaviest = max(group, key=lambda counted: (counted.weight, -counted.sanction_id.int))
    if heaviest.sanction_id != one.sanction_id:
        return Period(None, heaviest.sanction_id)
    several = len(group) > 1 and one.combined_months is not None
    return Period(_own(one, one.combined_months if several and one.combined_months is not None else one.months))


def _added(one: Counted, earlier: Mapping[UUID, Period], of_same_decision: frozenset[UUID]) -> Impact:
    """What remains of the longest running party period comes first, then the new months."""
    running = [
        (period.impact.until_on, sanction_id)
        for sanction_id, period in earlier.items()
        if sanction_id not in of_same_decision
        and period.impact is not None
        and period.impact.kind == PARTY
        and period.impact.until_on >= one.effective_on
    ]
    if not running:
        return _own(one, one.months)
    until_on, sanction_id = max(running)
    addition = Addition(sanction_id, until_on, (until_on - one.effective_on).days)
    return Impact(one.kind, one.months, one.effective_on, add_months(until_on, one.months), (addition,))


def _own(one: Counted, months: int) -> Impact:
    return Impact(one.kind, months, one.effective_on, add_months(one.effective_on, months))
