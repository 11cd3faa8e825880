"""How a review is made: others examine, the committee decides, never heavier, and it is served (P-14, P-20, LA-10)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.accountability_aftermath import (
    ReviewAssigned,
    ReviewDecided,
    ReviewExtended,
    ReviewReported,
    ReviewServed,
)
from libs.kernel.actor import Occasion, office_day
from libs.kernel.case import Moved, Outcome
from libs.kernel.finding import Finding, Missing
from services.accountability.cases.entering import review_left
from services.accountability.committee import Sitting, assess_resolution
from services.accountability.recusal import assess_declarations, with_recused
from services.accountability.refusing import finding, refuse, unless
from services.accountability.reviews.commands import (
    AssignReviewers,
    DecideReview,
    ExtendReview,
    ReportReview,
    ServeReview,
)
from services.accountability.reviews.facts import AssignFacts, DecideFacts, ExtendFacts, ServeFacts
from services.accountability.reviews.opening import under_way
from services.accountability.reviews.records import (
    Assignment,
    ReviewDecision,
    ReviewExtension,
    ReviewReport,
    ServiceOfReview,
)
from services.accountability.reviews.refusals import (
    DecisionUnstated,
    ExtensionNotAllowed,
    NotTheReviewer,
    ReportUnstated,
    ReviewersTooFew,
    ReviewerWrong,
    ReviewServiceUnproven,
    ReviewUnderTheSameHand,
    ReviewUnreasoned,
)
from services.accountability.reviews.review import Review
from services.accountability.reviews.ruling import standing_after
from services.accountability.reviews.status import ReviewOutcome
from services.accountability.reviews.status import ReviewStatus as S
from services.accountability.reviews.telling import matter_of
from services.accountability.sanctions.entering import recourse_noted, ruled
from services.accountability.sanctions.lighter import assess_measures_instead, keep_not_longer
from services.accountability.sanctions.records import Ruling
from services.accountability.sanctions.status import RecourseStage, ReviewPath

_TWO = 2


def assign(review: Review, command: AssignReviewers, occasion: Occasion, facts: AssignFacts) -> Outcome[Review]:
    """Reviewers are named who had no hand in the decision (P-09, P-14); once it is decided, they serve it."""
    _keep_out(review, occasion)
    enough = len(set(command.reviewer_ids)) >= _TWO
    refuse(
        finding(ReviewersTooFew, [unless(enough, ReviewersTooFew, "/reviewer_ids")]),
        finding(ReviewerWrong, _wrong(review, command, occasion, facts)),
        *assess_declarations(command.recusals, command.reviewer_ids, occasion.profile),
    )
    named = Assignment(command.reviewer_ids, occasion.actor.person_id, occasion.at)
    before = dict.fromkeys((*review.earlier_reviewer_ids, *review.reviewer_ids))
    assigned = replace(
        review,
        status=S.DECIDED if review.status is S.DECIDED else S.REVIEWING,
        assignment=named,
        earlier_reviewer_ids=tuple(one for one in before if one not in command.reviewer_ids),
        recused=with_recused(review.recused, command.recusals),
    )
    return Outcome(assigned, ReviewAssigned(**matter_of(assigned)))


def extend(review: Review, command: ExtendReview, occasion: Occasion, facts: ExtendFacts) -> Outcome[Review]:
    """The decision on a civil servant's appeal may be put off by thirty days, once (P-20)."""
    _keep_out(review, occasion)
    appeal = review.path is ReviewPath.CIVIL_SERVANT and review.stage is RecourseStage.FURTHER
    if not appeal or review.extension is not None:
        raise ExtensionNotAllowed
    refuse(finding(ReviewUnreasoned, [unless(bool(command.reason), ReviewUnreasoned, "/reason")]))
    put_off = ReviewExtension(facts.until_on, command.reason, occasion.actor.person_id, occasion.at)
    extended = replace(review, extension=put_off, decide_by=facts.until_on)
    return Outcome(extended, ReviewExtended(**matter_of(extended), decide_by=facts.until_on))


def report(review: Review, command: ReportReview, occasion: Occasion, _facts: None = None) -> Outcome[Review]:
    """A named reviewer gives their opinion; what they propose is not heavier (P-14)."""
    _keep_to_reviewers(review, occasion)
    stated = [
        unless(bool(command.facts), ReportUnstated, "/facts"),
        unless(bool(command.nature), ReportUnstated, "/nature"),
    ]
    refuse(
        finding(ReportUnstated, stated),
        *_assess_outcome(review, command, review.reviewed.measures, occasion),
    )
    opinion = ReviewReport(
        facts=command.facts,
        nature=command.nature,
        outcome=command.outcome,
        measures=command.measures,
        by=occasion.actor.person_id,
        at=occasion.at,
    )
    reported = replace(review, status=S.REPORTED, report=opinion)
    return Outcome(reported, ReviewReported(**matter_of(reported)))


def decide(review: Review, command: DecideReview, occasion: Occasion, facts: DecideFacts) -> Outcome[Review]:
    """The committee upholds, changes or revokes; case and sanctions follow in the same act (TA-13, P-14)."""
    _keep_out(review, occasion)
    if occasion.actor.person_id in (*review.reviewer_ids, *review.earlier_reviewer_ids):
        raise ReviewUnderTheSameHand
    before = facts.decision.case.measures_in_force
    stated = [
        unless(bool(command.document_number), DecisionUnstated, "/document_number"),
        unless(bool(command.reasons), DecisionUnstated, "/reasons"),
    ]
    refuse(
        *assess_resolution(command.resolution, facts.committee, _sitting(review, occasion, facts), occasion.profile),
        *_assess_outcome(review, command, before, occasion),
        finding(DecisionUnstated, stated),
    )
    decided = replace(review, status=S.DECIDED, decision=_decision(command, before, occasion))
    outcome, on = str(command.outcome), command.resolution.held_on
    event = ReviewDecided(**matter_of(decided), decided_on=on, outcome=outcome)
    return Outcome(decided, event, _follows(decided, before, occasion, facts))


def serve(review: Review, command: ServeReview, occasion: Occasion, facts: ServeFacts) -> Outcome[Review]:
    """The decision reaches the object; from then a further review may be applied for, after a further one none
    (P-14, P-20)."""
    _keep_to_reviewers(review, occasion)
    decided_on = None if review.decision is None else review.decision.decided_on
    possible = decided_on is not None and decided_on <= command.served_on <= occasion.on
    proven = [
        unless(possible, ReviewServiceUnproven, "/served_on"),
        unless(bool(command.receipt), ReviewServiceUnproven, "/receipt"),
    ]
    refuse(finding(ReviewServiceUnproven, proven))
    service = ServiceOfReview(command.served_on, command.receipt, occasion.actor.person_id, occasion.at)
    served = replace(review, status=S.SERVED, service=service)
    others: tuple[Moved, ...] = ()
    if facts.recourse is not None:
        others = recourse_noted(facts.decision.sanctions, facts.recourse, occasion, facts.decision.record)
    return Outcome(served, ReviewServed(**matter_of(served), served_on=command.served_on), others)


def _assess_outcome(
    review: Review, command: ReportReview | DecideReview, before: tuple[str, ...], occasion: Occasion
) -> tuple[Finding, ...]:
    changes = command.outcome is ReviewOutcome.CHANGED
    on_person = review.person_id is not None
    return assess_measures_instead(
        command.measures, before, changes=changes, on_person=on_person, profile=occasion.profile
    )


def _decision(command: DecideReview, before: tuple[str, ...], occasion: Occasion) -> ReviewDecision:
    return ReviewDecision(
        outcome=command.outcome,
        before=before,
        measures=standing_after(command.outcome, command.measures, before),
        reasons=command.reasons,
        document_number=command.document_number,
        decided_on=command.resolution.held_on,
        resolution=command.resolution,
        by=occasion.actor.person_id,
        at=occasion.at,
    )


def _follows(review: Review, before: tuple[str, ...], occasion: Occasion, facts: DecideFacts) -> tuple[Moved, ...]:
    """What the decision does to the case and its sanctions; upheld leaves the sanctions alone."""
    made, found = review.decision, facts.decision
    if made is None:
        raise AssertionError("just decided")
    upheld = made.outcome is ReviewOutcome.UPHELD
    left = review_left(found.case, review.id, str(made.outcome), None if upheld else made.measures, occasion)
    if upheld or not found.sanctions:
        return (left,)
    ruling = Ruling("review", review.id, made.decided_on)
    changed = ruled(found.sanctions, made.measures, ruling, occasion, found.record, under_way(review))
    keep_not_longer(changed, found.sanctions)
    return (left, *changed)


def _sitting(review: Review, occasion: Occasion, facts: DecideFacts) -> Sitting:
    """Reviewers do not vote, recused persons have no seat, and the meeting follows the report."""
    after = None if review.report is None else office_day(review.report.at)
    hands = frozenset((*review.reviewer_ids, *review.earlier_reviewer_ids))
    return Sitting(review.recused_ids | facts.decision.case.recused_ids, hands, after, occasion.on)


def _keep_out(review: Review, occasion: Occasion) -> None:
    """Refuse whoever is recused or whom it is on; the database says so before, this says it again (P-09)."""
    if occasion.actor.person_id in review.recused_ids:
        raise ReviewUnderTheSameHand


def _keep_to_reviewers(review: Review, occasion: Occasion) -> None:
    _keep_out(review, occasion)
    if occasion.actor.person_id not in review.reviewer_ids:
        raise NotTheReviewer


def _wrong(
    review: Review, command: AssignReviewers, occasion: Occasion, facts: AssignFacts
) -> Iterator[Missing | None]:
    """A reviewer is of the organ, named once, not who names, and had no hand in what is reviewed."""
    hands = {*review.first_hand_ids, occasion.actor.person_id} | review.recused_ids
    for index, person in enumerate(command.reviewer_ids):
        fits = person in facts.persons and person not in hands and person not in command.reviewer_ids[:index]
        yield unless(fits, ReviewerWrong, f"/reviewer_ids/{index}")
