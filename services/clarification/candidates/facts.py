"""What the acts on a candidate must know beyond it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TakeUpFacts:
    """For ``take_up``: the units in which the person holds a post on that day."""

    units: frozenset[UUID] = frozenset()
