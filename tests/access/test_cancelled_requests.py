"""Twenty thousand callers hang up at random moments; afterwards the system holds what it held before."""

import os
import random

import pytest

from deploy.demo.cast import Cast
from tests.end_to_end.conftest import cast, http, whole
from tests.end_to_end.whole import Whole
from tests.support.cancelling import FILINGS, Crowd, left_behind, read
from tests.support.figures import record

__all__ = ["cast", "http", "whole"]

pytestmark = [pytest.mark.access, pytest.mark.timeout(3600)]
TIMES = int(os.environ.get("LANYARD_CANCELLED", "20000"))
PER_SECOND = 120


async def test_twenty_thousand_callers_who_hang_up_leave_nothing_behind(whole: Whole, cast: Cast) -> None:
    filing = cast.clerk.open(FILINGS, {"form": {"title": "试点"}})["id"]
    crowd = Crowd(whole.address, cast, filing, random.Random(20270101))
    await crowd.fill_pools()
    before = await read(whole.running)
    await crowd.cancel(TIMES, PER_SECOND)
    after = await read(whole.running)
    answered = await crowd.ask(90)
    record(
        cancelled_requests=sum(crowd.sent.values()),
        connections_before=before.connections,
        connections_after=after.connections,
        locks_left=after.locks,
        transactions_left_open=after.open_transactions,
        descriptors_more={name: number - before.descriptors[name] for name, number in after.descriptors.items()},
    )
    assert left_behind(before, after) == []
    assert set(answered) <= {200, 201}
    assert sum(crowd.sent.values()) == TIMES and len(crowd.sent) == 7
