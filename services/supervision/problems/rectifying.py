"""What the unit owes: a plan and a person, proof for every demand, an answer to each slip (TS-03, TS-04, TS-08)."""

from collections.abc import Iterator, Sequence
from datetime import date

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.supervision.problems import refusals_rectifying as no
from services.supervision.problems.commands import AcceptProblem, AnswerSlip, PlannedStep, ReportRectification
from services.supervision.problems.facts import UnitFacts
from services.supervision.problems.problem import Problem
from services.supervision.problems.records import Step
from services.supervision.problems.terms import needs_plan
from services.supervision.refusing import finding, unless


def assess_plan(
    problem: Problem, command: AcceptProblem, profile: Profile, facts: UnitFacts, on: date
) -> Iterator[Finding]:
    """A person with a post in the unit, steps within the time given, and a plan if the term asks for one (G-55)."""
    in_post = command.responsible_person_id in facts.posts
    where = "/responsible_person_id"
    yield finding(no.ResponsibleWithoutPost, [unless(in_post, no.ResponsibleWithoutPost, where)])
    asked = problem.term is not None and needs_plan(problem.term, profile)
    yield finding(no.PlanMissing, [unless(not asked or bool(command.steps), no.PlanMissing, "/steps")])
    yield finding(no.StepUnclear, _unclear(command.steps, problem, on))


def assess_report(problem: Problem, command: ReportRectification, facts: UnitFacts) -> Iterator[Finding]:
    """Every demand of the notice answered once, each with proof, and somebody who answers for it (TS-04)."""
    count = 0 if problem.notice is None else len(problem.notice.demands)
    yield finding(no.DemandUnknown, _unknown(command, count))
    yield finding(no.DemandUnanswered, _unanswered(command, count))
    unproven = (
        unless(bool(one.proof) and all(one.proof), no.RectificationUnproven, f"/met/{index}/proof")
        for index, one in enumerate(command.met)
    )
    yield finding(no.RectificationUnproven, unproven)
    named, where = command.responsible_person_id or problem.responsible_person_id, "/responsible_person_id"
    yield finding(no.ResponsibleMissing, [unless(named is not None, no.ResponsibleMissing, where)])
    in_post = command.responsible_person_id is None or command.responsible_person_id in facts.posts
    yield finding(no.ResponsibleWithoutPost, [unless(in_post, no.ResponsibleWithoutPost, where)])


def assess_answer(problem: Problem, command: AnswerSlip, on: date) -> Iterator[Finding]:
    """Why it is late, and what will be done until the new day (P-22)."""
    complete = [
        unless(bool(command.reasons), no.AnswerIncomplete, "/reasons"),
        unless(bool(command.steps), no.AnswerIncomplete, "/steps"),
    ]
    yield finding(no.AnswerIncomplete, complete)
    yield finding(no.StepUnclear, _unclear(command.steps, problem, on))


def steps_of(steps: Sequence[PlannedStep]) -> tuple[Step, ...]:
    """The steps as they are kept."""
    return tuple(Step(one.text, one.due_on) for one in steps)


def _unclear(steps: Sequence[PlannedStep], problem: Problem, on: date) -> Iterator[Missing | None]:
    """A day that is over binds nobody: then the steps are for today."""
    last = max(problem.put_right_by or on, on)
    for index, step in enumerate(steps):
        yield unless(bool(step.text) and on <= step.due_on <= last, no.StepUnclear, f"/steps/{index}")


def _unknown(command: ReportRectification, count: int) -> Iterator[Missing | None]:
    seen = [one.demand for one in command.met]
    for index, demand in enumerate(seen):
        yield unless(demand <= count and demand not in seen[:index], no.DemandUnknown, f"/met/{index}/demand")


def _unanswered(command: ReportRectification, count: int) -> Iterator[Missing | None]:
    said = {one.demand for one in command.met if one.done}
    yield unless(said.issuperset(range(1, count + 1)), no.DemandUnanswered, "/met")
