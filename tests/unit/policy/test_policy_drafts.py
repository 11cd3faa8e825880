"""A draft of a policy file is checked as a shipped one is, harms nobody, and leaves the book as it was."""

from pathlib import Path

import pytest
import yaml

from libs.policy import PolicyBook, PolicyFault

POLICIES = Path(__file__).parents[3] / "policies"
BOOK = PolicyBook.load(POLICIES)
TEXT = (POLICIES / "xuchang" / "2023-01.yaml").read_text(encoding="utf-8")


def faults(text: str) -> str:
    with pytest.raises(PolicyFault) as refused:
        BOOK.draft(text)
    return str(refused.value)


def test_the_shipped_file_is_a_sound_draft_of_itself() -> None:
    assert BOOK.draft(TEXT).lists.keys() == BOOK.profile("xuchang", "2023-01").lists.keys()


def test_a_draft_stands_beside_the_shipped_versions_and_changes_none() -> None:
    before = BOOK.profiles
    draft = BOOK.draft(TEXT.replace('version: "2023-01"', 'version: "2024-01"', 1))
    assert draft.version == "2024-01"
    assert BOOK.profiles is before and all(profile.version != "2024-01" for profile in BOOK.profiles)


def test_a_draft_may_bear_the_version_it_would_replace() -> None:
    draft = BOOK.draft(
        TEXT.replace("  ranking.consecutive_last:\n    value: 2", "  ranking.consecutive_last:\n    value: 3")
    )
    assert draft.option("ranking.consecutive_last") == 3
    assert BOOK.profile("xuchang", "2023-01").option("ranking.consecutive_last") == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("cites: [F-02]", "cites: [F-99]", "draft: lists.positive_items.xc_p1: the rule F-99 is not in the register"),
        ("source: project-defaults/G-18", "source: hearsay/G-18", "the document hearsay is not in the list"),
        ("effective_to: null", "effective_to: 2020-01-01", "draft: effective_to: the version ends before it begins"),
        ("  six_looks:", "  five_looks:", "draft: lists.six_looks: is missing, and rules rely on it"),
        ("code: written\n", "code: spoken\n", "draft: lists.clarification_methods: written is missing"),
        ("code: xc_p2\n", "code: xc_p1\n", "draft: lists.positive_items.xc_p1: the code is used twice"),
    ],
)
def test_a_draft_is_refused_for_all_that_a_shipped_file_is_refused_for(old: str, new: str, said: str) -> None:
    assert old in TEXT
    assert said in faults(TEXT.replace(old, new, 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Input should be"),
        ("name: [", "draft: line "),
        ("a: &x [1]\nb: *x\n", "draft: line 2: refers to another place"),
        ("a: " + "[" * 30 + "]" * 30, "draft: line 1: is nested too deep"),
        ("a: " + "[" * 100_000, "draft: line 1: "),
        ("? [a]\n: b\n", "draft: line 1: a key is no word"),
        ("a: 1\na: 2\n", "draft: line 2: the key a is written twice"),
        ("on: 2023-13-45\n", "draft: whole file: holds a date or number that does not exist"),
        ("a: " + "9" * 5000, "draft: whole file: holds a date or number that does not exist"),
        ("a: \x00\n", "draft: whole file: not readable as YAML"),
        ("a: \ud800\n", "draft: whole file: not readable as YAML"),
        ("a: !!python/object:os.system x\n", "draft: line 1: could not determine a constructor"),
        ("a: b\n---\nc: d\n", "draft: line 2: but found another document"),
        ("x" * 1_000_001, "draft: whole file: is longer than 1000000 characters"),
    ],
)
def test_a_text_that_is_no_policy_is_refused_and_nothing_else_happens(text: str, said: str) -> None:
    assert said in faults(text)


@pytest.mark.parametrize("wrong", ["[one, two]", "{a: b}", "7", "null", "x", "[[1], {a: [b]}]"])
def test_attributes_of_another_shape_are_faults_and_never_an_error(wrong: str) -> None:
    rows = yaml.safe_load(TEXT)
    for code_list in rows["lists"].values():
        for item in code_list["items"]:
            item["attributes"] = {name: yaml.safe_load(wrong) for name in item.get("attributes", {})}
    said = faults(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False))
    assert "draft: lists.interview_tiers.xc_i1: " in said
    assert "draft: lists.accountability_measures.suspension: " in said
    assert "draft: lists.clarification_methods.meeting: " in said
