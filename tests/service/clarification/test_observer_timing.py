"""How long an answer takes tells nothing of a secret lead: requests to both worlds in turn, compared by rank (G-24).

No absolute time is looked at. Each pair asks both worlds the same, in an order drawn by lot; what counts is in how many
pairs the world with the lead was the slower one: about half of them, whatever else the machine does meanwhile.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

import httpx
import pytest

from tests.service.clarification.test_applications import apply
from tests.service.clarification.test_leads import accept
from tests.support.city import SampleCity
from tests.support.clarification_intake_house import House, open_house
from tests.support.databases import Databases

Ask = Callable[[], Awaitable[httpx.Response]]
PAIRS = 250
ACTED = 40
BOUND = 0.2
"""How far from one half the share may lie: six standard deviations of a fair coin at 250 tosses."""
BOUND_OF_ACTS = 0.4
pytestmark = [pytest.mark.access, pytest.mark.timeout(600)]


async def taken(ask: Ask) -> float:
    """How long one answer took."""
    begun = time.perf_counter()
    await ask()
    return time.perf_counter() - begun


async def share_slower(one: Ask, other: Ask, pairs: int, lots: random.Random) -> tuple[float, float]:
    """In what share of the pairs the other one was slower, and the median time of the first."""
    slower, times = 0.0, []
    for _ in range(pairs):
        first_is_one = lots.random() < 0.5
        if first_is_one:
            mine = await taken(one)
            theirs = await taken(other)
        else:
            theirs = await taken(other)
            mine = await taken(one)
        times.append(mine)
        slower += 0.5 if theirs == mine else float(theirs > mine)
    return slower / pairs, median(times)


async def one_case(house: House) -> tuple[str, str]:
    """An application and its clarification, accepted."""
    case = (await apply(house)).json()["id"]
    inner = (await house.caller("office1-head").get(f"/v1/applications/{case}")).json()["clarification_id"]
    assert (await accept(house, inner)).status_code == 200
    return case, inner


async def prepared(house: House, *, secret: bool) -> tuple[str, str]:
    """The same case in both worlds; in one of them a lead came in and it waits."""
    case, inner = await one_case(house)
    if secret:
        lead = house.lead(subject_person_id=house.person("housing-official"))
        await house.hear(house.received(lead, "m"))
    assert await house.status_of("clarification", inner) == ("deferred" if secret else "assessing")
    return case, inner


def asking(house: House, who: str, path: str) -> Ask:
    """A question of somebody."""
    caller = house.caller(who)
    return lambda: caller.get(path)


def delayed(ask: Ask, seconds: float) -> Ask:
    """The same question, answered later."""

    async def later() -> httpx.Response:
        await asyncio.sleep(seconds)
        return await ask()

    return later


async def test_answers_take_no_longer_where_there_is_a_secret_lead(
    databases: Databases, keys: Path, intake_city: SampleCity
) -> None:
    lots = random.Random(4)
    async with AsyncExitStack() as stack:
        one, other = [await stack.enter_async_context(open_house(databases, keys, intake_city)) for _ in range(2)]
        cases = await prepared(one, secret=False), await prepared(other, secret=True)
        shares = {}
        for who, path in (
            ("housing-official", "/v1/applications/{0}"),
            ("housing-official", "/v1/applications"),
            ("housing-official", "/v1/clarifications/{1}"),
            ("housing-clerk", "/v1/applications/{0}"),
        ):
            mine, theirs = (asking(h, who, path.format(*case)) for h, case in zip((one, other), cases, strict=True))
            await share_slower(mine, theirs, 20, lots)
            shares[f"{who} {path}"], usual = await share_slower(mine, theirs, PAIRS, lots)
        assert all(abs(share - 0.5) < BOUND for share in shares.values()), shares
        late, _ = await share_slower(mine, delayed(theirs, usual / 2), PAIRS, lots)
        assert late - 0.5 > BOUND, f"the planted delay was not found: {late}"


async def test_a_withdrawal_takes_no_longer_where_the_clarification_waits(
    databases: Databases, keys: Path, intake_city: SampleCity
) -> None:
    lots = random.Random(5)
    async with AsyncExitStack() as stack:
        one, other = [await stack.enter_async_context(open_house(databases, keys, intake_city)) for _ in range(2)]
        await prepared(one, secret=False)
        await prepared(other, secret=True)
        cases = {id(house): [(await one_case(house))[0] for _ in range(ACTED)] for house in (one, other)}

        def withdrawing(house: House) -> Ask:
            caller, mine = house.caller("housing-official"), cases[id(house)]
            key = {"If-Match": '"1"'}
            return lambda: caller.post(f"/v1/applications/{mine.pop()}/withdrawal", {}, **key)

        share, usual = await share_slower(withdrawing(one), withdrawing(other), ACTED - 1, lots)
        assert abs(share - 0.5) < BOUND_OF_ACTS, share
        gone = await one.rows("SELECT count(*) AS n FROM application WHERE status = 'withdrawn'")
        assert gone[0]["n"] == ACTED - 1 and usual > 0
