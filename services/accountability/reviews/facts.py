"""What must be known beyond the review for its acts; loaded beforehand, under lock where it is moved."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from libs.kernel.deadlines import Deadline
from services.accountability.cases.case import AccountabilityCase
from services.accountability.committee import CommitteeFacts
from services.accountability.sanctions.records import Recourse
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.settling import ObjectRecord


@dataclass(frozen=True, slots=True)
class UnderReview:
    """The decision a review is about: the case, all sanctions on its object with their follow-ups, and the hands of
    earlier reviews of it."""

    case: AccountabilityCase
    record: ObjectRecord = field(default_factory=ObjectRecord)
    earlier_hands: frozenset[UUID] = frozenset()

    @property
    def sanctions(self) -> tuple[Sanction, ...]:
        """The sanctions of this decision that stand."""
        return tuple(sanction for sanction in self.record.sanctions if sanction.case_id == self.case.id)


@dataclass(frozen=True, slots=True)
class ApplyFacts:
    """For ``apply`` and ``enter_from_paper``: the sanction named if it is the applicant's or the organ's, the decision
    behind it, the term for applying at that stage (None: that stage is not open), the organ above, and the day by which
    the review would be decided."""

    sanction: Sanction | None = None
    decision: UnderReview | None = None
    term: Deadline | None = None
    higher_organ_id: UUID | None = None
    decide_by: date | None = None


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """For ``order``: the decision, if its organ is below that of who orders, and the day by which it is decided."""

    decision: UnderReview | None = None
    decide_by: date | None = None


@dataclass(frozen=True, slots=True)
class AssignFacts:
    """For ``assign``: who holds a post in the organ that reviews."""

    persons: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class ExtendFacts:
    """For ``extend``: the day by which it would be decided then."""

    until_on: date


@dataclass(frozen=True, slots=True)
class DecideFacts:
    """For ``decide``: the standing committee on the day of the meeting, and the decision under review."""

    committee: CommitteeFacts
    decision: UnderReview


@dataclass(frozen=True, slots=True)
class ServeFacts:
    """For ``serve``: the decision under review, and the recourse from the day of service on; None if none is left."""

    decision: UnderReview
    recourse: Recourse | None = None
