"""Places in the change feed: one after another over all relays, and none left out by an older one."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from libs.chassis.database import direct
from libs.chassis.relay import place_the_rest
from tests.support.delivering import asked
from tests.support.specimen import SERVICE, Pair

_FEED_CLASS = 0x1A50
_WAITING = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND NOT granted"


async def _rows(pair: Pair) -> list[Any]:
    return await asked(pair, SERVICE, "SELECT * FROM outbox_event ORDER BY id")


async def _held_up(pair: Pair, work: Callable[[], Awaitable[Any]]) -> Any:
    """What the work answers, which waits as long as somebody else gives places."""
    other = await direct(pair.urls[SERVICE])
    await other.execute("SELECT pg_advisory_lock($1, 1)", _FEED_CLASS)
    working = asyncio.ensure_future(work())
    async with asyncio.timeout(5):
        while not working.done() and not await other.fetchval(_WAITING, _FEED_CLASS):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    waited = not working.done()
    await other.close()
    assert waited
    return await working


async def test_the_change_feed_goes_on_where_the_pass_before_ended(pair: Pair) -> None:
    relay = pair.relay()
    for _ in range(3):
        await pair.open()
        assert await relay.carry() == 1
    places = [row["feed_position"] for row in await _rows(pair)]
    assert places == sorted(set(places))


async def test_places_in_the_change_feed_are_given_one_batch_after_another(pair: Pair) -> None:
    await pair.open()
    assert await _held_up(pair, lambda: pair.relay().carry()) == 1


async def test_what_an_older_relay_marked_without_a_place_gets_one_behind_the_others_in_its_order(pair: Pair) -> None:
    for _ in range(4):
        await pair.open()
    await pair.relay().carry()
    await pair.open()
    first, second, third, fourth, due = await _rows(pair)
    forgotten = [first["id"], third["id"]]
    await asked(pair, SERVICE, "UPDATE outbox_event SET feed_position = NULL WHERE id = ANY($1)", forgotten)
    await _held_up(pair, lambda: _placed(pair))
    places = [row["feed_position"] for row in await _rows(pair)]
    assert [places[1], places[3]] == [second["feed_position"], fourth["feed_position"]]
    assert max(places[1], places[3]) < places[0] < places[2]
    assert (places[4], due["published_at"]) == (None, None)


async def _placed(pair: Pair) -> None:
    connection = await direct(pair.urls[SERVICE])
    await place_the_rest(connection)
    await connection.close()
