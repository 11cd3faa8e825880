"""An event that cannot be applied troubles no other case, is tried so often and no more, and is not passed by."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis import listener as listening
from libs.chassis.broker import declare, durable_name, stream_name
from libs.chassis.hearing import Follow, Heard, read_envelope
from libs.chassis.inbox import MAX_DELIVERIES, Rejected, Verdict, is_transient
from libs.chassis.listener import Listener
from libs.chassis.outbox import Origin
from tests.service.chassis.test_delivery import _deliveries, _until
from tests.support.specimen import FOLLOW, HEARER, SERVICE, Pair, SpecimenStepped

CONSUMER = durable_name(HEARER, SERVICE, "specimen")


class SteppedAnew(SpecimenStepped):
    """What a newer publisher would say."""

    event_type = "filing.specimen.stepped.v2"


@asynccontextmanager
async def _at_work(pair: Pair, follow: Follow) -> AsyncIterator[None]:
    stop = asyncio.Event()
    parts = (pair.relay().run(stop), Listener(pair.broker, pair.inbox, HEARER, follow).run(stop))
    tasks = [asyncio.create_task(part) for part in parts]
    try:
        yield
    finally:
        stop.set()
        pair.publisher.wake.set()
        await asyncio.gather(*tasks)


async def test_a_handler_that_hangs_keeps_no_other_aggregate_waiting(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "_TRY_TIME", 100.0)
    over, hanging = asyncio.Event(), set[UUID]()

    async def hang(_connection: AsyncConnection, heard: Heard) -> None:
        if heard.aggregate_id in hanging:
            await over.wait()

    sick = await pair.open()
    hanging.add(sick)
    try:
        async with _at_work(pair, replace(FOLLOW, project=hang)):
            well = [await pair.open() for _ in range(40)]
            assert [await _until(pair, case_id, 1) for case_id in well] == [(1,)] * 40
            assert await pair.kept(sick) == ()
            over.set()
            assert await _until(pair, sick, 1) == (1,)
    finally:
        over.set()


async def test_a_message_may_be_put_off_more_often_than_any_number_says(pair: Pair) -> None:
    """A broker that counts would give up what waits behind a cause that lasts."""
    case_id = await pair.open()
    await pair.relay().carry()
    pull = await pair.broker.stream.pull_subscribe_bind(CONSUMER, stream_name(SERVICE))
    for number in range(1, 121):
        (message,) = await pull.fetch(1, timeout=5)
        assert message.metadata.num_delivered == number
        await message.nak()
    async with _at_work(pair, FOLLOW):
        assert await _until(pair, case_id, 1) == (1,)


async def test_the_delivery_that_is_one_too_many_is_parked_before_it_is_tried(pair: Pair) -> None:
    case_id = await pair.open()
    (only,) = await _deliveries(pair, case_id)
    for number in range(2, MAX_DELIVERIES):
        await pair.inbox._count_try(FOLLOW, replace(only, delivered=number), read_envelope(only.raw))
    with pytest.raises(Rejected):
        await pair.inbox.apply(FOLLOW, replace(only, delivered=MAX_DELIVERIES))


async def test_a_version_of_a_followed_event_that_is_not_known_is_parked_and_not_passed_by(pair: Pair) -> None:
    case_id = await pair.open()
    (opened,) = await _deliveries(pair, case_id)
    assert await pair.inbox.apply(FOLLOW, opened) is Verdict.APPLIED
    row = pair.publisher.signer.row(
        SteppedAnew(steps=1), UUID(int=7), case_id, 2, pair.publisher.clock(), Origin(UUID(int=8), None, UUID(int=9))
    )
    newer = replace(opened, raw=row["payload"], signature=row["signature"], stream_seq=2)
    with pytest.raises(Rejected) as rejected:
        await pair.inbox.apply(FOLLOW, newer)
    assert rejected.value.error_class == "UnknownSchema"
    grown = replace(FOLLOW, reactions={**FOLLOW.reactions, SteppedAnew: FOLLOW.reactions[SpecimenStepped]})
    assert await pair.inbox.apply(grown, newer) is Verdict.APPLIED
    assert await pair.kept(case_id) == (1, 2)


def test_a_pool_without_a_free_connection_is_not_the_fault_of_the_event() -> None:
    """Others may hang with all of them in their hands; counted against it, it would be parked."""
    assert is_transient(PoolTimeout()) and not is_transient(KeyError())


async def test_a_consumer_that_the_broker_does_not_serve_is_told_and_heard_again(pair: Pair) -> None:
    """It answers, so that its word is never old; nothing else would show that nothing comes."""
    case_id = await pair.open()
    listener, stop = Listener(pair.broker, pair.inbox, HEARER, FOLLOW), asyncio.Event()
    await pair.broker.stream.delete_consumer(stream_name(SERVICE), CONSUMER)
    task = asyncio.create_task(listener.run(stop))
    for _ in range(100):
        if listener.refused_since is not None:
            break
        await asyncio.sleep(0.05)
    refused = listener.refused_since
    await asyncio.sleep(0.5)
    assert refused is not None and listener.refused_since == refused
    await declare(pair.broker, SERVICE, [(HEARER, "specimen")])
    await pair.relay().carry()
    assert await _until(pair, case_id, 1) == (1,)
    assert vars(listener)["refused_since"] is None
    stop.set()
    await task


async def test_an_event_that_nobody_here_follows_is_passed_by(pair: Pair) -> None:
    """The control of the one above."""
    case_id = await pair.open()
    (opened,) = await _deliveries(pair, case_id)
    assert await pair.inbox.apply(replace(FOLLOW, reactions={}), opened) is Verdict.APPLIED
    assert await pair.kept(case_id) == ()


async def test_a_delivery_that_finds_another_at_work_on_its_event_forgives_that_one_nothing(pair: Pair) -> None:
    """A hang is counted, whatever else passes by meanwhile."""
    case_id = await pair.open()
    (only,) = await _deliveries(pair, case_id)
    begun = asyncio.Event()

    async def hang(_connection: AsyncConnection, _heard: Heard) -> None:
        begun.set()
        await asyncio.Event().wait()

    hanging = asyncio.create_task(pair.inbox.apply(replace(FOLLOW, project=hang), replace(only, delivered=2)))
    await begun.wait()
    listener = Listener(pair.broker, pair.inbox, HEARER, FOLLOW)
    assert await listener._delay(replace(only, delivered=3)) is not None
    assert await pair.count(HEARER, "parked_event WHERE state = 'retrying' AND attempts = 1") == 1
    hanging.cancel()
    await asyncio.wait([hanging])
    assert await listener._delay(replace(only, delivered=4)) is None
    assert await pair.count(HEARER, "parked_event") == 0
    assert await pair.kept(case_id) == (1,)
