"""Counts of visits by their day on site in a span of months, over what the caller may see. Only visits that have
started are counted, for anybody: so no figure can tell that there is a hidden one (G-54, P-33)."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Select, false, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Who, who_values
from libs.kernel.actor import Actor
from libs.kernel.roles import Role
from services.supervision.statistics.figures import Counted, Span, added_up, share
from services.supervision.statistics.groupings import VisitGrouping as By
from services.supervision.statistics.keys import grouped, keyed
from services.supervision.statistics.tables import VISIT_MOVES, VISIT_NUMBERS, VISIT_TALLY
from services.supervision.statistics.tally_views import FIRST, LAST, Tally, counting, rows_seen
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.status import VisitStatus as S
from services.supervision.visits.tables import VISITS

_ROW: Final = VISITS.c
_HELD: Final = _ROW.status == str(S.CLOSED)
_OPENED: Final = func.cardinality(_ROW.opened_problem_ids)

VISITS_TALLIED: Final = Tally(
    case_type=VISIT,
    kept=VISIT_TALLY,
    moves=VISIT_MOVES,
    day=_ROW.visited_on,
    numbers={
        "held": func.count().filter(_HELD),
        "under_way": func.count().filter(~_HELD),
        "unannounced": func.count().filter(_HELD & _ROW.unannounced),
        "joint": func.count().filter(_HELD & _ROW.joint),
        "with_problems": func.count().filter(_HELD & (_OPENED > 0)),
        "problems": func.coalesce(func.sum(_OPENED).filter(_HELD), 0),
    },
    facets={
        "kind": ("kind",),
        "office": ("office_id",),
        "unit": ("unit_id",),
        "unit_kind": ("unit_id", "office_id", "kind"),
    },
    # What has started is in the open, whatever it was before.
    same={"unannounced": false(), "visited_on": LAST},
    counted=_ROW.visited_on.is_not(None),
)
assert set(VISITS_TALLIED.numbers) == set(VISIT_NUMBERS)

_COLUMN: Final[Mapping[By, str]] = {
    By.KIND: "kind",
    By.UNIT: "unit_id",
    By.OFFICE: "office_id",
    By.ORGAN: "competent_organ_id",
    By.MONTH: "month",
    By.QUARTER: "month",
}


async def count_visits(connection: AsyncConnection, actor: Actor, today: date, span: Span, by: By) -> Counted:
    """The figures of the caller's organ, of the visits that the caller's list shows."""
    values = {**who_values(actor, today), "first": span.first, "last": span.last}
    found: dict[Any, dict[str, int]] = {}
    for row in (await connection.execute(_statement(frozenset(actor.roles_in_cases), by), values)).mappings():
        group = found.setdefault(keyed(row["key"], by), dict.fromkeys(VISIT_NUMBERS, 0))
        for name in VISIT_NUMBERS:
            group[name] += int(row[name])
    groups = tuple(_shaped(group) for group in grouped(found))
    return Counted(groups, _shaped(added_up(list(found.values()), VISIT_NUMBERS)))


@lru_cache(maxsize=256)
def _statement(roles: frozenset[Role], by: By) -> Select[Any]:
    return _by_week(roles) if by is By.WEEK else counting(VISITS_TALLIED, roles, _COLUMN[by])


def _by_week(roles: frozenset[Role]) -> Select[Any]:
    """By ISO week, which no counter keeps apart: a week at the turn of the year belongs to the year of its Thursday."""
    week = func.to_char(_ROW.visited_on, 'IYYY-"w"IW').label("key")
    numbers = [number.label(name) for name, number in VISITS_TALLIED.numbers.items()]
    counted = (_ROW.competent_organ_id == Who.organ, _ROW.visited_on.between(FIRST, LAST))
    return select(week, *numbers).where(rows_seen(VISIT, roles, counted)).group_by(week)


def _shaped(group: Mapping[str, Any]) -> dict[str, Any]:
    return {**group, "problem_rate": share(group["with_problems"], group["held"])}
