"""How long a service remembers whom it serves: five seconds from when it asked, and not past a change of rights."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.callers import Callers
from libs.chassis.database import connect
from libs.chassis.identity import verifier_from
from libs.kernel.actor import Actor
from libs.kernel.roles import Role

ACCOUNT = UUID("0190aaaa-0000-7000-8000-000000000001")
CLERK = Actor(ACCOUNT, ACCOUNT, ACCOUNT, None, frozenset({Role.UNIT_CLERK}))


@dataclass
class Replica:
    """What the service's replica says of the account, and how often and how quickly it is asked."""

    says: Actor | None = CLERK
    asked: int = 0
    held: asyncio.Event = field(default_factory=asyncio.Event)
    reached: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.held.set()

    async def find(self, connection: AsyncConnection, account_id: UUID) -> Actor | None:
        said = self.says if account_id == ACCOUNT else None
        self.asked += 1
        self.reached.set()
        await self.held.wait()
        return said


@dataclass
class Remembering:
    """The memory of callers, its replica and its clock."""

    callers: Callers
    replica: Replica
    seconds: list[float]


@pytest_asyncio.fixture
async def remembering(database: Callable[[str], Awaitable[str]], keys: Path) -> AsyncIterator[Remembering]:
    """A memory over a real pool of connections."""
    engine = connect(await database("gateway"), size=2)
    replica = Replica()
    seconds = [1000.0]
    callers = Callers(engine, verifier_from(keys, "filing"), replica.find, tick=lambda: seconds[0])
    yield Remembering(callers, replica, seconds)
    await engine.dispose()


async def test_an_account_is_looked_up_once_in_five_seconds(remembering: Remembering) -> None:
    for _ in range(49):
        assert await remembering.callers.by_account(ACCOUNT) == CLERK
        remembering.seconds[0] += 0.1
    assert remembering.replica.asked == 1
    remembering.seconds[0] += 0.2
    assert await remembering.callers.by_account(ACCOUNT) == CLERK
    assert remembering.replica.asked == 2


async def test_an_account_that_may_no_longer_act_is_refused_after_five_seconds(remembering: Remembering) -> None:
    assert await remembering.callers.by_account(ACCOUNT) == CLERK
    remembering.replica.says = None
    remembering.seconds[0] += 4.9
    assert await remembering.callers.by_account(ACCOUNT) == CLERK
    remembering.seconds[0] += 0.2
    assert await remembering.callers.by_account(ACCOUNT) is None


async def test_the_five_seconds_count_from_when_the_question_was_put(remembering: Remembering) -> None:
    remembering.replica.held.clear()
    asking = asyncio.create_task(remembering.callers.by_account(ACCOUNT))
    await remembering.replica.reached.wait()
    remembering.replica.says = None
    remembering.seconds[0] += 4.0
    remembering.replica.held.set()
    assert await asking == CLERK
    remembering.seconds[0] += 1.1
    assert await remembering.callers.by_account(ACCOUNT) is None


async def test_a_change_of_rights_is_not_outlived_by_an_answer_on_its_way(remembering: Remembering) -> None:
    remembering.replica.held.clear()
    asking = asyncio.create_task(remembering.callers.by_account(ACCOUNT))
    await remembering.replica.reached.wait()
    remembering.replica.says = None
    remembering.callers.forget()
    remembering.replica.held.set()
    assert await asking == CLERK
    assert await remembering.callers.by_account(ACCOUNT) is None


async def test_strangers_are_not_remembered(remembering: Remembering) -> None:
    stranger = UUID(int=7)
    assert await remembering.callers.by_account(stranger) is None
    assert await remembering.callers.by_account(stranger) is None
    assert remembering.replica.asked == 2
