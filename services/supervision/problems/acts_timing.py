"""The clock's act on a problem item: the next slip when a day is over (TS-08, G-55, P-22)."""

from dataclasses import replace

from libs.contracts.supervision_problems import ProblemSlipIssued
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.supervision.problems.commands import IssueSlip
from services.supervision.problems.facts import SlipFacts
from services.supervision.problems.problem import COLOURS, Problem
from services.supervision.problems.records import Slip
from services.supervision.problems.refusals_rectifying import SlipNotDue
from services.supervision.problems.telling import matter_of


def issue_slip(problem: Problem, _command: IssueSlip, occasion: Occasion, facts: SlipFacts) -> Outcome[Problem]:
    """The next colour after the one that failed, never two at once and none left out (P-22)."""
    day = problem.slip_due_after
    if day is None or occasion.on <= day:
        raise SlipNotDue
    colour = COLOURS[0] if problem.slip is None else COLOURS[COLOURS.index(problem.slip.colour) + 1]
    # An answer in time would be worth nothing if the new day were over before it.
    new_due_on = max(facts.new_due_on, facts.answer_by)
    slip = Slip(problem.round, colour, occasion.on, facts.answer_by, new_due_on)
    slipped = replace(problem, slips=(*problem.slips, slip))
    event = ProblemSlipIssued(**matter_of(slipped), colour=colour, issued_on=occasion.on)
    return Outcome(slipped, event)
