"""Who may import whom; each rule holds here, and reports a breach planted in a copy of the tree."""

from pathlib import Path

import pytest

from tests.architecture.layers import breaches
from tests.architecture.planting import lint_imports, planted
from tests.architecture.source import ROOT

CONTRACTS = {
    "standing": {"libs/kernel/planted.py": "import services.filing\n"},
    "strangers": {
        "services/filing/planted.py": "import services.directory.planted\n",
        "services/directory/planted.py": "",
    },
    "floors": {"libs/chassis/planted.py": "import libs.contracts.filing\n"},
    "pure": {"libs/kernel/planted.py": "import sqlalchemy\n"},
    "unseen": {"libs/chassis/planted.py": "import pytest\n"},
}

STANDING_OF_THE_GATEWAY = {"gateway/planted.py": "import services.filing\n"}
SHEETS_THAT_KNOW_THE_MACHINERY = {"libs/sheets/planted.py": "import libs.chassis.engine\n"}
SHEETS_THAT_KNOW_A_CASE = {"libs/sheets/planted.py": "import services.supervision.rankings.ranking\n"}
A_MACHINERY_THAT_KNOWS_SHEETS = {"libs/chassis/planted.py": "import libs.sheets.layout\n"}
AN_UNPLACED_LIBRARY = {"libs/planted/inside.py": ""}
A_CLOCK_IN_A_CONTRACT = {"libs/contracts/planted.py": "import time\n"}

SLICE = "services/filing/filings"
PLANTED = {
    f"{SLICE}/planted.py": [
        "import sqlalchemy",
        "from fastapi import APIRouter",
        "import nats",
        "import httpx",
        "import asyncio",
        "import os",
        "import random",
        "from time import monotonic",
        "import libs.chassis.engine",
        "from libs.policy import book",
        "from libs.contracts import supervision",
        "from services.filing.filings import store",
        "from services.filing.aftercare.store import STORE",
        "import services.filing.reactions",
        "from libs.sheets.layout import Layout",
    ],
    f"{SLICE}/planted_store.py": ["from services.filing.filings import routes", "import libs.contracts.supervision"],
    "services/filing/planted.py": ["from libs.contracts.supervision import LeadReceived"],
    "libs/replica/planted.py": ["import libs.policy", "from libs.contracts import filing"],
}
ALLOWED = {
    f"{SLICE}/planted.py": "import enum\nimport pydantic\nimport libs.kernel.case\nimport libs.contracts.filing\n",
    f"{SLICE}/planted_store.py": "import sqlalchemy\nimport libs.chassis\nimport services.filing.filings.filing\n",
    f"{SLICE}/planted_layouts.py": "from libs.sheets.layout import Layout\n",
    f"{SLICE}/planted_routes.py": "import fastapi\nfrom services.filing.filings import store\n",
}


def test_every_module_imports_only_what_its_layer_may() -> None:
    assert breaches(ROOT) == []


@pytest.mark.parametrize("contract", sorted(CONTRACTS))
def test_every_contract_of_import_linter_holds(copy: Path, contract: str) -> None:
    code, report = lint_imports(copy, contract)
    assert (code, "KEPT" in report) == (0, True), report


@pytest.mark.parametrize(
    ("contract", "files"),
    [
        *sorted(CONTRACTS.items()),
        ("standing", STANDING_OF_THE_GATEWAY),
        ("standing", SHEETS_THAT_KNOW_A_CASE),
        ("floors", SHEETS_THAT_KNOW_THE_MACHINERY),
        ("floors", A_MACHINERY_THAT_KNOWS_SHEETS),
        ("floors", AN_UNPLACED_LIBRARY),
        ("pure", A_CLOCK_IN_A_CONTRACT),
    ],
)
def test_import_linter_reports_a_breach(copy: Path, contract: str, files: dict[str, str]) -> None:
    with planted(copy, files):
        code, report = lint_imports(copy, contract)
    assert (code, "planted" in report) == (1, True), report


@pytest.mark.parametrize(("place", "line"), [(place, line) for place, lines in PLANTED.items() for line in lines])
def test_a_forbidden_import_is_reported(copy: Path, place: str, line: str) -> None:
    with planted(copy, {place: f"def late():\n    {line}\n"}):
        reported = [breach for breach in breaches(copy) if breach.startswith(f"{place}:2")]
    assert reported != []


def test_a_reaction_may_hear_another_service(copy: Path) -> None:
    with planted(copy, {"services/planted/reactions.py": "from libs.contracts.supervision import LeadReceived\n"}):
        assert [breach for breach in breaches(copy) if "planted" in breach] == []


@pytest.mark.parametrize(("place", "content"), ALLOWED.items())
def test_what_a_layer_needs_is_allowed(copy: Path, place: str, content: str) -> None:
    with planted(copy, {place: content}):
        assert [breach for breach in breaches(copy) if breach.startswith(place)] == []
