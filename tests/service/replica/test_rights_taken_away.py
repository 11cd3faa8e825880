"""A removed role counts within five seconds: the event forgets whom a service remembers, and memory lasts no longer."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from libs.chassis.callers import Callers
from libs.chassis.database import direct
from libs.chassis.process import Part, Running
from libs.chassis.settings import Settings
from libs.kernel.roles import Role
from services.directory.stable_ids import account_id, organ_id
from tests.service.directory.caller import Directory
from tests.service.replica.hearer import HEARER, Hearer
from tests.service.replica.test_relations_route import SERVICE

CLERK = account_id("management-officer")
CONDUCT = {"organ_id": str(organ_id("municipal-cdi")), "office_id": None, "roles": ["conduct"]}


@pytest_asyncio.fixture
async def running(hearer: Hearer, keys: Path) -> AsyncIterator[Running]:
    """A service that has heard the city and remembers who called."""
    settings = Settings(service=HEARER, database_url=hearer.url, nats_url="nats://127.0.0.1:1", keys=keys)
    running = Running(SERVICE, settings, Part.WEB)
    yield running
    await running.database.dispose()


async def roles(callers: Callers) -> set[Role] | None:
    actor = await callers.by_account(CLERK)
    return None if actor is None else set(actor.roles)


async def hear_the_last(running: Running, hearer: Hearer) -> None:
    """The service hears the last thing that the directory said of the account."""
    last = (await hearer.deliveries(CLERK))[-1]
    follow = next(follow for follow in SERVICE.follows if follow.aggregate == "account")
    await running.inbox.apply(follow, last)


async def test_who_was_remembered_is_forgotten_with_the_event(
    directory: Directory, running: Running, hearer: Hearer
) -> None:
    assert await roles(running.callers) == {Role.CASE_MGMT}
    changed = await directory.post("sec-admin", f"/accounts/{CLERK}/roles", CONDUCT, version=2)
    assert changed.status_code == 200, changed.text
    assert await roles(running.callers) == {Role.CASE_MGMT}, "nothing was heard yet"
    await hear_the_last(running, hearer)
    assert await roles(running.callers) == {Role.CONDUCT}
    disabled = await directory.post("sec-admin", f"/accounts/{CLERK}/disabling", {}, version=3)
    assert disabled.status_code == 200, disabled.text
    await hear_the_last(running, hearer)
    assert await roles(running.callers) is None


async def test_memory_without_an_event_lasts_five_seconds(running: Running, hearer: Hearer) -> None:
    """Another process of the service may be the one that hears: what is remembered ends by itself."""
    now = [100.0]
    running.callers.tick = lambda: now[0]
    assert await roles(running.callers) == {Role.CASE_MGMT}
    connection = await direct(hearer.url)
    await connection.execute("UPDATE replica_account SET roles = '{conduct}' WHERE id = $1", CLERK)
    await connection.close()
    now[0] += 4.9
    assert await roles(running.callers) == {Role.CASE_MGMT}
    now[0] += 0.1
    assert await roles(running.callers) == {Role.CONDUCT}
