"""Which steps of execution a decision needs, and when each is due (P-28)."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import Deadline, due, end_of
from libs.kernel.profile import Profile, TimeLimit
from libs.kernel.text import Text
from services.accountability.cases.case import AccountabilityCase
from services.accountability.sanctions.measures import known

STEPS: Final = "execution_steps"
ANNOUNCED: Final = "announced"
PERSONNEL: Final = "personnel_change"
REPORT: Final = "execution_report"
_CONCERN_POSTS: Final = frozenset({"organizational", "party", "administrative"})
_PUT_OFF: Final = Text("职务工资变更已说明理由延期至 {day}（P-28）。", "Put off, with its reason, to {day} (P-28).")


def needed(case: AccountabilityCase, profile: Profile) -> tuple[str, ...]:
    """The steps that the measures in force need, in their order; none if a review left nothing in force.

    Post and pay change only after party and administrative sanctions and organizational measures.
    """
    measures = known(profile, case.measures_in_force)
    concerns_post = any(measure.family in _CONCERN_POSTS for measure in measures)
    steps = profile.list(STEPS).codes() if measures else ()
    return tuple(step for step in steps if step != PERSONNEL or concerns_post)


def open_steps(case: AccountabilityCase, profile: Profile) -> tuple[str, ...]:
    """Those that are not done yet."""
    return tuple(step for step in needed(case, profile) if case.execution.done(step) is None)


def limit_of(step: str, profile: Profile) -> TimeLimit:
    """The limit of a step of the list."""
    row = profile.list(STEPS).get(step)
    if row is None:
        raise KeyError(step)
    return profile.limit(str(row.attributes["limit"]))


def due_days(case: AccountabilityCase, profile: Profile, calendar: WorkCalendar) -> Mapping[str, date]:
    """The day by which each needed step is due."""
    found = {step: deadline(case, step, profile, calendar).due_on for step in needed(case, profile)}
    return {step: day for step, day in found.items() if day is not None}


def latest_personnel_day(case: AccountabilityCase, profile: Profile, calendar: WorkCalendar) -> date | None:
    """To which day a change of post may be put off at most: that of the report on execution (P-28)."""
    return None if case.decision is None else due(limit_of(REPORT, profile), case.decision.decided_on, calendar).due_on


def deadline(case: AccountabilityCase, step: str, profile: Profile, calendar: WorkCalendar) -> Deadline:
    """When a step is due: counted from the decision, or the day to which the change of post was put off (P-28)."""
    if case.decision is None:
        raise AssertionError("only a decision is executed")
    counted = due(limit_of(step, profile), case.decision.decided_on, calendar)
    put_off = case.execution.postponement
    if step != PERSONNEL or put_off is None:
        return counted
    until = put_off.until_on
    said = _PUT_OFF.fill(day=until.isoformat())
    return Deadline(counted.code, counted.start_on, until, end_of(until), False, False, said)
