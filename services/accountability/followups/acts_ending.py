"""Acts that end a follow-up: the letter to the organization department, its receipt, the closing (TD-03)."""

from dataclasses import replace

from libs.contracts.accountability_followups import FollowupAcknowledged, FollowupClosed, FollowupFedBack
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.accountability.followups import commands as c
from services.accountability.followups import refusals_ending as no
from services.accountability.followups.facts import AddresseeFacts
from services.accountability.followups.feeding_back import (
    assess_closing,
    assess_closing_without,
    assess_feedback,
    assess_receipt,
    keep_visitors_apart,
)
from services.accountability.followups.followup import Followup
from services.accountability.followups.records import Acknowledgement, Feedback, FollowupClosing
from services.accountability.followups.status import FollowupStatus as S
from services.accountability.followups.telling import matter_of
from services.accountability.followups.wording import GOOD
from services.accountability.refusing import refuse


def feed_back(followup: Followup, command: c.FeedBack, occasion: Occasion, facts: AddresseeFacts) -> Outcome[Followup]:
    """The period is over, the work stands out, those around recognise it: the organization department has it (D-03)."""
    keep_visitors_apart(followup, occasion.actor)
    if not followup.has_expired(occasion.on):
        raise no.FollowupPeriodRuns
    if followup.latest_grade != GOOD:
        raise no.NotGradedGood
    refuse(*assess_feedback(followup, command, facts, occasion))
    letter = Feedback(
        command.organ_id,
        command.letter_number,
        command.performance,
        command.recognition,
        command.proposal,
        command.sent_on,
        occasion.actor.person_id,
    )
    sent = replace(followup, status=S.FED_BACK, feedback=letter, visit_due_on=None, plan=None)
    event = FollowupFedBack(**matter_of(sent), addressee_organ_id=command.organ_id, fed_back_on=command.sent_on)
    return Outcome(sent, event)


def acknowledge(
    followup: Followup, command: c.AcknowledgeLetter, occasion: Occasion, _facts: None = None
) -> Outcome[Followup]:
    """The organization department signs for the letter, once (D-03)."""
    letter = _letter(followup)
    if letter.acknowledged is not None:
        raise no.AlreadyAcknowledged
    refuse(assess_receipt(letter, command, occasion))
    receipt = Acknowledgement(command.received_on, command.note, occasion.actor.person_id)
    signed = replace(followup, feedback=replace(letter, acknowledged=receipt))
    return Outcome(signed, FollowupAcknowledged(**matter_of(signed)))


def close(followup: Followup, command: c.CloseFollowup, occasion: Occasion, _facts: None = None) -> Outcome[Followup]:
    """The letter has come, nothing is open: the follow-up is closed (TD-03)."""
    refuse(*assess_closing(followup, _letter(followup), command))
    closing = FollowupClosing(
        command.reasons, (), occasion.actor.person_id, occasion.at, delivery_proof=command.delivery_proof
    )
    return _closed(followup, closing)


def close_without_feedback(
    followup: Followup, command: c.CloseWithoutFeedback, occasion: Occasion, _facts: None = None
) -> Outcome[Followup]:
    """After the period the head closes without a letter, with reasons; nobody who does well is forgotten (D-04)."""
    keep_visitors_apart(followup, occasion.actor)
    if not followup.has_expired(occasion.on):
        raise no.FollowupPeriodRuns
    refuse(*assess_closing_without(followup, command))
    unmet = tuple(dict.fromkeys(str(one) for one in command.unmet))
    return _closed(followup, FollowupClosing(command.reasons, unmet, occasion.actor.person_id, occasion.at))


def _letter(followup: Followup) -> Feedback:
    assert followup.feedback is not None, "a follow-up that is fed back has its letter"
    return followup.feedback


def _closed(followup: Followup, closing: FollowupClosing) -> Outcome[Followup]:
    closed = replace(followup, status=S.CLOSED, closing=closing, visit_due_on=None, plan=None)
    return Outcome(closed, FollowupClosed(**matter_of(closed), fed_back=closed.feedback is not None))
