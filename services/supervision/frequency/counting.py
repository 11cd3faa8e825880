"""Which visits count for the frequency, and for whom: closed ones, by their day on site (TV-05, S-05 to S-09)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from libs.kernel import periods
from services.supervision.visits.status import VisitStatus


@dataclass(frozen=True, slots=True)
class Seen:
    """A visit as far as counting asks for it. ``confirmed``: the inspection bureau confirmed it (S-07)."""

    kind: str
    status: str
    unit_id: UUID
    office_id: UUID
    visited_on: date | None
    confirmed: bool = False


def counts(visit: Seen) -> bool:
    """Whether the visit counts: it is closed, and a special one was confirmed by the bureau (TV-05, S-07, G-53)."""
    if visit.status != VisitStatus.CLOSED or visit.visited_on is None:
        return False
    return visit.confirmed or visit.kind != "special"


def held(
    visits: Iterable[Seen], period: str, *kinds: str, office_id: UUID | None = None, unit_id: UUID | None = None
) -> int:
    """How many visits of these kinds (of any, if none is named) count for the period, of that body, to that unit."""
    first, last = periods.first_day_of(period), periods.last_day_of(period)
    return sum(
        counts(one)
        and first <= (one.visited_on or date.min) <= last
        and (not kinds or one.kind in kinds)
        and (office_id is None or one.office_id == office_id)
        and (unit_id is None or one.unit_id == unit_id)
        for one in visits
    )
