"""What the acts on a ranking list must know beyond case and command; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ListFacts:
    """``kinds`` are those of the units on the list that existed when the period began. For an import also: the organ it
    is handed to, and whether the period of that list is taken already."""

    kinds: Mapping[UUID, str] = field(default_factory=dict)
    competent_organ_id: UUID | None = None
    period_taken: bool = False
