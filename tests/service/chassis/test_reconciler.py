"""The reconciler beside a relay: again and again, over restarts, beside others, and when the broker does not answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

import orjson
import pytest
from nats.js.errors import ServiceUnavailableError

from libs.chassis import broker as brokers
from libs.chassis.broker import Broker
from libs.chassis.database import direct
from libs.chassis.reconcile import incarnation_of, reconcile, since_digests
from libs.chassis.reconciler import Reconciler
from tests.service.chassis.test_reconcile import STREAM, carry, looked
from tests.support.specimen import HEARER, SERVICE, Pair

_LOCK = "SELECT pg_advisory_lock(6735, 0)"
"""What a pass holds while it is made."""


async def execute(pair: Pair, statement: str, *values: object) -> None:
    """Change the publisher's tables by hand."""
    connection = await direct(pair.urls[SERVICE])
    await connection.execute(statement, *values)
    await connection.close()


@asynccontextmanager
async def reconciling(pair: Pair, **options: Any) -> AsyncIterator[Reconciler]:
    """A reconciler at work beside a relay that carries nothing."""
    stop = asyncio.Event()
    reconciler = Reconciler(pair.urls[SERVICE], pair.broker, pair.relay(), **options)
    task = asyncio.create_task(reconciler.run(stop))
    try:
        yield reconciler
    finally:
        stop.set()
        await task


async def until(pair: Pair, passes: int) -> list[str]:
    """The kinds of pass that were made, oldest first, once there are so many (or after a while)."""
    connection = await direct(pair.urls[SERVICE])
    try:
        for _ in range(200):
            rows = await connection.fetch("SELECT pass FROM reconciliation ORDER BY id")
            if len(rows) >= passes:
                break
            await asyncio.sleep(0.05)
        return [row["pass"] for row in rows]
    finally:
        await connection.close()


async def published(pair: Pair) -> UUID:
    """A case whose event is published."""
    case_id = await pair.open()
    await carry(pair)
    return case_id


async def test_a_statement_over_a_large_outbox_has_more_time_than_one_of_a_request(pair: Pair) -> None:
    """To set a million events to be published again takes longer than the ten seconds of a connection."""
    await published(pair)
    await execute(
        pair,
        "CREATE FUNCTION hurried() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " IF current_setting('statement_timeout')::interval < interval '10 minutes' THEN RAISE 'too soon'; END IF;"
        " RETURN NULL; END $$",
    )
    await execute(
        pair, "CREATE TRIGGER hurried BEFORE UPDATE ON outbox_event FOR EACH STATEMENT EXECUTE FUNCTION hurried()"
    )
    assert (await looked(pair)).healthy


async def test_who_finds_another_at_it_learns_the_incarnation_all_the_same(pair: Pair) -> None:
    """Else what its relay marks would be taken for lost at the next pass."""
    connection = await direct(pair.urls[SERVICE])
    await connection.execute(_LOCK)
    assert await reconcile(pair.urls[SERVICE], pair.broker, SERVICE) is None
    async with reconciling(pair) as reconciler:
        for _ in range(100):
            if reconciler.relay.incarnation != "1":
                break
            await asyncio.sleep(0.05)
        assert reconciler.relay.incarnation == await incarnation_of(pair.broker, SERVICE)
    await connection.close()


async def test_a_day_without_digests_is_counted_over_restarts(pair: Pair) -> None:
    assert await since_digests(pair.urls[SERVICE]) == 0
    await looked(pair)
    await execute(pair, "UPDATE reconciliation SET ended_at = ended_at - interval '25 hours'")
    assert await since_digests(pair.urls[SERVICE]) > 86_400
    async with reconciling(pair):
        assert await until(pair, 2) == ["count", "digest"]
    async with reconciling(pair):
        assert await until(pair, 3) == ["count", "digest", "count"]


async def test_passes_follow_one_another_and_a_doubt_brings_one_at_once(pair: Pair) -> None:
    async with reconciling(pair, every=0.05):
        assert await until(pair, 3) == ["count"] * 3
    made = len(await until(pair, 3))
    async with reconciling(pair, every=0.5) as reconciler:
        await until(pair, made + 1)
        reconciler.relay.suspicion.set()
        assert len(await until(pair, made + 2)) == made + 2
        assert not reconciler.relay.suspicion.is_set()


async def test_what_was_lost_is_counted_and_wakes_the_relay_under_the_new_incarnation(pair: Pair) -> None:
    await published(pair)
    await pair.broker.stream.delete_stream(STREAM)
    await brokers.declare(pair.broker, SERVICE, [(HEARER, "specimen")])
    async with reconciling(pair) as reconciler:
        await until(pair, 1)
        for _ in range(100):
            if reconciler.lost:
                break
            await asyncio.sleep(0.02)
        assert (reconciler.lost, reconciler.relay.wake.is_set()) == (1, True)
        assert reconciler.relay.incarnation == await incarnation_of(pair.broker, SERVICE)


async def test_a_pass_that_cannot_be_made_is_tried_again(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("libs.chassis.reconciler.AGAIN", 0.1)
    await pair.broker.stream.delete_stream(STREAM)
    async with reconciling(pair):
        await asyncio.sleep(0.3)
        assert await pair.count(SERVICE, "reconciliation") == 0
        await brokers.declare(pair.broker, SERVICE, [(HEARER, "specimen")])
        assert await until(pair, 1) == ["count"]


async def test_passes_that_found_nothing_are_forgotten_after_a_month(pair: Pair) -> None:
    """The figures of what was lost stay."""
    for lost in (0, 3):
        await execute(
            pair,
            "INSERT INTO reconciliation (began_at, ended_at, pass, incarnation, compared, other_incarnation, missing,"
            " damaged) SELECT at, at, 'count', '', 0, 0, $1, 0 FROM"
            " (SELECT clock_timestamp() - interval '31 days' AS at) AS month",
            lost,
        )
    await looked(pair)
    assert await pair.count(SERVICE, "reconciliation") == 2
    assert await pair.count(SERVICE, "reconciliation WHERE missing = 3") == 1


class Unwilling:
    """A client whose broker cannot say at the moment what a stream holds, or a message of it."""

    def __init__(self, broker: Broker) -> None:
        self._broker = broker

    def __getattr__(self, name: str) -> Any:
        return getattr(self._broker.client, name)

    async def request(self, subject: str, content: bytes, **options: Any) -> Any:
        """What a broker answers that has no leader."""
        error = {"code": 503, "err_code": 10008, "description": "JetStream system temporarily unavailable"}
        return type("Answer", (), {"data": orjson.dumps({"error": error})})


class Paging(Unwilling):
    """A client whose broker tells of one subject at a time."""

    async def request(self, subject: str, content: bytes, **options: Any) -> Any:
        """The page that is asked for."""
        offset = orjson.loads(content)["offset"]
        whole = orjson.dumps({**orjson.loads(content), "offset": 0})
        told = orjson.loads((await self._broker.client.request(subject, whole, **options)).data)
        subjects = sorted(told["state"]["subjects"].items())
        told["state"]["subjects"] = dict(subjects[offset : offset + 1])
        return type("Answer", (), {"data": orjson.dumps({**told, "total": len(subjects)})})


async def test_subjects_are_counted_on_every_page(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        await published(pair)
    client: Any = Paging(pair.broker)
    broker = replace(pair.broker, client=client)

    async def reading(*_args: Any, **_options: Any) -> None:
        raise AssertionError("a subject that holds everything was read")

    monkeypatch.setattr(pair.broker.stream, "get_msg", reading)
    found = await reconcile(pair.urls[SERVICE], broker, SERVICE)
    assert found is not None and (found.compared, found.healthy) == (3, True)


@pytest.mark.parametrize("which", ["count", "digest"])
async def test_a_broker_that_cannot_answer_has_not_lost_anything(pair: Pair, which: str) -> None:
    await published(pair)
    client: Any = Unwilling(pair.broker)
    broker = replace(pair.broker, client=client)
    with pytest.raises(ServiceUnavailableError):
        await reconcile(pair.urls[SERVICE], broker, SERVICE, "digest" if which == "digest" else "count")
    assert await pair.count(SERVICE, "outbox_event WHERE published_at IS NULL") == 0


async def test_a_message_that_the_broker_does_not_answer_for_is_not_taken_for_damaged(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    await published(pair)

    async def unwilling(*_args: Any, **_options: Any) -> None:
        raise ServiceUnavailableError(code=503, err_code=10008)

    monkeypatch.setattr(pair.broker.stream, "get_msg", unwilling)
    with pytest.raises(ServiceUnavailableError):
        await looked(pair, "digest")
    assert await pair.count(SERVICE, "outbox_event WHERE published_at IS NULL") == 0
