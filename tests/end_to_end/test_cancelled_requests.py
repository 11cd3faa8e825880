"""Callers who hang up leave nothing behind: no connection, lock or open transaction; the long proof is elsewhere."""

import asyncio
import random

import pytest

from deploy.demo.cast import Cast
from libs.chassis.database import direct
from tests.end_to_end.whole import Whole
from tests.support.cancelling import FILINGS, LONG, Crowd, left_behind, read

pytestmark = [pytest.mark.access, pytest.mark.timeout(300)]


def crowd_of(whole: Whole, cast: Cast, seed: int) -> Crowd:
    """People of the city, one of whom has a filing that others ask for."""
    filing = cast.clerk.open(FILINGS, {"form": {"title": "试点"}})["id"]
    return Crowd(whole.address, cast, filing, random.Random(seed))


async def test_three_hundred_callers_who_hang_up_leave_nothing_behind(whole: Whole, cast: Cast) -> None:
    crowd = crowd_of(whole, cast, seed=20270101)
    await crowd.fill_pools()
    before = await read(whole.running)
    await crowd.cancel(300, per_second=100)
    after = await read(whole.running)
    assert left_behind(before, after) == []
    assert set(await crowd.ask(40)) <= {200, 201}


async def test_what_is_left_behind_would_be_seen(whole: Whole, cast: Cast) -> None:
    """The control: a transaction that is held open with a lock, and more connections than before."""
    crowd = crowd_of(whole, cast, seed=1)
    await crowd.ask(20)
    before = await read(whole.running)
    assert left_behind(before, before) == []
    connection = await direct(whole.running.env["FILING_DATABASE_URL"])
    try:
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute("SELECT 1 FROM filing WHERE id = $1 FOR UPDATE", crowd.filing)
        await asyncio.sleep(LONG)
        found = left_behind(before, await read(whole.running))
        await transaction.rollback()
    finally:
        await connection.close()
    assert any(entry.endswith("transactions open") for entry in found)
    assert any(entry.endswith("locks") for entry in found)
    assert any(entry.endswith("connections more") for entry in found)
