"""Forms: the template offers what may be chosen, and a faulty form comes back with its cells marked."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from libs.kernel.text import Language
from libs.sheets.forms import marked, template
from libs.sheets.reading import read_book
from tests.unit.sheets.books import LISTS, PLACES, UNITS, blank, clock, filled, parts, saved

_RED = "FFFFC7CE"


def _opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def _marked(content: bytes, language: Language = "zh") -> bytes:
    read = read_book(content, (LISTS, PLACES))
    return marked(read.sheets, read.faults, UNITS, language)


def _faulty() -> bytes:
    form = filled(
        ("r1", "月讲评", "=1+1", 0.5, date(2026, 3, 2), "是", "=cmd"), (None, "别的"), content=blank(LISTS, PLACES)
    )
    book = _opened(form)
    book["榜单"]["G4"].data_type = "s"
    book["榜单"]["D5"] = clock("2026-03-02T08:30")
    book["名次"]["A4"] = "r1"
    return saved(book)


@pytest.mark.parametrize(
    ("language", "names"), [("zh", ["榜单", "名次", "可选值"]), ("en", ["Lists", "Places", "Choices"])]
)
def test_the_form_has_a_sheet_for_each_layout_and_one_of_choices(language: Language, names: list[str]) -> None:
    book = _opened(template((LISTS, PLACES), UNITS, language))
    assert book.sheetnames == names
    titles = [column.title.read(language) for column in LISTS.columns]
    assert [cell.value for cell in book.worksheets[0][3]] == titles
    assert book.worksheets[0].freeze_panes == "A4"


def test_the_form_offers_choices_in_words_and_the_codes_of_units() -> None:
    book = _opened(blank())
    rules = {str(rule.sqref): rule.formula1 for rule in book["榜单"].data_validations.dataValidation}
    assert set(rules) == {"B4:B2000", "F4:F2000", "G4:G2000"}
    columns = {
        rules[place]: [cell.value for cell in column]
        for place, column in zip(rules, book["可选值"].columns, strict=True)
    }
    assert [[v for v in values if v] for values in columns.values()] == [
        ["月讲评"],
        ["是", "否"],
        ["east-county", "west-county"],
    ]


def test_the_form_shows_what_must_be_filled_in() -> None:
    sheet = _opened(blank())["榜单"]
    assert sheet["A3"].fill.fgColor.rgb != sheet["B3"].fill.fgColor.rgb
    assert sheet.column_dimensions["A"].width == pytest.approx(14.7, abs=1)


def test_a_filled_in_form_is_taken_as_it_was_given_out() -> None:
    for language in ("zh", "en"):
        content = filled(("r1",), content=template((LISTS,), UNITS, language))
        assert read_book(content, (LISTS,)).faults == ()


def test_a_faulty_form_comes_back_with_its_cells_red_and_a_note_in_them() -> None:
    sheet = _opened(_marked(_faulty()))["榜单"]
    red = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == _RED}
    assert red == {"C4", "A5", "B5", "D5"}
    assert sheet["A5"].comment.text == "此格必填" and sheet["B5"].comment.text == "应从下拉选项中选取"
    assert sheet["A4"].comment is None


def test_what_was_right_stands_where_it_stood() -> None:
    sheet = _opened(_marked(_faulty()))["榜单"]
    assert [sheet[place].value for place in ("A4", "B4", "D4", "F4")] == ["r1", "月讲评", 0.5, "是"]
    assert (sheet["E4"].value, sheet["D5"].value) == (clock("2026-03-02"), clock("2026-03-02T08:30"))


def test_no_formula_goes_back() -> None:
    content = _marked(_faulty())
    sheet = _opened(content)["榜单"]
    assert (sheet["G4"].value, sheet["G4"].data_type, sheet["G4"].quotePrefix) == ("=cmd", "s", True)
    assert b"<f>" not in parts(content)["xl/worksheets/sheet1.xml"]


def test_the_copy_lists_every_fault_and_shows_the_list_first() -> None:
    book = _opened(_marked(_faulty(), "en"))
    assert book.sheetnames == ["Lists", "Places", "Choices", "Errors"]
    assert book.active.title == "Errors"
    lines = [[cell.value for cell in row] for row in book["Errors"].iter_rows(min_row=2)]
    assert [line[:2] for line in lines] == [[1, "C4"], [1, "A5"], [1, "B5"], [1, "D5"]]
    assert lines[0][2] == "Formulas are not taken; paste the value instead"


def test_a_form_without_faults_comes_back_without_a_list_of_them() -> None:
    content = filled(("r1",), content=filled(("r1",), sheet=1, content=blank(LISTS, PLACES)))
    assert _opened(_marked(content)).sheetnames == ["榜单", "名次", "可选值"]


def test_a_fault_of_a_whole_sheet_is_in_the_list_alone() -> None:
    book = _opened(filled(("r1",), content=blank(LISTS, PLACES)))
    del book["名次"]
    again = _opened(_marked(saved(book)))
    assert again.sheetnames == ["榜单", "可选值", "错误清单"]
    assert [cell.value for cell in again["错误清单"][2]] == [2, "", "缺少模板规定的工作表：名次"]


def test_the_marked_copy_is_mended_and_taken() -> None:
    book = _opened(_marked(_faulty()))
    sheet = book["榜单"]
    for place, value in {"C4": 2, "A5": "r2", "B5": "monthly", "D5": None}.items():
        sheet[place].value = value
    assert read_book(saved(book), (LISTS, PLACES)).faults == ()
