"""The review as the engine knows it."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.reviews import acts_opening as opening
from services.accountability.reviews import acts_reviewing as reviewing
from services.accountability.reviews import commands as ask
from services.accountability.reviews import facts_loading as loading
from services.accountability.reviews.access import ACCESS
from services.accountability.reviews.lifecycle import LIFECYCLE
from services.accountability.reviews.review import NUMBERED_AS, Review
from services.accountability.reviews.store import columns_of
from services.accountability.reviews.tables import REVIEWS

REVIEW: Final[CaseType[Review]] = CaseType(
    name="review",
    resource="reviews",
    table=REVIEWS,
    case_class=Review,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("apply", ask.ApplyForReview, opening.apply, loading.apply_facts, opens=True),
        Act("enter_from_paper", ask.EnterReviewFromPaper, opening.enter_from_paper, loading.paper_facts, opens=True),
        Act("order", ask.OrderReview, opening.order, loading.order_facts, opens=True),
        Act("assign", ask.AssignReviewers, reviewing.assign, loading.assign_facts),
        Act("extend", ask.ExtendReview, reviewing.extend, loading.extend_facts),
        Act("report", ask.ReportReview, reviewing.report),
        Act("decide", ask.DecideReview, reviewing.decide, loading.decide_facts),
        Act("serve", ask.ServeReview, reviewing.serve, loading.serve_facts),
    ),
    access=ACCESS,
    numbering=lambda review: (review.competent_organ_id, NUMBERED_AS),
)
