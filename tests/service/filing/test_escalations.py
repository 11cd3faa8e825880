"""An escalated interview, as accountability tells it, marks the filings of its unit; once and in order."""

import asyncio
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from libs.chassis.inbox import Rejected, Verdict
from libs.contracts.accountability_cases import CaseExempted, CaseOpened
from libs.contracts.accountability_interviews import InterviewClosed, InterviewEscalated, InterviewTriggered
from services.filing.main import SERVICE
from tests.support.filing_road import Cast, Road
from tests.support.filing_service import FilingHouse
from tests.support.reacting import Reactor, Story

READERS = ("office1-head", "office1-officer", "cdi-deputy-1", "sc-member-2", "sc-recorder", "cdi-secretary")
STRANGERS = ("approval-clerk", "approval-head", "vice-mayor-1", "office2-head", "bureau-head", "east-cdi-secretary")
UNIT = "approval-bureau"


@pytest_asyncio.fixture
async def ears(house: FilingHouse, keys: Path) -> Reactor:
    """What the house hears."""
    return Reactor(SERVICE, house.running, house.http, house.signer, keys)


def interview_of(house: FilingHouse, ears: Reactor, unit: str = UNIT) -> Story:
    organ, tier = house.city.organs["municipal-cdi"], "xc_i3"
    fixed = {"unit_id": house.city.organs[unit], "competent_organ_id": organ, "tier": tier, "occurrence_id": uuid4()}
    return ears.story(fixed)


def escalated(interview: Story, **led_to: Any) -> tuple[Any, ...]:
    fields = {"ground": "no_show", "escalated_on": "2026-03-06", **led_to}
    return (interview.tell(InterviewTriggered), interview.tell(InterviewEscalated, **fields))


async def road_at(house: FilingHouse, status: str) -> Road:
    road = Road(house)
    await road.to(status)
    return road


async def marks(road: Road, who: str = "head") -> list[str]:
    return [mark["interview_id"] for mark in (await road.read(who))["single_matter"]]


async def test_every_open_filing_of_the_unit_is_marked_and_the_reviewer_sees_it(
    house: FilingHouse, ears: Reactor
) -> None:
    drafted, reviewing = await road_at(house, "draft"), await road_at(house, "reviewing")
    withdrawn = await road_at(house, "draft")
    await withdrawn.do("withdraw")
    other = Road(house, Cast(clerk="housing-clerk", party_head="housing-head"))
    await other.to("draft")
    interview = interview_of(house, ears)
    await ears.hear_jumbled(*escalated(interview, next_interview_id=uuid4()))
    seen = await reviewing.read("head")
    assert seen["single_matter"] == [
        {"interview_id": str(interview.id), "escalated_on": "2026-03-06", "marked_at": "2026-03-09T04:00:00Z"}
    ]
    assert (await reviewing.read("clerk"))["single_matter"] == []
    assert (await house.events(reviewing.id))[-1] == "single_matter_marked"
    assert [(await house.events(road.id))[-1] for road in (drafted, withdrawn, other)] == [
        "single_matter_marked",
        "withdrawn",
        "drafted",
    ]
    listed = (await house.caller("office1-head").get("/v1/escalations", unit_id=str(house.city.organs[UNIT]))).json()
    assert [(one["id"], one["status"], set(one["filing_ids"])) for one in listed["items"]] == [
        (str(interview.id), "in_force", {drafted.id, reviewing.id})
    ]


async def test_a_filing_submitted_later_is_marked_until_what_followed_has_ended(
    house: FilingHouse, ears: Reactor
) -> None:
    interview, following = interview_of(house, ears), interview_of(house, ears)
    await ears.hear(*escalated(interview, next_interview_id=following.id))
    road = await road_at(house, "gatekeeping")
    await road.do("pass_gate")
    assert await marks(road) == [str(interview.id)]
    closing = following.tell(InterviewTriggered), following.tell(InterviewClosed, pursuit="none")
    await ears.hear_jumbled(*closing)
    settled = (await house.caller("office1-officer").get(f"/v1/escalations/{interview.id}")).json()
    assert (settled["status"], settled["settled_on"]) == ("settled", "2026-03-02")
    assert await marks(await road_at(house, "submitted")) == [] and await marks(road) == [str(interview.id)]


async def test_the_end_of_the_case_may_be_heard_before_the_escalation(house: FilingHouse, ears: Reactor) -> None:
    interview, organ = interview_of(house, ears), house.city.organs["municipal-cdi"]
    case = ears.story({"unit_id": house.city.organs[UNIT], "competent_organ_id": organ})
    told = case.tell(CaseOpened, source_kind="interview_escalated", source_id=interview.id, codes=())
    ended = case.tell(CaseExempted, ended_on="2026-03-08", outcome="not_established")
    road = await road_at(house, "reviewing")
    await ears.hear_jumbled(told, ended)
    await ears.hear_jumbled(*escalated(interview, case_id=case.id))
    assert await marks(road) == []
    shown = (await house.caller("office1-head").get(f"/v1/escalations/{interview.id}")).json()
    assert (shown["status"], shown["filing_ids"]) == ("settled", [])


async def test_who_reviews_and_decides_knows_of_it_and_the_unit_does_not(house: FilingHouse, ears: Reactor) -> None:
    interview = interview_of(house, ears)
    await ears.hear(*escalated(interview))
    path = f"/v1/escalations/{interview.id}"
    seen = {who: (await house.caller(who).get(path)).status_code for who in (*READERS, *STRANGERS)}
    assert seen == {**dict.fromkeys(READERS, 200), **dict.fromkeys(STRANGERS, 404)}
    assert (await house.caller("approval-head").get("/v1/escalations")).json()["total"] == 0


async def test_heard_twice_it_marks_once_and_without_the_inbox_it_would_be_refused(
    house: FilingHouse, ears: Reactor
) -> None:
    road = await road_at(house, "reviewing")
    first, second = escalated(interview_of(house, ears))
    assert await ears.hear(second, first, second, second, first) == [
        Verdict.EARLY,
        Verdict.APPLIED,
        Verdict.APPLIED,
        Verdict.DUPLICATE,
        Verdict.DUPLICATE,
    ]
    assert len(await marks(road)) == 1
    with pytest.raises(Rejected):
        await ears.react_without_inbox(second)
    assert len(await marks(road)) == 1


async def test_whoever_passes_the_gate_at_that_moment_is_marked_all_the_same(house: FilingHouse, ears: Reactor) -> None:
    """Gate and escalation at once, several times: never does a filing arrive unmarked."""
    for _ in range(4):
        road, interview = await road_at(house, "gatekeeping"), interview_of(house, ears)
        first, second = escalated(interview)
        await ears.hear(first)
        passed, _ = await asyncio.gather(road.ask("pass_gate"), ears.hear(second))
        if passed.status_code == 412:
            await road.do("pass_gate")
        else:
            assert passed.status_code == 200
        assert str(interview.id) in await marks(road)
