"""Acts by which a clarification is not started: proposed, decided, answered, reconsidered once (TC-06, TC-11)."""

from dataclasses import replace

from libs.contracts.clarification import (
    ClarificationApplicantAnswered,
    ClarificationDeclineProposed,
    ClarificationNotStarted,
    ClarificationReconsidered,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from services.clarification.applications.application import Application
from services.clarification.applications.telling import answered, is_unanswered
from services.clarification.clarifications import commands_assessing as ask
from services.clarification.clarifications import facts as f
from services.clarification.clarifications.acts_opening import keep_to_office
from services.clarification.clarifications.answer import answer_text, check_note
from services.clarification.clarifications.chains import keep_to_approver
from services.clarification.clarifications.clarification import Clarification, reassessed
from services.clarification.clarifications.entering import held_back
from services.clarification.clarifications.records import Decline, Reconsideration
from services.clarification.clarifications.recusal import keep_apart, keep_to_handlers
from services.clarification.clarifications.refusals import (
    DeclineNotProposed,
    DeclineUnfounded,
    NobodyToAnswer,
    OneHand,
    OtherLeadsOpen,
    ReconsiderationNotAsked,
)
from services.clarification.clarifications.refusals_deciding import OpinionUnstated
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.telling import matter_of
from services.clarification.clarifications.wording import DeclineReason
from services.clarification.refusing import finding, refuse, unless


def propose_not_to_start(
    clarification: Clarification, command: ask.ProposeNotToStart, occasion: Occasion, _facts: None = None
) -> Outcome[Clarification]:
    """Propose not to start, with reasons inside and a neutral answer outside (TC-06, C-24, G-27)."""
    keep_to_handlers(clarification, occasion.actor)
    missing = [
        unless(bool(command.reason_codes), DeclineUnfounded, "/reason_codes"),
        unless(bool(command.reasons), DeclineUnfounded, "/reasons"),
    ]
    refuse(finding(DeclineUnfounded, missing))
    check_note(command.note, occasion.profile)
    decline = Decline(command.reason_codes, command.reasons, command.note, occasion.actor.person_id, occasion.at)
    proposed = replace(clarification, decline=decline)
    return Outcome(proposed, ClarificationDeclineProposed(**matter_of(proposed)))


def decide_not_to_start(
    clarification: Clarification, _command: ask.DecideNotToStart, occasion: Occasion, facts: f.LeadFacts
) -> Outcome[Clarification]:
    """Decide not to start, as head; whoever proposed it does not decide it, and while another lead is open nobody does
    (TC-06, C-14, C-24)."""
    head = occasion.actor
    keep_apart(clarification, head)
    keep_to_office(clarification, head)
    decline = clarification.decline
    if decline is None or decline.decided_at is not None:
        raise DeclineNotProposed
    if decline.proposed_by == head.person_id:
        raise OneHand
    refuse(finding(OtherLeadsOpen, [unless(not facts.open_leads, OtherLeadsOpen, "")]))
    decided = replace(decline, decided_by=head.person_id, decided_at=occasion.at)
    ended = replace(clarification, status=S.NOT_STARTED, decline=decided)
    return Outcome(ended, ClarificationNotStarted(**matter_of(ended), decided_on=occasion.on))


def answer_applicant(
    clarification: Clarification, command: ask.AnswerApplicant, occasion: Occasion, facts: f.ApplicationFacts
) -> Outcome[Clarification]:
    """Answer the applicant, in five working days and in fixed neutral words (TC-06, TC-11, G-27)."""
    keep_to_handlers(clarification, occasion.actor)
    application = facts.application
    if application is None or not is_unanswered(application):
        raise NobodyToAnswer
    check_note(command.note, occasion.profile)
    told = _told(application, clarification, command.note, occasion)
    noted = _noted(clarification, occasion)
    event = ClarificationApplicantAnswered(**matter_of(noted), answered_on=occasion.on)
    return Outcome(noted, event, others=(told,))


def reconsider(
    clarification: Clarification, command: ask.Reconsider, occasion: Occasion, facts: f.DecisionFacts
) -> Outcome[Clarification]:
    """Reconsider, once and because the applicant asked, as the leader in charge (TC-06, G-07, G-27).

    What is reopened waits if another lead or a case is open, and the same is told (TC-03, C-14, G-24).
    """
    leader, application = occasion.actor, facts.application
    keep_apart(clarification, leader)
    keep_to_approver(clarification, leader, facts, occasion.profile)
    declined_by = (
        () if clarification.decline is None else (clarification.decline.proposed_by, clarification.decline.decided_by)
    )
    if leader.person_id in declined_by:
        raise OneHand
    asked = application is not None and application.reconsideration is not None
    if not asked or clarification.reconsideration is not None:
        raise ReconsiderationNotAsked
    refuse(finding(OpinionUnstated, [unless(bool(command.reasons), OpinionUnstated, "/reasons")]))
    decided = Reconsideration(command.reopen, command.reasons, leader.person_id, occasion.at)
    noted = replace(clarification, reconsideration=decided)
    if command.reopen:
        anew = replace(reassessed(noted), reopened_on=occasion.on)
        noted = held_back(anew, occasion, open_leads=facts.open_leads, case_open=facts.case_open)
    return Outcome(noted, ClarificationReconsidered(**matter_of(noted), reopened=command.reopen))


def _told(application: Application, clarification: Clarification, note: str, occasion: Occasion) -> Moved:
    decline = clarification.decline
    codes = (DeclineReason.NOT_APPROVED,) if decline is None else decline.reason_codes
    said = note or ("" if decline is None else decline.note)
    return answered(application, "not_started", answer_text(codes, said, occasion.profile), occasion)


def _noted(clarification: Clarification, occasion: Occasion) -> Clarification:
    if clarification.decline is not None:
        return replace(clarification, decline=replace(clarification.decline, answered_at=occasion.at))
    assert clarification.decision is not None
    return replace(clarification, decision=replace(clarification.decision, answered_at=occasion.at))
