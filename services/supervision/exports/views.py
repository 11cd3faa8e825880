"""Long lists read stretch by stretch: no more than a stretch is ever in memory, and none leaves without its record."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, Uuid, bindparam, case, func, null, select

from libs.chassis.case_store import visible_to
from libs.chassis.cases import AnyCaseType, Who, who_values
from libs.chassis.looking import Look
from libs.kernel.actor import Actor
from libs.replica.tables import ORGAN
from services.supervision.problems.access import HANDLING
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.tables import PROBLEMS, overdue
from services.supervision.visits.access import FINDINGS, PLAN
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.tables import VISITS

STRETCH: Final = 500
"""Cases read, recorded and written together."""
_P, _V = PROBLEMS.c, VISITS.c
_UNIT, _OFFICE = ORGAN.alias("unit_of"), ORGAN.alias("office_of")


class Looking(Protocol):
    """Opens a look for the next stretch."""

    def __call__(self) -> AbstractAsyncContextManager[Look]:
        """The look, recorded when it is left."""
        ...


@dataclass(frozen=True)
class Exported:
    """What is exported: cases of a type under these conditions, as these columns."""

    case_type: AnyCaseType
    conditions: Sequence[ColumnElement[bool]]
    columns: Mapping[str, ColumnElement[Any]]


def problem_items(actor: Actor, conditions: Sequence[ColumnElement[bool]]) -> Exported:
    """Problem items; kind and source stay empty where the handling is closed to the caller."""
    handled = PROBLEM.access.opened_to(HANDLING.name, actor.roles_in_cases)
    plain = ("number", "nature", "level", "opened_on", "notified_on", "rectify_by", "status", "slip_colour",
             "falsified", "recurrent", "checked_off_on", "escalated_on")  # fmt: skip
    columns: dict[str, ColumnElement[Any]] = {
        **{name: _P[name] for name in plain},
        "unit": _UNIT.c.code,
        "office": _OFFICE.c.code,
        "facts": _P.body["facts"].as_string(),
        "place": _P.body["place"].as_string(),
        "demands": func.array_to_string(_lines(_P.body["demands"]), "\n"),
        "kind": case((handled, _P.kind), else_=null()),
        "source": case((handled, _P.source), else_=null()),
        "overdue": overdue(Who.today).is_(True),
    }
    return Exported(PROBLEM, conditions, columns)


def visits(actor: Actor, conditions: Sequence[ColumnElement[bool]]) -> Exported:
    """Visits; kind and number of problems stay empty where plan or findings are closed to the caller."""
    planned, found = (VISIT.access.opened_to(one.name, actor.roles_in_cases) for one in (PLAN, FINDINGS))
    plain = ("number", "planned_on", "visited_on", "status", "unannounced", "joint")
    columns: dict[str, ColumnElement[Any]] = {
        **{name: _V[name] for name in plain},
        "unit": _UNIT.c.code,
        "office": _OFFICE.c.code,
        "content": _V.body["content"].as_string(),
        "kind": case((planned, _V.kind), else_=null()),
        "problems": case((found, func.cardinality(_V.opened_problem_ids)), else_=null()),
    }
    return Exported(VISIT, conditions, columns)


async def lines(looking: Looking, actor: Actor, today: date, exported: Exported) -> AsyncIterator[Mapping[str, Any]]:
    """The cases that the caller's list holds under the conditions, the oldest first, numbered from 1."""
    statement, values = _statement(exported, actor), who_values(actor, today)
    last, number = UUID(int=0), 0
    while True:
        async with looking() as look:
            rows = await look.connection.execute(statement, {**values, "last_id": last, "stretch": STRETCH})
            found = rows.mappings().all()
            look.saw(*(row["id"] for row in found))
        for row in found:
            number += 1
            yield {**row, "line": number}
        if len(found) < STRETCH:
            return
        last = found[-1]["id"]


def _statement(exported: Exported, actor: Actor) -> Select[Any]:
    row = exported.case_type.table.c
    seen = visible_to(exported.case_type, frozenset(actor.roles_in_cases))
    named = [column.label(name) for name, column in exported.columns.items()]
    asked = select(row.id, *named).select_from(exported.case_type.table)
    asked = asked.outerjoin(_UNIT, _UNIT.c.id == row.unit_id).outerjoin(_OFFICE, _OFFICE.c.id == row.office_id)
    after = row.id > bindparam("last_id", type_=Uuid)
    return asked.where(seen, after, *exported.conditions).order_by(row.id).limit(bindparam("stretch", type_=Integer))


def _lines(texts: ColumnElement[Any]) -> ColumnElement[Any]:
    """A JSON list of texts as an array."""
    each = func.jsonb_array_elements_text(texts).column_valued("demand")
    return select(func.array_agg(each)).scalar_subquery()
