"""Tests that judge, and a tree that says nothing of the machine it was written on; each check is seen to fail."""

from pathlib import Path

import pytest

from tests.architecture.habits import mentions, without_assertion
from tests.architecture.planting import planted
from tests.architecture.source import ROOT

PLACE = "tests/unit/test_planted.py"


def test_every_test_asserts_something() -> None:
    assert without_assertion(ROOT) == []


@pytest.mark.parametrize(
    ("content", "reported"),
    [
        ("def test_planted_nothing(): print()", True),
        ("async def test_planted_nothing(): await sleep(1)", True),
        ("def judge_planted(x): assert x\ndef test_planted_judged(): judge_planted(1)", False),
        ("def test_planted_refusal():\n    with pytest.raises(NotNow): act()", False),
        ("def test_planted_fact(): assert act()", False),
    ],
)
def test_a_test_that_cannot_fail_is_reported(copy: Path, content: str, reported: bool) -> None:
    with planted(copy, {PLACE: content}):
        assert any("planted" in found for found in without_assertion(copy)) is reported


def test_the_tree_names_no_machine_and_no_source_of_packages() -> None:
    assert mentions(ROOT) == []


@pytest.mark.parametrize("halves", [("/ro", "ot/lanyard"), ("https://py", "pi.org/simple"), ("--index", "-url x")])
def test_a_place_of_a_machine_or_a_registry_is_reported(copy: Path, halves: tuple[str, str]) -> None:
    with planted(copy, {"gateway/planted.py": f'WHERE = "{"".join(halves)}"\n'}):
        assert [found.split(":")[0] for found in mentions(copy)] == ["gateway/planted.py"]
