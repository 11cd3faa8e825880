"""The figures by which an operator sees that events move: each from the tables, each seen to change with them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest_asyncio
from sqlalchemy import text

from deploy.local.broker import NatsServer
from libs.chassis import broker as brokers
from libs.chassis.broker import Broker
from libs.chassis.listener import Listener
from libs.chassis.reconcile import reconcile
from tests.service.filing.test_reactions import CONSUMER, FOLLOW, CaseMoved, opened, settle, told
from tests.support.filing_road import Road
from tests.support.filing_service import FilingHouse

FIGURES = {"oldest_unpublished_seconds", "unpublished", "parked", "found_lost"}


async def figures(house: FilingHouse) -> dict[str, float]:
    """Every figure by its name, that of a consumer with its name behind it."""
    answer = await house.http.get("/metrics")
    assert answer.status_code == 200
    found = {}
    for line in answer.text.splitlines():
        name, _, value = line.rpartition(" ")
        named, _, labels = name.removeprefix("lanyard_").partition("{")
        assert labels.startswith('service="filing"')
        found[named + labels.removeprefix('service="filing"').rstrip("}")] = float(value)
    return found


async def execute(house: FilingHouse, statement: str) -> None:
    """Change a table by hand."""
    async with house.running.database.begin() as connection:
        await connection.execute(text(statement))


@pytest_asyncio.fixture
async def broker(nats_server: NatsServer) -> AsyncIterator[Broker]:
    """A broker with the streams of filing and accountability, and the consumer of the one on the other; all empty."""
    opened_here = await brokers.open_broker(nats_server.url, "figures")
    await brokers.declare(opened_here, "filing", [])
    await brokers.declare(opened_here, "accountability", [("filing", "case")])
    yield opened_here
    for service in ("filing", "accountability"):
        await opened_here.stream.delete_stream(brokers.stream_name(service))
    await opened_here.client.close()


async def test_the_oldest_event_that_is_not_published_has_an_age(house: FilingHouse) -> None:
    before = await figures(house)
    assert before.keys() >= FIGURES
    assert (before["unpublished"], before["oldest_unpublished_seconds"]) == (0, 0)
    await Road(house).draft()
    await Road(house).draft()
    await execute(house, "UPDATE outbox_event SET recorded_at = recorded_at - interval '10 minutes' WHERE id = 1")
    waiting = await figures(house)
    assert waiting["unpublished"] == 2 and 600 <= waiting["oldest_unpublished_seconds"] < 700
    await execute(house, "UPDATE outbox_event SET published_at = now(), js_incarnation = '1', js_seq = id")
    assert await figures(house) == before


async def test_parked_and_held_events_are_counted_until_they_are_settled(house: FilingHouse, keys: Path) -> None:
    story, first = opened(keys, str(uuid4()))
    for event in (first, told(story.tell(CaseMoved))):
        await settle(house, event)
    assert (await figures(house))["parked"] == 2
    await execute(house, "UPDATE parked_event SET state = 'applied'")
    assert (await figures(house))["parked"] == 0


async def test_the_last_comparison_with_the_broker_has_an_age_and_a_loss_stays_counted(
    house: FilingHouse, broker: Broker
) -> None:
    assert "reconciled_seconds_ago" not in await figures(house)  # there was none, which is not "just now"
    await Road(house).draft()
    await execute(house, "UPDATE outbox_event SET published_at = now(), js_incarnation = 'lost', js_seq = id")
    found = await reconcile(house.running.settings.database_url, broker, "filing")
    assert found is not None and found.other_incarnation == 1
    after = await figures(house)
    assert (after["found_lost"], after["unpublished"]) == (1, 1) and 0 <= after["reconciled_seconds_ago"] < 60
    await execute(house, "UPDATE reconciliation SET ended_at = ended_at - interval '10 minutes'")
    assert 600 <= (await figures(house))["reconciled_seconds_ago"] < 700


async def test_a_consumer_lags_by_the_versions_it_has_not_settled(
    house: FilingHouse, broker: Broker, keys: Path
) -> None:
    lag = f'lag,consumer="{CONSUMER}"'
    assert lag not in await figures(house)  # this process listens to nothing yet
    listener = Listener(broker, house.running.inbox, "filing", FOLLOW)
    house.running.listeners.append(listener)
    assert (await figures(house))[lag] == 0
    story, first = opened(keys, str(uuid4()))
    for event in (first, told(story.tell(CaseMoved)), told(story.tell(CaseMoved))):
        signed = {"X-Sig": event.signature.hex()}
        await broker.stream.publish(f"evt.accountability.0.case.{story.id}", event.raw, headers=signed)
    assert (await figures(house))[lag] == 3
    stop = asyncio.Event()
    listening = asyncio.create_task(listener.run(stop))
    for _ in range(200):
        if (await figures(house))[lag] == 0:
            break
        await asyncio.sleep(0.05)
    stop.set()
    await listening
    settled = await figures(house)
    assert (settled[lag], settled["parked"]) == (0, 3)
