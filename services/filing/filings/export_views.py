"""The list of filings as a file: stretch by stretch, no stretch leaving before its look is on record."""

import csv
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime
from functools import lru_cache
from io import StringIO
from typing import Any, Final, Protocol
from uuid import UUID

from sqlalchemy import Integer, Select, Uuid, bindparam, select

from libs.chassis.cases import who_values
from libs.chassis.looking import Look
from libs.kernel.actor import SHANGHAI, Actor
from libs.kernel.roles import Role
from libs.kernel.text import Language, Text
from services.filing.filings.case_type import FILING
from services.filing.filings.status import LABELS, FilingStatus
from services.filing.filings.tables import FILINGS
from services.filing.filings.views import FilingFilters, conditions_of, values_of

STRETCH: Final = 500
"""Filings read, recorded and sent together."""

_ROW = FILINGS.c
_BOM: Final = "\ufeff"  # spreadsheet programs take a file without it for another encoding
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS: Final[Mapping[str, Text]] = {
    "number": Text("备案编号", "Number"),
    "title": Text("事项", "Matter"),
    "status": Text("状态", "Status"),
    "unit_id": Text("申请单位", "Unit"),
    "office_id": Text("承办监督检查室", "Supervision office"),
    "positive_items": Text("正面清单事项", "Positive items"),
    "urgent": Text("紧急", "Urgent"),
    "late_filing": Text("补充备案", "Late filing"),
    "first_submitted_at": Text("首次报送时间", "First submitted"),
    "decided_on": Text("研究决定日期", "Decided on"),
    "outcome": Text("研究结果", "Outcome"),
    "due_on": Text("最早期限", "Earliest limit"),
    "changed_at": Text("最近变动时间", "Last moved"),
    "id": Text("系统标识", "Identity"),
}
"""Everything here belongs to the matter itself, which is open to whoever may see the filing."""


class Looking(Protocol):
    """Opens a look for the next stretch."""

    def __call__(self) -> AbstractAsyncContextManager[Look]:
        """The look, recorded when it is left."""
        ...


async def stretches(
    looking: Looking, actor: Actor, today: date, filters: FilingFilters
) -> AsyncIterator[Sequence[Mapping[str, Any]]]:
    """The filings that the caller's list holds under those filters, oldest first, at most ``STRETCH`` at a time."""
    asked = filters.values()
    roles = actor.roles_in_cases & FILING.access.roles
    statement = _statement(roles, frozenset(asked))
    values = {**who_values(actor, today), **values_of(asked), "stretch": STRETCH}
    last = UUID(int=0)
    while True:
        async with looking() as look:
            found = []
            if filters.terms != ():
                rows = await look.connection.execute(statement, {**values, "last_id": last})
                found = [dict(row) for row in rows.mappings()]
            look.saw(*(row["id"] for row in found))
        yield found
        if len(found) < STRETCH:
            return
        last = found[-1]["id"]


def head_line(language: Language) -> bytes:
    """The line of titles, with the mark by which programs know the encoding."""
    return (_BOM + _line([title.read(language) for title in _COLUMNS.values()])).encode()


def lines_of(rows: Sequence[Mapping[str, Any]], language: Language) -> bytes:
    """The filings as lines of CSV; no cell is taken for a formula."""
    return "".join(_line([_cell(name, row[name], language) for name in _COLUMNS]) for row in rows).encode()


@lru_cache(maxsize=256)
def _statement(roles: frozenset[Role], shape: frozenset[str]) -> Select[Any]:
    wanted = (FILING.access.seen_by(roles), *conditions_of(shape), _ROW.id > bindparam("last_id", type_=Uuid))
    columns = select(*(_ROW[name] for name in _COLUMNS)).where(*wanted)
    return columns.order_by(_ROW.id).limit(bindparam("stretch", type_=Integer))


def _line(cells: Sequence[str]) -> str:
    text = StringIO()
    csv.writer(text).writerow([f"'{cell}" if cell.startswith(_RISKY) else cell for cell in cells])
    return text.getvalue()


def _cell(name: str, value: Any, language: Language) -> str:
    if value is None:
        return ""
    if name in ("status", "outcome"):
        return LABELS[FilingStatus(value)].read(language)
    if isinstance(value, datetime):
        return value.astimezone(SHANGHAI).isoformat(timespec="seconds")
    if isinstance(value, bool):
        return Text("是", "yes").read(language) if value else Text("否", "no").read(language)
    if isinstance(value, list):
        return " ".join(value)
    return str(value)
