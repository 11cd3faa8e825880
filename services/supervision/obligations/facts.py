"""What the events of an obligation must be weighed with; loaded beforehand."""

from dataclasses import dataclass
from uuid import UUID

from services.supervision.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class OverdueFacts:
    """For ``mark_overdue``: the unit's kind, None if the directory has not told of it; the office that looks after it
    today; whether a problem item of this obligation stands; earlier items of the unit and nature, checked off."""

    unit_kind: str | None = None
    office_id: UUID | None = None
    stands: bool = False
    recurrence_of: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class VerifiedFacts:
    """For ``verify``: the problem items of this obligation that stand, locked."""

    items: tuple[Problem, ...] = ()
