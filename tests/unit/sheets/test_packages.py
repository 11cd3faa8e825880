"""What is no plain, sound workbook within bounds is refused before a cell of it is built up."""

import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter

from libs.kernel.refusal import Refusal
from libs.sheets.limits import KIB, LIMITS, MIB
from libs.sheets.packing import parts_of, repacked
from libs.sheets.reading import read_book
from libs.sheets.refusals import SheetNotPlain, SheetOutOfBounds, SheetTooLarge, SheetUnreadable
from tests.unit.sheets.books import LISTS, blank, changed, filled, packed, parts, saved

_SHEET = "xl/worksheets/sheet1.xml"
_TYPES = "[Content_Types].xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ROWS_END = b"</sheetData>"
_DOCTYPE = b'<!DOCTYPE worksheet [<!ENTITY a "aaaa">]><worksheet '


def _refused(content: bytes, refusal: type[Refusal], **limits: int) -> None:
    with pytest.raises(refusal):
        read_book(content, (LISTS,), replace(LIMITS, **limits))


def test_the_blank_form_is_a_sound_workbook() -> None:
    assert {fault.code for fault in read_book(blank(), (LISTS,)).faults} == {"sheet_blank"}


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, b"a,b,c\n1,2,3\n", blank()[:-40], blank()[40:]],
    ids=["nothing", "two_letters", "old_or_locked", "csv", "cut_off", "headless"],
)
def test_what_is_no_package_is_refused(content: bytes) -> None:
    _refused(content, SheetUnreadable)


def test_a_document_of_another_kind_is_refused() -> None:
    _refused(packed({"word/document.xml": b"<document/>"}), SheetUnreadable)


def test_a_damaged_part_is_refused() -> None:
    content = bytearray(blank())
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[at : at + 20] = bytes(20)
    _refused(bytes(content), SheetUnreadable)


def test_a_locked_part_is_refused() -> None:
    content = bytearray(blank())
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    _refused(bytes(content), SheetUnreadable)


@pytest.mark.parametrize("name", [_SHEET, _SHEET.upper(), "xl/../xl/x.xml", "xl//x.xml", "xl\\x.xml", "/xl/x.xml"])
def test_a_part_named_twice_or_oddly_is_refused(name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zipfile.ZipFile._writecheck", lambda *_: None)
        content = packed(parts(blank()), (name, b"<worksheet/>"))
    _refused(content, SheetUnreadable)


@pytest.mark.parametrize(
    "name",
    [
        "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/activeX/activeX1.xml", "xl/embeddings/a.bin",
        "xl/connections.xml", "xl/queryTables/queryTable1.xml", "xl/macrosheets/sheet1.xml", "xl/VBAPROJECT.BIN",
        "xl/dialogsheets/sheet1.xml", "xl/ctrlProps/ctrlProp1.xml", "customUI/customUI.xml", "xl/model/item.data",
    ],
)  # fmt: skip
def test_a_workbook_with_more_than_cells_is_refused(name: str) -> None:
    _refused(packed(parts(blank()), (name, b"<a/>")), SheetNotPlain)


def test_a_workbook_that_declares_macros_is_refused() -> None:
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    _refused(changed(_TYPES, plain, macros), SheetNotPlain)
    _refused(changed(_TYPES, plain, plain.replace(b"sheet.main", b"template.main")), SheetNotPlain)


@pytest.mark.parametrize(
    ("kind", "mode", "refused"),
    [
        ("externalLinkPath", "External", True),
        ("image", "External", True),
        ("oleObject", "Internal", True),
        ("hyperlink", "External", False),
    ],
)
def test_a_relation_that_leads_out_of_the_workbook_is_refused(kind: str, mode: str, refused: bool) -> None:
    relation = f'<Relationship Id="rIdX" Type="http://x/{kind}" Target="http://x.test/" TargetMode="{mode}"/>'
    content = changed(_RELATIONS, b"</Relationships>", relation.encode() + b"</Relationships>")
    if refused:
        _refused(content, SheetNotPlain)
    else:
        assert read_book(content, (LISTS,)).sheets[0].number == 1


@pytest.mark.parametrize("name", [_SHEET, "xl/workbook.xml", "docProps/app.xml"])
def test_a_part_that_declares_a_document_type_is_refused(name: str) -> None:
    content = parts(blank())
    declared = content[name].replace(b"?>\n", b'?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n', 1)
    assert declared != content[name]
    _refused(packed({**content, name: declared}), SheetUnreadable)
    wide = declared.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    _refused(packed({**content, name: wide}), SheetUnreadable)


def test_a_part_that_is_no_xml_is_refused() -> None:
    _refused(changed(_SHEET, b"</sheetData>", b"</sheetDate>"), SheetUnreadable)


@pytest.mark.parametrize("stated", ["0", "A0", "AAAA1", "A12345678", "1A", "a1"])
def test_a_cell_whose_place_cannot_be_read_is_refused(stated: str) -> None:
    _refused(changed(_SHEET, b'r="A3"', f'r="{stated}"'.encode()), SheetUnreadable)


def test_a_sheet_that_the_workbook_does_not_list_is_refused() -> None:
    _refused(packed(parts(blank()), ("xl/other.xml", b"<worksheet><sheetData/></worksheet>")), SheetUnreadable)
    _refused(changed(_RELATIONS, b"worksheets/sheet1.xml", b"worksheets/sheet7.xml"), SheetUnreadable)


@pytest.mark.parametrize(("limit", "refused"), [(0, True), (-1, True), (1, False)])
def test_a_file_has_at_most_so_many_bytes(limit: int, refused: bool) -> None:
    content = blank()
    if refused:
        _refused(content, SheetTooLarge, packed=len(content) - 1 + limit)
    else:
        read_book(content, (LISTS,), replace(LIMITS, packed=len(content)))


def test_a_file_grows_to_at_most_so_many_bytes() -> None:
    content = blank()
    size = sum(map(len, parts(content).values()))
    _refused(content, SheetTooLarge, unpacked=size - 1)
    assert sum(map(len, parts_of(content, replace(LIMITS, unpacked=size)).values())) == size


def test_a_bomb_is_refused_by_what_it_grows_to_for_its_size() -> None:
    bomb = changed(_SHEET, _ROWS_END, b" " * (8 * MIB) + _ROWS_END)
    assert len(bomb) < 32 * KIB
    _refused(bomb, SheetTooLarge)
    read_book(bomb, (LISTS,), replace(LIMITS, ratio=10_000))


def test_a_part_without_cells_has_a_bound_of_its_own() -> None:
    content = changed("xl/styles.xml", b"</styleSheet>", b" " * (64 * KIB) + b"</styleSheet>")
    _refused(content, SheetTooLarge, other_part=64 * KIB)
    read_book(content, (LISTS,), replace(LIMITS, other_part=96 * KIB))


def test_a_part_that_understates_its_size_gets_no_further() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts(blank()).items():
            package.writestr(name, part)
        package.getinfo(_SHEET).file_size = 10
    _refused(target.getvalue(), SheetUnreadable)


def test_a_package_has_at_most_so_many_parts() -> None:
    content = packed(parts(blank()), *((f"docProps/{n}.txt", b"") for n in range(201)))
    _refused(content, SheetTooLarge)


@pytest.mark.parametrize(("row", "refused"), [(2000, False), (2001, True), (1_048_576, True)])
def test_a_sheet_has_at_most_two_thousand_rows(row: int, refused: bool) -> None:
    book = openpyxl.load_workbook(BytesIO(blank()))
    book.worksheets[0].cell(row, 1).value = "r1"
    if refused:
        _refused(saved(book), SheetOutOfBounds)
    else:
        assert [line.row for line in read_book(saved(book), (LISTS,)).sheets[0].lines] == [2000]


@pytest.mark.parametrize(("column", "refused"), [(40, False), (41, True), (16_384, True)])
def test_a_sheet_has_at_most_forty_columns(column: int, refused: bool) -> None:
    book = openpyxl.load_workbook(BytesIO(blank()))
    book.worksheets[0].cell(4, column).value = "x"
    if refused:
        _refused(saved(book), SheetOutOfBounds)
    else:
        assert {fault.column for fault in read_book(saved(book), (LISTS,)).faults} == {"A", "AN"}


def test_a_row_that_is_only_coloured_does_not_count() -> None:
    row = b'<row r="900000"><c r="A900000" s="1"/></row></sheetData>'
    assert read_book(changed(_SHEET, _ROWS_END, row), (LISTS,)).sheets[0].lines == ()


def test_coloured_blanks_are_counted_as_cells() -> None:
    _refused(filled(("r1", "月讲评", 1, 1, None, "是", "x")), SheetTooLarge, cells=10)


def test_a_text_that_stands_once_and_is_named_often_counts_each_time() -> None:
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("榜单")
        for row, text in enumerate(("记录编号", *["长" * 100] * 50)):
            sheet.write_string(row, 0, text)
    content = target.getvalue()
    assert parts(content)["xl/sharedStrings.xml"].count("长".encode()) == 100
    _refused(content, SheetTooLarge, letters=5_003)
    assert len(read_book(content, (LISTS,), replace(LIMITS, letters=5_004)).sheets[0].lines) == 50


def test_a_workbook_has_at_most_so_many_sheets() -> None:
    book = openpyxl.load_workbook(BytesIO(blank()))
    for n in range(19):
        book.create_sheet(f"s{n}")
    _refused(saved(book), SheetUnreadable)


def test_only_parts_that_were_looked_at_are_packed_anew() -> None:
    content = b"before" + blank() + b""
    again = repacked(parts_of(content, LIMITS))
    assert parts(again) == parts(blank()) and not again.startswith(b"before")
