"""Bounded input at the whole system: hostile bodies and five hundred slow callers, while others are served."""

import asyncio

import httpx
import pytest

from deploy.demo.cast import Cast
from deploy.local.table import NAMES
from tests.end_to_end.conftest import cast, http, whole
from tests.end_to_end.whole import Whole
from tests.support.cancelling import FILINGS
from tests.support.figures import record
from tests.support.hostile_bodies import Door, Watch, hostile_bodies, slow_callers

__all__ = ["cast", "http", "whole"]

pytestmark = [pytest.mark.access, pytest.mark.timeout(1800)]
REFUSED = {400, 413, 415, 431}
GROWTH = 32.0  # MiB
SLOW = 500
_CUT = (b"HTTP/1.1 408", b"HTTP/1.1 429")
"""Too slow, or more calls under way than one caller may have."""


async def test_five_hundred_slow_callers_and_hostile_bodies_are_refused_within_a_little_memory(
    whole: Whole, cast: Cast
) -> None:
    door, slow_door = (
        Door(whole.address, person.token, FILINGS, "/api/filing/v1/uploads")
        for person in (cast.clerk, cast.other_clerk)
    )
    pids = {child.name: child.handle.pid for child in whole.running.children if child.name in NAMES}
    watch = Watch(pids)
    async with httpx.AsyncClient(base_url=whole.address, timeout=60, trust_env=False) as client:
        client.headers["Authorization"] = f"Bearer {cast.clerk.token}"
        await hostile_bodies(door)
        await asyncio.gather(*(client.get(FILINGS) for _ in range(50)))
        async with watch.at_work(), slow_callers(slow_door, SLOW) as slow:
            met = [await hostile_bodies(door) for _ in range(3)]
            answers = [await client.get(FILINGS) for _ in range(100)]
            said = await asyncio.wait_for(asyncio.gather(*slow), 200)
        after = [await client.get(FILINGS) for _ in range(20)]
    record(
        limits_rss_mib=max(watch.growth.values()),
        limits_rss_mib_by_process=watch.growth,
        slow_callers=SLOW,
        slow_callers_cut=sum(answer.startswith(_CUT) for answer in said),
    )
    assert [{name: status for name, status in one.items() if status not in REFUSED} for one in met] == [{}] * 3
    assert {answer.status_code for answer in (*answers, *after)} == {200}
    assert all(answer.startswith(_CUT) for answer in said)
    assert max(watch.growth.values()) <= GROWTH
