"""A look: what is shown leaves only with its audit record; refusals are on record; no record, no answer."""

import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from libs.chassis.audit import mark_rows
from libs.chassis.database import connect
from libs.chassis.looking import Look, NotRecorded, looking
from libs.chassis.tables import AUDIT
from libs.kernel.refusal import Absent
from tests.support.audit_trail import CLERK, SERVICE

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
CASE, OTHER, REQUEST = UUID(int=70), UUID(int=71), UUID(int=72)
REFUSE_ROWS = """
CREATE FUNCTION refuse_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$;
CREATE {kind} TRIGGER refuse AFTER INSERT ON audit_event {deferred} FOR EACH ROW EXECUTE FUNCTION refuse_rows()
"""


@pytest_asyncio.fixture
async def pool(database: Callable[[str], Awaitable[str]], keys: Path) -> AsyncIterator[AsyncEngine]:
    """The pool of a service that marks its rows."""
    opened = connect(await database(SERVICE), size=1)
    mark_rows(opened, (keys / f"{SERVICE}.key").read_bytes())
    yield opened
    await opened.dispose()


def look_at(pool: AsyncEngine, case_id: UUID | None = None) -> AbstractAsyncContextManager[Look]:
    return looking(
        pool, CLERK, action="filing.show", object_type="filing", object_id=case_id, at=AT, request_id=REQUEST
    )


async def rows(pool: AsyncEngine) -> list[dict[str, Any]]:
    async with pool.connect() as connection:
        return [dict(row) for row in (await connection.execute(select(AUDIT).order_by(AUDIT.c.id))).mappings()]


async def refuse_rows(pool: AsyncEngine, *, at_commit: bool = False) -> None:
    kind, deferred = ("CONSTRAINT", "DEFERRABLE INITIALLY DEFERRED") if at_commit else ("", "")
    async with pool.begin() as connection:
        for statement in REFUSE_ROWS.format(kind=kind, deferred=deferred).split(";\n"):
            await connection.execute(text(statement))


async def test_a_look_leaves_one_row_with_all_that_was_shown(pool: AsyncEngine) -> None:
    async with look_at(pool) as look:
        assert (await look.connection.execute(text("SELECT 1"))).scalar_one() == 1
        look.saw(CASE, OTHER)
        look.saw(CASE)
    (row,) = await rows(pool)
    assert (row["decision"], row["outcome"], row["objects"]) == ("allow", "shown", [CASE, OTHER])
    assert (row["account_id"], row["request_id"], row["object_id"]) == (CLERK.account_id, REQUEST, None)


async def test_the_row_says_in_its_sealed_body_what_was_shown(pool: AsyncEngine) -> None:
    async with look_at(pool) as look:
        look.saw(CASE)
    (row,) = await rows(pool)
    assert f'"objects":["{CASE}"],"organ_id"'.encode() in row["body"]
    assert b'"purpose":null' in row["body"]


async def test_the_row_bears_a_mark_by_a_key_outside_the_database(pool: AsyncEngine, keys: Path) -> None:
    async with look_at(pool, CASE):
        pass
    (row,) = await rows(pool)
    key = hmac.digest((keys / f"{SERVICE}.key").read_bytes(), b"lanyard-audit-row-v1", sha256)
    assert row["row_mac"] == hmac.digest(key, row["body"], sha256)


async def test_what_is_read_is_read_in_the_transaction_of_its_row(pool: AsyncEngine) -> None:
    async with look_at(pool, CASE) as look:
        number = select(text("pg_current_xact_id()::text"))
        here = (await look.connection.execute(number)).scalar_one()
    async with pool.connect() as connection:
        written = (await connection.execute(select(text("xmin::text")).select_from(AUDIT))).scalar_one()
    assert here == written


async def test_a_refused_look_is_on_record_and_still_refused(pool: AsyncEngine) -> None:
    with pytest.raises(Absent):
        async with look_at(pool, CASE) as look:
            look.saw(OTHER)
            await look.connection.execute(text("CREATE TABLE undone (id int)"))
            raise Absent
    (row,) = await rows(pool)
    assert (row["decision"], row["outcome"], row["object_id"], row["objects"]) == ("deny", "absent", CASE, [])
    async with pool.connect() as connection:
        assert (await connection.execute(text("SELECT to_regclass('undone')"))).scalar_one() is None


@pytest.mark.parametrize("at_commit", [False, True])
async def test_without_its_record_nothing_is_shown(pool: AsyncEngine, at_commit: bool) -> None:
    await refuse_rows(pool, at_commit=at_commit)
    with pytest.raises(NotRecorded):
        async with look_at(pool, CASE):
            pass
    assert await rows(pool) == []


@pytest.mark.parametrize("at_commit", [False, True])
async def test_a_refusal_that_cannot_be_recorded_is_answered_as_such(pool: AsyncEngine, at_commit: bool) -> None:
    await refuse_rows(pool, at_commit=at_commit)
    with pytest.raises(NotRecorded):
        async with look_at(pool, CASE):
            raise Absent
    assert await rows(pool) == []


async def test_a_look_that_breaks_off_shows_nothing_and_leaves_nothing(pool: AsyncEngine) -> None:
    with pytest.raises(ZeroDivisionError):
        async with look_at(pool, CASE):
            raise ZeroDivisionError
    assert await rows(pool) == []


async def test_a_database_that_goes_away_in_between_shows_nothing(pool: AsyncEngine, database: object) -> None:
    with pytest.raises(NotRecorded):
        async with look_at(pool, CASE) as look:
            with pytest.raises(Exception, match="terminating"):
                await look.connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert await rows(pool) == []
