"""A faulty policy refuses to load, and says in which file and row what is wrong."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from libs.policy import PolicyBook, PolicyFault

POLICIES = Path(__file__).parents[3] / "policies"
XUCHANG = "xuchang/2023-01.yaml"
Break = Callable[[str, str, str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(POLICIES, tmp_path / "policies"))


@pytest.fixture
def broken(folder: Path) -> Break:
    """Replaces one passage of one file and answers what the refusal says."""

    def plant(file: str, old: str, new: str) -> str:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(PolicyFault) as refused:
            PolicyBook.load(folder)
        return str(refused.value)

    return plant


def test_the_copied_folder_itself_loads(folder: Path) -> None:
    assert PolicyBook.load(folder).profile("xuchang", "2023-01").name == "xuchang"


def test_a_row_that_cites_nothing_refuses(broken: Break) -> None:
    said = broken(XUCHANG, "        cites: [F-02]\n", "        cites: []\n")
    assert f"{XUCHANG}: lists.positive_items.items.0.cites: List should have at least 1 item" in said


def test_a_row_without_citation_refuses(broken: Break) -> None:
    said = broken(XUCHANG, "        cites: [F-02]\n", "")
    assert f"{XUCHANG}: lists.positive_items.items.0.cites: Field required" in said


def test_a_rule_that_is_not_in_the_register_refuses(broken: Break) -> None:
    said = broken(XUCHANG, "cites: [F-02]", "cites: [F-99]")
    assert f"{XUCHANG}: lists.positive_items.xc_p1: the rule F-99 is not in the register" in said


def test_something_that_is_no_rule_number_refuses(broken: Break) -> None:
    assert "lists.positive_items.items.0.cites.0" in broken(XUCHANG, "cites: [F-02]", "cites: [somewhere]")


def test_a_lifecycle_row_may_be_cited(folder: Path) -> None:
    file = folder / XUCHANG
    file.write_text(file.read_text(encoding="utf-8").replace("cites: [F-02]", "cites: [F-02, TF-02]"), "utf-8")
    assert "TF-02" in PolicyBook.load(folder).profile("xuchang", "2023-01").list("positive_items").items[0].cites


def test_a_document_that_is_not_listed_refuses(broken: Break) -> None:
    said = broken(XUCHANG, "source: project-defaults/G-18", "source: hearsay/G-18")
    assert f"{XUCHANG}: options.filing.validity_months_max: the document hearsay is not in the list" in said


def test_a_row_without_english_refuses(broken: Break) -> None:
    said = broken(XUCHANG, "        en: Crux of the problem\n", "")
    assert f"{XUCHANG}: lists.review_sections.items.0.en: Field required" in said


def test_an_empty_chinese_text_refuses(broken: Break) -> None:
    assert "lists.review_sections.items.0.zh" in broken(XUCHANG, "zh: 问题的症结", "zh: ''")


def test_languages_put_in_each_others_place_refuse(broken: Break) -> None:
    said = broken(XUCHANG, "zh: 问题的症结\n        en: Crux of the problem", "zh: Crux\n        en: 问题的症结")
    assert "review_sections.items.0.zh" in said and "review_sections.items.0.en" in said


def test_an_unknown_key_refuses(broken: Break) -> None:
    said = broken(XUCHANG, "    length: 3\n", "    length: 3\n    grace: 1\n")
    assert f"{XUCHANG}: limits.filing.completeness.grace: Extra inputs are not permitted" in said


def test_a_number_written_as_text_refuses(broken: Break) -> None:
    assert "limits.filing.completeness.length" in broken(XUCHANG, "    length: 3\n", "    length: '3'\n")


def test_a_key_written_twice_refuses_and_names_its_line(broken: Break) -> None:
    said = broken(XUCHANG, "    length: 3\n", "    length: 3\n    length: 4\n")
    assert XUCHANG in said and "line " in said and "length is written twice" in said


def test_a_code_used_twice_refuses(broken: Break) -> None:
    said = broken(XUCHANG, "code: xc_p2", "code: xc_p1")
    assert f"{XUCHANG}: lists.positive_items.xc_p1: the code is used twice" in said


def test_a_code_in_other_than_small_ascii_refuses(broken: Break) -> None:
    assert "lists.positive_items.items.0.code" in broken(XUCHANG, "code: xc_p1", "code: XC-P1")


def test_a_profile_in_the_wrong_file_refuses(broken: Break) -> None:
    assert "xuchang/2024-01.yaml" in broken(XUCHANG, 'version: "2023-01"', 'version: "2024-01"')


def test_every_fault_is_told_at_once(broken: Break, folder: Path) -> None:
    (folder / "documents.yaml").write_text("{}", encoding="utf-8")
    said = broken(XUCHANG, "cites: [F-02]", "cites: [F-99]")
    assert "the rule F-99" in said and "rules.yaml: F-01: the document" in said


def test_a_missing_register_refuses(folder: Path) -> None:
    (folder / "rules.yaml").unlink()
    with pytest.raises(PolicyFault, match=r"rules\.yaml: whole file: there is no such file"):
        PolicyBook.load(folder)


def test_a_rule_in_one_language_only_refuses(broken: Break) -> None:
    text = (POLICIES / "rules.yaml").read_text(encoding="utf-8")
    english = next(line for line in text.splitlines() if line.startswith("  en:"))
    assert "one of the two languages is missing" in broken("rules.yaml", english + "\n", "")


# ---- versions ----


def second_version(folder: Path, first_ends: str, second_begins: str) -> None:
    text = (folder / XUCHANG).read_text(encoding="utf-8")
    later = text.replace('"2023-01"', '"2027-01"', 1).replace("effective_from: 2023-01-19", second_begins, 1)
    (folder / XUCHANG).write_text(text.replace("effective_to: null", first_ends, 1), encoding="utf-8")
    (folder / "xuchang/2027-01.yaml").write_text(later, encoding="utf-8")


@pytest.mark.parametrize("first_ends", ["effective_to: null", "effective_to: 2027-01-02"])
def test_versions_that_overlap_refuse(folder: Path, first_ends: str) -> None:
    second_version(folder, first_ends, "effective_from: 2027-01-01")
    with pytest.raises(PolicyFault, match=r"xuchang/2027-01\.yaml: effective_from: overlaps with version 2023-01"):
        PolicyBook.load(folder)


def test_a_version_takes_over_on_the_day_the_former_ends(folder: Path) -> None:
    second_version(folder, "effective_to: 2027-01-01", "effective_from: 2027-01-01")
    book = PolicyBook.load(folder)
    assert book.in_force("xuchang", date(2026, 12, 31)).version == "2023-01"
    assert book.in_force("xuchang", date(2027, 1, 1)).version == "2027-01"
    assert book.profile("xuchang", "2023-01").effective_to == date(2027, 1, 1)


def test_a_version_that_ends_before_it_begins_refuses(broken: Break) -> None:
    said = broken(XUCHANG, "effective_to: null", "effective_to: 2023-01-19")
    assert f"{XUCHANG}: effective_to: the version ends before it begins" in said


# ---- the calendar ----


CALENDAR = "calendar/cn.yaml"


def test_a_make_up_day_in_the_week_refuses(broken: Break) -> None:
    assert "2026-01-05 is no Saturday or Sunday" in broken(CALENDAR, "makeup: [2026-01-04]", "makeup: [2026-01-05]")


def test_a_holiday_of_another_year_refuses(broken: Break) -> None:
    said = broken(CALENDAR, "first: 2026-01-01, last: 2026-01-03", "first: 2025-12-31, last: 2026-01-03")
    assert f"{CALENDAR}: confirmed.2026" in said and "another year" in said


def test_an_arrangement_without_its_notice_refuses(broken: Break) -> None:
    said = broken(CALENDAR, "source: state-council-holidays-2026", "source: rumour-2026")
    assert f"{CALENDAR}: confirmed.2026: the document rumour-2026 is not in the list of documents" in said
