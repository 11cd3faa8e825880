"""What every event of a review says: which case, which organ decides, at which stage; never who applied, nor why."""

from typing import TypedDict
from uuid import UUID

from services.accountability.reviews.review import Review


class Matter(TypedDict):
    """The fields that all events of a review share."""

    case_id: UUID
    unit_id: UUID
    competent_organ_id: UUID
    stage: str


def matter_of(review: Review) -> Matter:
    """Which review, of which case."""
    if review.case_id is None:
        raise AssertionError("a stored review has its case")
    return Matter(
        case_id=review.case_id,
        unit_id=review.unit_id,
        competent_organ_id=review.competent_organ_id,
        stage=str(review.stage),
    )
