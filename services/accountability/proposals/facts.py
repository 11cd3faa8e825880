"""What must be known beyond the case for the acts on a supervision proposal."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """For ``draft``: the organ whose supervision office the drafter is of; whether the body exists and is outside that
    organ; the organ of the case named, None if there is no such case or none was named."""

    organ_id: UUID | None
    addressee_outside: bool = True
    case_organ_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class OrganFacts:
    """For ``argue`` and ``follow_up``: who holds a post in the organ, which of the bodies named exist."""

    persons: frozenset[UUID] = frozenset()
    bodies: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """For ``issue``: whether the number of the letter is taken in that organ."""

    number_taken: bool = False


@dataclass(frozen=True, slots=True)
class TermFacts:
    """For ``serve`` and ``rule_on_objection``: the day by which an answer is due, counted from the day stated."""

    answer_by: date
