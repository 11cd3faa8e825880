"""Acts that end an interview: escalation proposed, declined, confirmed; closing with the decision on pursuit (TI-09,
TI-10)."""

from dataclasses import replace
from uuid import UUID

from libs.contracts.accountability_interviews import InterviewClosed, InterviewEscalated
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from services.accountability.cases.status import SourceKind
from services.accountability.interviews import commands_after as ask
from services.accountability.interviews import facts as f
from services.accountability.interviews.calling import keep_out, keep_trigger
from services.accountability.interviews.escalating import (
    assess_ground,
    assess_proposal,
    next_interview,
    project_of,
)
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.pursuing import assess_object, assess_pursuit, case_after
from services.accountability.interviews.records_after import (
    EscalationDeclined,
    EscalationProposal,
    InterviewClosing,
    InterviewEscalation,
)
from services.accountability.interviews.refusals import WordsMissing
from services.accountability.interviews.refusals_after import EscalationOneHand, NoEscalationProposed
from services.accountability.interviews.statements import PursuitChoice
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.telling import matter_of, progressed
from services.accountability.interviews.tiers import tier_of
from services.accountability.refusing import finding, refuse, unless


def propose_escalation(
    interview: Interview, command: ask.ProposeEscalation, occasion: Occasion, _facts: None = None
) -> Outcome[Interview]:
    """The head proposes to escalate on one of the four grounds (TI-10)."""
    keep_out(interview, occasion.actor.person_id)
    _keep_trigger_of_no_show(interview)
    refuse(*assess_proposal(interview, command, occasion.profile, occasion.on))
    proposal = EscalationProposal(
        command.ground,
        command.reasons,
        command.evidence,
        command.problem_ids,
        occasion.actor.person_id,
        occasion.at,
    )
    return progressed(replace(interview, escalation_proposal=proposal))


def decline_escalation(
    interview: Interview, command: ask.DeclineEscalation, occasion: Occasion, _facts: None = None
) -> Outcome[Interview]:
    """The leader in charge does not confirm the proposal (TI-10)."""
    proposal = _waiting(interview, occasion)
    refuse(finding(WordsMissing, [unless(bool(command.reasons), WordsMissing, "/reasons")]))
    declined = EscalationDeclined(proposal, command.reasons, occasion.actor.person_id, occasion.at)
    return progressed(
        replace(
            interview,
            escalation_proposal=None,
            escalations_declined=(*interview.escalations_declined, declined),
        )
    )


def escalate(
    interview: Interview, command: ask.EscalateInterview, occasion: Occasion, facts: f.PursuitFacts
) -> Outcome[Interview]:
    """The leader in charge, another person than the head who proposed, confirms: the next interview or a case is
    opened in the same transaction (TI-10, A-06, S-12)."""
    proposal = _waiting(interview, occasion)
    _keep_trigger_of_no_show(interview)
    refuse(
        assess_ground(interview, proposal.ground, occasion.profile, occasion.on),
        assess_object(command.case, facts.leaders),
        finding(WordsMissing, [unless(bool(command.opinion), WordsMissing, "/opinion")]),
    )
    follows = next_interview(interview, occasion)
    case = _case(interview, command, proposal.ground, facts, occasion, must=follows is None)
    escalation = InterviewEscalation(
        ground=proposal.ground,
        opinion=command.opinion,
        escalated_on=occasion.on,
        next_tier=tier_of(interview.tier, occasion.profile).escalates_to,
        next_interview_id=_id_of(follows),
        case_id=_id_of(case),
        by=occasion.actor.person_id,
        at=occasion.at,
    )
    escalated = replace(interview, status=S.ESCALATED, escalation=escalation)
    others = tuple(moved for moved in (follows, case) if moved is not None)
    return Outcome(escalated, _told(escalated, escalation, proposal), others)


def close(
    interview: Interview, command: ask.CloseInterview, occasion: Occasion, facts: f.PursuitFacts
) -> Outcome[Interview]:
    """Close it with the decision whether persons are pursued; a case opens in the same transaction (TI-09, G-38)."""
    keep_out(interview, occasion.actor.person_id)
    refuse(*assess_pursuit(interview, command, facts, occasion.profile))
    case = None
    if command.pursuit is PursuitChoice.CASE:
        codes = (interview.tier,)
        case = case_after(interview, command.case, SourceKind.INTERVIEW, codes, facts, occasion, occasion.new_id())
    closing = InterviewClosing(
        command.pursuit, command.reasons, occasion.on, _id_of(case), occasion.actor.person_id, occasion.at
    )
    closed = replace(interview, status=S.CLOSED, closing=closing)
    event = InterviewClosed(**matter_of(closed), pursuit=str(command.pursuit), case_id=closing.case_id)
    return Outcome(closed, event, () if case is None else (case,))


def _waiting(interview: Interview, occasion: Occasion) -> EscalationProposal:
    """The proposal that waits; whoever made it, or is interviewed, does not decide on it."""
    keep_out(interview, occasion.actor.person_id)
    proposal = interview.escalation_proposal
    if proposal is None:
        raise NoEscalationProposed
    if proposal.by == occasion.actor.person_id:
        raise EscalationOneHand
    return proposal


def _keep_trigger_of_no_show(interview: Interview) -> None:
    """Not to appear before an interview without a trigger is no ground; after the talk its promises count."""
    if interview.status is S.NO_SHOW:
        keep_trigger(interview)


def _case(
    interview: Interview,
    command: ask.EscalateInterview,
    ground: str,
    facts: f.PursuitFacts,
    occasion: Occasion,
    *,
    must: bool,
) -> Moved | None:
    """The case where no higher interviewer is left, or besides the next interview if the leader wants one."""
    if not must and command.case is None:
        return None
    kind = SourceKind.INTERVIEW_ESCALATED
    return case_after(interview, command.case, kind, (ground,), facts, occasion, occasion.new_id())


def _told(escalated: Interview, escalation: InterviewEscalation, proposal: EscalationProposal) -> InterviewEscalated:
    return InterviewEscalated(
        **matter_of(escalated),
        ground=escalation.ground,
        escalated_on=escalation.escalated_on,
        next_interview_id=escalation.next_interview_id,
        case_id=escalation.case_id,
        problem_ids=proposal.problem_ids,
        project_code=project_of(escalated),
    )


def _id_of(moved: Moved | None) -> UUID | None:
    return None if moved is None else moved.case.id
