"""A service that is told to end says so before it closes its door, so that nobody is sent to a door that is closed."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.city import SampleCity
from tests.support.databases import Databases
from tests.support.ending import Ending, ending_of
from tests.support.filing_process import FilingProcess

ENDED = (0, -signal.SIGTERM)
End = Callable[..., Ending]


@pytest.fixture
def end(databases: Databases, keys: Path, tmp_path: Path) -> Iterator[End]:
    """Starts a service with that notice, tells it to end, and answers how it did."""
    url = asyncio.run(databases.fresh("filing"))

    def end(notice: float, signals: int = 1) -> Ending:
        with _served(FilingProcess(url, keys, tmp_path, SampleCity((), {}, {}), _told(notice))) as process:
            assert process.child is not None
            return ending_of(process.child.handle, process.address, "/v1/problems", signals)

    yield end
    asyncio.run(databases.drop(url))


def _told(notice: float) -> str:
    return f'import os; os.environ["LANYARD_DRAIN_NOTICE"] = "{notice}"'


@contextmanager
def _served(process: FilingProcess) -> Iterator[FilingProcess]:
    process.start()
    try:
        yield process
    finally:
        process.kill()


def test_readiness_is_red_while_requests_are_still_answered(end: End) -> None:
    ending = end(1.5)
    assert ending.readiness[:2] == [200, 503]
    assert 200 in ending.others <= {200, 0}
    assert ending.exit_code in ENDED


def test_without_a_notice_the_door_is_closed_before_anybody_is_told(end: End) -> None:
    """The control: nobody ever sees it red."""
    ending = end(0)
    assert (503 in ending.readiness, ending.others) == (False, set())
    assert ending.exit_code in ENDED


def test_a_second_signal_ends_the_notice(end: End) -> None:
    ending = end(600, signals=2)
    assert ending.exit_code in ENDED
