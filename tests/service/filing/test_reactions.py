"""What the filing service does when accountability opens a case on a negative hit: once, in order, or parked."""

from pathlib import Path
from typing import ClassVar
from uuid import UUID, uuid4

import pytest

from libs.chassis.broker import durable_name
from libs.chassis.hearing import Delivery, read_envelope
from libs.chassis.inbox import Rejected, Verdict
from libs.chassis.parking import ParkingDesk
from libs.chassis.parking_store import hold, park
from libs.contracts.accountability import CaseOpened
from libs.kernel.events import Event
from services.filing.reactions import FOLLOWS
from tests.support.filing_road import Road
from tests.support.filing_service import FilingHouse
from tests.support.reacting import Story
from tests.support.refused import nothing_written

FOLLOW = next(follow for follow in FOLLOWS if (follow.service, follow.aggregate) == ("accountability", "case"))
CONSUMER = durable_name("filing", "accountability", "case")


class CaseMoved(Event):
    """A later event of a case, which the filing service does not listen to."""

    event_type: ClassVar[str] = "accountability.case.moved.v1"


def told(delivery: Delivery, delivered: int = 1) -> Delivery:
    """The delivery as the consumer of the filing service gets it."""
    return Delivery(delivery.raw, delivery.signature, delivery.stream, delivery.stream_seq, delivered, CONSUMER)


def opened(
    keys: Path, filing_id: str, source_kind: str = "filing_negative_hit", signed_by: str = ""
) -> tuple[Story, Delivery]:
    """A case opened on that filing."""
    story = Story(keys, {"unit_id": uuid4(), "competent_organ_id": uuid4()}, signed_by=signed_by)
    event = story.tell(CaseOpened, source_kind=source_kind, source_id=UUID(filing_id), codes=("xc_n2",))
    return story, told(event)


async def apply(house: FilingHouse, delivery: Delivery) -> Verdict:
    """What the inbox makes of it."""
    return await house.running.inbox.apply(FOLLOW, delivery)


async def settle(house: FilingHouse, delivery: Delivery) -> Verdict:
    """What the listener makes of it: an event that cannot be applied is parked, its successors are held."""
    database, envelope = house.running.database, read_envelope(delivery.raw)
    try:
        verdict = await apply(house, delivery)
    except Rejected as rejected:
        await park(database, FOLLOW, delivery, envelope, rejected.error_class)
        return Verdict.PARKED
    if verdict is Verdict.HELD:
        await hold(database, FOLLOW, delivery, envelope)
    return verdict


async def test_a_case_opened_on_a_hit_is_linked_to_its_filing(house: FilingHouse, keys: Path) -> None:
    road = Road(house)
    await road.to("in_execution")
    await road.do("hit_negative")
    story, event = opened(keys, road.id)
    assert await apply(house, event) is Verdict.APPLIED
    filing = await road.read("head")
    assert filing["linked_cases"] == [
        {"case_id": str(story.id), "opened_on": "2026-03-02", "linked_at": "2026-03-09T04:00:00Z"}
    ]
    assert (filing["status"], filing["version"]) == ("negative_hit", 14)
    assert (await house.events(road.id))[-1] == "case_linked"
    timeline = (await road.who("head").get(f"/v1/histories/filing/{road.id}")).json()["items"]
    assert (timeline[-1]["act"], timeline[-1]["role"], timeline[-1]["person_id"]) == (
        "link_case",
        "system",
        str(UUID(int=0)),
    )


async def test_the_link_tells_which_event_caused_it(house: FilingHouse, keys: Path) -> None:
    road = Road(house)
    await road.to("in_execution")
    await road.do("hit_negative")
    _, event = opened(keys, road.id)
    await apply(house, event)
    async with house.running.database.connect() as connection:
        rows = await connection.exec_driver_sql(
            "SELECT causation_id, correlation_id FROM outbox_event WHERE event_type = 'filing.filing.case_linked.v1'"
        )
        (row,) = rows
    envelope = read_envelope(event.raw)
    assert (row.causation_id, row.correlation_id) == (envelope.id, envelope.correlationid)


async def test_a_case_delivered_twice_is_linked_once(house: FilingHouse, keys: Path) -> None:
    road = Road(house)
    await road.to("in_execution")
    _, event = opened(keys, road.id)
    assert await apply(house, event) is Verdict.APPLIED
    async with nothing_written(house):
        assert [await apply(house, told(event, n)) for n in (1, 2, 3)] == [Verdict.DUPLICATE] * 3
    assert len((await road.read("head"))["linked_cases"]) == 1


async def test_without_the_inbox_the_act_itself_refuses_the_second_link(house: FilingHouse, keys: Path) -> None:
    """The control of the one above: the event reacted to a second time would be a second move, were it not refused."""
    road = Road(house)
    await road.to("in_execution")
    _, event = opened(keys, road.id)
    await apply(house, event)
    async with nothing_written(house):
        with pytest.raises(Rejected) as rejected:
            async with house.running.database.begin() as connection:
                await house.running.inbox._react(connection, FOLLOW, read_envelope(event.raw))
    assert rejected.value.error_class == "AlreadyLinked"


async def test_a_later_event_of_the_case_waits_for_the_opening(house: FilingHouse, keys: Path) -> None:
    road = Road(house)
    await road.to("in_execution")
    story, first = opened(keys, road.id)
    later = told(story.tell(CaseMoved))
    async with nothing_written(house):
        assert await apply(house, later) is Verdict.EARLY
    verdicts = [await apply(house, event) for event in (first, later, later, first)]
    assert verdicts == [Verdict.APPLIED, Verdict.APPLIED, Verdict.DUPLICATE, Verdict.DUPLICATE]
    assert len((await road.read("head"))["linked_cases"]) == 1


async def test_a_case_on_an_unknown_filing_is_parked_and_holds_its_successors(house: FilingHouse, keys: Path) -> None:
    story, event = opened(keys, str(uuid4()))
    later = told(story.tell(CaseMoved))
    desk = ParkingDesk(house.running.inbox, {"accountability.case": FOLLOW})
    async with nothing_written(house):
        assert [await settle(house, one) for one in (event, later, event)] == [
            Verdict.PARKED,
            Verdict.HELD,
            Verdict.PARKED,
        ]
        waiting = await desk.waiting()
        assert [(row["version"], row["state"], row["error_class"]) for row in waiting] == [
            (1, "parked", "Absent"),
            (2, "held", "Held"),
        ]
        assert await desk.retry(CONSUMER, "accountability.case", story.id) == 0
    await desk.discard(CONSUMER, waiting[0]["event_id"], "a", "b", "the filing never existed")
    assert await desk.retry(CONSUMER, "accountability.case", story.id) == 1
    assert await desk.waiting() == []


async def test_one_parked_case_does_not_hold_another(house: FilingHouse, keys: Path) -> None:
    road = Road(house)
    await road.to("in_execution")
    _, sick = opened(keys, str(uuid4()))
    _, well = opened(keys, road.id)
    assert [await settle(house, one) for one in (sick, well)] == [Verdict.PARKED, Verdict.APPLIED]
    assert len((await road.read("head"))["linked_cases"]) == 1


async def test_a_case_opened_on_something_else_changes_nothing_here(house: FilingHouse, keys: Path) -> None:
    road = Road(house)
    await road.to("in_execution")
    _, event = opened(keys, road.id, source_kind="interview")
    async with nothing_written(house):
        assert await apply(house, event) is Verdict.APPLIED
    assert (await road.read("head"))["linked_cases"] == []


async def test_a_case_not_signed_by_accountability_is_forged(house: FilingHouse, keys: Path) -> None:
    road = Road(house)
    await road.to("in_execution")
    _, event = opened(keys, road.id, signed_by="supervision")
    async with nothing_written(house):
        assert await apply(house, event) is Verdict.FORGED


@pytest.mark.parametrize("end", ["revoke", "clear_negative"])
async def test_a_case_that_comes_after_the_decision_is_linked_all_the_same(
    house: FilingHouse, keys: Path, end: str
) -> None:
    road = Road(house)
    await road.to("in_execution")
    await road.walk("hit_negative", end)
    status = road.last["status"]
    _, event = opened(keys, road.id)
    assert await apply(house, event) is Verdict.APPLIED
    filing = await road.read("head")
    assert (filing["status"], len(filing["linked_cases"])) == (status, 1)
