"""Lengths and names; each check holds here, and reports a breach planted in a copy of the tree."""

from pathlib import Path

import pytest

from tests.architecture.budgets import empty_names, too_long
from tests.architecture.planting import planted, ruff
from tests.architecture.source import ROOT

PLACE = "services/filing/filings/planted.py"
LONG_FUNCTION = "def long():\n" + "    print()\n" * 30
DOCUMENTED = 'def documented():\n    """One.\n\n    Two.\n    """\n' + "    print()\n" * 29


def test_no_file_and_no_function_is_over_budget() -> None:
    assert too_long(ROOT) == []


@pytest.mark.parametrize("content", ["\n" * 301, LONG_FUNCTION, "async " + LONG_FUNCTION])
def test_length_over_budget_is_reported(copy: Path, content: str) -> None:
    with planted(copy, {PLACE: content}):
        assert [found.split(":")[0] for found in too_long(copy) if found.startswith(PLACE)] == [PLACE]


def test_a_docstring_is_free(copy: Path) -> None:
    with planted(copy, {PLACE: DOCUMENTED}):
        assert [found for found in too_long(copy) if found.startswith(PLACE)] == []


def test_no_name_says_nothing() -> None:
    assert empty_names(ROOT) == []


@pytest.mark.parametrize(
    "content",
    [
        "class FilingManager: ...",
        "def process_filing(): ...",
        "def receive(data): ...",
        "misc = 1",
        "BASE_PATH = 1",
        "for info in (): ...",
        "def common_list(): ...",
        "class Rows:\n    info: str",
    ],
)
def test_an_empty_name_is_reported(copy: Path, content: str) -> None:
    with planted(copy, {PLACE: content}):
        assert [found for found in empty_names(copy) if found.startswith(PLACE)] != []


@pytest.mark.parametrize("name", ["service", "utils", "common", "helpers"])
def test_an_empty_file_name_is_reported(copy: Path, name: str) -> None:
    place = f"services/filing/filings/{name}.py"
    with planted(copy, {place: ""}):
        assert [found for found in empty_names(copy) if found.startswith(place)] != []


@pytest.mark.parametrize(
    "content",
    ["database = 1", "class Metadata: ...", "def based_on(): ...", "processes = 1", "class CommonProblem: ..."],
)
def test_a_name_that_only_contains_such_letters_is_fine(copy: Path, content: str) -> None:
    with planted(copy, {PLACE: content}):
        assert [found for found in empty_names(copy) if found.startswith(PLACE)] == []


@pytest.mark.parametrize(
    "content",
    [
        "from datetime import UTC, datetime\n\nNOW = datetime.now(UTC)\n",
        "import datetime\n\nTODAY = datetime.date.today()\n",
        "from uuid import uuid4\n\nIDENTITY = uuid4()\n",
        "import random\n\nCHANCE = random.random()\n",
        "import time\n\nNOW = time.time()\n",
    ],
)
def test_time_identity_and_chance_are_refused_in_a_slice(copy: Path, content: str) -> None:
    with planted(copy, {PLACE: content}):
        assert "TID251" in ruff(copy, PLACE)


def test_the_doors_of_a_slice_may_look_at_a_clock(copy: Path) -> None:
    place = "services/filing/filings/planted_store.py"
    with planted(copy, {place: "from datetime import UTC, datetime\n\nNOW = datetime.now(UTC)\n"}):
        assert "TID251" not in ruff(copy, place)
