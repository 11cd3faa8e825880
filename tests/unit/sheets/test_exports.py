"""Exports: in the layout of the office, every text a text, no cell a formula, memory that does not grow."""

import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.kernel.text import Text
from libs.sheets.cell_text import CUT_MARK, TEXT_LIMIT, UNWRITABLE, written
from libs.sheets.layout import Column, Heading, Kind, Layout
from libs.sheets.reading import read_book
from libs.sheets.refusals import SheetTooLong
from tests.unit.sheets.books import HEADING, LISTS, arriving, clock, exported, parts

_ONE = Layout(Text("台账", "Ledger"), Text("台账", "Ledger"), (Column("text", Text("内容", "Text"), 40),))
_DANGEROUS = ("=1+1", "+86 374", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1+1", "=cmd|' /C calc'!A1")
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="=+-@\t\r\n'\"<>&_x0123456789AF ", max_size=40),
    st.sampled_from(_DANGEROUS),
    st.builds("".join, st.lists(st.sampled_from(("_x0041_", "_x", "_", "x000D", "=", "甲")), max_size=8)),
)


def _first(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content)).worksheets[0]


@given(st.lists(_TEXTS, min_size=1, max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_text_survives_as_text_and_no_cell_is_a_formula(texts: list[str]) -> None:
    content = exported(({"text": text} for text in texts), _ONE)
    book = read_book(content, (_ONE,))
    assert book.faults == () or {fault.code for fault in book.faults} == {"sheet_blank"}
    found = {line.row - 4: line.values["text"] for line in book.sheets[0].lines}
    assert [found.get(row) or "" for row in range(len(texts))] == [written(text).strip() for text in texts]
    assert b"<f>" not in parts(content)["xl/worksheets/sheet1.xml"]


@given(_TEXTS.map(written))
@settings(max_examples=100, deadline=None)
def test_what_is_written_once_is_written_the_same_again(text: str) -> None:
    assert written(text) == text


@pytest.mark.parametrize("text", _DANGEROUS)
def test_a_text_that_a_program_could_calculate_is_marked_as_text(text: str) -> None:
    cell = _first(exported([{"text": text}], _ONE))["A4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (written(text), "s", True)


def test_what_no_sheet_can_hold_is_shown_as_such() -> None:
    assert written("a\x00b\x1fc\ud800d\ufffe") == f"a{UNWRITABLE}b{UNWRITABLE}c{UNWRITABLE}d{UNWRITABLE}"
    assert written("one\r\ntwo\rthree") == "one\ntwo\nthree"


@pytest.mark.parametrize("sign", ["甲", "😀"])
def test_a_text_beyond_the_limit_of_a_cell_is_cut_and_the_cut_is_seen(sign: str) -> None:
    units = len(sign.encode("utf-16-le")) // 2
    whole = sign * (TEXT_LIMIT // units)
    assert written(whole) == whole
    cut = written(whole + sign)
    assert cut.endswith(CUT_MARK) and len(cut.encode("utf-16-le")) // 2 <= TEXT_LIMIT


def test_an_export_has_title_unit_and_day_and_a_frozen_header_in_the_order_of_the_layout() -> None:
    sheet = _first(exported([{"code": "r1"}]))
    assert (sheet.title, sheet["A1"].value) == ("榜单", "排名榜单")
    assert sheet["A2"].value == HEADING.line("zh") == "单位：xc-cdi　　日期：2026-03-16"
    assert [cell.value for cell in sheet[3]] == [column.title.zh for column in LISTS.columns]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A4", "A3:G4", "$3:$3")
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")


def test_an_export_without_lines_has_its_header_still() -> None:
    sheet = _first(exported([]))
    assert (sheet.max_row, sheet["A3"].value, sheet.auto_filter.ref) == (3, "记录编号", "A3:G3")


def test_an_english_reader_gets_english_titles() -> None:
    assert Heading("xc-cdi", date(2026, 3, 16)).line("en") == "Unit: xc-cdi    Date: 2026-03-16"


def test_values_are_written_by_the_kind_of_their_column() -> None:
    row = {"code": 7, "kind": "monthly", "count": 12, "share": Decimal("1.50"), "on": date(2026, 3, 2), "tied": True}
    sheet = _first(exported([row, {"code": None, "kind": "unknown", "tied": False}]))
    values = [cell.value for cell in sheet[4]]
    assert values == ["7", "月讲评", 12, 1.5, clock("2026-03-02"), "是", None]
    assert [cell.value for cell in sheet[5]] == [None, "unknown", None, None, None, "否", None]


@pytest.mark.parametrize("number", [10**15, -(10**15), float("nan"), float("inf")])
def test_a_number_that_would_lose_digits_is_written_as_text(number: float) -> None:
    assert _first(exported([{"count": number}]))["C4"].value == str(number)


def test_a_day_that_sheets_miscount_is_written_as_text() -> None:
    sheet = _first(exported([{"on": date(1900, 2, 28)}, {"on": date(1900, 3, 1)}]))
    assert (sheet["E4"].value, sheet["E5"].value) == ("1900-02-28", clock("1900-03-01"))


def test_an_instant_is_shown_by_the_clock_of_the_office() -> None:
    layout = Layout(_ONE.sheet, _ONE.title, (Column("at", Text("时间", "At"), kind=Kind.INSTANT),))
    sheet = _first(exported([{"at": datetime(2026, 3, 1, 16, 30, tzinfo=UTC)}], layout))
    assert sheet["A4"].value == clock("2026-03-02T00:30")


@pytest.mark.parametrize(("rows", "most", "refused"), [(499, 500, False), (500, 500, False), (501, 500, True)])
def test_an_export_has_at_most_so_many_lines(rows: int, most: int, refused: bool) -> None:
    lines = [{"code": str(row)} for row in range(rows)]
    if refused:
        with pytest.raises(SheetTooLong):
            exported(lines, most=most)
    else:
        assert _first(exported(lines, most=most)).max_row == rows + 3


@pytest.mark.parametrize("good", [0, 499, 500, 700])
async def test_an_export_that_breaks_off_leaves_nothing_behind(
    good: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from libs.sheets.exporting import export

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    async def rows() -> Any:
        async for row in arriving({"code": "x"} for _ in range(good)):
            yield row
        raise LookupError

    with pytest.raises(LookupError):
        await export(LISTS, HEADING, rows(), "zh")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "a/b", "a" * 32, "[a]"])
def test_a_layout_bears_a_name_that_a_sheet_may_have(name: str) -> None:
    with pytest.raises(ValueError, match="no sheet"):
        Layout(Text(name, "ok"), Text("t", "t"), ())


def test_a_layout_names_no_column_twice() -> None:
    column = Column("a", Text("甲", "A"))
    with pytest.raises(ValueError, match="twice"):
        Layout(Text("表", "Sheet"), Text("t", "t"), (column, column))


_MEASURED = """
import asyncio
from pathlib import Path
from datetime import date
from libs.kernel.text import Text
from libs.sheets.exporting import export
from libs.sheets.layout import Column, Heading, Layout
columns = tuple(Column(f"c{n}", Text(f"列{n}", f"Column {n}")) for n in range(15))
layout = Layout(Text("台账", "Ledger"), Text("台账", "Ledger"), columns)
async def rows():
    for row in range(ROWS):
        yield {column.name: f"第{row}行：督促有关单位按期整改" for column in columns}
book = asyncio.run(export(layout, Heading("xc-cdi", date(2026, 3, 16)), rows(), "zh"))
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the most memory held is read from /proc")
def test_twenty_thousand_lines_of_fifteen_columns_take_no_more_memory_than_a_thousand() -> None:
    root = Path(__file__).parents[3]

    def kilobytes(rows: int) -> int:
        code = _MEASURED.replace("ROWS", str(rows))
        done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True, text=True)
        return int(done.stdout)

    assert kilobytes(20_000) - kilobytes(1_000) < 10_000
