"""A new term after a rejection or an escalation: which may be given, and what begins anew with it (G-55)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.supervision.problems import refusals_verifying as no
from services.supervision.problems.opening import assess_term
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemStatus
from services.supervision.problems.terms import needs_plan
from services.supervision.refusing import finding, unless


def assess_new_term(problem: Problem, term: str, profile: Profile) -> Iterator[Finding]:
    """A term of the profile; one that asks for a plan only where a plan is on record."""
    yield assess_term(term, profile)
    planned = problem.acceptance is not None and bool(problem.acceptance.steps)
    allowed = planned or not needs_plan(term, profile)
    yield finding(no.TermWithoutPlan, [unless(allowed, no.TermWithoutPlan, "/term")])


def begun_anew(problem: Problem, term: str, on: date, due_on: date) -> Problem:
    """The item in its next round, from ``on``: the new day counts, no slip is out, nothing is reported."""
    begun = replace(problem, term=term, term_begun_on=on, due_on=due_on)
    return replace(begun, status=ProblemStatus.RECTIFYING, round=problem.round + 1)
