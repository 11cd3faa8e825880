"""Verification, check-off and rejection: by different persons, and nothing presumed (TS-05 to TS-07)."""

from dataclasses import replace

from libs.contracts.supervision_problems import (
    ProblemCheckedOff,
    ProblemRejected,
    ProblemVerificationNoted,
    ProblemVerifying,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.supervision.problems import refusals_verifying as no
from services.supervision.problems import verifying as rules
from services.supervision.problems.commands import CheckOffProblem, NoteVerification, RejectReport, TakeVerification
from services.supervision.problems.facts import SampleFacts, TermFacts, VerifyingFacts
from services.supervision.problems.new_terms import assess_new_term, begun_anew
from services.supervision.problems.opening import assess_reasons
from services.supervision.problems.problem import Problem
from services.supervision.problems.records import CheckOff, Rejection, Verification, VerificationNote
from services.supervision.problems.status import CheckResult, VerificationWay
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.telling import matter_of
from services.supervision.refusing import refuse


def verify(problem: Problem, command: TakeVerification, occasion: Occasion, facts: VerifyingFacts) -> Outcome[Problem]:
    """Begin to verify the report; of a common problem only once its sample is drawn (TS-05, S-11)."""
    if occasion.actor.person_id in rules.barred_from_verifying(problem):
        raise no.VerifierBarred
    refuse(*rules.assess_way(problem, command, facts.visit))
    if not facts.sample.drawn:
        raise no.SampleNotDrawn
    taken = Verification(
        round=problem.round,
        way=VerificationWay(command.way),
        visit_id=command.visit_id,
        taken_by=occasion.actor.person_id,
        taken_on=occasion.on,
    )
    verifying = replace(problem, status=S.VERIFYING, verifications=(*problem.verifications, taken))
    return Outcome(verifying, ProblemVerifying(**matter_of(verifying)))


def note_verification(
    problem: Problem, command: NoteVerification, occasion: Occasion, _facts: None = None
) -> Outcome[Problem]:
    """Note what the verification found; the latest note counts (S-09, S-12)."""
    if occasion.actor.person_id in rules.barred_from_verifying(problem):
        raise no.VerifierBarred
    refuse(*rules.assess_note(command))
    note = VerificationNote(
        result=CheckResult(command.result),
        found=command.found,
        evidence=command.evidence,
        falsity=command.falsity,
        noted_by=occasion.actor.person_id,
        noted_on=occasion.on,
        noted_at=occasion.at,
    )
    latest = problem.verifications[-1]
    noted = replace(latest, notes=(*latest.notes, note))
    known = replace(problem, verifications=(*problem.verifications[:-1], noted))
    return Outcome(known, ProblemVerificationNoted(**matter_of(known)))


def check_off(problem: Problem, command: CheckOffProblem, occasion: Occasion, facts: SampleFacts) -> Outcome[Problem]:
    """Confirm that it is put right: its number is cancelled (TS-06, S-10)."""
    refuse(*rules.assess_result(problem))
    refuse(rules.assess_hands(problem, occasion.actor.person_id))
    refuse(rules.assess_sample(problem, facts))
    confirmation = CheckOff(
        way=problem.verifications[-1].way,
        remark=command.remark,
        checked_off_on=occasion.on,
        checked_off_by=occasion.actor.person_id,
    )
    ended = replace(problem, status=S.CHECKED_OFF, check_off=confirmation)
    event = ProblemCheckedOff(
        **matter_of(ended), checked_off_on=occasion.on, escalated_before=bool(problem.escalations)
    )
    return Outcome(ended, event)


def reject(problem: Problem, command: RejectReport, occasion: Occasion, facts: TermFacts) -> Outcome[Problem]:
    """Find that it is not put right, or falsely said to be: a new term begins, slips begin anew (TS-07, S-12)."""
    refuse(
        assess_reasons(command.reasons),
        *rules.assess_rejection(problem, command),
        *assess_new_term(problem, command.term, occasion.profile),
    )
    refuse(rules.assess_hands(problem, occasion.actor.person_id))
    falsified, due_on = command.ground == "false", facts.last_days[command.term]
    rejection = Rejection(
        round=problem.round,
        falsified=falsified,
        reasons=command.reasons,
        missing=command.missing,
        term=command.term,
        due_on=due_on,
        rejected_on=occasion.on,
        rejected_by=occasion.actor.person_id,
    )
    rejections, ever = (*problem.rejections, rejection), problem.falsified or falsified
    rejected = replace(begun_anew(problem, command.term, occasion.on, due_on), rejections=rejections, falsified=ever)
    return Outcome(rejected, ProblemRejected(**matter_of(rejected), falsified=falsified))
