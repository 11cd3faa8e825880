"""Counts of problem items opened in a span of months, over what the caller may see; as quick for many as for few."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, DateTime, Select, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import visible_to
from libs.chassis.cases import Who, who_values
from libs.kernel.actor import Actor
from libs.kernel.roles import Role
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.tables import PROBLEMS, overdue
from services.supervision.statistics.figures import Counted, Span, added_up, share
from services.supervision.statistics.groupings import ProblemGrouping as By
from services.supervision.statistics.keys import grouped, keyed
from services.supervision.statistics.tables import PROBLEM_MOVES, PROBLEM_NUMBERS, PROBLEM_TALLY
from services.supervision.statistics.tally_views import FIRST, LAST, Tally, counting, put_onto

_ROW: Final = PROBLEMS.c
_WAITING: Final = _ROW.status.in_([str(S.NOTIFIED), str(S.RECTIFYING)])
_STATUSES: Final = tuple(str(status) for status in S)
_COLOURS: Final = ("blue", "orange", "red")


def _times(holds: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(holds)


PROBLEMS_TALLIED: Final = Tally(
    case_type=PROBLEM,
    kept=PROBLEM_TALLY,
    moves=PROBLEM_MOVES,
    day=_ROW.opened_on,
    numbers={
        **{status: _times(_ROW.status == status) for status in _STATUSES},
        **{colour: _times(_WAITING & (_ROW.slip_colour == colour)) for colour in _COLOURS},
        "falsified": _times(_ROW.falsified),
        "recurrent": _times(_ROW.recurrent),
    },
    facets={
        "nature": ("nature",),
        "unit": ("unit_id", "office_id"),
        "unit_nature": ("unit_id", "office_id", "nature"),
    },
    same={},
    counted=_ROW.id.is_not(None),
)
assert set(PROBLEMS_TALLIED.numbers) == set(PROBLEM_NUMBERS)

_COLUMN: Final[Mapping[By, str]] = {
    By.NATURE: "nature",
    By.UNIT: "unit_id",
    By.OFFICE: "office_id",
    By.ORGAN: "competent_organ_id",
    By.MONTH: "month",
    By.QUARTER: "month",
}
NUMBERS: Final = (*PROBLEM_NUMBERS, "late")


async def count_problems(connection: AsyncConnection, actor: Actor, today: date, span: Span, by: By) -> Counted:
    """The figures of the caller's organ, of the items that the caller's list shows."""
    values = {**who_values(actor, today), "first": span.first, "last": span.last}
    roles = frozenset(actor.roles_in_cases)
    found: dict[Any, dict[str, int]] = {}
    for statement in (_tallied(roles, by), _unslipped(roles, by)):
        for row in (await connection.execute(statement, values)).mappings():
            group = found.setdefault(keyed(row["key"], by), dict.fromkeys(NUMBERS, 0))
            for name in row.keys() - {"key"}:
                group[name] += int(row[name])
    groups = grouped(found)
    return Counted(tuple(_shaped(group) for group in groups), _shaped(added_up(list(found.values()), NUMBERS)))


@lru_cache(maxsize=256)
def _tallied(roles: frozenset[Role], by: By) -> Select[Any]:
    return counting(PROBLEMS_TALLIED, roles, _COLUMN[by])


@lru_cache(maxsize=256)
def _unslipped(roles: frozenset[Role], by: By) -> Select[Any]:
    """Items that are overdue though no slip says so yet: few, for the clock issues it as soon as the day is over.

    They are read first and asked afterwards whether they are to be counted: how few they are only the index knows.
    """
    late = (overdue(Who.today), _ROW.slip_colour.is_(None), _ROW.competent_organ_id == Who.organ)
    few = select(*(column for column in _ROW if column.name != "body")).where(*late).cte("late")
    few = few.prefix_with("MATERIALIZED", dialect="postgresql")
    month = cast(func.date_trunc("month", cast(few.c.opened_on, DateTime)), Date)
    key = month if _COLUMN[by] == "month" else few.c[_COLUMN[by]]
    seen = put_onto(visible_to(PROBLEM, roles), PROBLEMS, {column.name: column for column in few.c})
    asked = select(key.label("key"), func.count().label("late"))
    return asked.where(few.c.opened_on.between(FIRST, LAST), seen).group_by(key)


def _shaped(group: Mapping[str, Any]) -> dict[str, Any]:
    """The figures as they are told, with what follows from them."""
    items = sum(int(group[status]) for status in _STATUSES)
    told = items - group["open"] - group["withdrawn"]
    late = sum(int(group[colour]) for colour in _COLOURS) + group["late"]
    beside = {"items": items, "told": told, "overdue": late, "rate": share(group["checked_off"], told)}
    return {**{name: value for name, value in group.items() if name != "late"}, **beside}
