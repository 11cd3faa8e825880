"""What the acts on a request for staff must know beyond case and command; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TaskKnown:
    """A central task that the caller may know: whose it is, who leads it, and whether it is under way."""

    competent_organ_id: UUID
    office_id: UUID
    lead_ids: frozenset[UUID]
    under_way: bool


@dataclass(frozen=True, slots=True)
class AskingFacts:
    """For asking: the task, if one is named and the caller may know it, and the kinds of the units named that exist."""

    task: TaskKnown | None = None
    kinds: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnsweringFacts:
    """For granting: who holds a post in the unit that is asked today."""

    persons: frozenset[UUID] = frozenset()
