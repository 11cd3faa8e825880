"""Figures as a sheet: the same groups, with words for codes and codes of the directory for ids."""

from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from fastapi import Response
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.door import Door
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from libs.replica.lookups import organs
from libs.sheets.answering import SHEET_CONTENT, sheet_response
from libs.sheets.exporting import export
from libs.sheets.layout import Heading, Layout, Row
from services.supervision.leads.status import LABELS as LEAD_STATUS

FIGURES_OR_SHEET: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "The figures, as JSON or as a sheet. / 统计数字，或者统计表文件。", "content": SHEET_CONTENT}
}
_WHOLE: Final = Text("合计", "All together")
_NONE: Final = Text("（无）", "(none)")
_LISTS: Final = {"nature": "problem_natures", "kind": "visit_kinds", "disposition": "lead_dispositions"}
_ORGANS: Final = frozenset({"unit", "office", "organ"})


class Format(StrEnum):
    """How figures are answered."""

    JSON = "json"
    XLSX = "xlsx"


async def words_of(
    connection: AsyncConnection, profile: Profile, by: str, keys: Iterable[str | None]
) -> dict[str | None, Text]:
    """What the keys of groups are called: words of the profile, codes of the directory; periods stay as they are."""
    found: dict[str | None, Text] = {None: _NONE}
    known = [key for key in keys if key is not None]
    if by in _LISTS:
        items = profile.list(_LISTS[by]).items
        found |= {item.code: item.text for item in items}
    elif by in _ORGANS:
        there = await organs(connection, [UUID(key) for key in known])
        found |= {str(organ.id): Text(organ.code, organ.code) for organ in there}
    elif by == "status":
        found |= {str(status): text for status, text in LEAD_STATUS.items()}
    return {**{key: Text(key, key) for key in known}, **found}


async def figures_sheet(door: Door, layout: Layout, unit: str, on: date, rows: Iterable[Row]) -> Response:
    """The rows as a workbook. Call it after the look in which they were counted."""
    book = await export(layout, Heading(unit, on), _each(rows), door.language)
    return sheet_response(book, layout.title, door.language)


def lines_of(
    groups: Iterable[Mapping[str, Any]], whole: Mapping[str, Any], words: Mapping[str | None, Text], door: Door
) -> list[Row]:
    """The groups under what they are called, and all together in the last line."""
    named = [{**group, "key": words[group["key"]].read(door.language)} for group in groups]
    return [*named, {**whole, "key": _WHOLE.read(door.language)}]


async def own_code(connection: AsyncConnection, organ_id: UUID) -> str:
    """The code of the caller's organ, for the line under the title."""
    found = await organs(connection, (organ_id,))
    return found[0].code if found else ""


async def _each(rows: Iterable[Row]) -> AsyncIterator[Row]:
    for row in rows:
        yield row
