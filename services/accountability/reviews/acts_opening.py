"""How a review begins: applied for in time, entered from paper, or ordered by a higher organ (TA-13, P-14, P-20)."""

from datetime import date

from libs.contracts.accountability_aftermath import ReviewOpened
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.deadlines import Deadline
from libs.kernel.refusal import Absent
from libs.kernel.text import Text
from services.accountability.refusing import finding, refuse, unless
from services.accountability.reviews.commands import ApplyForReview, EnterReviewFromPaper, OrderReview
from services.accountability.reviews.facts import ApplyFacts, OrderFacts, UnderReview
from services.accountability.reviews.opening import Way, entered, review_of
from services.accountability.reviews.records import ReviewRequest
from services.accountability.reviews.refusals import (
    AppliedTooLate,
    NoHigherOrgan,
    PaperDayImpossible,
    RecourseNotOpen,
    ReviewUnreasoned,
)
from services.accountability.reviews.review import Review
from services.accountability.reviews.status import ReviewEntrance
from services.accountability.reviews.telling import matter_of
from services.accountability.sanctions.status import RecourseStage, ReviewPath


def apply(command: ApplyForReview, occasion: Occasion, facts: ApplyFacts) -> Outcome[Review]:
    """Whom the sanction is on applies within the term; execution goes on (P-14, P-20)."""
    return _applied(command, occasion, facts, ReviewEntrance.APPLICATION, occasion.on)


def enter_from_paper(command: EnterReviewFromPaper, occasion: Occasion, facts: ApplyFacts) -> Outcome[Review]:
    """Case management enters an application on paper; the day on which it came counts (P-14, P-20)."""
    if facts.sanction is None:
        raise Absent
    possible = facts.sanction.effective_on <= command.received_on <= occasion.on
    refuse(finding(PaperDayImpossible, [unless(possible, PaperDayImpossible, "/received_on")]))
    return _applied(command, occasion, facts, ReviewEntrance.PAPER, command.received_on)


def order(command: OrderReview, occasion: Occasion, facts: OrderFacts) -> Outcome[Review]:
    """A higher organ orders a review at any time; the organ that decided reviews anew (P-14)."""
    if facts.decision is None or facts.decide_by is None:
        raise Absent
    refuse(finding(ReviewUnreasoned, [unless(bool(command.reasons), ReviewUnreasoned, "/reasons")]))
    organ_id = facts.decision.case.competent_organ_id
    way = Way(ReviewEntrance.ORDER, ReviewPath.SUPERVISION, RecourseStage.FIRST, organ_id, facts.decide_by)
    request = ReviewRequest(command.reasons, "", (), occasion.on, occasion.actor.person_id, occasion.at)
    return _opened(facts.decision, way, request, occasion)


def _applied(
    command: ApplyForReview, occasion: Occasion, facts: ApplyFacts, entrance: ReviewEntrance, received_on: date
) -> Outcome[Review]:
    if facts.sanction is None or facts.decision is None:
        raise Absent
    if facts.term is None or not facts.sanction.stands:
        raise RecourseNotOpen
    _keep_to_term(facts.term, received_on)
    first = command.stage is RecourseStage.FIRST
    organ_id = facts.sanction.competent_organ_id if first else facts.higher_organ_id
    if organ_id is None or facts.decide_by is None:
        raise NoHigherOrgan
    stated = [
        unless(bool(command.reasons), ReviewUnreasoned, "/reasons"),
        unless(bool(command.asked), ReviewUnreasoned, "/asked"),
    ]
    refuse(finding(ReviewUnreasoned, stated))
    path = facts.sanction.recourse.path
    way = Way(entrance, path, command.stage, organ_id, facts.decide_by, facts.sanction.id)
    by = occasion.actor.person_id
    request = ReviewRequest(command.reasons, command.asked, command.materials, received_on, by, occasion.at)
    return _opened(facts.decision, way, request, occasion)


def _keep_to_term(term: Deadline, received_on: date) -> None:
    """Refuse what came after the term, saying how it was counted."""
    if term.due_on is None or received_on <= term.due_on:
        return
    title, counted = AppliedTooLate.title, term.explanation
    raise AppliedTooLate(Text(f"{title.zh}。{counted.zh}", f"{title.en}. {counted.en}"))


def _opened(decision: UnderReview, way: Way, request: ReviewRequest, occasion: Occasion) -> Outcome[Review]:
    review = review_of(decision, way, request, occasion)
    ordered = way.entrance is ReviewEntrance.ORDER
    event = ReviewOpened(**matter_of(review), ordered=ordered, decide_by=review.decide_by)
    return Outcome(review, event, entered(review, decision, occasion))
