"""Streams and consumers as declared for a deployment, and the way of an event through them into the replica."""

import asyncio
from pathlib import Path

import pytest

from deploy import streams
from deploy.local.servers import nats
from libs.chassis.broker import compare_consumer, compare_stream, open_broker
from libs.chassis.hearing import Follow
from libs.chassis.listener import Listener
from libs.chassis.relay import Relay
from libs.replica import lookups
from libs.replica.projection import FOLLOWS
from services.directory.stable_ids import account_id
from tests.service.replica.hearer import HEARER, Hearer


def _only_the_hearer(service: str) -> tuple[Follow, ...]:
    return FOLLOWS if service == HEARER else ()


async def test_declaring_twice_leaves_every_consumer_as_the_services_want_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(streams, "follows_of", _only_the_hearer)
    with nats(tmp_path / "n") as server:
        first = await streams.declare_all(server.url)
        assert await streams.declare_all(server.url) == first
        assert first["directory"] == [(HEARER, aggregate) for aggregate in ("organ", "person", "relation", "account")]
        broker = await open_broker(server.url, "test")
        for hearer, aggregate in first["directory"]:
            await compare_consumer(broker, hearer, "directory", aggregate)
        incarnations = {await compare_stream(broker, service) for service in first}
        assert len(incarnations) == len(first) == 6
        await broker.client.close()


async def test_the_sample_city_goes_through_the_broker_into_the_replica(
    deaf: Hearer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(streams, "follows_of", _only_the_hearer)
    with nats(tmp_path / "n") as server:
        await streams.declare_all(server.url)
        broker = await open_broker(server.url, "test")
        incarnation = await compare_stream(broker, "directory")
        stop = asyncio.Event()
        relay = Relay(deaf.outbox_url, broker, "directory", incarnation, wake=asyncio.Event())
        carrying = [relay.run(stop), *(Listener(broker, deaf.inbox, HEARER, follow).run(stop) for follow in FOLLOWS)]
        tasks = [asyncio.create_task(work) for work in carrying]
        actor = None
        for _ in range(600):
            async with deaf.database.connect() as connection:
                actor = await lookups.find_actor(connection, account_id("audit-admin"))
            if actor is not None:
                break
            await asyncio.sleep(0.05)
        stop.set()
        await asyncio.gather(*tasks)
        await broker.client.close()
    assert actor is not None
    assert actor.roles == {"audit_admin"}
