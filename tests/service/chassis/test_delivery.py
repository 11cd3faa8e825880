"""Events: none lost, none applied twice, in order per aggregate. Every test has a control that shows it has teeth."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import asyncpg
import nats.errors
import pytest
from nats.js.errors import APIError

from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats as nats_at
from libs.chassis.broker import durable_name, stream_name
from libs.chassis.carrying import Carrier
from libs.chassis.database import direct
from libs.chassis.hearing import Delivery
from libs.chassis.inbox import Rejected, Verdict
from libs.chassis.listener import Listener
from libs.chassis.parking import ParkingDesk, TwoPersonsNeeded
from libs.chassis.relay import _BATCH, _DUE, Relay
from tests.support.specimen import FOLLOW, HEARER, POISON, SERVICE, Pair, StepSpecimen, make_database, open_pair

CONSUMER = durable_name(HEARER, "filing", "specimen")


async def _stream(pair: Pair) -> list[tuple[str, str]]:
    """Subject and version of every message of the stream, in order."""
    last = (await pair.broker.stream.stream_info(stream_name(SERVICE))).state.last_seq
    found = []
    for seq in range(1, last + 1):
        message = await pair.broker.stream.get_msg(stream_name(SERVICE), seq)
        found.append((message.subject or "", (message.headers or {}).get("X-Agg-Version", "")))
    return found


async def _deliveries(pair: Pair, case_id: UUID) -> list[Delivery]:
    """The events of a case as deliveries, in version order, straight from the outbox."""
    connection = await direct(pair.urls[SERVICE])
    rows = await connection.fetch("SELECT * FROM outbox_event WHERE aggregate_id = $1 ORDER BY id", case_id)
    await connection.close()
    return [Delivery(r["payload"], r["signature"], "EVT_FILING", n, 1, CONSUMER) for n, r in enumerate(rows, 1)]


@asynccontextmanager
async def _carrying(pair: Pair, relays: int = 1) -> AsyncIterator[Listener]:
    """Relays and one listener at work."""
    stop = asyncio.Event()
    listener = Listener(pair.broker, pair.inbox, HEARER, FOLLOW)
    tasks = [asyncio.create_task(pair.relay().run(stop)) for _ in range(relays)]
    tasks.append(asyncio.create_task(listener.run(stop)))
    try:
        yield listener
    finally:
        stop.set()
        pair.publisher.wake.set()
        await asyncio.gather(*tasks)


async def _until(pair: Pair, case_id: UUID, versions: int) -> tuple[int, ...]:
    """What the hearer has kept, once it has that many (or after a while, whatever it has then)."""
    for _ in range(600):
        kept = await pair.kept(case_id)
        if len(kept) >= versions:
            return kept
        await asyncio.sleep(0.05)
    return await pair.kept(case_id)


async def test_a_rolled_back_transaction_publishes_nothing(pair: Pair) -> None:
    case_id = await pair.open()
    with pytest.raises(RuntimeError):
        await pair.step(case_id, 1, note="fail")
    await pair.relay().carry()
    assert len(await _stream(pair)) == 1


async def test_a_committed_transaction_publishes_what_it_wrote(pair: Pair) -> None:
    """The control of the one above."""
    case_id = await pair.open()
    await pair.step(case_id, 1)
    await pair.relay().carry()
    assert [version for _, version in await _stream(pair)] == ["1", "2"]


async def test_an_event_goes_all_the_way_into_the_other_service(pair: Pair) -> None:
    async with _carrying(pair):
        case_id = await pair.open()
        for version in range(1, 20):
            await pair.step(case_id, version)
        assert await _until(pair, case_id, 20) == tuple(range(1, 21))


async def test_an_event_delivered_twice_is_applied_once(pair: Pair) -> None:
    case_id = await pair.open()
    (only,) = await _deliveries(pair, case_id)
    assert [await pair.inbox.apply(FOLLOW, only) for _ in range(2)] == [Verdict.APPLIED, Verdict.DUPLICATE]
    assert await pair.kept(case_id) == (1,)


async def test_two_processes_given_the_same_event_at_once_apply_it_once(pair: Pair) -> None:
    case_id = await pair.open()
    (only,) = await _deliveries(pair, case_id)
    verdicts = await asyncio.gather(*(pair.inbox.apply(FOLLOW, only) for _ in range(6)))
    assert sorted(verdicts) == [Verdict.APPLIED, *[Verdict.DUPLICATE] * 5]


async def test_without_the_inbox_the_same_event_would_be_applied_twice(pair: Pair) -> None:
    """The control: the reaction itself does not know that it has heard the event before."""
    case_id = await pair.open()
    await pair.step(case_id, 1)
    first, second = await _deliveries(pair, case_id)
    await pair.inbox.apply(FOLLOW, first)
    from libs.chassis.hearing import read_envelope

    for _ in range(2):
        async with pair.hearer.database.begin() as connection:
            await pair.inbox._react(connection, FOLLOW, read_envelope(second.raw))
    assert await pair.kept(case_id) == (1, 2, 2)


async def test_an_event_that_comes_early_waits_for_the_one_before_it(pair: Pair) -> None:
    case_id = await pair.open()
    await pair.step(case_id, 1)
    first, second = await _deliveries(pair, case_id)
    verdicts = [await pair.inbox.apply(FOLLOW, d) for d in (second, first, second, first)]
    assert verdicts == [Verdict.EARLY, Verdict.APPLIED, Verdict.APPLIED, Verdict.DUPLICATE]
    assert await pair.kept(case_id) == (1, 2)


async def test_a_forged_or_altered_event_is_not_applied(pair: Pair) -> None:
    case_id = await pair.open()
    await pair.step(case_id, 1)
    first, second = await _deliveries(pair, case_id)
    other = first.raw.replace(b"urn:lanyard:filing", b"urn:lanyard:filinG")
    altered = Delivery(other, first.signature, "S", 1, 1, CONSUMER)
    unsigned = Delivery(first.raw, b"", "S", 1, 1, CONSUMER)
    assert [await pair.inbox.apply(FOLLOW, d) for d in (altered, unsigned)] == [Verdict.FORGED] * 2
    assert await pair.inbox.apply(FOLLOW, first) is Verdict.APPLIED
    assert await pair.kept(case_id) == (1,)
    assert sha256(second.raw).digest() == second.digest


async def _fetched(relay: Relay) -> list[Carrier]:
    """What a relay has in hand when it is frozen: the due rows, not yet published."""
    connection = await direct(relay.url)
    rows = await connection.fetch(_DUE, list(range(16)), _BATCH)
    await connection.close()
    groups: dict[UUID, list[asyncpg.Record]] = defaultdict(list)
    for row in rows:
        groups[row["aggregate_id"]].append(row)
    return [Carrier(relay.broker, relay.service, group, asyncio.Semaphore(8)) for group in groups.values()]


async def test_a_frozen_relay_that_wakes_up_neither_doubles_nor_disorders(pair: Pair) -> None:
    case_id = await pair.open()
    await pair.step(case_id, 1)
    frozen = await _fetched(pair.relay())
    await pair.relay().carry()
    await pair.step(case_id, 2)
    await pair.relay().carry()
    await asyncio.gather(*(carrier.carry() for carrier in frozen))
    assert [version for _, version in await _stream(pair)] == ["1", "2", "3"]
    assert [carrier.trouble for carrier in frozen] == [None]
    assert sorted(frozen[0].stored.values()) == [1, 2]


async def test_without_the_fence_the_frozen_relay_would_double(pair: Pair) -> None:
    """The control: the same late publish without the expectation and outside the dedupe window is stored again."""
    case_id = await pair.open()
    frozen = await _fetched(pair.relay())
    await pair.relay().carry()
    row = frozen[0].group[0]
    await pair.broker.stream.publish(f"evt.filing.{row['lane']}.specimen.{case_id}", row["payload"])
    assert len(await _stream(pair)) == 2


async def test_a_message_with_a_wrong_expectation_is_refused_by_the_broker(pair: Pair) -> None:
    case_id = await pair.open()
    await pair.relay().carry()
    subject = (await _stream(pair))[0][0]
    with pytest.raises(APIError) as refused:
        await pair.broker.stream.publish(subject, b"late", headers={"Nats-Expected-Last-Subject-Sequence": "0"})
    assert refused.value.err_code == 10071
    assert str(case_id) in subject


async def test_two_relays_at_work_keep_the_order_of_every_aggregate(pair: Pair) -> None:
    async with _carrying(pair, relays=2):
        cases = await asyncio.gather(*(pair.open() for _ in range(10)))
        for version in range(1, 8):
            await asyncio.gather(*(pair.step(case_id, version) for case_id in cases))
        for case_id in cases:
            assert await _until(pair, case_id, 8) == tuple(range(1, 9))
    assert len(await _stream(pair)) == 80


async def test_a_poisoned_event_parks_only_its_aggregate_and_replays_in_order(pair: Pair) -> None:
    desk = ParkingDesk(pair.inbox, {"filing.specimen": FOLLOW})
    async with _carrying(pair):
        sick, well = await pair.open(), await pair.open()
        POISON.add(sick)
        try:
            for version in range(1, 5):
                await pair.step(sick, version)
                await pair.step(well, version)
            assert await _until(pair, well, 5) == (1, 2, 3, 4, 5)
            states = await _states(desk, 4)
            assert states == [(2, "parked"), (3, "held"), (4, "held"), (5, "held")]
            assert await desk.retry(CONSUMER, "filing.specimen", sick) == 0
            assert await pair.kept(sick) == (1,)
        finally:
            POISON.discard(sick)
        assert await desk.retry(CONSUMER, "filing.specimen", sick) == 4
        assert await pair.kept(sick) == (1, 2, 3, 4, 5)
        await pair.step(sick, 5)
        assert await _until(pair, sick, 6) == (1, 2, 3, 4, 5, 6)
    assert await desk.waiting() == []


async def _states(desk: ParkingDesk, rows: int) -> list[tuple[int, str]]:
    for _ in range(200):
        waiting = await desk.waiting()
        if len(waiting) >= rows:
            break
        await asyncio.sleep(0.05)
    return [(row["version"], row["state"]) for row in waiting]


async def test_a_discard_needs_two_persons_and_a_reason_and_lets_the_successors_through(pair: Pair) -> None:
    desk = ParkingDesk(pair.inbox, {"filing.specimen": FOLLOW})
    case_id = await pair.open()
    POISON.add(case_id)
    try:
        async with _carrying(pair):
            for version in range(1, 3):
                await pair.step(case_id, version)
            await _states(desk, 2)
            parked = (await desk.waiting())[0]
            for pair_of_persons in (("a", "a", "why"), ("a", "", "why"), ("a", "b", " ")):
                with pytest.raises(TwoPersonsNeeded):
                    await desk.discard(CONSUMER, parked["event_id"], *pair_of_persons)
            await desk.discard(CONSUMER, parked["event_id"], "a", "b", "why")
            assert await desk.retry(CONSUMER, "filing.specimen", case_id) == 1
        assert await pair.kept(case_id) == (1, 3)
    finally:
        POISON.discard(case_id)


async def test_an_event_that_crashes_its_process_again_and_again_is_parked(pair: Pair) -> None:
    """A crash is a redelivery without an answer: each try is counted before it starts."""
    case_id = await pair.open()
    (only,) = await _deliveries(pair, case_id)
    again = Delivery(only.raw, only.signature, only.stream, only.stream_seq, 2, CONSUMER)
    from libs.chassis.hearing import read_envelope

    for _ in range(3):
        await pair.inbox._count_try(FOLLOW, again, read_envelope(only.raw))
    with pytest.raises(Rejected) as rejected:
        await pair.inbox.apply(FOLLOW, again)
    assert rejected.value.error_class == "CrashedOrHung"
    assert await pair.kept(case_id) == ()


async def test_a_broker_that_is_down_fails_no_act_and_the_backlog_drains(
    postgres_server: PostgresServer, keys: Path, tmp_path: Path
) -> None:
    urls = {
        SERVICE: await make_database(postgres_server, "outage_specimen", "specimen"),
        HEARER: await make_database(postgres_server, "outage_kept", "kept"),
    }
    with nats_at(tmp_path / "n") as server:
        async with open_pair(urls, server.url, keys) as pair, _carrying(pair):
            case_id = await pair.open()
            await _until(pair, case_id, 1)
            server.kill()
            with pytest.raises((nats.errors.Error, TimeoutError)):  # the control: publishing itself does fail now
                await pair.broker.stream.publish("evt.filing.0.specimen.x", b"", timeout=0.5)
            for version in range(1, 30):
                await pair.step(case_id, version)
            assert await pair.count(SERVICE, "outbox_event") == 30
            server.start()
            assert await _until(pair, case_id, 30) == tuple(range(1, 31))
    assert StepSpecimen().note == ""
