"""What a review keeps of each step: who reviewed, what they found, what was decided and served."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.committee import Resolution
from services.accountability.reviews.status import ReviewOutcome

By = Annotated[UUID, Field(description="Person who did it.")]
At = Annotated[datetime, Field(description="When, UTC.")]
Measures = Annotated[tuple[str, ...], Field(description="Codes of the list accountability_measures.")]


@dataclass(frozen=True)
class ReviewRequest:
    """What was applied for or ordered, and why."""

    reasons: Annotated[str, Field(description="Why the decision is held to be wrong.")]
    asked: Annotated[str, Field(description="What is asked for; empty for an order.")]
    materials: Annotated[tuple[str, ...], Field(description="Materials named in support.")]
    received_on: Annotated[date, Field(description="Day on which it was received.")]
    by: By
    at: At


@dataclass(frozen=True)
class ReviewedDecision:
    """The decision under review as it was when the review was opened (LA-7)."""

    document_number: Annotated[str, Field(description="Its number.")]
    decided_on: Annotated[date, Field(description="Day of the decision.")]
    text: Annotated[str, Field(description="Its wording.")]
    responsibility: Annotated[str | None, Field(description="Type of responsibility; null for a unit.")]
    measures: Measures


@dataclass(frozen=True)
class Assignment:
    """Who reviews (P-14)."""

    reviewer_ids: Annotated[tuple[UUID, ...], Field(description="Reviewers, at least two.")]
    by: By
    at: At


@dataclass(frozen=True)
class ReviewExtension:
    """That the decision on an appeal was put off, once (P-20)."""

    until_on: Annotated[date, Field(description="Day by which it is decided now.")]
    reason: Annotated[str, Field(description="Why.")]
    by: By
    at: At


@dataclass(frozen=True)
class ReviewReport:
    """The opinion of the reviewers (P-14)."""

    facts: Annotated[str, Field(description="Facts and evidence, point by point of the application.")]
    nature: Annotated[str, Field(description="Whether nature, legal ground and procedure were right.")]
    outcome: Annotated[ReviewOutcome, Field(description="What they propose.")]
    measures: Measures
    by: By
    at: At


@dataclass(frozen=True)
class ReviewDecision:
    """What was decided on the review (LA-10)."""

    outcome: Annotated[ReviewOutcome, Field(description="upheld, changed or revoked.")]
    before: Measures
    measures: Measures
    reasons: Annotated[str, Field(description="Reasons.")]
    document_number: Annotated[str, Field(description="Number of the decision LA-10.")]
    decided_on: Annotated[date, Field(description="Day of the meeting.")]
    resolution: Annotated[Resolution, Field(description="Attendance, votes, dissent and wording (G-17).")]
    by: By
    at: At


@dataclass(frozen=True)
class ServiceOfReview:
    """That the decision on the review was served."""

    served_on: Annotated[date, Field(description="Day of receipt; a further review counts from it.")]
    receipt: Annotated[str, Field(description="Number of the service receipt.")]
    by: By
    at: At
