"""A service on its way to its broker: what does not come about leaves nothing open and ends nothing."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from libs.chassis import process
from libs.chassis.broker import BrokerMismatch, Undeclared
from libs.chassis.process import Part
from tests.support.filing_service import FilingHouse


class Opened:
    """A connection that tells when it is closed, as the real one does."""

    def __init__(self, on_fatal: Callable[[str], Awaitable[None]]) -> None:
        self.client = self
        self.closed = False
        self._on_fatal = on_fatal

    async def close(self) -> None:
        """Close it."""
        self.closed = True
        await self._on_fatal("closed")


async def test_a_connection_over_which_nothing_could_be_begun_is_closed_and_the_process_goes_on(
    house: FilingHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Opened] = []
    left: list[str] = []
    troubles = iter((TimeoutError(), Undeclared("stream EVT_FILING"), BrokerMismatch("stream EVT_FILING differs")))

    async def opening(_url: str, _name: str, *, on_fatal: Any, on_return: Any) -> Opened:
        assert on_return is not None
        opened.append(Opened(on_fatal))
        return opened[-1]

    async def compare(*_args: Any) -> str:
        assert [one.closed for one in opened] == [True] * (len(opened) - 1) + [False]
        raise next(troubles)

    monkeypatch.setattr(process, "open_broker", opening)
    monkeypatch.setattr(process, "compare_stream", compare)
    monkeypatch.setattr(house.running, "part", Part.RELAY)
    monkeypatch.setattr(house.running, "leave", left.append)
    await house.running._reach_broker()
    assert (len(opened), left) == (3, ["mismatch"])
