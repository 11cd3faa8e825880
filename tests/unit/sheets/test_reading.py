"""Reading: every cell by the kind of its column, every fault at its cell, and nothing that is handed in is lost."""

from datetime import date, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.kernel.text import Text
from libs.sheets import faults
from libs.sheets.cell_values import read_cell
from libs.sheets.faults import SheetFault
from libs.sheets.layout import Column, Kind
from libs.sheets.reading import letter_of, read_book
from tests.unit.sheets.books import LISTS, PLACES, blank, changed, clock, filled, saved

_TITLE = Text("甲", "A")
_CODES = {"monthly": Text("月讲评", "Monthly review"), "other": Text("其他", "Other")}

TAKEN: list[tuple[Kind, Any, Any]] = [
    (Kind.TEXT, "  r1 ", "r1"),
    (Kind.TEXT, 12.0, "12"),
    (Kind.TEXT, 1.5, "1.5"),
    (Kind.TEXT, 999_999_999_999_999.0, "999999999999999"),
    (Kind.TEXT, "=1+1", "=1+1"),
    (Kind.TEXT, "   ", None),
    (Kind.WHOLE, 3.0, 3),
    (Kind.WHOLE, "１２", 12),
    (Kind.WHOLE, "-4", -4),
    (Kind.NUMBER, 0.5, 0.5),
    (Kind.NUMBER, "1.25", 1.25),
    (Kind.SHARE, 0.3, 0.3),
    (Kind.DAY, date(2026, 3, 2), date(2026, 3, 2)),
    (Kind.DAY, clock("2026-03-02"), date(2026, 3, 2)),
    (Kind.DAY, "2026-03-02", date(2026, 3, 2)),
    (Kind.DAY, "2026/3/2", date(2026, 3, 2)),
    (Kind.DAY, "2026年3月2日", date(2026, 3, 2)),
    (Kind.YES_NO, "是", True),
    (Kind.YES_NO, "No", False),
    (Kind.YES_NO, True, True),
    (Kind.YES_NO, 0.0, False),
    (Kind.CODE, "月讲评", "monthly"),
    (Kind.CODE, "Monthly  REVIEW", "monthly"),
    (Kind.CODE, "other", "other"),
    (Kind.DAY, "", None),
]
REFUSED: list[tuple[Kind, Any, type[SheetFault]]] = [
    (Kind.TEXT, True, faults.TextExpected),
    (Kind.TEXT, date(2026, 3, 1), faults.TextExpected),
    (Kind.TEXT, 1e15, faults.TextExpected),
    (Kind.TEXT, time(8, 30), faults.TextExpected),
    (Kind.WHOLE, 1.5, faults.WholeExpected),
    (Kind.WHOLE, "1.0", faults.WholeExpected),
    (Kind.WHOLE, True, faults.WholeExpected),
    (Kind.WHOLE, "12345678901234567", faults.WholeExpected),
    (Kind.NUMBER, "1e5", faults.NumberExpected),
    (Kind.NUMBER, date(2026, 3, 1), faults.NumberExpected),
    (Kind.NUMBER, 1e15, faults.NumberExpected),
    (Kind.DAY, "2026-02-29", faults.DayExpected),
    (Kind.DAY, "3月2日", faults.DayExpected),
    (Kind.DAY, clock("2026-03-02T08:30"), faults.DayExpected),
    (Kind.DAY, 46083.0, faults.DayExpected),
    (Kind.YES_NO, "也许", faults.YesOrNoExpected),
    (Kind.YES_NO, 2.0, faults.YesOrNoExpected),
    (Kind.CODE, "不在其中", faults.ChoiceUnknown),
    (Kind.CODE, 1.0, faults.ChoiceUnknown),
]


@pytest.mark.parametrize(("kind", "raw", "value"), TAKEN)
def test_a_cell_is_read_by_the_kind_of_its_column(kind: Kind, raw: Any, value: Any) -> None:
    found = read_cell(Column("a", _TITLE, kind=kind, choices=_CODES), raw)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("kind", "raw", "fault"), REFUSED)
def test_a_cell_that_is_not_plainly_of_its_kind_is_a_fault(kind: Kind, raw: Any, fault: type[SheetFault]) -> None:
    assert read_cell(Column("a", _TITLE, kind=kind, choices=_CODES), raw) is fault


@pytest.mark.parametrize("raw", ["", "  ", "\n"])
def test_a_cell_that_must_be_filled_in_is_not_blank(raw: str) -> None:
    assert read_cell(Column("a", _TITLE, required=True), raw) is faults.CellBlank


def _codes(content: bytes, *layouts: Any) -> set[tuple[str, str]]:
    return {(fault.pointer, fault.code) for fault in read_book(content, layouts or (LISTS,)).faults}


def test_every_faulty_cell_is_told_with_sheet_row_and_column() -> None:
    content = filled(
        ("r1", "月讲评", 3, 0.5, date(2026, 3, 2), "是", "east-county"),
        (None, "别的", 1.5, "x", "昨天", "也许", True),
        ("r3",),
    )
    assert _codes(content) == {
        ("/sheets/1/rows/5/A", "sheet_cell_blank"),
        ("/sheets/1/rows/5/B", "sheet_choice_unknown"),
        ("/sheets/1/rows/5/C", "sheet_whole_expected"),
        ("/sheets/1/rows/5/D", "sheet_number_expected"),
        ("/sheets/1/rows/5/E", "sheet_day_expected"),
        ("/sheets/1/rows/5/F", "sheet_yes_no_expected"),
        ("/sheets/1/rows/5/G", "sheet_text_expected"),
    }
    lines = read_book(content, (LISTS,)).sheets[0].lines
    assert [line.row for line in lines] == [4, 5, 6]
    assert lines[0].values["on"] == date(2026, 3, 2) and lines[2].values["kind"] is None


def test_the_text_of_a_fault_says_where_it_is_in_both_languages() -> None:
    (fault,) = read_book(filled(("r1", None, "x")), (LISTS,)).faults
    error = fault.missing()
    assert (error.text.zh, error.text.en) == (
        "工作表1第4行C列：应为整数",
        "Sheet 1, cell C4: A whole number is expected",
    )


def test_a_formula_is_refused_and_its_value_is_not_taken() -> None:
    content = filled(("r1", None, "=1+1"), ("=A4",))
    assert _codes(content) == {("/sheets/1/rows/4/C", "sheet_formula"), ("/sheets/1/rows/5/A", "sheet_formula")}
    assert "count" not in read_book(content, (LISTS,)).sheets[0].lines[0].values


def test_a_formula_outside_the_form_is_refused_too() -> None:
    assert ("/sheets/1/rows/1/J", "sheet_formula") in _codes(_set(filled(("r1",)), "J1", "=1"))


def test_an_error_in_place_of_a_value_is_told() -> None:
    content = changed(
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'<row r="9"><c r="A9" t="inlineStr"><is><t>r1</t></is></c><c r="C9" t="e"><v>#REF!</v></c></row></sheetData>',
    )
    assert _codes(content) == {("/sheets/1/rows/9/C", "sheet_error_value")}


def test_blank_lines_between_lines_are_passed_over() -> None:
    assert [line.row for line in read_book(filled(("r1",), (), ("  ",), ("r4",)), (LISTS,)).sheets[0].lines] == [4, 7]


def test_a_form_without_lines_is_a_fault() -> None:
    assert _codes(blank()) == {("/sheets/1", "sheet_blank")}


def test_columns_may_stand_in_another_order_and_bear_titles_of_either_language() -> None:
    book = openpyxl.Workbook()
    for column, title in enumerate(("Count", "记录编号", "Day"), 2):
        book.active.cell(1, column).value = title
    for column, value in enumerate((7, "r1", date(2026, 3, 2)), 2):
        book.active.cell(2, column).value = value
    book.active.title = "lists"
    read = read_book(saved(book), (LISTS,))
    assert read.faults == ()
    assert read.sheets[0].letters == {"count": "B", "code": "C", "on": "D"}
    assert [(line.row, line.values["code"], line.values["count"]) for line in read.sheets[0].lines] == [(2, "r1", 7)]


def _set(content: bytes, cell: str, value: Any) -> bytes:
    book = openpyxl.load_workbook(BytesIO(content))
    book.worksheets[0][cell].value = value
    return saved(book)


def test_a_column_that_the_form_does_not_have_is_told_if_it_holds_anything() -> None:
    assert _codes(_set(_set(filled(("r1",)), "H3", "备注"), "H4", "x")) == {
        ("/sheets/1/rows/3/H", "sheet_column_not_asked")
    }
    assert _codes(_set(filled(("r1",)), "H4", "x")) == {("/sheets/1/rows/3/H", "sheet_column_not_asked")}


def test_a_column_that_stands_twice_is_told() -> None:
    assert _codes(_set(filled(("r1",)), "H3", "Record")) == {("/sheets/1/rows/3/H", "sheet_column_twice")}


def test_a_column_that_must_be_filled_in_is_missed() -> None:
    content = _set(filled((None, None, 3)), "A3", None)
    assert _codes(content) == {("/sheets/1/rows/3", "sheet_column_absent")}
    (fault,) = read_book(content, (LISTS,)).faults
    assert (fault.text.zh, fault.text.en) == (
        "缺少必填的列：记录编号",
        "A column that must be filled in is absent: Record",
    )


def test_a_sheet_without_a_header_is_told() -> None:
    book = openpyxl.Workbook()
    book.active.title = "榜单"
    book.active["A1"] = "r1"
    assert _codes(saved(book)) == {("/sheets/1", "sheet_header_absent")}
    book.active["A1"] = None
    assert _codes(saved(book)) == {("/sheets/1", "sheet_header_absent")}


def test_an_absent_sheet_is_told_and_one_too_many() -> None:
    book = openpyxl.load_workbook(BytesIO(filled(("r1",), content=blank(LISTS, PLACES))))
    book["名次"].title = "另一张"
    assert _codes(saved(book), LISTS, PLACES) == {("/sheets/2", "sheet_not_asked"), ("/sheets/2", "sheet_absent")}
    book.create_sheet("空表")
    assert ("/sheets/4", "sheet_not_asked") not in _codes(saved(book), LISTS, PLACES)


def test_sheets_are_found_by_their_names_in_any_order() -> None:
    book = openpyxl.load_workbook(BytesIO(filled(("r1",), content=blank(LISTS, PLACES))))
    book.move_sheet("名次", -1)
    book["名次"]["A4"] = "r1"
    read = read_book(saved(book), (LISTS, PLACES))
    assert (read.faults, [sheet.number for sheet in read.sheets]) == ((), [2, 1])


@pytest.mark.parametrize(
    ("column", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA")]
)
def test_columns_are_lettered_as_sheets_letter_them(column: int, letter: str) -> None:
    assert letter_of(column) == letter


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=6))
@settings(max_examples=30, deadline=None)
def test_whatever_stands_in_a_form_is_read_or_told(rows: list[tuple[str, str]]) -> None:
    book = openpyxl.load_workbook(BytesIO(blank()))
    for row, (code, count) in enumerate(rows, 4):
        for column, value in ((1, code), (3, count)):
            cell = book.worksheets[0].cell(row, column)
            cell.value, cell.data_type = _legal(value), "s"
    read = read_book(saved(book), (LISTS,))
    told = {fault.row for fault in read.faults}
    for row, (code, count) in enumerate(rows, 4):
        line = next((line for line in read.sheets[0].lines if line.row == row), None)
        holds = bool(_legal(code).strip() or _legal(count).strip())
        assert (line is not None) == holds
        assert line is None or row in told or line.values["code"] == _legal(code).strip()


def _legal(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() and sign not in "_\ufffe\uffff")
