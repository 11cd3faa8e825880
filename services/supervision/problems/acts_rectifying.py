"""The unit's acts on a problem item: plan, report, answer to a slip (TS-03, TS-04, TS-08)."""

from dataclasses import replace

from libs.contracts.supervision_problems import ProblemAccepted, ProblemReported, ProblemSlipAnswered
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.supervision.problems import refusals_rectifying as no
from services.supervision.problems.commands import AcceptProblem, AnswerSlip, ReportRectification
from services.supervision.problems.facts import UnitFacts
from services.supervision.problems.problem import Problem
from services.supervision.problems.records import Acceptance, DemandMet, RectificationReport, SlipAnswer
from services.supervision.problems.rectifying import assess_answer, assess_plan, assess_report, steps_of
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.telling import matter_of
from services.supervision.refusing import refuse


def accept(problem: Problem, command: AcceptProblem, occasion: Occasion, facts: UnitFacts) -> Outcome[Problem]:
    """Name plan and responsible person; a slip that is out stays out (TS-03)."""
    refuse(*assess_plan(problem, command, occasion.profile, facts, occasion.on))
    person = command.responsible_person_id
    acceptance = Acceptance(person, facts.posts[person], steps_of(command.steps), occasion.on, occasion.actor.person_id)
    accepted = replace(problem, status=S.RECTIFYING, acceptance=acceptance, responsible_person_id=person)
    return Outcome(accepted, ProblemAccepted(**matter_of(accepted)))


def report(problem: Problem, command: ReportRectification, occasion: Occasion, facts: UnitFacts) -> Outcome[Problem]:
    """Report it put right, with proof; that ends the slips of this round (TS-04)."""
    refuse(*assess_report(problem, command, facts))
    entry = RectificationReport(
        round=problem.round,
        met=tuple(DemandMet(one.demand, one.done, one.proof) for one in command.met),
        reported_on=occasion.on,
        reported_by=occasion.actor.person_id,
        reported_at=occasion.at,
    )
    reported = replace(
        problem,
        status=S.REPORTED,
        reports=(*problem.reports, entry),
        responsible_person_id=command.responsible_person_id or problem.responsible_person_id,
    )
    return Outcome(reported, ProblemReported(**matter_of(reported)))


def answer_slip(problem: Problem, command: AnswerSlip, occasion: Occasion, _facts: None = None) -> Outcome[Problem]:
    """Answer the slip that is out by its last day; then its new day counts (P-22)."""
    slip = problem.slip
    if slip is None:
        raise no.SlipMissing
    if slip.answer is not None:
        raise no.SlipAnsweredAlready
    if occasion.on > slip.answer_by:
        raise no.SlipPassed
    refuse(*assess_answer(problem, command, occasion.on))
    answer = SlipAnswer(command.reasons, steps_of(command.steps), occasion.on, occasion.actor.person_id)
    answered = replace(problem, slips=(*problem.slips[:-1], replace(slip, answer=answer)))
    return Outcome(answered, ProblemSlipAnswered(**matter_of(answered)))
