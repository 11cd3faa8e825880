"""What a file is by its content, and what it may be called."""

from pathlib import Path

import pytest

from services.filing.uploads.media import MEDIA_TYPES, NAME_LIMIT, FileType, plain_name, type_by_name
from services.filing.uploads.media_views import type_of
from tests.unit.filing_uploads import papers


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (papers.PDF, FileType.PDF),
        (papers.DOCX, FileType.DOCX),
        (papers.XLSX, FileType.XLSX),
        (papers.OFD, FileType.OFD),
        (papers.compound("WordDocument"), FileType.DOC),
        (papers.compound("Workbook"), FileType.XLS),
        (papers.PNG, FileType.PNG),
        (papers.JPEG, FileType.JPEG),
        (papers.TEXT, FileType.TXT),
        (b"\xef\xbb\xbf" + papers.TEXT, FileType.TXT),
    ],
)
def test_a_type_is_found_in_the_content(content: bytes, found: FileType, tmp_path: Path) -> None:
    assert type_of(papers.written(tmp_path, content)) is found


@pytest.mark.parametrize(
    "content",
    [
        papers.PROGRAM,
        papers.archive("a.txt"),
        papers.archive("word/document.xml", "xl/workbook.xml"),
        papers.archive("word/document.xml", "word/vbaProject.bin"),
        papers.compound("WordDocument", "_VBA_PROJECT"),
        papers.compound("PowerPoint Document"),
        papers.DOCX[:40],
        "会议".encode("gb18030"),
        b"text with a \x07 bell",
        b"cut off \xe4\xbc",
    ],
    ids=["program", "archive", "two_in_one", "macros", "old_macros", "slides", "broken", "gb18030", "control", "cut"],
)
def test_what_is_of_no_type_that_is_taken_is_not_recognised(content: bytes, tmp_path: Path) -> None:
    assert type_of(papers.written(tmp_path, content)) is None


def test_an_archive_of_very_many_parts_is_not_opened(tmp_path: Path) -> None:
    content = papers.DOCX + b"PK\x01\x02" * 10_001
    assert type_of(papers.written(tmp_path, content)) is None


def test_every_type_has_an_ending_and_a_media_type() -> None:
    assert all(type_by_name(f"a.{kind}") is kind for kind in FileType)
    assert set(MEDIA_TYPES) == set(FileType)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("纪要.PDF", FileType.PDF), ("a.b.jpg", FileType.JPEG), ("pdf", None), ("a.exe", None), ("a.pdf.", None)],
)
def test_the_ending_of_a_name_claims_a_type(name: str, kind: FileType | None) -> None:
    assert type_by_name(name) is kind


@pytest.mark.parametrize(
    ("stated", "plain"),
    [
        ("纪要.pdf", "纪要.pdf"),
        ("C:\\secret\\minutes.pdf", "minutes.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("line\r\nbreak.pdf", "linebreak.pdf"),
        ("  \x00 ", ""),
        ("folder/", ""),
    ],
)
def test_a_name_is_kept_without_its_path_and_invisible_signs(stated: str, plain: str) -> None:
    assert plain_name(stated) == plain


def test_a_long_name_is_shortened_and_keeps_its_ending() -> None:
    assert plain_name("长" * 300 + ".docx") == "长" * (NAME_LIMIT - 5) + ".docx"
    assert len(plain_name("a." + "b" * 300)) == NAME_LIMIT
