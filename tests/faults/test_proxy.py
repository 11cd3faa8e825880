"""The proxy does what it is told: it passes, cuts after a message, swallows for good, and holds for a while."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from tests.faults.proxy import FaultProxy

Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]
_HEARD: list[bytes] = []


@asynccontextmanager
async def _echo(folder: Path) -> AsyncIterator[Path]:
    """A server on a Unix socket that says again what it hears, and remembers it."""
    _HEARD.clear()

    async def say_again(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while piece := await reader.read(100):
                _HEARD.append(piece)
                writer.write(piece)
                await writer.drain()
        writer.close()

    async with await asyncio.start_unix_server(say_again, folder / "echo"):
        yield folder / "echo"


@asynccontextmanager
async def _through(
    folder: Path, cut_after: Callable[[bytes], bool] | None = None
) -> AsyncIterator[tuple[FaultProxy, Ends]]:
    async with _echo(folder) as place:
        proxy = FaultProxy(place, folder / "p", cut_after).start()
        ends = await asyncio.open_unix_connection(folder / "p")
        try:
            yield proxy, ends
        finally:
            proxy.cut()
            ends[1].transport.abort()


async def _ask(ends: Ends, words: bytes, patience: float = 5) -> bytes:
    ends[1].write(words)
    return await asyncio.wait_for(ends[0].read(100), patience)


async def test_it_passes_what_it_is_not_told_to_spoil(tmp_path: Path) -> None:
    async with _through(tmp_path) as (proxy, ends):
        assert [await _ask(ends, word) for word in (b"one", b"two")] == [b"one", b"two"]
        assert (proxy.cuts, proxy.swallowed) == (0, 0)


async def test_it_listens_on_a_port_as_well(tmp_path: Path) -> None:
    async with _echo(tmp_path) as place:
        proxy = FaultProxy(place).start()
        ends = await asyncio.open_connection("127.0.0.1", proxy.port)
        assert await _ask(ends, b"one") == b"one"
        ends[1].close()


async def test_what_it_cuts_after_has_arrived_and_its_answer_does_not(tmp_path: Path) -> None:
    async with _through(tmp_path, lambda piece: b"COMMIT" in piece) as (proxy, ends):
        assert await _ask(ends, b"BEGIN") == b"BEGIN"
        with suppress(ConnectionResetError):
            assert await _ask(ends, b"COMMIT") == b""
        assert _HEARD == [b"BEGIN", b"COMMIT"]
        assert proxy.cuts == 1


async def test_a_connection_of_which_something_was_swallowed_stays_silent_and_a_new_one_works(tmp_path: Path) -> None:
    async with _through(tmp_path) as (proxy, ends):
        untouched = await asyncio.open_unix_connection(tmp_path / "p")
        assert await _ask(untouched, b"early") == b"early"
        proxy.swallow(True)
        with pytest.raises(TimeoutError):
            await _ask(ends, b"lost", 0.3)
        proxy.swallow(False)
        with pytest.raises(TimeoutError):
            await _ask(ends, b"late", 0.3)
        fresh = await asyncio.open_unix_connection(tmp_path / "p")
        assert [await _ask(one, b"new") for one in (fresh, untouched)] == [b"new", b"new"]
        assert _HEARD == [b"early", b"new", b"new"]
        assert proxy.swallowed == len(b"lost") + len(b"late")
        for one in (fresh, untouched):
            one[1].close()


async def test_a_server_does_not_hear_that_somebody_left_while_all_was_swallowed(tmp_path: Path) -> None:
    gone = asyncio.Event()

    async def wait_for_the_end(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(-1)
        gone.set()
        writer.close()

    async with await asyncio.start_unix_server(wait_for_the_end, tmp_path / "s"):
        proxy = FaultProxy(tmp_path / "s", tmp_path / "p").start()
        _, writer = await asyncio.open_unix_connection(tmp_path / "p")
        await asyncio.sleep(0.1)
        proxy.swallow(True)
        writer.close()
        await asyncio.sleep(0.2)
        proxy.swallow(False)
        await asyncio.sleep(0.2)
        assert not gone.is_set()
        proxy.cut()
        await asyncio.wait_for(gone.wait(), 5)


async def test_nobody_answers_who_comes_while_all_is_swallowed(tmp_path: Path) -> None:
    async with _through(tmp_path) as (proxy, _):
        proxy.swallow(True)
        late = await asyncio.open_unix_connection(tmp_path / "p")
        with pytest.raises(TimeoutError):
            await _ask(late, b"one", 0.3)
        proxy.swallow(False)
        with pytest.raises(TimeoutError):
            await _ask(late, b"two", 0.3)
        assert _HEARD == []
        late[1].close()


async def test_what_it_holds_arrives_late_and_in_order(tmp_path: Path) -> None:
    async with _through(tmp_path) as (proxy, ends):
        proxy.hold(True)
        for word in (b"one ", b"two ", b"three"):
            ends[1].write(word)
            await asyncio.sleep(0.05)
        assert _HEARD == []
        proxy.hold(False)
        found = b""
        while len(found) < len(b"one two three"):
            found += await asyncio.wait_for(ends[0].read(100), 5)
        assert found == b"one two three" == b"".join(_HEARD)
