"""The relay: takes lanes, marks what is stored, holds what cannot be, and rests when there is nothing to do."""

import asyncio
from collections.abc import Callable
from typing import Any, cast

import asyncpg
import pytest
from nats.aio.client import Client
from structlog.testing import capture_logs

from libs.chassis import relay as relays
from libs.chassis.broker import Broker
from libs.chassis.database import direct
from libs.chassis.failpoints import STAGE, PlantedFailure, arm
from libs.chassis.relay import Relay
from tests.support.delivering import asked, messages, versions
from tests.support.specimen import SERVICE, Pair

ALL_LANES = set(range(16))
_LATER = "UPDATE outbox_event SET next_attempt_at = next_attempt_at + interval '1 hour'"


class Passes(asyncio.Event):
    """An order to stop that comes after so many passes."""

    def __init__(self, passes: int) -> None:
        super().__init__()
        self.left = passes

    def is_set(self) -> bool:
        """Asked once before every pass."""
        self.left -= 1
        return self.left < 0


class Waits:
    """The event loop's library, in which no wait lasts; what it would have lasted is noted."""

    def __init__(self, meanwhile: Callable[[int], None] = lambda _: None) -> None:
        self.pauses: list[float] = []
        self.meanwhile = meanwhile

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def wait_for(self, waited: Any, timeout: float) -> None:  # noqa: ASYNC109  as the library has it
        """Note it, let happen what happens meanwhile, and be over."""
        waited.close()
        self.pauses.append(timeout)
        self.meanwhile(len(self.pauses))
        raise TimeoutError


async def _rows(pair: Pair) -> list[asyncpg.Record]:
    return await asked(pair, SERVICE, "SELECT * FROM outbox_event ORDER BY id")


async def test_what_is_due_is_published_and_marked_with_its_place(pair: Pair) -> None:
    case_id = await pair.open()
    await pair.step(case_id, 1)
    await pair.open()
    relay = pair.relay()
    assert await relay.carry() == 3
    rows = await _rows(pair)
    places = {(message.subject, (message.headers or {})["X-Agg-Version"]): message for message in await messages(pair)}
    for row in rows:
        subject = f"evt.filing.{row['lane']}.specimen.{row['aggregate_id']}"
        assert row["js_seq"] == places[subject, str(row["aggregate_version"])].seq
        assert row["published_at"] is not None
        assert (row["js_incarnation"], row["last_error"]) == ("1", None)
    assert len({row["feed_position"] for row in rows} - {None}) == 3
    assert rows[0]["feed_position"] < rows[1]["feed_position"]
    assert await relay.carry() == 0


async def test_a_relay_keeps_its_connection_and_its_lanes(pair: Pair) -> None:
    relay = pair.relay()
    await relay.carry()
    connection = relay.connection
    assert relay.lanes == ALL_LANES
    await relay.carry()
    assert relay.connection is connection
    assert relay.lanes == ALL_LANES


async def test_the_server_ends_a_relay_that_has_fallen_silent_so_that_others_get_its_lanes(pair: Pair) -> None:
    relay = pair.relay()
    await relay.carry()
    assert relay.connection is not None
    assert await relay.connection.fetchval("SHOW idle_session_timeout") == "20s"


async def test_a_pass_takes_no_more_than_a_batch(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relays, "_BATCH", 2)
    for _ in range(3):
        await pair.open()
    relay = pair.relay()
    assert [await relay.carry() for _ in range(3)] == [2, 1, 0]


async def test_a_second_relay_carries_nothing_while_the_first_holds_the_lanes(pair: Pair) -> None:
    first, second = pair.relay(), pair.relay()
    await first.carry()
    await pair.open()
    assert await second.carry() == 0
    assert second.lanes == set()
    await first.release()
    assert await second.carry() == 1
    assert second.lanes == ALL_LANES


async def test_lanes_that_somebody_else_holds_are_left_to_them(pair: Pair) -> None:
    cases = [await pair.open() for _ in range(6)]
    lanes = {row["aggregate_id"]: row["lane"] for row in await _rows(pair)}
    taken = lanes[cases[0]]
    other = await direct(pair.urls[SERVICE])
    await other.execute("SELECT pg_advisory_lock($1, $2)", 0x1A4E, taken)
    relay = pair.relay()
    assert await relay.carry() == sum(lane != taken for lane in lanes.values())
    assert relay.lanes == ALL_LANES - {taken}
    await other.close()


async def test_a_relay_that_lost_its_connection_takes_the_lanes_anew(pair: Pair) -> None:
    relay = pair.relay()
    await relay.carry()
    lost = relay.connection
    assert lost is not None
    await lost.close()
    await pair.open()
    assert await relay.carry() == 1
    assert relay.connection is not lost
    holding = "SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND granted"
    assert (await asked(pair, SERVICE, holding, 0x1A4E))[0]["n"] == 16


async def test_a_relay_without_a_broker_does_not_touch_the_database(pair: Pair) -> None:
    await pair.open()
    relay = pair.relay()
    relay.broker = Broker(Client(), pair.broker.stream)
    assert await relay.carry() == 0
    assert relay.connection is None


async def test_a_released_relay_has_closed_its_connection_and_given_back_its_lanes(pair: Pair) -> None:
    relay = pair.relay()
    await relay.carry()
    connection = relay.connection
    assert connection is not None
    await relay.release()
    assert connection.is_closed()
    assert (relay.connection, relay.lanes) == (None, set())
    await relay.release()


@pytest.mark.parametrize("error", [OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError])
async def test_a_connection_that_cannot_be_closed_is_let_go(pair: Pair, error: type[Exception]) -> None:
    given: list[float] = []

    class Unclosable:
        async def close(self, *, timeout: float) -> None:  # noqa: ASYNC109  as the driver has it
            given.append(timeout)
            raise error("planted")

    relay = pair.relay()
    relay.connection = cast(asyncpg.Connection, Unclosable())
    await relay.release()
    assert vars(relay)["connection"] is None
    assert given == [2]


async def test_a_relay_with_nothing_to_do_looks_ever_more_rarely(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = Waits()
    monkeypatch.setattr(relays, "asyncio", waits)
    relay = pair.relay()
    await relay.run(Passes(6))
    assert waits.pauses == [0.04, 0.08, 0.16, 0.32, 0.5, 0.5]
    assert relay.beats == 6
    assert (relay.connection, relay.lanes) == (None, set())


async def test_a_relay_that_is_woken_looks_often_again(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    relay = pair.relay()
    waits = Waits(lambda count: relay.wake.set() if count == 3 else None)
    monkeypatch.setattr(relays, "asyncio", waits)
    await relay.run(Passes(5))
    assert waits.pauses == [0.04, 0.08, 0.16, 0.04, 0.08]
    assert not relay.wake.is_set()


async def test_a_relay_that_has_carried_something_looks_again_at_once(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    await pair.open()
    waits = Waits()
    monkeypatch.setattr(relays, "asyncio", waits)
    relay = pair.relay()
    relay.wake.clear()
    await relay.run(Passes(3))
    assert waits.pauses == [0.04, 0.08]


async def test_a_relay_waits_to_be_woken_and_not_longer(pair: Pair) -> None:
    relay = pair.relay()
    running = asyncio.create_task(relay.run(stop := asyncio.Event()))
    await pair.open()
    async with asyncio.timeout(5):
        while not (await _rows(pair))[0]["published_at"]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    stop.set()
    relay.wake.set()
    await running
    assert await versions(pair) == ["1"]


async def test_trouble_with_the_database_is_told_and_the_relay_rests_and_goes_on(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = Waits()
    monkeypatch.setattr(relays, "asyncio", waits)
    relay = Relay(pair.urls[SERVICE].replace("/lasting_specimens", "/nowhere"), pair.broker, SERVICE)
    with capture_logs() as logs:
        await relay.run(Passes(3))
    told = {"event": "relay_database_trouble", "service": "filing", "error_class": "InvalidCatalogNameError"}
    assert logs == [{**told, "log_level": "warning"}] * 3
    assert waits.pauses == [0.04, 0.08, 0.16]
    assert relay.beats == 3


async def test_a_connection_that_breaks_in_the_middle_is_given_up_with_its_lanes(pair: Pair) -> None:
    relay = pair.relay()
    await relay.carry()
    assert relay.connection is not None
    pid = relay.connection.get_server_pid()
    await asked(pair, SERVICE, "SELECT pg_terminate_backend($1, 5000)", pid)
    await pair.open()
    with capture_logs() as logs:
        await relay.run(Passes(3))
    assert len(logs) <= 1
    assert await versions(pair) == ["1"]


@pytest.mark.parametrize(
    ("point", "stored", "marked"),
    [("relay.after_fetch", 0, 0), ("relay.before_mark", 1, 0), ("relay.after_mark", 1, 1)],
)
async def test_a_relay_told_to_fail_at_a_point_fails_there_and_the_next_pass_makes_it_good(
    pair: Pair, point: str, stored: int, marked: int
) -> None:
    await pair.open()
    relay = pair.relay()
    await _failing_at(point, relay)
    assert len(await messages(pair)) == stored
    assert sum(row["published_at"] is not None for row in await _rows(pair)) == marked
    assert await relay.carry() == 1 - marked
    assert await versions(pair) == ["1"]


async def _failing_at(point: str, relay: Relay) -> None:
    arm({"LANYARD_FAILPOINTS": f"{point}=fail", "LANYARD_STAGE": STAGE})
    try:
        with pytest.raises(PlantedFailure):
            await relay.carry()
    finally:
        arm({})


async def test_a_pass_with_nothing_due_reaches_no_point(pair: Pair) -> None:
    arm({"LANYARD_FAILPOINTS": "relay.after_fetch=fail,relay.before_mark=fail", "LANYARD_STAGE": STAGE})
    try:
        assert await pair.relay().carry() == 0
    finally:
        arm({})
