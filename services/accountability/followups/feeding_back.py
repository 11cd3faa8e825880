"""Rules of the end: the letter LD-2 once the period is over; whoever does well is not forgotten (D-03, D-04)."""

from libs.kernel.actor import Actor, Occasion
from libs.kernel.finding import Finding
from services.accountability.followups import refusals_ending as no
from services.accountability.followups.commands import AcknowledgeLetter, CloseFollowup, CloseWithoutFeedback, FeedBack
from services.accountability.followups.facts import AddresseeFacts
from services.accountability.followups.followup import Followup
from services.accountability.followups.records import Feedback
from services.accountability.followups.wording import GOOD
from services.accountability.refusing import finding, unless


def keep_visitors_apart(followup: Followup, actor: Actor) -> None:
    """Refuse whoever visited the person: visiting and deciding are two hands (P-27, P-09)."""
    if any(actor.person_id in visit.visitor_ids for visit in followup.visits):
        raise no.VisitorDecides


def assess_feedback(
    followup: Followup, command: FeedBack, facts: AddresseeFacts, occasion: Occasion
) -> tuple[Finding, ...]:
    """Whether it is said how the work stands out and how that is known, and the letter can go (D-03)."""
    in_order = followup.until_on < command.sent_on <= occasion.on
    return (
        finding(no.OutstandingUnproven, [unless(bool(command.performance), no.OutstandingUnproven, "/performance")]),
        finding(no.RecognitionUnproven, [unless(bool(command.recognition), no.RecognitionUnproven, "/recognition")]),
        finding(
            no.LetterIncomplete,
            [
                unless(bool(command.letter_number), no.LetterIncomplete, "/letter_number"),
                unless(bool(command.proposal), no.LetterIncomplete, "/proposal"),
            ],
        ),
        finding(
            no.FeedbackAddressee,
            [unless(command.organ_id in facts.personnel_bodies, no.FeedbackAddressee, "/organ_id")],
        ),
        finding(no.LetterDay, [unless(in_order, no.LetterDay, "/sent_on")]),
    )


def assess_receipt(letter: Feedback, command: AcknowledgeLetter, occasion: Occasion) -> Finding:
    """Whether the letter came after it was sent, and not on a day to come."""
    in_order = letter.sent_on <= command.received_on <= occasion.on
    return finding(no.LetterDay, [unless(in_order, no.LetterDay, "/received_on")])


def assess_closing(followup: Followup, letter: Feedback, command: CloseFollowup) -> tuple[Finding, ...]:
    """Whether the letter is known to have come, and every breach is put right (D-02, D-03)."""
    came = letter.acknowledged is not None or bool(command.delivery_proof)
    return (
        finding(no.LetterUnreceived, [unless(came, no.LetterUnreceived, "/delivery_proof")]),
        _reasoned(command.reasons),
        _nothing_open(followup),
    )


def assess_closing_without(followup: Followup, command: CloseWithoutFeedback) -> tuple[Finding, ...]:
    """Whether there are reasons, and for whoever was last graded good the condition that is not met (D-04)."""
    stated = bool(command.unmet) or followup.latest_grade != GOOD
    return (
        _reasoned(command.reasons),
        finding(no.GoodPersonForgotten, [unless(stated, no.GoodPersonForgotten, "/unmet")]),
        _nothing_open(followup),
    )


def _reasoned(reasons: str) -> Finding:
    return finding(no.ClosingUnreasoned, [unless(bool(reasons), no.ClosingUnreasoned, "/reasons")])


def _nothing_open(followup: Followup) -> Finding:
    return finding(no.BreachOpen, [unless(not followup.open_breaches, no.BreachOpen, "/breaches")])
