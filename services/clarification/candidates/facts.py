"""What the acts on a candidate must know beyond it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TakeUpFacts:
    """For ``take_up``: the units in which the person holds a post on that day, or held the last one if in none (G-33);
    the leads on the subject that are being cleared already; whether a unit that is stated is known."""

    units: frozenset[UUID] = frozenset()
    in_hand: frozenset[UUID] = frozenset()
    unit_known: bool = True
