"""Events that were published before the change feed had places of its own keep the order that readers know."""

import asyncio
from collections.abc import Callable, Iterator

import asyncpg
import pytest

from deploy.local.postgres import PostgresServer
from libs.chassis.database import connect, direct, run_sql_file
from tests.support.specimen import SCHEMAS

Published = tuple[int | None, str]
"""Place in the stream, None if it is not published, and the stream."""
_ROW = """
INSERT INTO outbox_event (event_id, aggregate_type, aggregate_id, aggregate_version, lane, event_type, schema_version,
    payload, payload_digest, signature, key_id, occurred_at, actor_ref, correlation_id, published_at, js_seq,
    js_incarnation)
VALUES (gen_random_uuid(), 'specimen', '00000000-0000-0000-0000-000000000001', $1, 0, 'x', 1, '', '', '', '',
    clock_timestamp(), gen_random_uuid(), gen_random_uuid(),
    CASE WHEN $2::bigint > 0 THEN clock_timestamp() END, $2, $3)
"""
Upgrade = Callable[[list[Published]], tuple[list[int | None], int]]


@pytest.fixture
def upgrade(postgres_server: PostgresServer) -> Iterator[Upgrade]:
    """Publishes before the upgrade, upgrades, and answers the places in the feed and the next that is given."""

    async def run(published: list[Published]) -> tuple[list[int | None], int]:
        url = await postgres_server.create_database("before_feed")
        try:
            await _schemas(url, 0, 4)
            connection = await direct(url)
            for version, (place, stream) in enumerate(published, 1):
                await connection.execute(_ROW, version, place, stream)
            await _schemas(url, 4, 5)
            return await _places(connection)
        finally:
            await connection.close()
            await postgres_server.drop_database("before_feed")

    yield lambda published: asyncio.run(run(published))


async def _schemas(url: str, first: int, last: int) -> None:
    engine = connect(url)
    async with engine.begin() as connection:
        for schema in SCHEMAS[first:last]:
            await connection.run_sync(run_sql_file, schema)
    await engine.dispose()


async def _places(connection: asyncpg.Connection) -> tuple[list[int | None], int]:
    rows = await connection.fetch("SELECT feed_position FROM outbox_event ORDER BY aggregate_version")
    return [row["feed_position"] for row in rows], await connection.fetchval("SELECT nextval('outbox_feed')")


def test_places_are_those_of_the_stream_and_go_on_behind_the_last(upgrade: Upgrade) -> None:
    assert upgrade([(3, "a"), (7, "a"), (None, ""), (9, "a")]) == ([3, 7, None, 9], 10)
    assert upgrade([(None, "")]) == ([None], 1)
    assert upgrade([]) == ([], 1)


def test_places_that_two_streams_gave_are_given_anew_behind_all_that_a_reader_may_know(upgrade: Upgrade) -> None:
    assert upgrade([(1, "a"), (2, "a"), (3, "a"), (1, "b"), (None, ""), (2, "b")]) == ([4, 5, 6, 7, None, 8], 9)
