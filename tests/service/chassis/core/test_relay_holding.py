"""What the relay does with an aggregate that cannot be published: told, held ever longer, never dropped."""

from typing import Any, cast

import asyncpg
import pytest
from nats.js.errors import APIError
from structlog.testing import capture_logs

from libs.chassis import broker as brokers
from libs.chassis.carrying import Carrier
from libs.chassis.relay import Relay
from tests.support.delivering import STREAM, asked, eventful, foreign, in_hand, raising
from tests.support.specimen import HEARER, SERVICE, Pair

_LATER = "UPDATE outbox_event SET next_attempt_at = next_attempt_at + interval '1 hour'"


async def _rows(pair: Pair) -> list[asyncpg.Record]:
    return await asked(pair, SERVICE, "SELECT * FROM outbox_event ORDER BY id")


async def test_alarms_count_every_message_that_is_not_ours(pair: Pair) -> None:
    relay = pair.relay()
    for _ in range(2):
        for _ in range(2):
            await pair.open()
        relay.broker, _ = eventful(pair, *[foreign(version="1")] * 2)
        assert await relay.carry() == 2
    assert relay.alarms == 4


async def test_an_aggregate_in_trouble_is_held_and_the_others_go_on(pair: Pair) -> None:
    sick = await pair.open()
    await pair.step(sick, 1)
    relay = pair.relay()
    relay.broker, _ = eventful(pair, raising(APIError(code=503, err_code=10077)))
    assert await relay.carry() == 0
    await asked(pair, SERVICE, _LATER)
    well = await pair.open()
    relay.broker = pair.broker
    assert await relay.carry() == 1
    rows = await _rows(pair)
    assert [(row["aggregate_id"], row["attempts"], row["last_error"]) for row in rows] == [
        (sick, 1, "APIError"),
        (sick, 0, None),
        (well, 0, None),
    ]
    assert [row["next_attempt_at"] is None for row in rows] == [False, False, True]
    assert not relay.suspicion.is_set()


async def test_a_held_aggregate_is_tried_again_when_its_time_has_come(pair: Pair) -> None:
    await pair.open()
    relay = pair.relay()
    relay.broker, _ = eventful(pair, raising(APIError(code=503, err_code=10077)))
    await relay.carry()
    await asked(pair, SERVICE, _LATER)
    relay.broker = pair.broker
    assert await relay.carry() == 0
    await asked(pair, SERVICE, "UPDATE outbox_event SET next_attempt_at = clock_timestamp()")
    assert await relay.carry() == 1
    (row,) = await _rows(pair)
    assert (row["attempts"], row["last_error"]) == (1, None)


async def test_it_is_the_event_that_could_not_be_stored_that_counts_the_attempt(pair: Pair) -> None:
    case_id = await pair.open()
    await pair.step(case_id, 1)

    async def nothing(*_: object) -> None:
        return

    relay = pair.relay()
    relay.broker, _ = eventful(pair, nothing, raising(APIError(code=503, err_code=10077)))
    assert await relay.carry() == 1
    rows = await _rows(pair)
    assert [(row["attempts"], row["last_error"]) for row in rows] == [(0, None), (1, "APIError")]


class Noted:
    """A connection that notes what is asked of it."""

    def __init__(self) -> None:
        self.said: list[tuple[Any, ...]] = []

    async def execute(self, *said: Any) -> None:
        """Note it."""
        self.said.append(said)


async def _held(relay: Relay, carrier: Carrier, attempts: int) -> tuple[Any, ...]:
    connection = Noted()
    carrier.group = [cast(asyncpg.Record, {**dict(carrier.group[0]), "attempts": attempts})]
    await relay._hold(cast(asyncpg.Connection, connection), carrier)
    (said,) = connection.said
    return said[1:]


async def test_a_held_aggregate_is_tried_ever_more_rarely_and_after_five_attempts_it_is_told(pair: Pair) -> None:
    case_id = await pair.open()
    relay = pair.relay()
    (carrier,) = await in_hand(relay)
    carrier.trouble = "Contested"
    event_id = carrier.group[0]["event_id"]
    with capture_logs() as logs:
        held = [await _held(relay, carrier, attempts) for attempts in range(6)]
    assert [said[:3] for said in held] == [(event_id, "specimen", case_id)] * 6
    assert [said[3] for said in held] == pytest.approx([0.2, 0.4, 0.8, 1.6, 30.0, 30.0])
    assert [said[4] for said in held] == ["Contested"] * 6
    told = {"event": "relay_aggregate_blocked", "aggregate": str(case_id), "error_class": "Contested"}
    assert logs == [{**told, "log_level": "error"}] * 2
    assert not relay.suspicion.is_set()


async def test_a_stream_that_lost_something_is_suspected(pair: Pair) -> None:
    case_id = await pair.open()
    relay = pair.relay()
    await relay.carry()
    await pair.step(case_id, 1)
    await pair.broker.stream.delete_stream(STREAM)
    await brokers.declare(pair.broker, SERVICE, [(HEARER, "specimen")])
    assert await relay.carry() == 0
    assert relay.suspicion.is_set()
    assert [row["last_error"] for row in await _rows(pair)] == [None, "LostInStream"]
