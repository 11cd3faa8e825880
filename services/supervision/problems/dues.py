"""The running terms of a problem item as deadlines: plan, term of rectification, answer to a slip, its new day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import Deadline, due, end_of
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.supervision.problems.problem import ON_THE_CLOCK, Problem
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.terms import ACCEPTANCE, SLIP_ANSWER, SLIP_TERM, limit_of, term_of


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that runs: its code, the day it counts from, and the last day that was told to the unit."""

    code: str
    start_on: date
    due_on: date


def last_day_of(code: str, start_on: date, profile: Profile, calendar: WorkCalendar) -> date:
    """The last day of a limit that nothing pauses (G-04)."""
    ends = due(profile.limit(code), start_on, calendar).due_on
    assert ends is not None
    return ends


def running(problem: Problem, profile: Profile) -> Iterator[Limit]:
    """What runs for the unit now. A slip that is out takes the place of the term it follows (P-22)."""
    notice, due_on, slip = problem.notice, problem.due_on, problem.slip
    if problem.status not in ON_THE_CLOCK or notice is None or due_on is None:
        return
    if problem.status is S.NOTIFIED:
        yield Limit(ACCEPTANCE, notice.issued_on, notice.accept_by)
    if slip is None:
        term = term_of(problem.term, profile)
        assert term is not None
        yield Limit(limit_of(term), problem.term_begun_on or notice.issued_on, due_on)
        return
    if slip.answer is None:
        yield Limit(SLIP_ANSWER, slip.issued_on, slip.answer_by)
    yield Limit(SLIP_TERM, slip.issued_on, slip.new_due_on)


def dues(problem: Problem, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The same as deadlines, each with its explanation."""
    found = []
    for limit in running(problem, profile):
        known = profile.limit(limit.code)
        counted = due(known, limit.start_on, services["calendar"])
        found.append(Running(limit.code, known.text, _as_told(counted, limit), tuple(known.cites)))
    return tuple(found)


def _as_told(counted: Deadline, limit: Limit) -> Deadline:
    """The day that the unit was told binds, also where the calendar was changed afterwards."""
    if counted.due_on == limit.due_on:
        return counted
    told = Text(f"按已告知单位的日期{limit.due_on}", f"the day that the unit was told: {limit.due_on}")
    return Deadline(limit.code, limit.start_on, limit.due_on, end_of(limit.due_on), False, False, told)
