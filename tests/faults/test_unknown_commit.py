"""Connections cut between COMMIT and its answer: the short form of goal 13."""

import random
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
import pytest_asyncio
from sqlalchemy.exc import SQLAlchemyError

from deploy.local.broker import NatsServer
from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats
from libs.chassis.audit import NotRecorded
from tests.faults.goals.g13_unknown_commit import COMMIT, SomeCommits
from tests.faults.mortals import opening
from tests.faults.pairs import AWAY, Pairs
from tests.faults.proxy import FaultProxy
from tests.faults.silence import Network
from tests.support.specimen import SERVICE, Pair

SEED = 20260113
CUTS = 12
_SERIAL = count(1)


@pytest_asyncio.fixture
async def cut(
    postgres_server: PostgresServer, server_folder: Path, keys: Path, tmp_path: Path
) -> AsyncIterator[tuple[Pair, FaultProxy]]:
    """A pair behind a proxy before its database."""
    server: NatsServer
    name = f"cut_{next(_SERIAL)}"
    with nats(tmp_path / "n") as server:
        network = Network.before(postgres_server.sockets, server.url, server_folder / name)
        async with network.pair(Pairs(postgres_server, keys, name)) as pair:
            yield pair, network.database
            network.database.cut_after = None


async def _insist(pair: Pair, key: str | None) -> tuple[UUID, int]:
    """Open, and open again with the same key (None: without one) until it is answered; which it is, and how often it
    was not answered."""
    failures = 0
    while True:
        try:
            return (await pair.publisher.perform(opening(key) if key else opening(f"{failures}"))).case.id, failures
        except (*AWAY, SQLAlchemyError, NotRecorded):
            failures += 1


async def test_a_request_whose_commit_was_not_answered_is_done_once_and_answered_with_the_first(
    cut: tuple[Pair, FaultProxy],
) -> None:
    pair, proxy = cut
    proxy.cut_after = SomeCommits(random.Random(SEED))
    answers: dict[str, tuple[UUID, int]] = {}
    while proxy.cuts < CUTS:
        key = f"unknown.{len(answers)}"
        answers[key] = await _insist(pair, key)
    proxy.cut_after = None
    assert sum(failures for _, failures in answers.values()) >= CUTS // 2  # one act may meet two
    assert await pair.count(SERVICE, "specimen") == await pair.count(SERVICE, "outbox_event") == len(answers)
    assert [(await _insist(pair, key))[0] for key in answers] == [case_id for case_id, _ in answers.values()]


async def test_with_another_key_each_time_it_would_be_done_again(cut: tuple[Pair, FaultProxy]) -> None:
    """The control."""
    pair, proxy = cut
    first = iter((True, False))
    proxy.cut_after = lambda piece: COMMIT in piece and next(first, False)
    _, failures = await _insist(pair, None)
    assert failures == 1
    assert await pair.count(SERVICE, "specimen") == 2


@pytest.mark.parametrize("seed", range(3))
def test_cuts_are_shared_between_the_database_and_the_callers(seed: int) -> None:
    callers = FaultProxy(("127.0.0.1", 1))
    some = SomeCommits(random.Random(seed), callers)
    at_database = sum(some(COMMIT) for _ in range(600))
    assert not some(b"SELECT")
    assert abs(at_database - some.callers_cut) <= 1
    assert 100 < at_database + some.callers_cut < 300
