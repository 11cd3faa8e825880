"""Central tasks in motion: set up, reported, settled, turned by time; acts performed as pure functions."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from libs.kernel.actor import CLOCK, SHANGHAI, Actor
from libs.kernel.case import Outcome
from libs.kernel.roles import Role as R
from libs.policy.book import PolicyBook
from services.supervision.tasks import acts_planning, acts_progress
from services.supervision.tasks import commands as ask
from services.supervision.tasks.facts import DayFacts, PlanFacts
from services.supervision.tasks.status import TaskStatus
from services.supervision.tasks.task import Task
from tests.support import supervision_task_papers as papers
from tests.unit.supervision.source_papers import (
    BUREAU,
    CDI,
    HOUSING,
    KINDS,
    OFFICE,
    SCHOOLS,
    TASK_FORCE,
    occasion,
    person,
)

CALENDAR: Final = PolicyBook.load(Path(__file__).parents[3] / "policies").calendar
HEAD = person(UUID(int=0x61), CDI, R.SUP_HEAD, office=OFFICE)
OFFICER = person(UUID(int=0x62), CDI, R.SUP_OFFICER, office=OFFICE)
OF_BUREAU = person(UUID(int=0x63), BUREAU, R.BUREAU)
LEAD = person(UUID(int=0x64), HOUSING, R.LEAD_UNIT_USER)
CLERK = person(UUID(int=0x65), SCHOOLS, R.UNIT_CLERK)
FORCE = person(UUID(int=0x66), TASK_FORCE, R.TASK_FORCE_USER)
SET_UP_ON = date(2026, 1, 5)
DAYS = DayFacts(CALENDAR)
PLANNING = PlanFacts(CALENDAR, {**KINDS, BUREAU: "inspection_bureau"}, BUREAU)
Body = dict[str, Any]


def morning(on: date) -> datetime:
    """A second after midnight in the office."""
    return datetime.combine(on, time(0, 0, 1), SHANGHAI).astimezone(UTC)


def body(*milestones: Body, **changed: Any) -> Body:
    """A task that housing leads and schools undertake; one milestone of each unless others are given."""
    usual = (papers.milestone(HOUSING), papers.milestone(SCHOOLS, "m2", "2026-06-30"))
    return papers.task(HOUSING, milestones or usual, SCHOOLS, **changed)


def set_up(
    asked: Body | None = None, *, on: date = SET_UP_ON, actor: Actor = HEAD, facts: PlanFacts = PLANNING
) -> Outcome[Task]:
    """A task set up."""
    command = ask.SetUpTask.model_validate(asked or body())
    return acts_planning.set_up(command, occasion(actor, morning(on)), facts)


def one(due_on: str, *, on: date = SET_UP_ON) -> Task:
    """A task with one milestone, of housing."""
    return set_up(body(papers.milestone(HOUSING, due_on=due_on)), on=on).case


def reported(task: Task, *entries: Body, on: date, actor: Actor = LEAD, **changed: Any) -> Outcome[Task]:
    """Progress reported; the first milestone done unless something else is."""
    command = ask.ReportProgress.model_validate(papers.report(*entries, **changed))
    return acts_progress.report_progress(task, command, occasion(actor, morning(on)), DAYS)


def settled(
    task: Task, code: str = "m1", verdict: str = "reached", *, on: date, actor: Actor = OFFICER, **changed: Any
) -> Outcome[Task]:
    """A milestone settled."""
    command = ask.SettleMilestone.model_validate(papers.settlement(code, verdict, **changed))
    return acts_progress.settle_milestone(task, command, occasion(actor, morning(on)), DAYS)


def turned(task: Task, on: date, facts: DayFacts = DAYS) -> Outcome[Task]:
    """What the clock does on that day."""
    return acts_progress.turn_light(task, ask.TurnLight(), occasion(CLOCK, morning(on)), facts)


def revised(task: Task, asked: Body, *, on: date, actor: Actor = HEAD) -> Outcome[Task]:
    """The plan revised."""
    command = ask.ReviseTask.model_validate(asked)
    return acts_planning.revise(task, command, occasion(actor, morning(on)), PLANNING)


def completed(task: Task, *, on: date = SET_UP_ON) -> Outcome[Task]:
    """The task completed."""
    return acts_planning.complete(task, ask.CompleteTask(note="全部达到"), occasion(HEAD, morning(on)), DAYS)


def stopped(task: Task, reasons: str = "并入其他任务", *, on: date = SET_UP_ON) -> Outcome[Task]:
    """The task stopped."""
    return acts_planning.stop(task, ask.StopTask(reasons=reasons), occasion(HEAD, morning(on)), DAYS)


def by_clock(task: Task, until: date) -> Task:
    """The task after all that a punctual clock does until the end of that day."""
    while task.status is TaskStatus.UNDER_WAY and task.turns_on is not None and task.turns_on <= until:
        task = turned(task, task.turns_on).case
    return task


def day(text: str) -> date:
    """A day by its text."""
    return date.fromisoformat(text)


def before(text: str) -> date:
    """The day before."""
    return day(text) - timedelta(days=1)
