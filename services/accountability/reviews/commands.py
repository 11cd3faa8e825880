"""What can be asked of a review; these are the request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.committee import Resolution
from services.accountability.recusal import RecusalDeclared
from services.accountability.reviews.status import ReviewOutcome
from services.accountability.sanctions.status import RecourseStage
from services.accountability.wording import MANY, Code, Line, Passage


class ApplyForReview(Command):
    """Apply for a review of a sanction on yourself or your organization; it covers the whole decision (P-14, P-20)."""

    sanction_id: UUID = Field(description="A sanction of the decision.")
    stage: RecourseStage = Field(
        default=RecourseStage.FIRST,
        description="first: by the organ that decided. further: at the next higher organ, after a review; on personnel "
        "measures also directly.",
    )
    reasons: Passage = Field(description="Why the decision is held to be wrong.")
    asked: Passage = Field(description="What is asked for.")
    materials: tuple[Line, ...] = Field(default=(), max_length=MANY, description="Materials named in support.")


class EnterReviewFromPaper(ApplyForReview):
    """Case management enters an application that came on paper, with its day of receipt (P-14)."""

    received_on: Day = Field(description="Day on which the paper came.")


class OrderReview(Command):
    """A higher organ orders a review of what an organ below it decided (P-14)."""

    case_id: UUID = Field(description="The accountability case.")
    reasons: Passage = Field(description="What is held to be wrong.")


class AssignReviewers(Command):
    """Name the reviewers; none of them had a hand in the decision (P-09, P-14)."""

    reviewer_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Reviewers, at least two.")
    recusals: tuple[RecusalDeclared, ...] = Field(max_length=MANY, description="Their declarations on recusal (P-09).")


class ExtendReview(Command):
    """Put off the decision on a civil servant's appeal, once (P-20)."""

    reason: Passage = Field(description="Why the matter is complex.")


class ReportReview(Command):
    """Give the opinion of the reviewers (P-14)."""

    facts: Passage = Field(description="Facts and evidence, point by point of the application.")
    nature: Passage = Field(description="Whether nature, legal ground and procedure were right.")
    outcome: ReviewOutcome = Field(description="What is proposed; list review_outcomes.")
    measures: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Measures to stand instead, for `changed` alone; never heavier."
    )


class DecideReview(Command):
    """Record what the standing committee decided on the review (TA-13, LA-10)."""

    outcome: ReviewOutcome = Field(description="upheld, changed or revoked; list review_outcomes.")
    measures: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Measures to stand instead, for `changed` alone; never heavier."
    )
    reasons: Passage = Field(description="Reasons.")
    document_number: Line = Field(description="Number of the decision LA-10.", examples=["示纪复〔2026〕1号"])
    resolution: Resolution = Field(description="Attendance, votes, dissent and wording (G-17).")


class ServeReview(Command):
    """Record that the decision on the review was served (LA-10)."""

    served_on: Day = Field(description="Day of receipt.")
    receipt: Line = Field(description="Number of the service receipt.", examples=["送达回证〔2026〕40号"])
