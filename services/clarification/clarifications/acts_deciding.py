"""Acts from the trial opinion to the decision (TC-07 to TC-11)."""

from dataclasses import replace

from libs.contracts.clarification import (
    ClarificationApproved,
    ClarificationAssessed,
    ClarificationHeadReviewed,
    ClarificationRejected,
    ClarificationTakenBack,
    ClarificationTrialOpinionGiven,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from libs.kernel.finding import Finding
from services.clarification.applications.telling import answered, is_unanswered
from services.clarification.clarifications import commands_deciding as ask
from services.clarification.clarifications import facts as f
from services.clarification.clarifications.acts_opening import keep_to_office
from services.clarification.clarifications.answer import started_text
from services.clarification.clarifications.chains import (
    assess_conditions,
    assess_decision,
    chain_of,
    keep_to_approver,
)
from services.clarification.clarifications.clarification import Clarification, reassessed
from services.clarification.clarifications.entering import held_back
from services.clarification.clarifications.meeting import assess_meeting, assess_trial
from services.clarification.clarifications.records import (
    ClarificationDecision,
    ClarificationTrialOpinion,
    Meeting,
    Review,
)
from services.clarification.clarifications.recusal import keep_apart, keep_hands_apart, keep_to_handlers
from services.clarification.clarifications.refusals import OtherLeadsOpen
from services.clarification.clarifications.refusals_deciding import OpinionUnstated
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.telling import matter_of
from services.clarification.refusing import finding, refuse, unless


def give_trial_opinion(
    clarification: Clarification, command: ask.GiveClarificationOpinion, occasion: Occasion, _facts: None = None
) -> Outcome[Clarification]:
    """Give the opinion of the case-trial office; a later one replaces it (TC-07, P-11)."""
    keep_apart(clarification, occasion.actor)
    keep_hands_apart(clarification, occasion.actor)
    refuse(_stated(command.opinion, "/opinion"))
    opinion = ClarificationTrialOpinion(
        command.facts_clear,
        command.evidence_solid,
        command.conclusion_right,
        command.opinion,
        occasion.actor.person_id,
        occasion.at,
    )
    given = replace(clarification, trial_opinion=opinion)
    return Outcome(given, ClarificationTrialOpinionGiven(**matter_of(given)))


def assess_collectively(
    clarification: Clarification, command: ask.AssessCollectively, occasion: Occasion, facts: f.OrganFacts
) -> Outcome[Clarification]:
    """Record the meeting: at least three, minutes, with the trial opinion before it (TC-07, C-26, C-28, P-11)."""
    keep_to_handlers(clarification, occasion.actor)
    refuse(*assess_trial(clarification), *assess_meeting(clarification, command, facts, occasion))
    meeting = Meeting(command.held_on, command.participant_ids, command.minutes, occasion.actor.person_id, occasion.at)
    assessed = replace(clarification, status=S.ASSESSED_COLLECTIVELY, meeting=meeting)
    return Outcome(assessed, ClarificationAssessed(**matter_of(assessed), held_on=command.held_on))


def review(
    clarification: Clarification, command: ask.ReviewClarification, occasion: Occasion, facts: f.LeadFacts
) -> Outcome[Clarification]:
    """Review it as head of the office or body; whoever proposed it does not (TC-08, C-26, C-28)."""
    head = occasion.actor
    keep_apart(clarification, head)
    keep_to_office(clarification, head)
    keep_hands_apart(clarification, head)
    refuse(
        _stated(command.opinion, "/opinion"),
        finding(OtherLeadsOpen, [unless(not facts.open_leads, OtherLeadsOpen, "")]),
    )
    reviewed = replace(
        clarification, status=S.HEAD_REVIEWED, review=Review(command.opinion, head.person_id, occasion.at)
    )
    return Outcome(reviewed, ClarificationHeadReviewed(**matter_of(reviewed)))


def take_back(
    clarification: Clarification, command: ask.TakeBack, occasion: Occasion, facts: f.LeadFacts
) -> Outcome[Clarification]:
    """Take the proposal back into assessment: it is unsound, or the conditions are gone (TC-08, C-03). It waits if
    another lead or a case is open; either way the same is told (TC-03, C-14, G-24)."""
    head = occasion.actor
    keep_apart(clarification, head)
    keep_to_office(clarification, head)
    refuse(_stated(command.reasons, "/reasons"))
    back = held_back(reassessed(clarification), occasion, open_leads=facts.open_leads, case_open=facts.case_open)
    return Outcome(back, ClarificationTakenBack(**matter_of(back)))


def approve(
    clarification: Clarification, command: ask.ApproveClarification, occasion: Occasion, facts: f.DecisionFacts
) -> Outcome[Clarification]:
    """Approve it as the leader or secretary named by the chain today; only now the applicant is told (TC-10, C-03)."""
    _keep_to_decider(clarification, occasion, facts)
    refuse(*assess_decision(clarification, facts, occasion.profile), assess_conditions(facts))
    approved = replace(
        clarification,
        status=S.APPROVED,
        decision=_decision(command.remark, occasion, facts, approved=True),
    )
    event = ClarificationApproved(**matter_of(approved), decided_on=occasion.on)
    return Outcome(approved, event, others=_started(facts, occasion))


def reject(
    clarification: Clarification, command: ask.RejectClarification, occasion: Occasion, facts: f.DecisionFacts
) -> Outcome[Clarification]:
    """Do not approve it, with reasons (TC-11, C-03)."""
    _keep_to_decider(clarification, occasion, facts)
    refuse(_stated(command.reasons, "/reasons"))
    rejected = replace(
        clarification,
        status=S.REJECTED,
        decision=_decision(command.reasons, occasion, facts, approved=False),
    )
    return Outcome(rejected, ClarificationRejected(**matter_of(rejected), decided_on=occasion.on))


def _keep_to_decider(clarification: Clarification, occasion: Occasion, facts: f.DecisionFacts) -> None:
    """The chain names the decider, who is neither proposer nor reviewing head nor trial office (P-09)."""
    keep_apart(clarification, occasion.actor)
    keep_to_approver(clarification, occasion.actor, facts, occasion.profile)
    reviewed_by = None if clarification.review is None else clarification.review.reviewed_by
    tried_by = None if clarification.trial_opinion is None else clarification.trial_opinion.given_by
    keep_hands_apart(clarification, occasion.actor, also=(reviewed_by, tried_by))


def _decision(remark: str, occasion: Occasion, facts: f.DecisionFacts, *, approved: bool) -> ClarificationDecision:
    chain = chain_of(facts.office_kind, occasion.profile)
    assert chain is not None  # whoever may decide was found through it
    return ClarificationDecision(approved, remark, chain.code, occasion.actor.person_id, occasion.at)


def _started(facts: f.DecisionFacts, occasion: Occasion) -> tuple[Moved, ...]:
    application = facts.application
    if application is None or not is_unanswered(application):
        return ()
    return (answered(application, "started", started_text(), occasion),)


def _stated(text: str, at: str) -> Finding:
    return finding(OpinionUnstated, [unless(bool(text), OpinionUnstated, at)])
