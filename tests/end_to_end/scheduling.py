"""All end-to-end tests in one worker, so that Lanyard is started once; every other file may go to any worker."""

import pytest
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

_TOGETHER = "tests/end_to_end/"


class WholeInOneWorker(LoadFileScheduling):  # type: ignore[misc]
    """Files are the units of work, but those of the whole system are one unit."""

    def _split_scope(self, nodeid: str) -> str:
        return _TOGETHER if nodeid.startswith(_TOGETHER) else str(super()._split_scope(nodeid))


@pytest.hookimpl
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> WholeInOneWorker:
    """The scheduler of ``make test``, which loads this module with ``-p``."""
    return WholeInOneWorker(config, log)
