"""Acts on a probation: propose, set, decline, extend, expire, evaluate; the case moves with them (TA-07, TA-08)."""

from dataclasses import replace
from uuid import UUID

from libs.contracts.accountability_tolerance import (
    ProbationDeclined,
    ProbationExpired,
    ProbationExtended,
    ProbationFailed,
    ProbationPassed,
    ProbationProposed,
    ProbationSet,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.deadlines import add_months
from libs.kernel.events import Event
from libs.kernel.refusal import Absent
from services.accountability.cases.entering import probation_entered, probation_extended, probation_left
from services.accountability.probation import refusals as no
from services.accountability.probation.commands import (
    DeclineProbation,
    EvaluateProbation,
    ExpireProbation,
    ExtendProbation,
    ProposeProbation,
    SetProbation,
)
from services.accountability.probation.evaluating import PASSED, assess_evaluation
from services.accountability.probation.facts import CaseFacts, ProposeFacts
from services.accountability.probation.probation import Probation
from services.accountability.probation.records import (
    Evaluation,
    Extension,
    Notice,
    ProbationProposal,
    Setting,
)
from services.accountability.probation.setting import (
    assess_extension,
    assess_proposal,
    assess_setting,
    consequences_of,
    keep_out,
    keep_to_fitting,
    keep_to_negligence,
    keep_to_object,
)
from services.accountability.probation.status import ProbationStatus as S
from services.accountability.probation.telling import matter_of
from services.accountability.refusing import finding, refuse, unless
from services.accountability.tolerance.acts_serving import ceased


def propose(command: ProposeProbation, occasion: Occasion, facts: ProposeFacts) -> Outcome[Probation]:
    """The head proposes it, for negligence without serious consequence only, with goals (TA-07, A-07)."""
    case = facts.case
    if case is None:
        raise Absent
    keep_out(case, occasion)
    keep_to_fitting(case)
    keep_to_negligence(facts.determined)
    if facts.already:
        raise no.ProbationAlready
    refuse(*assess_proposal(command, occasion.profile))
    grounds = (command.negligence, command.no_serious_consequence)
    proposed = Probation(
        occasion.new_id(),
        S.PROPOSED,
        occasion.profile.name,
        occasion.profile.version,
        case_id=case.id,
        unit_id=case.unit_id,
        competent_organ_id=case.competent_organ_id,
        office_id=case.office_id,
        object_organ_id=case.target.organ_id,
        object_person_id=case.object_person_id,
        months=command.months,
        goals=command.goals,
        proposal=ProbationProposal(*grounds, command.reasons, occasion.actor.person_id, occasion.at),
    )
    return Outcome(proposed, ProbationProposed(**matter_of(proposed)))


def set_probation(
    probation: Probation, command: SetProbation, occasion: Occasion, facts: CaseFacts
) -> Outcome[Probation]:
    """It is set with the notice served, and counts from that day; the decision on the case is held (TA-07, G-41)."""
    _keep_to_setters(probation, occasion, facts)
    keep_to_fitting(facts.case)
    keep_to_object(probation, facts.case)
    keep_to_negligence(facts.determined)
    refuse(*assess_setting(probation, command, occasion))
    ends_on = add_months(command.served_on, probation.months)
    notice = Notice(
        command.notice_number,
        command.finding,
        command.evaluation_way,
        consequences_of(occasion.profile),
        command.served_on,
        ends_on,
    )
    setting = Setting(command.opinion, occasion.actor.person_id, occasion.at)
    running = replace(probation, status=S.RUNNING, setting=setting, notice=notice)
    event = ProbationSet(
        **matter_of(running), months=running.months, starts_on=notice.starts_on, ends_on=notice.ends_on
    )
    overtaken = () if facts.tolerance is None else (ceased(facts.tolerance),)
    return Outcome(running, event, (probation_entered(facts.case, running.id, ends_on, occasion), *overtaken))


def decline(
    probation: Probation, command: DeclineProbation, occasion: Occasion, facts: CaseFacts
) -> Outcome[Probation]:
    """None is set, and the case goes on as it was (TA-07)."""
    _keep_to_setters(probation, occasion, facts)
    refuse(finding(no.ProbationUnreasoned, [unless(bool(command.opinion), no.ProbationUnreasoned, "/opinion")]))
    setting = Setting(command.opinion, occasion.actor.person_id, occasion.at)
    declined = replace(probation, status=S.DECLINED, setting=setting)
    return Outcome(declined, ProbationDeclined(**matter_of(declined)))


def extend(probation: Probation, command: ExtendProbation, occasion: Occasion, facts: CaseFacts) -> Outcome[Probation]:
    """It is made longer once, counted from its beginning, to at most three months in all (G-41)."""
    _keep_to_setters(probation, occasion, facts)
    refuse(*assess_extension(probation, command, occasion))
    former = probation.ends_on
    assert former is not None  # it runs
    extension = Extension(
        former,
        command.months,
        command.reasons,
        command.notice_number,
        command.served_on,
        occasion.actor.person_id,
        occasion.at,
    )
    longer = replace(probation, months=command.months, extension=extension)
    ends_on = longer.ends_on
    assert ends_on is not None
    waiting = probation_extended(facts.case, probation.id, ends_on, occasion)
    event = ProbationExtended(**matter_of(longer), months=longer.months, ends_on=ends_on)
    return Outcome(longer, event, (waiting,))


def expire(
    probation: Probation, _command: ExpireProbation, _occasion: Occasion, _facts: None = None
) -> Outcome[Probation]:
    """Its last day is over; it waits for its evaluation (TA-08)."""
    assert probation.ends_on is not None  # it ran
    expired = replace(probation, status=S.EXPIRED)
    return Outcome(expired, ProbationExpired(**matter_of(expired), ends_on=probation.ends_on))


def evaluate(
    probation: Probation, command: EvaluateProbation, occasion: Occasion, facts: CaseFacts
) -> Outcome[Probation]:
    """A handler who did not set it says the result, and the case goes on: with a proposal, or in the ordinary course
    that is no heavier for it (TA-08, A-08, G-41)."""
    keep_out(facts.case, occasion)
    person = occasion.actor.person_id
    if person not in facts.case.handler_ids:
        raise no.NotHandlerEvaluates
    if person in _setters_of(probation):
        raise no.SetterEvaluates
    refuse(*assess_evaluation(probation, command, occasion))
    evaluation = _evaluation(command, occasion)
    status = S.PASSED if command.result == PASSED else S.FAILED
    evaluated = replace(
        probation, status=status, evaluation=evaluation, result=command.result, evaluated_on=occasion.on
    )
    left = probation_left(facts.case, command.result, command.proposal, occasion)
    return Outcome(evaluated, _told(evaluated, command, occasion), (left,))


def _told(probation: Probation, command: EvaluateProbation, occasion: Occasion) -> Event:
    if command.proposal is None:
        return ProbationFailed(**matter_of(probation), evaluated_on=occasion.on)
    return ProbationPassed(**matter_of(probation), evaluated_on=occasion.on, proposal=command.proposal)


def _keep_to_setters(probation: Probation, occasion: Occasion, facts: CaseFacts) -> None:
    """Refuse whoever is recused, or proposed it."""
    keep_out(facts.case, occasion)
    if probation.proposal is not None and probation.proposal.by == occasion.actor.person_id:
        raise no.ProposerSets


def hands_of(probation: Probation) -> frozenset[UUID]:
    """Everybody who proposed, set or declined, extended or evaluated it: none of them reviews or re-examines what was
    decided after it (P-09, P-14, G-48)."""
    records = (probation.proposal, probation.setting, probation.extension, probation.evaluation)
    return frozenset(record.by for record in records if record is not None)


def _setters_of(probation: Probation) -> set[object]:
    records = (probation.proposal, probation.setting, probation.extension)
    return {record.by for record in records if record is not None}


def _evaluation(command: EvaluateProbation, occasion: Occasion) -> Evaluation:
    return Evaluation(
        goals=command.goals,
        rectified_actively=command.rectified_actively,
        rectified_on=command.rectified_on,
        rectification=command.rectification,
        clear_effect=command.clear_effect,
        effect=command.effect,
        early=command.early,
        early_reason=command.early_reason,
        result=command.result,
        proposal=command.proposal,
        reasons=command.reasons,
        evaluated_on=occasion.on,
        by=occasion.actor.person_id,
        at=occasion.at,
    )
