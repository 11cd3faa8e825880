"""What a review is opened with: the decision as it stands, its hands, and what follows for case and sanctions."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.refusal import NotNow
from services.accountability.cases.chain_executing import deciding_chain
from services.accountability.cases.entering import review_entered
from services.accountability.reviews.facts import UnderReview
from services.accountability.reviews.records import ReviewedDecision, ReviewRequest
from services.accountability.reviews.review import Review
from services.accountability.reviews.status import ReviewEntrance, ReviewStatus
from services.accountability.sanctions.entering import recourse_noted
from services.accountability.sanctions.records import Recourse
from services.accountability.sanctions.status import RecourseStage, ReviewPath


@dataclass(frozen=True, slots=True)
class Way:
    """How a review comes about: by whose clocks, at which stage, before which organ, to be decided by when."""

    entrance: ReviewEntrance
    path: ReviewPath
    stage: RecourseStage
    organ_id: UUID
    decide_by: date
    sanction_id: UUID | None = None


def review_of(decision: UnderReview, way: Way, request: ReviewRequest, occasion: Occasion) -> Review:
    """The review as it is opened."""
    case = decision.case
    return Review(
        occasion.new_id(),
        ReviewStatus.OPENED,
        occasion.profile.name,
        occasion.profile.version,
        case_id=case.id,
        sanction_id=way.sanction_id,
        unit_id=case.unit_id,
        person_id=case.object_person_id,
        organ_id=case.target.organ_id,
        first_organ_id=case.competent_organ_id,
        competent_organ_id=way.organ_id,
        path=way.path,
        stage=way.stage,
        entrance=way.entrance,
        request=request,
        decide_by=way.decide_by,
        reviewed=_reviewed(decision),
        first_hand_ids=tuple(sorted(deciding_chain(case) | decision.earlier_hands)),
        barred_ids=tuple(sorted(case.recused_ids)),
    )


def entered(review: Review, decision: UnderReview, occasion: Occasion) -> tuple[Moved, ...]:
    """The case goes under review, and every sanction of the decision shows that a review runs (P-14)."""
    recourse = under_way(review)
    moved = recourse_noted(decision.sanctions, recourse, occasion, decision.record)
    return (review_entered(decision.case, review.id, occasion), *moved)


def under_way(review: Review) -> Recourse:
    """The recourse of the sanctions while the review runs."""
    return Recourse(review.path, review.stage, review.request.received_on, None, review.id, under_way=True)


def _reviewed(decision: UnderReview) -> ReviewedDecision:
    made, case = decision.case.decision, decision.case
    if made is None:
        raise NotNow
    return ReviewedDecision(
        document_number=made.document_number,
        decided_on=made.decided_on,
        text=made.text,
        responsibility=made.responsibility,
        measures=case.measures_in_force,
    )
