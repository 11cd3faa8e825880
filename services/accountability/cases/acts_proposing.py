"""The proposal, the opinion of the case-trial office, and the hearing of the object (TA-09, TA-10)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.accountability_cases import CaseHeard, CaseProgressed, CaseProposed
from libs.kernel.actor import Occasion, office_day
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding, Missing
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.commands_investigating import DraftCaseProposal, GiveCaseTrialOpinion, HearObject
from services.accountability.cases.facts import DraftFacts, HearFacts
from services.accountability.cases.objects import ObjectKind
from services.accountability.cases.proposing import assess_proposal
from services.accountability.cases.records import CaseHearing, CaseProposal, CaseTrialOpinion
from services.accountability.cases.refusals_deciding import (
    HearingDayImpossible,
    HearingStaffTooFew,
    NoCaseProposal,
    NotHeard,
    NotTheTrialOfficer,
    TrialNotAgreed,
    TrialOpinionGiven,
    WrongPersonHeard,
)
from services.accountability.cases.refusals_opening import CaseOpinionUnstated
from services.accountability.cases.scope import assess_answering
from services.accountability.cases.separation import (
    AT_LEAST,
    assess_denial,
    assess_trial_officer,
    keep_out,
    keep_to_handlers,
    undrafted,
)
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.telling import concerned, progressed
from services.accountability.refusing import finding, refuse, unless

Case = AccountabilityCase


def draft_proposal(case: Case, command: DraftCaseProposal, occasion: Occasion, facts: DraftFacts) -> Outcome[Case]:
    """The head drafts how to handle it and asks a case-trial officer (TA-09, P-15). A new draft undoes the opinion."""
    keep_out(case, occasion)
    drafter = occasion.actor.person_id
    proposal = CaseProposal(**{name: getattr(command, name) for name in _DRAFTED}, by=drafter, at=occasion.at)
    refuse(
        *assess_proposal(case, proposal, occasion.profile),
        assess_trial_officer(case, command.trial_officer_id, facts.trial_officers, drafter),
    )
    return progressed(replace(undrafted(case), proposal=proposal))


def give_trial_opinion(
    case: Case, command: GiveCaseTrialOpinion, occasion: Occasion, _facts: None = None
) -> Outcome[Case]:
    """The officer asked examines the draft; with agreement it is proposed, without it is drafted anew (TA-09)."""
    keep_out(case, occasion)
    proposal = case.proposal
    if proposal is None:
        raise NoCaseProposal
    if proposal.trial_officer_id != occasion.actor.person_id:
        raise NotTheTrialOfficer
    if case.trial_opinion is not None:
        raise TrialOpinionGiven
    refuse(*_assess_opinion(case, proposal, command, occasion))
    opinion = CaseTrialOpinion(command.agrees, command.opinion, occasion.actor.person_id, occasion.at)
    examined = replace(case, trial_opinion=opinion)
    if not command.agrees:
        return Outcome(examined, CaseProgressed(**concerned(examined)))
    proposed = replace(examined, status=S.PROPOSED)
    return Outcome(proposed, CaseProposed(**concerned(proposed)))


def hear(case: Case, command: HearObject, occasion: Occasion, facts: HearFacts) -> Outcome[Case]:
    """Two handlers hear statement and defence on the proposal, or record that the right was waived (TA-10, P-14)."""
    keep_to_handlers(case, occasion)
    refuse(*assess_proposed(case), *_assess_hearing(case, command, occasion, facts))
    hearing = CaseHearing(
        command.invited_on,
        command.held_on,
        tuple(dict.fromkeys(command.staff_ids)),
        command.heard_person_id,
        command.waived,
        command.waiver,
        command.statement,
        command.defence,
        occasion.actor.person_id,
        occasion.at,
    )
    heard = replace(case, status=S.HEARD, hearing=hearing)
    return Outcome(heard, CaseHeard(**concerned(heard)))


def assess_proposed(case: Case) -> tuple[Finding, ...]:
    """Whether there is a proposal that the case-trial office agrees to (TA-09)."""
    agreed = case.proposal is None or (case.trial_opinion is not None and case.trial_opinion.agrees)
    return (
        finding(NoCaseProposal, [unless(case.proposal is not None, NoCaseProposal, "/proposal")]),
        finding(TrialNotAgreed, [unless(agreed, TrialNotAgreed, "/trial_opinion")]),
    )


_DRAFTED = tuple(DraftCaseProposal.model_fields)


def _assess_opinion(
    case: Case, proposal: CaseProposal, command: GiveCaseTrialOpinion, occasion: Occasion
) -> tuple[Finding, ...]:
    """Hands apart and words; agreement is given to a draft that keeps the rules as the case stands now."""
    officer = occasion.actor.person_id
    kept = assess_proposal(case, proposal, occasion.profile) if command.agrees else ()
    return (
        assess_denial(denied=command.no_ground_of_recusal),
        assess_trial_officer(case, officer, frozenset({officer}), proposal.by),
        finding(CaseOpinionUnstated, [unless(bool(command.opinion), CaseOpinionUnstated, "/opinion")]),
        *kept,
    )


def _assess_hearing(case: Case, command: HearObject, occasion: Occasion, facts: HearFacts) -> tuple[Finding, ...]:
    measured = case.proposal is not None and bool(case.proposal.measures)
    return (
        *(assess_answering(case.tests_on(case.target), "/tests") if measured else ()),
        finding(HearingStaffTooFew, _staff(case, command, occasion)),
        finding(NotHeard, _unrecorded(command)),
        finding(WrongPersonHeard, [unless(_is_heard(case, command, facts), WrongPersonHeard, "/heard_person_id")]),
        finding(HearingDayImpossible, _days(case, command, occasion)),
    )


def _staff(case: Case, command: HearObject, occasion: Occasion) -> Iterator[Missing | None]:
    staff = set(command.staff_ids)
    yield unless(len(staff) >= AT_LEAST, HearingStaffTooFew, "/staff_ids")
    yield unless(occasion.actor.person_id in staff, HearingStaffTooFew, "/staff_ids")
    for index, person in enumerate(command.staff_ids):
        free = person in case.handler_ids and person not in case.recused_ids
        yield unless(free, HearingStaffTooFew, f"/staff_ids/{index}")


def _unrecorded(command: HearObject) -> Iterator[Missing | None]:
    if command.waived:
        said = bool(command.statement) or bool(command.defence)
        yield unless(bool(command.waiver), NotHeard, "/waiver")
        yield unless(not said, NotHeard, "/waived")
        return
    yield unless(bool(command.statement), NotHeard, "/statement")
    yield unless(bool(command.defence) or command.nothing_more, NotHeard, "/defence")
    for index, point in enumerate(command.defence):
        yield unless(bool(point.text) and bool(point.answer), NotHeard, f"/defence/{index}")


def _is_heard(case: Case, command: HearObject, facts: HearFacts) -> bool:
    """The official himself; for a unit a representative of it, who is none of those who hear or are involved."""
    if command.waived:
        return True
    if case.target.kind is ObjectKind.LEADING_OFFICIAL:
        return command.heard_person_id == case.object_person_id
    person = command.heard_person_id
    return person in facts.persons_of_unit and person not in {*command.staff_ids, *case.involved_person_ids}


def _days(case: Case, command: HearObject, occasion: Occasion) -> Iterator[Missing | None]:
    opinion = case.trial_opinion
    proposed_on = None if opinion is None else office_day(opinion.at)
    after = proposed_on is None or proposed_on <= command.invited_on
    yield unless(after, HearingDayImpossible, "/invited_on")
    yield unless(command.invited_on <= command.held_on <= occasion.on, HearingDayImpossible, "/held_on")
