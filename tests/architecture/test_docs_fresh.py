"""The generated pages say what the code says; a stale page, an uncarried rule and a lost marker are seen to be told."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from deploy.docs.chapters import ACCOUNTABILITY as ACCOUNTABILITY_MAP
from deploy.docs.chapters import CLARIFICATION as CLARIFICATION_MAP
from deploy.docs.chapters import FILING as FILING_MAP
from deploy.docs.chapters import RULE_MAPS
from deploy.docs.chapters import SUPERVISION as SUPERVISION_MAP
from deploy.docs.citations import citations_in_tests, numbers_in
from deploy.docs.doors import doors_of
from deploy.docs.loading import SERVICES, load
from deploy.docs.markdown import blocks_that_run
from deploy.docs.not_automated import NOT_AUTOMATED
from deploy.docs.pages import stale, write
from deploy.docs.rule_map import Uncarried, rule_map
from deploy.docs.service_page import BEGIN, Unmarked
from services.filing.main import SERVICE as FILING
from tests.architecture.source import ROOT

RULE_PAGES = [chapter.place for chapter in RULE_MAPS]
PAGES = ["docs/events.md", "docs/problems.md", "docs/rulebook.md", *RULE_PAGES]
RULE = '{number}:\n  kind: rule\n  document: project-defaults\n  zh: "一条新规则"\n  en: "A new rule"\n'


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of everything the pages are written from, with fresh pages."""
    folder = tmp_path_factory.mktemp("docs")
    for name in ("docs", "policies", "services", "libs", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    write(folder)
    return folder


@contextmanager
def changed(tree: Path, place: str, before: str, after: str) -> Iterator[None]:
    """One file of the copy with a text replaced, for the length of a ``with``."""
    path = tree / place
    kept = path.read_text(encoding="utf-8")
    assert before in kept
    path.write_text(kept.replace(before, after, 1), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(kept, encoding="utf-8")


def test_the_generated_pages_are_fresh() -> None:
    assert stale() == [], "run `make docs`"


def test_a_page_changed_by_hand_is_stale(tree: Path) -> None:
    assert stale(tree) == []
    places = {**dict.fromkeys(PAGES, "\n\n"), **{f"services/{name}/README.md": "## 代码表" for name in SERVICES}}
    with ExitStack() as edits:
        for place, text in places.items():
            edits.enter_context(changed(tree, place, text, f"{text} by hand"))
        assert sorted(stale(tree)) == sorted(places)


def test_what_stands_outside_the_markers_is_left_alone(tree: Path) -> None:
    with changed(tree, "services/filing/README.md", BEGIN, f"Another word.\n\n{BEGIN}"):
        assert stale(tree) == []


def test_a_new_citation_in_the_code_makes_the_rule_map_stale(tree: Path) -> None:
    with changed(tree, "services/filing/filings/votes.py", '"""', '"""F-52. '):
        assert stale(tree) == ["docs/rules/filing.md"]


def test_a_rule_reworded_in_the_register_makes_both_rule_pages_stale(tree: Path) -> None:
    with changed(tree, "policies/rules.yaml", "filing is voluntary", "filing is optional"):
        assert stale(tree) == ["docs/rulebook.md", "docs/rules/filing.md"]


@pytest.mark.parametrize("number", ["F-54", "C-35", "W-09"])
def test_a_rule_of_a_mapped_chapter_without_code_and_test_stops_the_pages(tree: Path, number: str) -> None:
    with changed(tree, "policies/rules.yaml", "F-53:", f"{RULE.format(number=number)}F-53:"):
        with pytest.raises(Uncarried, match=rf"^{number} \(no code and no test\)$"):
            stale(tree)
        with (
            changed(tree, "services/filing/filings/votes.py", '"""', f'"""{number}. '),
            pytest.raises(Uncarried, match=rf"^{number} \(no test\)$"),
        ):
            stale(tree)


def test_a_comment_in_a_policy_file_carries_no_rule(tree: Path) -> None:
    with (
        changed(tree, "policies/rules.yaml", "F-53:", f"{RULE.format(number='F-54')}F-53:"),
        changed(tree, "policies/xuchang/2023-01.yaml", "lists:", "# F-54\nlists:"),
        pytest.raises(Uncarried, match=r"^F-54 \(no code and no test\)$"),
    ):
        stale(tree)


def test_a_lifecycle_row_without_a_test_of_its_own_stops_the_map(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_filing.py").write_text("def test_tf01_by_name(): ...\ndef test_b(): assert 'TF-02'\n")
    rows_alone = replace(FILING_MAP, letters=(), rows=("TF-",))
    with pytest.raises(Uncarried, match=r"TF-03 \(no test\)") as told:
        rule_map(replace(load(), root=tmp_path), rows_alone)
    assert "TF-01 " not in str(told.value) and "TF-02" not in str(told.value)


def test_the_map_of_clarification_says_what_is_not_automated_and_which_rows_there_are(tree: Path) -> None:
    written = (tree / CLARIFICATION_MAP.place).read_text(encoding="utf-8")
    maps = {letter for chapter in RULE_MAPS for letter, _ in chapter.letters}
    assert maps >= {number[0] for number in NOT_AUTOMATED}
    for number in (n for n in load().book.rules if n[0] in "CW"):
        assert f"### {number}\n" in written
        assert (f"\n| {number} | " in written) is (number in NOT_AUTOMATED)
    for row in [f"TC-{n:02}" for n in range(1, 17)] + [f"TW-{n:02}" for n in range(1, 11)]:
        assert f"\n| {row} | " in written


def test_the_map_of_accountability_has_every_rule_and_every_row(tree: Path) -> None:
    written = (tree / ACCOUNTABILITY_MAP.place).read_text(encoding="utf-8")
    for number in (n for n in load().book.rules if n[0] in "ADX"):
        assert f"### {number}\n" in written
        assert (f"\n| {number} | " in written) is (number in NOT_AUTOMATED)
    for letter, last in (("I", 10), ("A", 15), ("D", 3), ("X", 4)):
        assert all(f"\n| T{letter}-{n:02} | " in written for n in range(1, last + 1))


def test_the_map_of_supervision_has_every_rule_and_row_and_names_folders_and_files(tree: Path) -> None:
    written = (tree / SUPERVISION_MAP.place).read_text(encoding="utf-8")
    for number in (n for n in load().book.rules if n[0] == "S"):
        assert f"### {number}\n" in written
        assert (f"\n| {number} | " in written) is (number in NOT_AUTOMATED)
    for letter, last in (("V", 6), ("S", 9), ("L", 7)):
        assert all(f"\n| T{letter}-{n:02} | " in written for n in range(1, last + 1))
    assert "(../../services/supervision/visits) ·" in written
    assert "services/supervision/visits/lifecycle.py" not in written


def test_a_word_speaks_for_its_rules_only_in_the_tests_of_the_chapter(tmp_path: Path) -> None:
    for part in ("here", "elsewhere"):
        (tmp_path / "tests" / part).mkdir(parents=True)
        (tmp_path / "tests" / part / "test_words.py").write_text('def test_it(): assert "change"\n')
    found = citations_in_tests(tmp_path, {'"change"': ["A-28"]}, ("tests/here/",))
    assert [carried.place for carried in found["A-28"]] == ["tests/here/test_words.py"]
    assert len(citations_in_tests(tmp_path, {'"change"': ["A-28"]})["A-28"]) == 2


def test_a_readme_that_lost_its_markers_is_told(tree: Path) -> None:
    with changed(tree, "services/directory/README.md", BEGIN, ""), pytest.raises(Unmarked, match="directory"):
        stale(tree)


def test_a_rule_is_not_excused_without_reason_in_both_languages() -> None:
    for number, reason in NOT_AUTOMATED.items():
        assert number in load().book.rules
        assert len(reason.zh) > 10 and len(reason.en) > 30


def test_numbers_are_found_as_they_are_written() -> None:
    assert numbers_in('Rule("F-22", "P-23")  # F-37 to F-40, G-01..G-03') == {
        "F-22", "P-23", "F-37", "F-38", "F-39", "F-40", "G-01", "G-02", "G-03",
    }  # fmt: skip
    assert numbers_in("C-26..C-29, TF-03, TF-01b, F-123, F-1, XF-22, TF-123, ATF-03") == {
        "C-26", "C-27", "C-28", "C-29", "TF-03", "TF-01b",
    }  # fmt: skip
    assert numbers_in("TV-03 to TV-05, TL-02..TL-03, S-05 to S-07, TS-09") == {
        "TV-03", "TV-04", "TV-05", "TL-02", "TL-03", "S-05", "S-06", "S-07", "TS-09",
    }  # fmt: skip


def test_a_test_carries_a_rule_by_citing_it_or_through_what_cites_it(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    written = (
        "CASES = ['F-21']\n"
        "def test_f22_by_name(): assert True\n"
        "def test_by_table():\n    for case in CASES: assert case\n"
        "def test_by_refusal():\n    assert NoMinutes\n"
        "def test_tf03_by_row(): assert True\n"
        "def test_of_nothing(): assert NoMinutesAtAll\n"
    )
    (tmp_path / "tests" / "test_filing.py").write_text(written)
    found = citations_in_tests(tmp_path, {"NoMinutes": ["F-30"], "TF-03": ["F-23"]})
    assert {number: [(c.test, c.through) for c in carried] for number, carried in found.items()} == {
        "F-21": [("test_by_table", "")],
        "F-22": [("test_f22_by_name", "")],
        "F-23": [("test_tf03_by_row", "TF-03")],
        "TF-03": [("test_tf03_by_row", "")],
        "F-30": [("test_by_refusal", "NoMinutes")],
    }


def test_every_act_of_a_filing_that_a_person_performs_has_a_door() -> None:
    doors = doors_of(FILING)
    by_person = {act.name for act in FILING.types[0].acts} - {"lapse", "mark_single_matter", "link_case"}
    assert by_person == {act for case_type, act in doors if case_type == "filing"}
    assert doors[("filing", "send_back")] == "POST /v1/filings/{filing_id}/decision"
    assert doors[("filing", "fail_consultation")] == "POST /v1/filings/{filing_id}/consultation-result"


def test_the_walk_through_is_the_same_in_both_languages_and_reads_as_shell() -> None:
    english, chinese = (
        blocks_that_run((ROOT / name).read_text(encoding="utf-8")) for name in ("README.md", "README.zh-CN.md")
    )
    assert len(english) >= 7 and english == chinese
    read = subprocess.run(["bash", "-n"], input="\n".join(english), text=True, capture_output=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")


def broken_links(root: Path) -> list[str]:
    """Links of the pages for readers that lead to no file or folder."""
    found = []
    for page in (*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("services/*/*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                found.append(f"{page.relative_to(root)}: {target}")
    return found


def test_every_link_leads_somewhere(tree: Path) -> None:
    assert broken_links(ROOT) == []
    with changed(tree, "docs/README.md", "(rulebook.md)", "(rule-book.md)"):
        assert "docs/README.md: rule-book.md" in broken_links(tree)
