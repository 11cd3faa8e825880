"""Problem items, as supervision tells of them, are the history that N9 needs; once and in order (F-19, TF-18)."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from libs.chassis.hearing import Delivery
from libs.chassis.inbox import Rejected, Verdict
from libs.contracts.supervision_problems import (
    ProblemAccepted,
    ProblemCheckedOff,
    ProblemNotified,
    ProblemOpened,
    ProblemReported,
    ProblemRevised,
    ProblemVerifying,
    ProblemWithdrawn,
)
from services.filing.main import SERVICE
from tests.support.filing_road import Road
from tests.support.filing_service import FilingHouse
from tests.support.reacting import Reactor, Story

UNIT, OTHER = "approval-bureau", "housing-bureau"
READERS = ("office1-head", "office1-officer", "cdi-deputy-1", "sc-member-2", "sc-recorder", "cdi-secretary")
STRANGERS = ("approval-clerk", "approval-head", "vice-mayor-1", "office2-head", "bureau-head", "east-cdi-secretary")
N9 = "xc_n9"


@pytest_asyncio.fixture
async def ears(house: FilingHouse, keys: Path) -> Reactor:
    """What the house hears."""
    return Reactor(SERVICE, house.running, house.http, house.signer, keys)


def problem_of(house: FilingHouse, ears: Reactor, unit: str = UNIT, nature: str = "poor_quality") -> Story:
    organ = house.city.organs["municipal-cdi"]
    return ears.story({"unit_id": house.city.organs[unit], "competent_organ_id": organ, "kind": nature})


def opened(problem: Story, **changed: Any) -> Delivery:
    return problem.tell(ProblemOpened, source="visit", source_id=uuid4(), **changed)


def put_right(problem: Story) -> tuple[Delivery, ...]:
    """From the notice to the check-off: what lies between is not followed but has its place in the order."""
    between = (problem.tell(ProblemNotified, due_on="2026-03-20"), problem.tell(ProblemAccepted))
    reported = (problem.tell(ProblemReported), problem.tell(ProblemVerifying))
    return (*between, *reported, problem.tell(ProblemCheckedOff, checked_off_on="2026-03-06"))


async def read(house: FilingHouse, problem: Story, who: str = "office1-head") -> Any:
    return (await house.caller(who).get(f"/v1/earlier-problems/{problem.id}")).json()


async def listed(house: FilingHouse, **wanted: Any) -> list[str]:
    answer = (await house.caller("office1-officer").get("/v1/earlier-problems", **wanted)).json()
    return [one["id"] for one in answer["items"]]


def claim(road: Road, problem: Story, kind: str = "poor_quality") -> dict[str, Any]:
    known = {"code": N9, "facts": "同类问题整改后再次出现。", "evidence": [road.proof]}
    return {**known, "problem_id": str(problem.id), "problem_kind": kind}


async def test_n9_stands_on_a_problem_of_the_unit_and_kind_that_supervision_checked_off(
    house: FilingHouse, ears: Reactor
) -> None:
    road = Road(house)
    await road.to("in_execution")
    mine, others = problem_of(house, ears), problem_of(house, ears, OTHER)
    vague = problem_of(house, ears, nature="other")
    events = (opened(mine), *put_right(mine))
    await ears.hear_jumbled(*events[:-1])
    await ears.hear(opened(others), *put_right(others), opened(vague), *put_right(vague))
    for wrong in (claim(road, mine), claim(road, others), claim(road, vague, "other")):
        refused = await road.ask("hit_negative", hits=[wrong])
        assert (refused.status_code, refused.json()["code"]) == (422, "no_earlier_problem")
    await ears.hear_jumbled(*events[-1:])
    other_kind = await road.ask("hit_negative", hits=[claim(road, mine, "shirking")])
    assert other_kind.json()["code"] == "no_earlier_problem"
    assert (await road.do("hit_negative", hits=[claim(road, mine)]))["status"] == "negative_hit"


async def test_the_reviewer_sees_what_was_put_right_before_and_what_came_up_again(
    house: FilingHouse, ears: Reactor
) -> None:
    """The check-off of the first may be heard after the opening of what repeats it: two items have no common order."""
    first, again, mistaken = (problem_of(house, ears) for _ in range(3))
    await ears.hear_jumbled(opened(again, recurrence_of=(first.id,)))
    await ears.hear_jumbled(opened(first), *put_right(first))
    await ears.hear_jumbled(opened(mistaken), mistaken.tell(ProblemRevised), mistaken.tell(ProblemWithdrawn))
    seen = [await read(house, one) for one in (first, again, mistaken)]
    assert [one["status"] for one in seen] == ["checked_off", "under_way", "withdrawn"]
    assert (seen[0]["checked_off_on"], seen[1]["recurrence_of"]) == ("2026-03-06", [str(first.id)])
    unit = str(house.city.organs[UNIT])
    assert set(await listed(house, unit_id=unit)) == {str(one.id) for one in (first, again, mistaken)}
    assert await listed(house, recurrent="true") == [str(again.id)]
    assert await listed(house, status="checked_off", nature="poor_quality") == [str(first.id)]
    found = {who: (await house.caller(who).get(f"/v1/earlier-problems/{first.id}")).status_code
             for who in (*READERS, *STRANGERS)}  # fmt: skip
    assert found == {**dict.fromkeys(READERS, 200), **dict.fromkeys(STRANGERS, 404)}
    assert (await house.caller("approval-head").get("/v1/earlier-problems")).json()["total"] == 0


async def test_heard_twice_and_too_early_it_is_noted_once_and_without_the_inbox_refused(
    house: FilingHouse, ears: Reactor
) -> None:
    problem = problem_of(house, ears)
    first, withdrawn = opened(problem), problem.tell(ProblemWithdrawn)
    verdicts = await ears.hear(withdrawn, first, first, withdrawn, withdrawn)
    wanted = [Verdict.EARLY, Verdict.APPLIED, Verdict.DUPLICATE, Verdict.APPLIED, Verdict.DUPLICATE]
    assert verdicts == wanted and (await read(house, problem))["version"] == 2
    with pytest.raises(Rejected):
        await ears.react_without_inbox(first)
    assert await house.events(str(problem.id)) == []
