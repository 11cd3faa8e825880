"""Opening a problem item, revising and withdrawing it, and the notice to the unit (TS-01, TS-02)."""

from dataclasses import replace

from libs.contracts.supervision_problems import ProblemNotified, ProblemRevised, ProblemWithdrawn
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.supervision.problems import refusals as no
from services.supervision.problems.commands import NotifyUnit, OpenProblem, ReviseProblem, WithdrawProblem
from services.supervision.problems.entering import Found, item_of, opening_of
from services.supervision.problems.facts import OpeningFacts, TermFacts, WithdrawalFacts
from services.supervision.problems.opening import assess_content, assess_reasons, assess_term, assess_unit
from services.supervision.problems.problem import Problem
from services.supervision.problems.records import Content, ProblemWithdrawal, RectificationNotice
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.status import Source
from services.supervision.problems.telling import matter_of
from services.supervision.refusing import finding, refuse, unless


def open_item(command: OpenProblem, occasion: Occasion, facts: OpeningFacts) -> Outcome[Problem]:
    """Open an item on one unit; earlier ones of its kind that had been checked off are named (TS-01, F-19)."""
    refuse(*assess_unit(command, facts, occasion.on), *assess_content(command, occasion.profile))
    if not facts.looks_after:
        raise no.ProblemUnitNotYours
    assert facts.unit_kind is not None
    found = Found(
        unit_id=command.unit_id,
        unit_kind=facts.unit_kind,
        competent_organ_id=occasion.actor.organ_id,
        nature=command.nature,
        aspect=command.aspect,
        level=command.level,
        facts=command.facts,
        place=command.place,
        found_on=command.found_on,
        evidence=command.evidence,
        demand="",
        source=Source(command.source),
        office_id=facts.office_id,
        source_id=command.task_id if command.source == "task" else None,
        term=command.term,
        task_id=command.task_id,
        project_code=command.project_code,
    )
    item = item_of(found, occasion, occasion.new_id())
    problem = replace(item, demands=command.demands, recurrence_of=facts.recurrence.get(command.nature, ()))
    return Outcome(problem, opening_of(problem))


def revise(problem: Problem, command: ReviseProblem, occasion: Occasion, facts: OpeningFacts) -> Outcome[Problem]:
    """Revise what is kept of it before the unit is notified; what it said stays on record (S-08)."""
    kept = problem.common_problem_id is None or command.nature == problem.nature
    of_list = finding(no.ProblemNatureOfList, [unless(kept, no.ProblemNatureOfList, "/nature")])
    refuse(*assess_content(command, occasion.profile), of_list)
    before = Content(
        nature=problem.nature,
        aspect=problem.aspect,
        level=problem.level,
        facts=problem.facts,
        place=problem.place,
        evidence=problem.evidence,
        demands=problem.demands,
        revised_by=occasion.actor.person_id,
        revised_at=occasion.at,
    )
    revised = replace(
        problem,
        **command.model_dump(),
        recurrence_of=facts.recurrence.get(command.nature, ()),
        revisions=(*problem.revisions, before),
    )
    return Outcome(revised, ProblemRevised(**matter_of(revised), recurrence_of=revised.recurrence_of))


def withdraw(
    problem: Problem, command: WithdrawProblem, occasion: Occasion, facts: WithdrawalFacts
) -> Outcome[Problem]:
    """Withdraw it: before the notice with reasons, later only by an objection decided for the unit (S-08, P-21)."""
    by_objection = command.objection_id is not None and facts.objection_held
    in_time = problem.status is S.OPEN and command.objection_id is None
    held = finding(
        no.ProblemNeedsObjection, [unless(by_objection or in_time, no.ProblemNeedsObjection, "/objection_id")]
    )
    refuse(assess_reasons(command.reasons), held)
    if facts.list_fixed and not by_objection:
        raise no.ProblemListFixed
    ending = ProblemWithdrawal(command.reasons, occasion.on, occasion.actor.person_id, command.objection_id)
    withdrawn = replace(problem, status=S.WITHDRAWN, withdrawal=ending)
    return Outcome(withdrawn, ProblemWithdrawn(**matter_of(withdrawn)))


def notify(problem: Problem, command: NotifyUnit, occasion: Occasion, facts: TermFacts) -> Outcome[Problem]:
    """Issue the rectification notice; its day is counted by the term (TS-02, G-55)."""
    term = command.term or problem.term
    demanded = finding(no.ProblemDemandsMissing, [unless(bool(problem.demands), no.ProblemDemandsMissing, "/demands")])
    refuse(demanded, assess_term(term, occasion.profile))
    assert term is not None
    due_on = facts.last_days[term]
    notice = RectificationNotice(
        term=term,
        demands=problem.demands,
        issued_on=occasion.on,
        accept_by=facts.accept_by,
        due_on=due_on,
        issued_by=occasion.actor.person_id,
    )
    begun = replace(problem, term=term, due_on=due_on, term_begun_on=occasion.on)
    notified = replace(begun, status=S.NOTIFIED, notice=notice)
    return Outcome(notified, ProblemNotified(**matter_of(notified), due_on=due_on))
