"""Looking at the light anew, as every act on a task does: first what time has turned, then what the act turns."""

from dataclasses import replace

from libs.kernel.actor import Occasion
from services.supervision.tasks.facts import DayFacts
from services.supervision.tasks.lights import fallen_due, next_turn, turned
from services.supervision.tasks.records import LightTurn, Milestone
from services.supervision.tasks.schedule import dated, warning_days
from services.supervision.tasks.task import Task


def overtaken(task: Task, occasion: Occasion, facts: DayFacts) -> Task:
    """The task with the turns that time has brought since it was last looked at, each on its own day, even if the clock
    was late. The days of open milestones are those of the calendar as it is today."""
    milestones, due = _dated(task, occasion, facts), task.turns_on
    by_time = () if due is None else fallen_due(milestones, task.lights[-1], due, occasion.on, occasion.at)
    return replace(task, milestones=milestones, lights=(*task.lights, *by_time))


def lit(task: Task, occasion: Occasion, facts: DayFacts) -> Task:
    """The task with the light of today, since when it has that colour, and the next day that may turn it."""
    milestones = _dated(task, occasion, facts)
    last = task.lights[-1] if task.lights else None
    lights = (*task.lights, *turned(milestones, last, occasion.on, occasion.at))
    return replace(
        task,
        milestones=milestones,
        lights=lights,
        light=lights[-1].light,
        light_on=_since(lights).on,
        turns_on=next_turn(milestones, occasion.on),
    )


def _dated(task: Task, occasion: Occasion, facts: DayFacts) -> tuple[Milestone, ...]:
    return tuple(dated(task.milestones, warning_days(occasion.profile), facts.calendar))


def _since(lights: tuple[LightTurn, ...]) -> LightTurn:
    """The first of the turns that have had the colour of the last one without a break."""
    found = lights[-1]
    for turn in reversed(lights):
        if turn.light is not found.light:
            break
        found = turn
    return found
