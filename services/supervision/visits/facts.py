"""What the acts on a visit must know beyond case and command; loaded beforehand, for the day of the act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.supervision.visits.records import NearVisit, TeamSide

Ids = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class TaskKnown:
    """The central task that is named: the units it is about, and whether it is under way."""

    unit_ids: Ids
    under_way: bool


@dataclass(frozen=True, slots=True)
class RequestKnown:
    """The request that is named: whether joint supervision was granted, whether a visit that the caller may know
    follows it already, and the units of the central task it is for."""

    granted: bool
    taken: bool
    unit_ids: Ids = frozenset()


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """``unit_kind`` is None if there is no such unit today. ``items`` are those of the named problem items that are the
    unit's and were not withdrawn; ``sample`` the items of the unit in the sample of the named common problem, None if
    no sample is drawn. ``near`` are the visits in the open that are near to it (G-57)."""

    unit_kind: str | None = None
    looked_after: bool = False
    resident: bool = False
    task: TaskKnown | None = None
    items: Ids = frozenset()
    sample: tuple[UUID, ...] | None = None
    request: RequestKnown | None = None
    list_items: frozenset[str] = frozenset()
    bureau_id: UUID | None = None
    near: tuple[NearVisit, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """``sides`` of the persons named who may go today, ``leaders`` those of them who may lead, ``of_unit`` who holds a
    post in the unit."""

    sides: Mapping[UUID, TeamSide] = field(default_factory=dict)
    leaders: Ids = frozenset()
    of_unit: Ids = frozenset()


@dataclass(frozen=True, slots=True)
class StartFacts:
    """``request_taken``: another visit that has started follows the same request (S-04). ``of_unit`` are those of the
    team who hold a post in the unit by now."""

    request_taken: bool = False
    of_unit: Ids = frozenset()


@dataclass(frozen=True, slots=True)
class CloseFacts:
    """``objection_until`` is the last day for an objection to what is fed back today, ``office_id`` the office that
    looks after the unit, ``earlier`` by nature the unit's problem items that had been checked off (N9)."""

    objection_until: date
    office_id: UUID | None = None
    earlier: Mapping[str, tuple[UUID, ...]] = field(default_factory=dict)
