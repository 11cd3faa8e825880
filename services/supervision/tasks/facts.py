"""What the acts on a central task must know beyond case and command; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from libs.kernel.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class DayFacts:
    """The working calendar, for every act: each of them looks at the light anew."""

    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class PlanFacts(DayFacts):
    """For setting up and revising also: the kinds of the units named that exist today, and the bureau of the city."""

    kinds: Mapping[UUID, str] = field(default_factory=dict)
    bureau_id: UUID | None = None
