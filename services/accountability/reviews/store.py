"""Reviews as rows."""

from collections.abc import Mapping

from services.accountability.reviews.review import Review
from services.accountability.reviews.status import UNDECIDED


def columns_of(review: Review) -> Mapping[str, object]:
    """The projected columns of a review; ``applicant_organ_id`` is set where the applicant is an organization."""
    return {
        "case_id": review.case_id,
        "unit_id": review.unit_id,
        "person_id": review.person_id,
        "organ_id": review.organ_id,
        "first_organ_id": review.first_organ_id,
        "competent_organ_id": review.competent_organ_id,
        "stage": str(review.stage),
        "path": str(review.path),
        "outcome": None if review.decision is None else str(review.decision.outcome),
        "applicant_organ_id": review.organ_id if review.person_id is None else None,
        "reviewer_ids": list(review.reviewer_ids),
        "hand_ids": list(dict.fromkeys((*review.earlier_reviewer_ids, *review.reviewer_ids))),
        "barred_ids": sorted(review.recused_ids),
        "received_on": review.request.received_on,
        "served_on": None if review.service is None else review.service.served_on,
        "due_on": review.decide_by if review.status in UNDECIDED else None,
    }
