"""The marks beside cases, interviews, sanctions and impact periods of whoever was cleared since (C-01, C-30)."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import or_

from libs.chassis.case_lists import read_page
from libs.chassis.door import Door
from libs.chassis.looking import Look
from libs.chassis.paging import PAGE_SIZE_LIMIT, PageWanted, Sort
from libs.kernel.actor import office_day
from services.accountability.clearances.case_type import CLEARANCE
from services.accountability.clearances.clearance import Clearance, ClearedMark, marks_since
from services.accountability.clearances.tables import CLEARANCES

DESCRIPTION: Final = (
    "Clearings, carried out on that day or since, of whom the entry is on, latest first; empty for whoever may not "
    "read the index of clearings (C-01, C-30)."
)
"""What the field ``clearances`` of an answer is."""
_LATEST: Final = Sort("executed_on", descending=True)
_ALL: Final = PageWanted(1, PAGE_SIZE_LIMIT)
_MARKS: Final = TypeAdapter(tuple[ClearedMark, ...])


async def clearings_known(look: Look, door: Door, *whom: UUID | None) -> tuple[Clearance, ...]:
    """The clearings of those persons, units or collectives that the caller may know; none for None."""
    ids = [one for one in whom if one is not None]
    same = or_(CLEARANCES.c.person_id.in_(ids), CLEARANCES.c.organ_id.in_(ids))
    found, _ = await read_page(look, door, CLEARANCE, [same], _ALL, _LATEST)
    return tuple(one.case for one in found)


async def marks_beside(look: Look, door: Door, opened_at: datetime | date | None, *whom: UUID | None) -> list[Any]:
    """The marks beside an entry of that day, as they answer."""
    entered_on = office_day(opened_at) if isinstance(opened_at, datetime) else opened_at
    clearings = () if entered_on is None else await clearings_known(look, door, *whom)
    marks = () if entered_on is None else marks_since(clearings, entered_on)
    found: list[Any] = _MARKS.dump_python(marks, mode="json")
    return found
