"""Doors of the reviews: applied for or ordered, examined, decided, served, and the letter (TA-13, LA-10)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.refusal import Absent
from services.accountability.reviews import commands as ask
from services.accountability.reviews import example_routes as examples
from services.accountability.reviews.access import RESULT
from services.accountability.reviews.case_type import REVIEW
from services.accountability.reviews.letter_views import letter_of
from services.accountability.reviews.read_models import (
    LISTED_FIELDS,
    ReviewLetter,
    ReviewListed,
    ReviewPage,
    ReviewRead,
)
from services.accountability.reviews.review import Review
from services.accountability.reviews.status import ReviewStatus
from services.accountability.reviews.tables import REVIEWS
from services.accountability.sanctions.status import RecourseStage

router = APIRouter(prefix="/reviews", tags=["reviews"])
ReviewId = Annotated[UUID, Path(description="The review.")]
_Order = Annotated[Sort, Depends(sort_by("changed_at", "received_on", "due_on", default="-changed_at"))]
_NAME = REVIEW.name


@router.get("", response_model=ReviewPage, summary="复审复核清单 · Reviews")
async def list_reviews(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[ReviewStatus | None, Query(description="Only in this status.")] = None,
    stage: Annotated[RecourseStage | None, Query(description="Only at this stage.")] = None,
    case_id: Annotated[UUID | None, Query(description="Only of this case.")] = None,
) -> ReviewPage:
    """Your own, those you are named to review, or those of the organ that reviews or decided first (P-14, P-20)."""
    asked = equal(REVIEWS, status=status, stage=stage, case_id=case_id)
    async with door.looking(_NAME, "list") as look:
        found, total = await read_page(look, door, REVIEW, asked, page, sort)
    lines = (open_fields(REVIEW, one) for one in found)
    items = [ReviewListed.model_validate({name: line[name] for name in LISTED_FIELDS}) for line in lines]
    return ReviewPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=ReviewRead, status_code=201, summary="申请复审、复核 · Apply for a review")
async def apply_for_review(body: Annotated[ask.ApplyForReview, examples.APPLY], door: AtDoor) -> Response:
    """Whom a sanction is on, or the party head of the organization it is on, applies: for a review within one month of
    receipt, for a further one within one month of its decision; on personnel measures 30 and 15 days. Too late is
    refused with the count. Execution goes on, and nothing gets heavier (TA-13, P-14, P-20). Needs an Idempotency-Key.
    """
    return await door.open(_NAME, "apply", body)


@router.post("/from-paper", response_model=ReviewRead, status_code=201, summary="登记书面申请 · Enter from paper")
async def enter_review_from_paper(body: Annotated[ask.EnterReviewFromPaper, examples.PAPER], door: AtDoor) -> Response:
    """Case management enters an application that came on paper; the day on which it came counts (P-14, P-20). Needs an
    Idempotency-Key."""
    return await door.open(_NAME, "enter_from_paper", body)


@router.post("/orders", response_model=ReviewRead, status_code=201, summary="责令复审 · Order a review")
async def order_review(body: Annotated[ask.OrderReview, examples.ORDER], door: AtDoor) -> Response:
    """Secretary or deputy of a higher organ orders a review of what an organ below decided, whenever an error shows
    (P-14). Needs an Idempotency-Key."""
    return await door.open(_NAME, "order", body)


@router.get("/{review_id}", response_model=ReviewRead, summary="复审复核详情 · One review")
async def read_review(review_id: ReviewId, door: AtDoor) -> Response:
    """Whom it is on reads request and terms, and the decision once it is served; who reviews, and what they think, only
    the organ that reviews (P-09, P-14)."""
    return await door.show(_NAME, review_id)


@router.get("/{review_id}/letter", response_model=ReviewLetter, summary="复审复核决定书 · The letter LA-10")
async def read_review_letter(review_id: ReviewId, door: AtDoor) -> ReviewLetter:
    """The decision as it is served, with the recourse that is left (LA-10); 404 before there is one for you."""
    async with door.looking(_NAME, "letter", review_id) as look:
        found = await door.load_within(look.connection, _NAME, review_id)
        review: Review = found.case
        if review.decision is None or RESULT.name not in found.standing.sections:
            raise Absent
    profile = door.engine.policies.profile(review.profile, review.profile_version)
    return letter_of(review, review.decision, profile, door.language)


@router.post("/{review_id}/assignment", response_model=ReviewRead, summary="指定复审人员 · Name the reviewers")
async def assign_reviewers(
    review_id: ReviewId, body: Annotated[ask.AssignReviewers, examples.ASSIGN], door: AtDoor
) -> Response:
    """Case management names at least two of the organ who had no hand in the decision or in a review of it (P-09)."""
    return await door.perform(_NAME, "assign", review_id, body)


@router.post("/{review_id}/extension", response_model=ReviewRead, summary="延长申诉期限 · Put off the decision")
async def extend_review(
    review_id: ReviewId, body: Annotated[ask.ExtendReview, examples.EXTEND], door: AtDoor
) -> Response:
    """Secretary or deputy puts off the decision on a complex appeal by thirty days, once (P-20)."""
    return await door.perform(_NAME, "extend", review_id, body)


@router.post("/{review_id}/report", response_model=ReviewRead, summary="提出审查意见 · Report")
async def report_review(
    review_id: ReviewId, body: Annotated[ask.ReportReview, examples.REPORT], door: AtDoor
) -> Response:
    """A named reviewer gives their opinion; what they propose is not heavier (P-14, P-20)."""
    return await door.perform(_NAME, "report", review_id, body)


@router.post("/{review_id}/decision", response_model=ReviewRead, summary="复审复核决定 · Record the decision")
async def decide_review(
    review_id: ReviewId, body: Annotated[ask.DecideReview, examples.DECIDE], door: AtDoor
) -> Response:
    """The recorder enters what the committee of the organ that reviews decided: upheld, changed or revoked, never
    heavier. Case, sanctions, impact periods and follow-ups move in the same act (TA-13, P-14, P-19)."""
    return await door.perform(_NAME, "decide", review_id, body)


@router.post("/{review_id}/service", response_model=ReviewRead, summary="送达决定 · Serve the decision")
async def serve_review(review_id: ReviewId, body: Annotated[ask.ServeReview, examples.SERVE], door: AtDoor) -> Response:
    """A reviewer records the receipt; a further review counts from then, after a further one there is none (LA-10)."""
    return await door.perform(_NAME, "serve", review_id, body)
