"""The review: what is known of one from its opening to the service of its decision. Its acts are in acts_*.py."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.accountability.recusal import RecusedPerson
from services.accountability.reviews.records import (
    Assignment,
    ReviewDecision,
    ReviewedDecision,
    ReviewExtension,
    ReviewReport,
    ReviewRequest,
    ServiceOfReview,
)
from services.accountability.reviews.status import ReviewEntrance, ReviewStatus
from services.accountability.sanctions.status import RecourseStage, ReviewPath

NUMBERED_AS = "问复"
"""The word before the year in the number of a review."""


@dataclass(frozen=True)
class Review(Case):
    """A review of one decision, all its measures together. Execution is not suspended by it (P-14).

    The applicant sees the request, the terms, and the decision once it is served; never the case or who reviews.
    """

    status: Annotated[ReviewStatus, Field(description="Where it stands; dictionary review_status.")]
    _: KW_ONLY
    case_id: Annotated[UUID | None, Field(description="The accountability case under review.")]
    sanction_id: Annotated[UUID | None, Field(description="The sanction it was applied for on; null if ordered.")]
    unit_id: Annotated[UUID, Field(description="The unit concerned.")]
    person_id: Annotated[UUID | None, Field(description="The official it is on; null: an organization.")]
    organ_id: Annotated[UUID, Field(description="The organization, or the one in which the official serves.")]
    first_organ_id: Annotated[UUID, Field(description="Organ that made the decision under review.")]
    competent_organ_id: Annotated[UUID, Field(description="Organ that decides the review.")]
    path: Annotated[ReviewPath, Field(description="supervision or civil_servant: whose clocks it has (P-14, P-20).")]
    stage: Annotated[RecourseStage, Field(description="first, or further at the next higher organ.")]
    entrance: Annotated[ReviewEntrance, Field(description="application, paper or order.")]
    request: Annotated[ReviewRequest, Field(description="What is asked for, and why.")]
    decide_by: Annotated[date, Field(description="Day by which it is to be decided.")]
    reviewed: Annotated[ReviewedDecision, Field(description="The decision under review as it was then.")]
    first_hand_ids: Annotated[tuple[UUID, ...], Field(description="Who had a hand in it; none of them reviews.")] = ()
    barred_ids: Annotated[tuple[UUID, ...], Field(description="Who is recused from the case (P-09).")] = ()
    recused: Annotated[tuple[RecusedPerson, ...], Field(description="Who was recused in the review (P-09).")] = ()
    assignment: Annotated[Assignment | None, Field(description="Who reviews.")] = None
    earlier_reviewer_ids: Annotated[tuple[UUID, ...], Field(description="Who reviewed before them.")] = ()
    extension: Annotated[ReviewExtension | None, Field(description="Decision put off, once (P-20).")] = None
    report: Annotated[ReviewReport | None, Field(description="Opinion of the reviewers.")] = None
    decision: Annotated[ReviewDecision | None, Field(description="The decision (LA-10).")] = None
    service: Annotated[ServiceOfReview | None, Field(description="Its service.")] = None

    @property
    def reviewer_ids(self) -> tuple[UUID, ...]:
        """Who reviews now."""
        return () if self.assignment is None else self.assignment.reviewer_ids

    @property
    def recused_ids(self) -> frozenset[UUID]:
        """Who may take no part in deciding: recused from the case or the review, or whom it is on (P-09)."""
        whom = () if self.person_id is None else (self.person_id,)
        return frozenset((*self.barred_ids, *(one.person_id for one in self.recused), *whom))
