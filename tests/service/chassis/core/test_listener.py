"""The listener: what becomes of a delivery, and what the broker is told of it, after the commit and not before."""

import asyncio
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

import asyncpg
import nats.errors
import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from structlog.testing import capture_logs

from libs.chassis import listener as listeners
from libs.chassis import parking_store
from libs.chassis.database import connect
from libs.chassis.failpoints import STAGE, arm
from libs.chassis.hearing import Delivery, Follow, Heard, read_envelope
from libs.chassis.inbox import Inbox, Verdict
from libs.chassis.listener import Listener, _delivery
from libs.chassis.parking import ParkingDesk
from tests.support.delivering import CONSUMER, STREAM, asked, deliveries
from tests.support.listening import listening, message, signed
from tests.support.specimen import FOLLOW, HEARER, POISON, Pair

LOGGED = {"consumer": CONSUMER, "log_level": "error"}


async def _told(pair: Pair, versions: int, delivered: int = 1) -> list[Delivery]:
    """The events of a case with so many versions."""
    case_id = await pair.open()
    for version in range(1, versions):
        await pair.step(case_id, version)
    return await deliveries(pair, case_id, delivered)


def _case(delivery: Delivery) -> UUID:
    return read_envelope(delivery.raw).subject


async def _parked(pair: Pair) -> list[asyncpg.Record]:
    return await asked(pair, HEARER, "SELECT * FROM parked_event ORDER BY version")


async def _answers(listener: Listener, delivery: Delivery) -> list[tuple[Any, ...]]:
    """What the broker is told of that delivery."""
    found = message(delivery)
    await listener._settle(found)
    return found.answered


async def test_a_delivery_that_is_applied_or_known_is_settled(pair: Pair) -> None:
    (only,) = await _told(pair, 1)
    listener = listening(pair)
    assert [await _answers(listener, only) for _ in range(2)] == [[("ack",)]] * 2
    assert await pair.kept(_case(only)) == (1,)
    assert listener.alarms == 0


async def test_an_early_delivery_is_asked_for_again_a_second_later(pair: Pair) -> None:
    _, second = await _told(pair, 2)
    assert await _answers(listening(pair), second) == [("nak", 1.0)]


async def test_an_answer_that_does_not_reach_the_broker_is_left_to_the_next_delivery(pair: Pair) -> None:
    first, second, third = await _told(pair, 3)
    for delivery, answer in ((first, ("ack",)), (third, ("nak", 1.0))):
        unheard = message(delivery, nats.errors.ConnectionClosedError())
        await listening(pair)._settle(unheard)
        assert unheard.answered == [answer]
    assert await _answers(listening(pair), second) == [("ack",)]


async def test_an_event_that_cannot_be_applied_is_parked_and_settled(pair: Pair) -> None:
    first, second, third = await _told(pair, 3)
    listener = listening(pair)
    await _answers(listener, first)
    POISON.add(_case(first))
    try:
        with capture_logs() as logs:
            assert await _answers(listener, second) == [("ack",)]
            assert await _answers(listener, third) == [("ack",)]
    finally:
        POISON.discard(_case(first))
    assert logs == [{**LOGGED, "event": "event_parked", "error_class": "KeyError"}]
    rows = await _parked(pair)
    assert [(row["version"], row["state"], row["error_class"], row["attempts"]) for row in rows] == [
        (2, "parked", "KeyError", 1),
        (3, "held", "Held", 0),
    ]
    for row, delivery in zip(rows, (second, third), strict=True):
        assert (row["consumer"], row["aggregate_type"]) == (CONSUMER, "filing.specimen")
        assert (row["raw"], row["stream"], row["stream_seq"]) == (delivery.raw, STREAM, delivery.stream_seq)
    (position,) = await asked(pair, HEARER, "SELECT * FROM inbox_position")
    assert (position["last_version"], position["blocked_by"]) == (1, read_envelope(second.raw).id)


async def test_a_successor_of_what_was_settled_meanwhile_comes_again_at_once(pair: Pair) -> None:
    first, second, third = await _told(pair, 3)
    listener = listening(pair)
    await _answers(listener, first)
    await parking_store.park(pair.hearer.database, FOLLOW, second, read_envelope(second.raw), "Planted")
    listener.inbox = Overtaken(pair.inbox.engine, pair.inbox.verifier)
    assert await _answers(listener, third) == [("nak", 0.1)]
    assert [row["version"] for row in await _parked(pair)] == [2]


@pytest.mark.parametrize(("delivered", "tried"), [(1, True), (3, True), (4, False)])
async def test_where_only_successors_wait_they_are_applied_with_the_next_unless_it_came_too_often(
    pair: Pair, delivered: int, tried: bool
) -> None:
    first, second, third, fourth = await _told(pair, 4)
    listener = listening(pair)
    await _answers(listener, first)
    await parking_store.park(pair.hearer.database, FOLLOW, second, read_envelope(second.raw), "Planted")
    await _answers(listener, third)
    desk = ParkingDesk(pair.inbox, {"filing.specimen": FOLLOW})
    await desk.discard(CONSUMER, read_envelope(second.raw).id, "one", "another", "why")
    assert await pair.kept(_case(first)) == (1,)
    assert await _answers(listener, replace(fourth, delivered=delivered)) == [("ack",)]
    assert await pair.kept(_case(first)) == ((1, 3, 4) if tried else (1,))


class Overtaken(Inbox):
    """An inbox during whose answer the parked event is settled."""

    async def apply(self, follow: Follow, delivery: Delivery) -> Verdict:
        """Answer, and be overtaken."""
        verdict = await super().apply(follow, delivery)
        async with self.engine.database.begin() as connection:
            await connection.execute(text("UPDATE inbox_position SET blocked_by = NULL"))
        return verdict


async def test_a_forged_event_is_an_alarm_and_settled(pair: Pair) -> None:
    (only,) = await _told(pair, 1)
    listener = listening(pair)
    with capture_logs() as logs:
        assert [await _answers(listener, replace(only, signature=b"")) for _ in range(2)] == [[("ack",)]] * 2
    assert logs == [{**LOGGED, "event": "event_forged", "stream_seq": 1}] * 2
    assert listener.alarms == 2


async def test_what_the_publisher_signed_but_nobody_can_read_is_an_alarm_and_settled(pair: Pair) -> None:
    listener = listening(pair)
    with capture_logs() as logs:
        for raw in (b"no JSON", b'{"id": 1}'):
            assert await _answers(listener, signed(pair, raw)) == [("ack",)]
    assert logs == [{**LOGGED, "event": "event_unreadable", "stream_seq": 7}] * 2
    assert listener.alarms == 2


async def _lost(_connection: AsyncConnection, _heard: Heard) -> None:
    raise ConnectionError("planted")


@pytest.mark.parametrize(("delivered", "delay"), [(1, 2.0), (2, 4.0), (3, 8.0), (4, 16.0), (5, 30.0), (9, 30.0)])
async def test_trouble_that_passes_delays_the_delivery_ever_longer(pair: Pair, delivered: int, delay: float) -> None:
    (only,) = await _told(pair, 1, delivered)
    with capture_logs() as logs:
        assert await _answers(listening(pair, replace(FOLLOW, project=_lost)), only) == [("nak", delay)]
    told = {"event": "event_delayed", "consumer": CONSUMER, "error_class": "ConnectionError"}
    assert logs == [{**told, "log_level": "warning"}]


async def test_trouble_that_passes_does_not_count_against_the_event(pair: Pair) -> None:
    (only,) = await _told(pair, 1, delivered=2)
    await _counted(pair, only)
    listener = listening(pair, replace(FOLLOW, project=_lost))
    for _ in range(7):
        assert await _answers(listener, only) == [("nak", 4.0)]
    assert [(row["state"], row["attempts"]) for row in await _parked(pair)] == [("retrying", 1)]


async def test_a_try_that_takes_too_long_is_broken_off_and_counts(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hanging(_connection: AsyncConnection, _heard: Heard) -> None:
        await asyncio.sleep(3600)

    monkeypatch.setattr(listeners, "_TRY_TIME", 1.0)
    (only,) = await _told(pair, 1, delivered=2)
    with capture_logs() as logs:
        assert await _answers(listening(pair, replace(FOLLOW, project=hanging)), only) == [("nak", 4.0)]
    assert [line["error_class"] for line in logs] == ["TimeoutError"]
    assert [(row["state"], row["attempts"]) for row in await _parked(pair)] == [("retrying", 1)]


async def test_tries_that_were_counted_outlast_a_delivery_that_is_the_first_again(pair: Pair) -> None:
    """A consumer that was made anew counts its deliveries from one."""
    (only,) = await _told(pair, 1, delivered=2)
    await _counted(pair, only)
    listener = listening(pair, replace(FOLLOW, project=_lost))
    assert await _answers(listener, replace(only, delivered=1)) == [("nak", 2.0)]
    assert [row["attempts"] for row in await _parked(pair)] == [1]


async def _counted(pair: Pair, delivery: Delivery) -> None:
    async with pair.hearer.database.begin() as connection:
        envelope = read_envelope(delivery.raw)
        await parking_store.keep(connection, FOLLOW, delivery, envelope, "retrying", "Started", 1)


async def test_a_database_that_is_away_delays_the_delivery(pair: Pair) -> None:
    (only,) = await _told(pair, 1, delivered=2)
    away = connect("postgresql+asyncpg://postgres@/nowhere?host=/nowhere")
    pair.hearer.database = away
    with capture_logs() as logs:
        assert await _answers(listening(pair), only) == [("nak", 4.0)]
    assert [line["event"] for line in logs] == ["event_delayed"]
    await away.dispose()


async def test_a_fault_of_the_code_is_told_and_the_delivery_comes_again(pair: Pair) -> None:
    first, second = await _told(pair, 2)
    listener = listening(pair)

    def broken(_contract: object) -> None:
        raise RuntimeError("planted")

    pair.inbox.heard = broken
    with capture_logs() as logs:
        answered = await _worked(listener, message(first), message(second, nats.errors.Error()))
    assert answered == [[("nak", 1)], [("nak", 1)]]
    assert logs == [{**LOGGED, "event": "listener_failed", "error_class": "RuntimeError"}] * 2


async def _worked(listener: Listener, *found: Any) -> list[list[tuple[Any, ...]]]:
    """What a worker answers to these messages before it ends."""
    for one in found:
        listener._hand_out(one)
    listener._ready.put_nowait(Msg(cast(Client, None)))
    await listener._work()
    return [one.answered for one in found]


@pytest.mark.parametrize(("point", "blocked"), [("parking.before_park", False), ("parking.after_park", True)])
async def test_an_event_is_settled_only_after_it_is_parked(pair: Pair, point: str, blocked: bool) -> None:
    first, second = await _told(pair, 2)
    await _answers(listener := listening(pair), first)
    POISON.add(_case(first))
    arm({"LANYARD_FAILPOINTS": f"{point}=fail", "LANYARD_STAGE": STAGE})
    try:
        answered = await _worked(listener, message(second))
        assert answered == [[("nak", 1)]]
    finally:
        arm({})
        POISON.discard(_case(first))
    assert len(await _parked(pair)) == blocked


async def test_a_message_becomes_a_delivery_with_its_place_and_its_signature(pair: Pair) -> None:
    (only,) = await _told(pair, 1, delivered=3)
    found = message(replace(only, stream_seq=11))
    assert _delivery(found, CONSUMER) == replace(only, stream_seq=11)
    for headers in ({"X-Sig": "no hexadecimal"}, {}, None):
        found.headers = headers
        assert _delivery(found, "another") == replace(only, stream_seq=11, signature=b"", consumer="another")
