"""The figures of a mutation run: what counts as noticed, and how a survivor is named and judged."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.mutation import report
from tests.mutation.parts import PARTS, Part
from tests.mutation.report import Figures, Survivor, figures, table, write

MUTATED = """
def x_wait__mutmut_orig(seconds):
    return sleep(seconds, patience=2)

def x_wait__mutmut_1(seconds):
    return sleep(seconds, patience=3)

def x_wait__mutmut_2(seconds):
    return sleep(None, patience=2)

class Door:
    async def xǁDoorǁopen__mutmut_orig(self):
        if self.locked:
            raise Closed

    async def xǁDoorǁopen__mutmut_1(self):
        if not self.locked:
            raise Closed
"""
PART = Part("door", ("door.py",), ())


def _left(folder: Path, verdicts: Mapping[str, int | None]) -> Path:
    (folder / "door.py").write_text(MUTATED)
    named = {f"door.{mutant}": verdict for mutant, verdict in verdicts.items()}
    (folder / "door.py.meta").write_text(json.dumps({"exit_code_by_key": named}))
    return folder


def test_what_no_test_noticed_or_none_was_asked_about_survives(tmp_path: Path) -> None:
    verdicts = {"x_wait__mutmut_1": 0, "x_wait__mutmut_2": 1, "xǁDoorǁopen__mutmut_1": 33}
    found = figures(PART, _left(tmp_path, verdicts))
    assert (found.mutants, found.killed, found.timed_out, found.undecided) == (3, 1, 0, 0)
    assert found.survivors == [
        Survivor("wait", "return sleep(seconds, patience=2)", "return sleep(seconds, patience=3)", ""),
        Survivor("Door.open", "if self.locked:", "if not self.locked:", ""),
    ]
    assert (found.score, found.enough) == (33.3, False)


def test_what_hangs_is_noticed_and_what_was_not_run_is_undecided(tmp_path: Path) -> None:
    verdicts: dict[str, int | None] = {"x_wait__mutmut_1": 36, "x_wait__mutmut_2": None, "xǁDoorǁopen__mutmut_1": -24}
    found = figures(PART, _left(tmp_path, verdicts))
    assert (found.killed, found.timed_out, found.undecided, found.survivors) == (2, 2, 1, [])
    assert not found.enough


def test_a_survivor_is_judged_by_the_heading_it_is_listed_under(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = tmp_path / "survivors.md"
    judged.write_text("## Equivalent\n\n- `Door.open`: `if self.locked:` → `if not self.locked:`\n")
    monkeypatch.setattr(report, "JUDGED", judged)
    found = figures(PART, _left(tmp_path, {"xǁDoorǁopen__mutmut_1": 0, "x_wait__mutmut_1": 0}))
    assert [(survivor.place, survivor.judgement) for survivor in found.survivors] == [
        ("Door.open", "Equivalent"),
        ("wait", ""),
    ]
    assert found.judged == 1
    assert "- `wait`: `return sleep(seconds, patience=2)` → `return sleep(seconds, patience=3)`" in table([found])
    assert "Door.open" not in table([found])


def test_the_figures_of_one_part_are_joined_to_those_of_the_others(tmp_path: Path) -> None:
    written = tmp_path / "build" / "mutation.json"
    for figure in (Figures("door", 10, 9), Figures("window", 4, 4), Figures("door", 10, 10)):
        write(figure, written)
    parts = json.loads(written.read_text())["parts"]
    assert {name: part["score"] for name, part in parts.items()} == {"door": 100.0, "window": 100.0}


def test_every_part_names_sources_and_tests_that_exist() -> None:
    missing = [path for part in PARTS for path in (*part.sources, *part.tests) if not Path(path).is_file()]
    assert missing == []
