"""What must be known beyond the case for service, execution and closing; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.accountability.cases.facts import TogetherFacts
from services.accountability.sanctions.records import Recourse
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.settling import ObjectRecord
from services.accountability.sanctions.status import ReviewPath


@dataclass(frozen=True, slots=True)
class ServeFacts:
    """For ``serve``: the organization departments there are, the recourse from that day on by whose clocks, all that
    stands against the object already, and what is decided together (X-11)."""

    org_departments: frozenset[UUID]
    recourses: Mapping[ReviewPath, Recourse]
    record: ObjectRecord = field(default_factory=ObjectRecord)
    together: TogetherFacts = field(default_factory=TogetherFacts)


@dataclass(frozen=True, slots=True)
class StepFacts:
    """For ``record_execution``: who holds a post in the organ, and the day by which each step is due."""

    persons: frozenset[UUID] = frozenset()
    due_on: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CloseFacts:
    """For ``close``: the sanctions of the decision, which of them have a follow-up, what is decided together."""

    sanctions: tuple[Sanction, ...] = ()
    followed: frozenset[UUID] = frozenset()
    together: TogetherFacts = field(default_factory=TogetherFacts)
