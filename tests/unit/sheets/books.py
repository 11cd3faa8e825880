"""Workbooks for the tests of sheets: a small layout, what is written by it, and packages changed part by part."""

import asyncio
import zipfile
from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

import openpyxl

from libs.kernel.text import Text
from libs.sheets.exporting import export
from libs.sheets.forms import template
from libs.sheets.layout import Column, Heading, Kind, Layout, Row

LISTS: Final = Layout(
    Text("榜单", "Lists"),
    Text("排名榜单", "Ranking lists"),
    (
        Column("code", Text("记录编号", "Record"), required=True),
        Column("kind", Text("类别", "Kind"), kind=Kind.CODE, choices={"monthly": Text("月讲评", "Monthly review")}),
        Column("count", Text("数量", "Count"), kind=Kind.WHOLE),
        Column("share", Text("占比", "Share"), kind=Kind.NUMBER),
        Column("on", Text("日期", "Day"), kind=Kind.DAY),
        Column("tied", Text("并列", "Tied"), kind=Kind.YES_NO),
        Column("unit", Text("单位", "Unit"), suggested="units"),
    ),
)
PLACES: Final = Layout(
    Text("名次", "Places"), Text("名次", "Places"), (Column("code", Text("记录编号", "Record"), required=True),)
)
UNITS: Final = {"units": ("east-county", "west-county")}
HEADING: Final = Heading("xc-cdi", date(2026, 3, 16))


def clock(text: str) -> datetime:
    """Day and time of day as a sheet has them: without a zone."""
    return datetime.fromisoformat(text)


def blank(*layouts: Layout) -> bytes:
    """The blank form of these layouts."""
    return template(layouts or (LISTS,), UNITS, "zh")


def filled(*rows: Iterable[Any], sheet: int = 0, content: bytes | None = None) -> bytes:
    """The form with these lines from row 4 on."""
    book = openpyxl.load_workbook(BytesIO(content or blank()))
    for row, values in enumerate(rows, 4):
        for column, value in enumerate(values, 1):
            if value is not None:
                book.worksheets[sheet].cell(row, column).value = value
    return saved(book)


def saved(book: Any) -> bytes:
    """A workbook of openpyxl as a file."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(content: Mapping[str, bytes], *more: tuple[str, bytes]) -> bytes:
    """A package of these parts, and of those besides, whose names may be there already."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in (*content.items(), *more):
            package.writestr(name, part)
    return target.getvalue()


def changed(name: str, old: bytes, new: bytes, content: bytes | None = None) -> bytes:
    """The form, or that workbook, with one part changed."""
    found = parts(content or blank())
    assert old in found[name]
    return packed({**found, name: found[name].replace(old, new, 1)})


def exported(rows: Iterable[Row], layout: Layout = LISTS, **more: Any) -> bytes:
    """What the export writes of these rows."""
    book = asyncio.run(export(layout, HEADING, arriving(rows), "zh", **more))
    with book.file:
        found = book.file.read()
    assert len(found) == book.size
    return found


async def arriving(rows: Iterable[Row]) -> AsyncIterator[Row]:
    """The rows one after another, as a database gives them."""
    for row in rows:
        await asyncio.sleep(0)
        yield row
