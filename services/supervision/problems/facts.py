"""What the acts on a problem item must know beyond case and command; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

Posts = Mapping[UUID, tuple[str, ...]]
"""Who holds which posts in the unit on the day, its offices included."""


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """The unit on the day: its kind, None if it does not exist; the office that looks after it; whether the caller's
    office or body does. ``task_known``: the task is one of the organ in which the unit takes part. ``recurrence``: by
    nature, the earlier items of the unit that had been checked off."""

    unit_kind: str | None = None
    office_id: UUID | None = None
    looks_after: bool = False
    task_known: bool = False
    recurrence: Mapping[str, tuple[UUID, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WithdrawalFacts:
    """``objection_held``: the objection named was decided for the unit and says that the item is affected.
    ``list_fixed``: it is an item of a common problem whose list is fixed."""

    objection_held: bool = False
    list_fixed: bool = False


@dataclass(frozen=True, slots=True)
class TermFacts:
    """The last day of each term if it begins today, by code; the last day to name plan and person."""

    last_days: Mapping[str, date]
    accept_by: date


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """The last day for the answer and the new day, if a slip is issued today."""

    answer_by: date
    new_due_on: date


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """Who holds a post in the unit today."""

    posts: Posts


@dataclass(frozen=True, slots=True)
class VisitSeen:
    """A visit that has begun: whose it is, to whom, and on which day it was on site."""

    unit_id: UUID
    competent_organ_id: UUID
    visited_on: date


@dataclass(frozen=True, slots=True)
class SampleFacts:
    """How the common problem of an item stands: whether its sample is drawn, whether the item is in it, whether the
    latest check of the item on a visit found it put right, and on which day that visit was. All as for no common
    problem if it has none."""

    drawn: bool = True
    sampled: bool = False
    put_right: bool = False
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class VerifyingFacts:
    """The visit named, if it is one that has begun, and how the common problem stands."""

    visit: VisitSeen | None = None
    sample: SampleFacts = SampleFacts()
