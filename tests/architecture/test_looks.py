"""No service reads protected content but inside a look, which leaves its record before the answer (P-36)."""

from pathlib import Path

from tests.architecture.looks import breaches
from tests.architecture.planting import planted
from tests.architecture.source import ROOT

PLACE = "services/filing/filings/planted_routes.py"


def test_every_reading_is_inside_a_look() -> None:
    assert breaches(ROOT) == []


def test_a_reading_past_the_look_is_reported(copy: Path) -> None:
    content = "async def f(door):\n    async with door.engine.database.connect() as found:\n        return found\n"
    with planted(copy, {PLACE: content}):
        assert breaches(copy) == [f"{PLACE}:2: reads past the look"]
