"""The traffic light: a pure function of milestones and day, and the turns that the passing of days brings (S-08)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from services.supervision.tasks.records import LightTurn, Milestone
from services.supervision.tasks.status import Colour
from services.supervision.tasks.status import MilestoneState as M

Turns = tuple[LightTurn, ...]

_WORST_FIRST: Final = (Colour.RED, Colour.YELLOW)
_ONE_DAY = timedelta(days=1)


def light_of(milestone: Milestone, on: date) -> Colour:
    """The light of one milestone on a day.

    What was found not up to quality is red until it is found reached: a unit's own word does not undo a finding. What
    is reported done waits for the finding, yellow if it came late; anything else turns with its days.
    """
    if milestone.state is M.NOT_UP_TO_QUALITY:
        return Colour.RED
    if milestone.state is M.REACHED:
        return Colour.GREEN
    if milestone.state is M.REPORTED:
        assert milestone.reported_on is not None
        return Colour.YELLOW if milestone.reported_on > milestone.last_on else Colour.GREEN
    if on > milestone.last_on:
        return Colour.RED
    return Colour.YELLOW if on >= milestone.warned_from else Colour.GREEN


def next_turn(milestones: Sequence[Milestone], after: date) -> date | None:
    """The next day, after that one, on which time alone may turn the light; None if no day can."""
    return min((day for day in _borders(milestones) if day > after), default=None)


def fallen_due(milestones: Sequence[Milestone], last: LightTurn, since: date, until: date, at: datetime) -> Turns:
    """The turns that time brought on the days from ``since`` to ``until``, both included, each on its own day."""
    found: Turns = ()
    for day in sorted({day for day in _borders(milestones) if since <= day <= until}):
        found = (*found, *turned(milestones, found[-1] if found else last, day, at))
    return found


def turned(milestones: Sequence[Milestone], last: LightTurn | None, on: date, at: datetime) -> Turns:
    """The turn of that day; none if every milestone has the light it had."""
    lights = {milestone.code: light_of(milestone, on) for milestone in milestones}
    red, yellow = (tuple(code for code, light in lights.items() if light is wanted) for wanted in _WORST_FIRST)
    if last is not None and (set(red), set(yellow)) == (set(last.red), set(last.yellow)):
        return ()
    worst = next((colour for colour in _WORST_FIRST if colour in lights.values()), Colour.GREEN)
    return (LightTurn(worst, on, red, yellow, at),)


def _borders(milestones: Sequence[Milestone]) -> Iterator[date]:
    for milestone in milestones:
        if milestone.is_open:
            yield milestone.warned_from
            yield milestone.last_on + _ONE_DAY
