"""The lines of a screen of coverage: of whom what is demanded in a period, and how that stands (S-05 to S-09, S-12)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from libs.kernel.rule import Rule
from services.supervision.frequency.demands import Demand
from services.supervision.frequency.judging import Stand, judge
from services.supervision.frequency.status import Scope
from services.supervision.unit_watch.frequency import RULE as WATCHED


@dataclass(frozen=True, slots=True)
class Figures:
    """Visits of a period: that count, that are on their way to count, and that are planned."""

    held: int = 0
    under_way: int = 0
    planned: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        """Both together."""
        return Figures(self.held + other.held, self.under_way + other.under_way, self.planned + other.planned)


NONE: Final = Figures()
ByUnit = Mapping[UUID, Figures]


@dataclass(frozen=True, slots=True)
class Line:
    """One demand and how it stands. ``office_id`` is the body, ``kind`` None where visits of any kind count."""

    scope: Scope
    kind: str | None
    figures: Figures
    stand: Stand
    cites: Rule
    office_id: UUID | None = None
    unit_id: UUID | None = None
    begun_on: date | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """A unit on the watch list: how often it is to be visited in a month, and since when (A-06, S-12). ``known``:
    whether the caller may know every visit to it."""

    unit_id: UUID
    per_month: int
    entered_on: date
    known: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which period and on which day it is asked."""

    period: str
    on: date


def organ_line(demanded: Demand, asked: Asked, figures: Figures, *, whole: bool) -> Line:
    """What is demanded of the organ as a whole: each month a visit, each quarter a special one (S-05, S-07)."""
    return Line(Scope.ORGAN, demanded.kind, figures, _stand(demanded, asked, figures, whole=whole), demanded.cites)


def body_lines(
    demanded: Demand, asked: Asked, bodies: Iterable[UUID], held: ByUnit, whole: Collection[UUID]
) -> list[Line]:
    """What is demanded of each dispatched body, whatever units it is resident at (S-06, G-49); ``whole`` are the bodies
    of which the caller may know every visit."""
    lines = []
    for body in bodies:
        figures = held.get(body, NONE)
        stand = _stand(demanded, asked, figures, whole=body in whole)
        lines.append(Line(Scope.BODY, demanded.kind, figures, stand, demanded.cites, office_id=body))
    return lines


def resident_lines(
    demanded: Demand, asked: Asked, resident: Iterable[tuple[UUID, UUID]], held: Mapping[tuple[UUID, UUID], Figures]
) -> list[Line]:
    """The same for each unit that a body is resident at, in the stricter reading (G-49); pairs of body and unit."""
    lines = []
    for body, unit in resident:
        figures = held.get((body, unit), NONE)
        stand = _stand(demanded, asked, figures, whole=True)
        line = Line(Scope.BODY_AT_UNIT, demanded.kind, figures, stand, demanded.cites, office_id=body, unit_id=unit)
        lines.append(line)
    return lines


def unit_lines(demanded: Demand, asked: Asked, units: Iterable[UUID], held: ByUnit) -> list[Line]:
    """What is demanded for each county and municipal unit that a problem was fed back to (S-09, G-52)."""
    lines = []
    for unit in units:
        figures = held.get(unit, NONE)
        stand = _stand(demanded, asked, figures, whole=True)
        lines.append(Line(Scope.UNIT, demanded.kind, figures, stand, demanded.cites, unit_id=unit))
    return lines


def watched_lines(warning_days: int, asked: Asked, watched: Iterable[Watched], held: ByUnit) -> list[Line]:
    """The raised frequency of units on the watch list; visits of any kind count, so that no unit is visited more than
    it must be (S-12, P-21). The month in which a unit came on the list is warned of, not breached."""
    lines = []
    for unit in watched:
        figures = held.get(unit.unit_id, NONE)
        held_of, since = figures.held, unit.entered_on
        stand = judge(asked.period, held_of, unit.per_month, warning_days, asked.on, whole=unit.known, begun_on=since)
        line = Line(Scope.WATCHED_UNIT, None, figures, stand, WATCHED, unit_id=unit.unit_id, begun_on=unit.entered_on)
        lines.append(line)
    return lines


def strictest(watched: Iterable[Watched]) -> list[Watched]:
    """Each unit once: as often as the strictest of its entries asks, since the first of them."""
    found: dict[UUID, Watched] = {}
    for one in watched:
        other = found.get(one.unit_id, one)
        entered = min(one.entered_on, other.entered_on)
        found[one.unit_id] = Watched(one.unit_id, max(one.per_month, other.per_month), entered, one.known)
    return sorted(found.values(), key=lambda one: (one.entered_on, one.unit_id))


def _stand(demanded: Demand, asked: Asked, figures: Figures, *, whole: bool) -> Stand:
    return judge(asked.period, figures.held, demanded.least, demanded.warning_days, asked.on, whole=whole)
