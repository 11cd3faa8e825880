"""What the acts on a liaison meeting must know beyond case and command; loaded beforehand."""

from dataclasses import dataclass
from uuid import UUID

from libs.kernel.calendar import WorkCalendar

Ids = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """For recording: whom liaison is kept with (bureaus, task forces, units that lead a task of the organ), which of
    the tasks and problem items named are of the organ, and the calendar."""

    calendar: WorkCalendar
    partners: Ids = frozenset()
    tasks: Ids = frozenset()
    problems: Ids = frozenset()
