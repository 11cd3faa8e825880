"""Reporting progress, finding milestones reached or wanting, and the light that time turns (S-02, S-08)."""

from dataclasses import replace

from libs.contracts.supervision_tasks import TaskLightTurned, TaskMilestoneSettled, TaskProgressReported
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.refusal import NotNow
from services.supervision.refusing import refuse
from services.supervision.tasks import refusals as no
from services.supervision.tasks.commands import ReportProgress, SettleMilestone, TurnLight
from services.supervision.tasks.facts import DayFacts
from services.supervision.tasks.lighting import lit, overtaken
from services.supervision.tasks.reporting import assess_report, assess_source, report_of, reported
from services.supervision.tasks.settling import assess_settlement, settled, settlement_of
from services.supervision.tasks.task import Task
from services.supervision.tasks.telling import task_of


def report_progress(task: Task, command: ReportProgress, occasion: Occasion, facts: DayFacts) -> Outcome[Task]:
    """Report progress; what is reported done waits for a finding, and is late after its last day (S-02, S-08)."""
    refuse(*assess_source(task, command, occasion))
    refuse(*assess_report(task, command, occasion))
    before, report = overtaken(task, occasion, facts), report_of(command, occasion)
    milestones = tuple(reported(task, one, report) for one in before.milestones)
    told = lit(replace(before, milestones=milestones, reports=(*task.reports, report)), occasion, facts)
    return Outcome(told, TaskProgressReported(**task_of(told), reported_on=report.reported_on))


def settle_milestone(task: Task, command: SettleMilestone, occasion: Occasion, facts: DayFacts) -> Outcome[Task]:
    """Find a milestone that is reported done reached, or not up to quality, by another person than reported (S-08)."""
    refuse(*assess_settlement(task, command, occasion.actor))
    before, found = overtaken(task, occasion, facts), settlement_of(command, occasion)
    milestones = tuple(settled(one, found) for one in before.milestones)
    told = lit(replace(before, milestones=milestones, settlements=(*task.settlements, found)), occasion, facts)
    return Outcome(told, TaskMilestoneSettled(**task_of(told)))


def turn_light(task: Task, _command: TurnLight, occasion: Occasion, facts: DayFacts) -> Outcome[Task]:
    """Time turns the light. What was turned already is not turned again; a day that a new calendar has moved is asked
    for again later (S-08)."""
    if task.turns_on is None or occasion.on < task.turns_on:
        raise NotNow(cites=no.LightStays.rule)
    turned = lit(overtaken(task, occasion, facts), occasion, facts)
    if turned.lights == task.lights:
        raise no.LightStays
    return Outcome(turned, TaskLightTurned(**task_of(turned), turned_on=turned.lights[-1].on))
