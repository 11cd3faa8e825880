"""What the acts on a common problem must know beyond their case; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.supervision.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class CompileFacts:
    """For ``compile``: whether the task named is a central task of the organ; true if none is named."""

    task_known: bool = True


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """For ``add_item``: the item named, locked, None unless the caller may know it; of the unit where one is to be
    opened its kind, the office of the organ that looks after it on the day, None if none does, and its earlier items of
    the nature that were checked off (F-19)."""

    named: Problem | None = None
    unit_kind: str | None = None
    office_id: UUID | None = None
    recurrence_of: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class ListFacts:
    """For ``fix`` and ``close``: the status of each problem item of the list, withdrawn ones too."""

    statuses: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VisitSeen:
    """A visit that has started: where it went, on which day, and whether it had been announced."""

    unit_id: UUID
    visited_on: date
    unannounced: bool


@dataclass(frozen=True, slots=True)
class SampleCheckFacts:
    """For ``note_check``: the unit of the item, and the visit named, None unless it has started."""

    unit_id: UUID | None = None
    visit: VisitSeen | None = None
