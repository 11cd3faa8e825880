"""The change feed in windows: each event once, in the order of its place, and nothing again after the last."""

import pytest
from sqlalchemy import text

from libs.chassis import changes
from tests.support.filing_road import Road
from tests.support.filing_service import FilingHouse


async def test_a_reader_that_follows_the_cursor_gets_every_event_once(
    house: FilingHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "_WINDOW", 2)
    for _ in range(5):
        road = Road(house)
        await road.draft()
    async with house.running.database.begin() as connection:
        await connection.execute(
            text("UPDATE outbox_event SET published_at = clock_timestamp(), feed_position = 10 * id")
        )
        everything = [
            str(one) for one in await connection.scalars(text("SELECT event_id FROM outbox_event ORDER BY id"))
        ]
    found: list[str] = []
    pages: list[tuple[int, bool]] = []
    after: dict[str, str] = {}
    while len(pages) < 9:
        page = (await road.who("clerk").get("/v1/changes", **after)).json()
        found += [one["id"] for one in page["items"]]
        pages.append((len(page["items"]), page["more"]))
        after = {"after": page["cursor"]}
    assert found == everything
    whole, rest = divmod(len(everything), 2)
    assert pages == ([(2, True)] * whole + [(rest, False)] + [(0, False)] * 9)[:9]
