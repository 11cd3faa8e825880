"""Setting up, revising, completing and stopping a central task (S-01, P-22)."""

from dataclasses import replace

from libs.contracts.supervision_tasks import TaskCompleted, TaskRevised, TaskSetUp, TaskStopped
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.supervision.refusing import finding, refuse, unless
from services.supervision.tasks import refusals as no
from services.supervision.tasks.commands import CompleteTask, ReviseTask, SetUpTask, StopTask
from services.supervision.tasks.facts import DayFacts, PlanFacts
from services.supervision.tasks.lighting import lit, overtaken
from services.supervision.tasks.planning import assess_head, assess_plan, assess_revision, kept
from services.supervision.tasks.records import FormerPlan, TaskEnding
from services.supervision.tasks.schedule import warning_days
from services.supervision.tasks.status import Colour
from services.supervision.tasks.status import TaskStatus as S
from services.supervision.tasks.task import Task
from services.supervision.tasks.telling import task_of


def set_up(command: SetUpTask, occasion: Occasion, facts: PlanFacts) -> Outcome[Task]:
    """Set up a task with who leads, who undertakes, and its milestones (S-01, P-22)."""
    if occasion.actor.office_id is None:
        raise no.NoOffice
    refuse(*assess_head(command, occasion.profile), *assess_plan(command, facts, occasion.on))
    task = Task(
        occasion.new_id(),
        S.UNDER_WAY,
        occasion.profile.name,
        occasion.profile.version,
        title=command.title,
        kind=command.kind,
        basis=command.basis,
        project_code=command.project_code,
        competent_organ_id=occasion.actor.organ_id,
        office_id=occasion.actor.office_id,
        bureau_id=facts.bureau_id,
        lead_unit_id=command.lead_unit_id,
        task_force_id=command.task_force_id,
        undertaking_unit_ids=command.undertaking_unit_ids,
        milestones=kept(command, None, warning_days(occasion.profile), facts),
        set_up_on=occasion.on,
        set_up_by=occasion.actor.person_id,
        light=Colour.GREEN,
        light_on=occasion.on,
    )
    task = lit(task, occasion, facts)
    return Outcome(task, TaskSetUp(**task_of(task)))


def revise(task: Task, command: ReviseTask, occasion: Occasion, facts: PlanFacts) -> Outcome[Task]:
    """Change the plan, with reasons; the former one is kept, and what was found of a milestone stays (P-22)."""
    refuse(
        *assess_plan(command, facts, occasion.on, task),
        *assess_revision(task, command),
        finding(no.NoReasons, [unless(bool(command.reasons), no.NoReasons, "/reasons")]),
    )
    before = overtaken(task, occasion, facts)
    revised = replace(
        before,
        bureau_id=facts.bureau_id or task.bureau_id,
        lead_unit_id=command.lead_unit_id,
        task_force_id=command.task_force_id,
        undertaking_unit_ids=command.undertaking_unit_ids,
        milestones=kept(command, before, warning_days(occasion.profile), facts),
        revisions=(*task.revisions, _former(task, command.reasons, occasion)),
    )
    revised = lit(revised, occasion, facts)
    return Outcome(revised, TaskRevised(**task_of(revised)))


def complete(task: Task, command: CompleteTask, occasion: Occasion, facts: DayFacts) -> Outcome[Task]:
    """Say that the task is done, once every milestone was found reached (S-08)."""
    open_ones = (unless(one.is_reached, no.MilestonesOpen, f"/milestones/{one.code}") for one in task.milestones)
    refuse(finding(no.MilestonesOpen, open_ones))
    done = _ended(task, S.COMPLETED, command.note, occasion, facts)
    return Outcome(done, TaskCompleted(**task_of(done)))


def stop(task: Task, command: StopTask, occasion: Occasion, facts: DayFacts) -> Outcome[Task]:
    """Give the task up, with reasons; its light stays as it was last."""
    refuse(finding(no.NoReasons, [unless(bool(command.reasons), no.NoReasons, "/reasons")]))
    stopped = _ended(task, S.STOPPED, command.reasons, occasion, facts)
    return Outcome(stopped, TaskStopped(**task_of(stopped)))


def _ended(task: Task, status: S, note: str, occasion: Occasion, facts: DayFacts) -> Task:
    found = lit(overtaken(task, occasion, facts), occasion, facts)
    ending = TaskEnding(note, occasion.on, occasion.actor.person_id)
    return replace(found, status=status, turns_on=None, ending=ending)


def _former(task: Task, reasons: str, occasion: Occasion) -> FormerPlan:
    return FormerPlan(
        task.lead_unit_id,
        task.task_force_id,
        task.undertaking_unit_ids,
        task.milestones,
        reasons,
        occasion.actor.person_id,
        occasion.at,
    )
