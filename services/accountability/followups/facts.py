"""What the acts on a follow-up must know beyond it; loaded beforehand, for the day of the act."""

from dataclasses import dataclass
from uuid import UUID

Persons = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class VisitorFacts:
    """For ``plan_visit`` and ``return_record``: the officers of the organ who may visit today."""

    officers: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class AddresseeFacts:
    """For ``feed_back``: the organization and personnel bodies that exist today."""

    personnel_bodies: frozenset[UUID] = frozenset()
