"""What supervision tells becomes interviews: twice, out of order, two at once, corrected and withdrawn (TI-03)."""

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
import pytest_asyncio

from libs.chassis.inbox import Rejected, Verdict
from libs.contracts.supervision_sources import CircularWithdrawn, CriticismWithdrawn
from tests.support.accountability_triggers_city import (
    PROJECT,
    circular,
    confirmed,
    corrected,
    criticism,
    enlarge,
    event_of,
    interviews,
    ranking_of,
    unit,
)
from tests.support.reacting import Reactor
from tests.support.small_city import CDI, HOUSING, organ_id


@pytest_asyncio.fixture
async def city(reactor: Reactor) -> AsyncIterator[Reactor]:
    """The small city with counties and a task force."""
    await enlarge(reactor)
    yield reactor


async def trigger(city: Reactor, trigger_id: object) -> dict[str, object]:
    answer = await city.get("secretary", f"/v1/triggers/{trigger_id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


async def test_a_criticism_and_its_withdrawal_heard_twice_and_out_of_order_leave_no_interview(city: Reactor) -> None:
    story = event_of(city)
    told = criticism(story, unit("changge"), unit("housing", "lead"), unit("court"), unit("unheard-of"))
    await city.hear_jumbled(told)
    assert await interviews(city) == {("changge", story.id): ("xc_i3", "triggered")}
    answers = {one["unit_id"]: one["findings"][0]["reason"] for one in (await trigger(city, story.id))["answers"]}  # type: ignore[attr-defined]
    assert answers == {
        str(organ_id("changge")): "tier_by_table",
        str(HOUSING): "lead_duty_unrecorded",
        str(organ_id("court")): "kind_outside",
        str(organ_id("unheard-of")): "unit_unknown",
    }
    await city.hear_jumbled(story.tell(CriticismWithdrawn))
    assert await interviews(city) == {("changge", story.id): ("xc_i3", "cancelled")}
    assert (await trigger(city, story.id))["status"] == "withdrawn"


async def test_recorded_and_withdrawn_heard_the_wrong_way_round_come_to_the_same(city: Reactor) -> None:
    story = event_of(city)
    await city.hear_jumbled(circular(story, unit("changge"), level="national"), story.tell(CircularWithdrawn))
    assert await interviews(city) == {("changge", story.id): ("xc_i4", "cancelled")}


async def test_a_national_circular_on_a_lead_unit_and_two_counties_opens_three_interviews(city: Reactor) -> None:
    story = event_of(city)
    units = (unit("housing", "lead", duty=True), unit("changge"), unit("yuzhou"))
    await city.hear_jumbled(circular(story, *units, level="national"))
    found = {who: tier for (who, _), (tier, _) in (await interviews(city)).items()}
    assert found == {"housing": "xc_i2", "changge": "xc_i4", "yuzhou": "xc_i4"}


@pytest.mark.parametrize("circular_first", [True, False])
async def test_two_sources_of_one_event_in_either_order_are_one_interview_at_the_highest_tier(
    city: Reactor, circular_first: bool
) -> None:
    meeting = uuid4()
    named, issued = event_of(city, meeting), event_of(city, meeting)
    told = [criticism(named, unit("changge")), circular(issued, unit("changge"), level="provincial")]
    await city.hear_jumbled(*(reversed(told) if circular_first else told))
    assert await interviews(city) == {("changge", meeting): ("xc_i4", "triggered")}
    await city.hear_jumbled(issued.tell(CircularWithdrawn))
    assert await interviews(city) == {("changge", meeting): ("xc_i3", "triggered")}


async def test_two_triggers_of_one_event_arriving_at_once_still_give_one_interview_at_the_highest_tier(
    city: Reactor,
) -> None:
    meetings = [uuid4() for _ in range(6)]
    told = [
        heard
        for meeting in meetings
        for heard in (
            criticism(event_of(city, meeting), unit("changge")),
            circular(event_of(city, meeting), unit("changge"), unit("housing", "lead", duty=True), level="national"),
        )
    ]
    verdicts = await asyncio.gather(*(city.hear(one) for one in told))
    assert verdicts == [[Verdict.APPLIED]] * len(told)
    expected = {("changge", meeting): ("xc_i4", "triggered") for meeting in meetings}
    expected |= {("housing", meeting): ("xc_i2", "triggered") for meeting in meetings}
    assert await interviews(city) == expected


async def test_months_heard_in_the_wrong_order_and_at_once_make_the_right_month_due(city: Reactor) -> None:
    march, april, may = (ranking_of(city, f"2026-0{number}") for number in (3, 4, 5))
    told = [confirmed(story, ("housing", 9), ("schools", 1)) for story in (may, april, march)]
    await asyncio.gather(*(city.hear(*deliveries) for deliveries in told))
    found = await interviews(city)
    assert {pair for pair, (_, status) in found.items() if status != "cancelled"} == {("housing", april.id)}
    assert found["housing", april.id] == ("xc_i5", "triggered")
    (finding,) = (await trigger(city, april.id))["answers"][0]["findings"]  # type: ignore[index]
    assert finding["periods"] == ["2026-03", "2026-04"] and "A-04" in finding["cites"]


async def test_a_corrected_month_takes_back_and_opens_and_may_be_heard_twice(city: Reactor) -> None:
    march, april, may = (ranking_of(city, f"2026-0{number}") for number in (3, 4, 5))
    for story in (may, march, april):
        await city.hear_jumbled(*confirmed(story, ("housing", 9), ("schools", 1)))
    await city.hear_jumbled(corrected(march, ("housing", 1), ("schools", 9)))
    found = await interviews(city)
    assert found["housing", april.id] == ("xc_i5", "cancelled")
    assert found["housing", may.id] == ("xc_i5", "triggered")
    await city.hear_jumbled(corrected(march, ("housing", 9), ("schools", 1), version=3))
    found = await interviews(city)
    assert found["housing", april.id] == ("xc_i5", "triggered") and found["housing", may.id] == ("xc_i5", "cancelled")


async def test_appraisals_are_events_of_their_own_and_all_tied_at_the_bottom_are_last(city: Reactor) -> None:
    story = ranking_of(city, "2026", "city_appraisal")
    await city.hear_jumbled(*confirmed(story, ("housing", 9), ("schools", 9), ("changge", 1)))
    found = await interviews(city)
    assert found == {(who, story.id): ("xc_i6", "triggered") for who in ("housing", "schools")}


async def test_without_the_inbox_a_source_told_twice_would_fail_and_still_open_one_interview(city: Reactor) -> None:
    """The control: the trigger has the id of the record, so that the second recording fails."""
    story = event_of(city)
    told = criticism(story, unit("changge"))
    await city.react_without_inbox(told)
    with pytest.raises(Rejected):
        await city.react_without_inbox(told)
    assert list(await interviews(city)) == [("changge", story.id)]


async def test_a_trigger_tells_ids_and_days_alone_and_its_interview_knows_the_project(city: Reactor) -> None:
    story = event_of(city)
    await city.hear(criticism(story, unit("changge")))
    told = {event["type"]: event for event in await city.published()}
    weighed = told["accountability.trigger.weighed.v1"]
    opened = told["accountability.interview.triggered.v1"]
    assert (weighed["subject"], weighed["aggregateversion"]) == (str(story.id), 1)
    assert weighed["data"] == {
        "competent_organ_id": str(CDI),
        "source_kind": "named_criticism",
        "occurrence_id": str(story.id),
        "occurred_on": "2026-03-02",
        "interviews": [opened["subject"]],
    }
    shown = (await city.get("secretary", f"/v1/interviews/{opened['subject']}")).json()
    assert shown["bases"][0]["project_code"] == PROJECT
