"""What the acts on a candidate must know beyond it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TakeUpFacts:
    """For ``take_up``: the units in which the person holds a post on that day, and the leads on the subject that are
    being cleared already."""

    units: frozenset[UUID] = frozenset()
    in_hand: frozenset[UUID] = frozenset()
