"""What comes to be held at the moment in which the desk settles what stood before it is not forgotten."""

from sqlalchemy import text

from libs.chassis.broker import durable_name
from libs.chassis.hearing import Delivery, read_envelope
from libs.chassis.inbox import Rejected, Verdict
from libs.chassis.listener import Listener
from libs.chassis.parking import ParkingDesk
from libs.chassis.parking_store import hold, keep, park
from tests.service.chassis.test_delivery import _deliveries
from tests.support.specimen import FOLLOW, HEARER, POISON, Pair

CONSUMER = durable_name(HEARER, "filing", "specimen")
PLACE = (CONSUMER, "filing.specimen")


async def _parked(pair: Pair) -> tuple[ParkingDesk, Delivery]:
    """The second event of a case is parked; the third was delivered, found to be behind it, and is not yet held."""
    case_id = await pair.open()
    for version in (1, 2):
        await pair.step(case_id, version)
    first, second, third = await _deliveries(pair, case_id)
    POISON.add(case_id)
    try:
        await pair.inbox.apply(FOLLOW, first)
        try:
            await pair.inbox.apply(FOLLOW, second)
        except Rejected as rejected:
            await park(pair.hearer.database, FOLLOW, second, read_envelope(second.raw), rejected.error_class)
        assert await pair.inbox.apply(FOLLOW, third) is Verdict.HELD
    finally:
        POISON.discard(case_id)
    return ParkingDesk(pair.inbox, {"filing.specimen": FOLLOW}), third


async def test_a_successor_is_not_put_behind_an_event_that_was_settled_meanwhile(pair: Pair) -> None:
    desk, third = await _parked(pair)
    envelope = read_envelope(third.raw)
    assert await desk.retry(*PLACE, envelope.subject) == 1
    assert not await hold(pair.hearer.database, FOLLOW, third, envelope)
    assert await desk.waiting() == []
    assert await pair.inbox.apply(FOLLOW, third) is Verdict.APPLIED


async def test_a_successor_is_held_as_long_as_something_stands_before_it(pair: Pair) -> None:
    """The control of the one above."""
    desk, third = await _parked(pair)
    envelope = read_envelope(third.raw)
    assert await hold(pair.hearer.database, FOLLOW, third, envelope)
    assert [(row["version"], row["state"]) for row in await desk.waiting()] == [(2, "parked"), (3, "held")]
    assert await desk.retry(*PLACE, envelope.subject) == 2


async def test_who_parks_too_late_stops_nothing(pair: Pair) -> None:
    """One process found it at fault and slept; another has settled it since, and nobody would come for the block."""
    desk, third = await _parked(pair)
    case_id = read_envelope(third.raw).subject
    second = (await _deliveries(pair, case_id))[1]
    assert await desk.retry(*PLACE, case_id) == 1
    await park(pair.hearer.database, FOLLOW, second, read_envelope(second.raw), "KeyError")
    assert await desk.waiting() == []
    assert await pair.inbox.apply(FOLLOW, third) is Verdict.APPLIED


async def test_an_event_that_is_given_up_takes_nothing_back_that_was_applied_after_it(pair: Pair) -> None:
    desk, _ = await _parked(pair)
    event_id = (await desk.waiting())[0]["event_id"]
    async with pair.hearer.database.begin() as connection:
        await connection.execute(text("UPDATE inbox_position SET last_version = 3"))
    await desk.discard(CONSUMER, event_id, "a", "b", "why")
    assert await pair.count(HEARER, "inbox_position WHERE last_version = 3") == 1


async def test_a_retry_that_fails_again_is_counted_and_leaves_the_event_parked(pair: Pair) -> None:
    desk, third = await _parked(pair)
    case_id = read_envelope(third.raw).subject
    POISON.add(case_id)
    try:
        assert await desk.retry(*PLACE, case_id) == 0
    finally:
        POISON.discard(case_id)
    assert [(row["version"], row["state"], row["attempts"]) for row in await desk.waiting()] == [(2, "parked", 2)]


async def test_an_event_that_was_given_up_is_not_put_back_among_those_that_wait(pair: Pair) -> None:
    desk, third = await _parked(pair)
    second = (await _deliveries(pair, read_envelope(third.raw).subject))[1]
    await desk.discard(CONSUMER, (await desk.waiting())[0]["event_id"], "a", "b", "why")
    async with pair.hearer.database.begin() as connection:
        await keep(connection, FOLLOW, second, read_envelope(second.raw), "held", "Held")
    assert await desk.waiting() == []


async def test_an_event_before_which_another_is_wanting_waits_and_is_not_said_to_be_applied(pair: Pair) -> None:
    desk, third = await _parked(pair)
    envelope = read_envelope(third.raw)
    await hold(pair.hearer.database, FOLLOW, third, envelope)
    async with pair.hearer.database.begin() as connection:
        await connection.execute(text("DELETE FROM parked_event WHERE version = 2"))
    assert await desk.retry(*PLACE, envelope.subject) == 0
    assert [(row["version"], row["state"]) for row in await desk.waiting()] == [(3, "held")]


async def test_what_only_waits_behind_something_given_up_is_found_by_the_next_retry(pair: Pair) -> None:
    desk, third = await _parked(pair)
    await hold(pair.hearer.database, FOLLOW, third, read_envelope(third.raw))
    await desk.discard(CONSUMER, (await desk.waiting())[0]["event_id"], "a", "b", "why")
    assert [row["state"] for row in await desk.waiting()] == ["held"]
    blocked = "inbox_position WHERE blocked_by IS NOT NULL"
    assert await pair.count(HEARER, blocked) == 1
    places = await desk.places()
    assert places == [(*PLACE, read_envelope(third.raw).subject)]
    assert [await desk.retry(*place) for place in places] == [1]
    assert (await pair.count(HEARER, blocked), await pair.kept(places[0][2])) == (0, (1, 3))


async def test_who_is_held_where_nothing_is_parked_brings_the_others_along(pair: Pair) -> None:
    """The second was settled while the fourth waited and the third was still on its way: nobody would come for them."""
    desk, third = await _parked(pair)
    case_id = read_envelope(third.raw).subject
    await pair.step(case_id, 3)
    fourth = (await _deliveries(pair, case_id))[3]
    listener = Listener(pair.broker, pair.inbox, HEARER, FOLLOW)
    assert await listener._delay(fourth) is None
    assert await desk.retry(*PLACE, case_id) == 1
    assert [(row["version"], row["state"]) for row in await desk.waiting()] == [(4, "held")]
    assert await listener._delay(third) is None
    assert (await desk.waiting(), await pair.kept(case_id)) == ([], (1, 2, 3, 4))
