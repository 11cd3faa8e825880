"""One rig for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.bench.stage import Bench
from tests.faults.chaos import sign_in
from tests.faults.rig import Rig, rig


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """Everything as separate processes."""
    folder: Path = tmp_path_factory.mktemp("faults")
    with rig(folder) as found:
        yield found


@pytest.fixture(scope="session")
def bench(running: Rig) -> Bench:
    """The people of the sample city, signed in."""
    return sign_in(running, running.system.folder)
