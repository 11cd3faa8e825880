"""The draft is examined, consulted on and determined, each by other hands; or it is weighed again (TA-05)."""

from dataclasses import replace
from datetime import date

from libs.contracts.accountability_tolerance import ToleranceDetermined
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.entering import tolerance_noted
from services.accountability.cases.status import CaseStatus
from services.accountability.committee import Sitting, assess_resolution
from services.accountability.refusing import finding, refuse, unless
from services.accountability.tolerance import refusals as no
from services.accountability.tolerance.assessing import assess_determination
from services.accountability.tolerance.commands import (
    ConsultCollectively,
    DetermineTolerance,
    GiveTrialOpinion,
    SendBackTolerance,
)
from services.accountability.tolerance.consulting import assess_consultation
from services.accountability.tolerance.facts import ConsultFacts, DetermineFacts
from services.accountability.tolerance.outcomes import is_without_effect, outcome_row
from services.accountability.tolerance.records import Consultation, Determination, TrialOpinion
from services.accountability.tolerance.separation import hands_of, keep_hands_apart, keep_out, weighed_again
from services.accountability.tolerance.status import ToleranceStatus as S
from services.accountability.tolerance.telling import matter_of, progressed
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.tolerance.wording import RoundEnding


def give_trial_opinion(
    tolerance: Tolerance, command: GiveTrialOpinion, occasion: Occasion, facts: ConsultFacts
) -> Outcome[Tolerance]:
    """The officer asked examines facts, reasons and outcome; without agreement it is weighed again (TA-05)."""
    keep_out(facts.case, occasion)
    keep_hands_apart(tolerance, occasion)
    if occasion.actor.person_id != tolerance.trial_officer_id:
        raise no.NotAskedForOpinion
    denied = command.no_ground_of_recusal
    refuse(
        finding(no.TrialOpinionUnstated, [unless(bool(command.opinion), no.TrialOpinionUnstated, "/opinion")]),
        finding(no.TrialRecusalUndeclared, [unless(denied, no.TrialRecusalUndeclared, "/no_ground_of_recusal")]),
    )
    opinion = TrialOpinion(command.agrees, command.opinion, occasion.actor.person_id, occasion.at)
    examined = replace(tolerance, trial_opinion=opinion)
    if not command.agrees:
        return progressed(weighed_again(examined, RoundEnding.TRIAL_OBJECTED, command.opinion, occasion))
    return progressed(replace(examined, status=S.EXAMINED))


def consult(
    tolerance: Tolerance, command: ConsultCollectively, occasion: Occasion, facts: ConsultFacts
) -> Outcome[Tolerance]:
    """The head records the collective consultation; if it does not agree, it is weighed again (X-30, P-16)."""
    keep_out(facts.case, occasion)
    keep_hands_apart(tolerance, occasion)
    refuse(*assess_consultation(tolerance, command, facts, occasion))
    held = Consultation(
        command.held_on,
        command.participant_ids,
        command.minutes,
        command.dissent,
        command.agreed,
        command.opinion,
        occasion.actor.person_id,
        occasion.at,
    )
    consulted = replace(tolerance, consultation=held)
    if not command.agreed:
        return progressed(weighed_again(consulted, RoundEnding.NOT_AGREED, command.opinion, occasion))
    return progressed(replace(consulted, status=S.CONSULTED))


def determine(
    tolerance: Tolerance, command: DetermineTolerance, occasion: Occasion, facts: DetermineFacts
) -> Outcome[Tolerance]:
    """The recorder enters what the standing committee determined, and the case carries it (TA-05).

    The outcome is the one resolved, whatever the looks are; only private gain, knowing breach and what contradicts the
    finding on the error bar one (G-43, A-35).
    """
    _keep_to_review(tolerance, occasion, facts.case)
    determined = replace(tolerance, status=S.DETERMINED, determination=_determination(command, occasion))
    refuse(
        *assess_determination(determined, occasion.profile),
        *assess_resolution(command.resolution, facts.committee, _sitting(tolerance, facts, occasion), occasion.profile),
    )
    found = determined.determination
    assert found is not None
    event = ToleranceDetermined(
        **matter_of(determined),
        outcome=found.outcome,
        situations=determined.situations,
        no_negative_effect_on_appraisal=found.no_negative_effect_on_appraisal,
        determined_on=found.determined_on,
        object_person_id=determined.object_person_id,
    )
    return Outcome(determined, event, (tolerance_noted(facts.case, tolerance.id, found.outcome, occasion),))


def send_back(
    tolerance: Tolerance, command: SendBackTolerance, occasion: Occasion, facts: DetermineFacts
) -> Outcome[Tolerance]:
    """The standing committee wants it weighed again (TA-05)."""
    _keep_to_review(tolerance, occasion, facts.case)
    refuse(finding(no.TrialOpinionUnstated, [unless(bool(command.reasons), no.TrialOpinionUnstated, "/reasons")]))
    return progressed(weighed_again(tolerance, RoundEnding.SENT_BACK, command.reasons, occasion))


def _keep_to_review(tolerance: Tolerance, occasion: Occasion, case: AccountabilityCase) -> None:
    keep_out(case, occasion)
    keep_hands_apart(tolerance, occasion)
    if case.status is not CaseStatus.TOLERANCE_REVIEW:
        raise no.CaseMovedOn


def _determination(command: DetermineTolerance, occasion: Occasion) -> Determination:
    return Determination(
        outcome=command.outcome,
        reasons=command.reasons,
        corrections=command.corrections,
        no_negative_effect_on_appraisal=is_without_effect(outcome_row(occasion.profile, command.outcome)),
        resolution=command.resolution,
        determined_on=command.resolution.held_on,
        by=occasion.actor.person_id,
        at=occasion.at,
    )


def _sitting(tolerance: Tolerance, facts: DetermineFacts, occasion: Occasion) -> Sitting:
    preparers = hands_of(tolerance) | {tolerance.opened_by} | set(facts.case.handler_ids)
    return Sitting(facts.case.recused_ids, frozenset(preparers), _consulted_on(tolerance), occasion.on)


def _consulted_on(tolerance: Tolerance) -> date | None:
    return None if tolerance.consultation is None else tolerance.consultation.held_on
