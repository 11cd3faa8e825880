"""Whatever breaks underneath, callers are told 503 and when to ask again, nothing else, and are served again later."""

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import httpx
import pytest

from deploy.demo.papers import MINUTES_PDF
from deploy.local.postgres import PostgresServer
from deploy.local.servers import postgres
from libs.chassis.database import direct
from libs.chassis.identity import signer_from
from tests.support.answers import CANARY, faults_of_refusal, untold_in
from tests.support.databases import Databases, name_of
from tests.support.figures import record
from tests.support.filing_process import FilingProcess, crowd_at, filing_process
from tests.support.servers import UNSAFE_BUT_FAST
from tests.support.traffic import Errand, Traffic, figures

CLERK = "approval-clerk"
SLOW = """
ALTER TABLE filing RENAME TO filing_behind;
CREATE VIEW filing AS SELECT filing_behind.* FROM filing_behind, pg_sleep(30);
CREATE FUNCTION sleep_long() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_sleep(30); RETURN NEW; END';
CREATE TRIGGER slow INSTEAD OF INSERT OR UPDATE ON filing FOR EACH ROW EXECUTE FUNCTION sleep_long()
"""
QUICK = "DROP VIEW filing; DROP FUNCTION sleep_long; ALTER TABLE filing_behind RENAME TO filing"
THROW_OUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()"


@dataclass
class Place:
    """A filing service, the database server that is its own, and callers at its door."""

    server: PostgresServer
    process: FilingProcess
    traffic: Traffic
    told: dict[str, Mapping[int, int]] = field(default_factory=dict)

    @property
    def database(self) -> str:
        """Name of its database."""
        return name_of(self.process.url)

    def sql(self, statement: str, *values: object, database: str = "postgres") -> Any:
        """Run a statement as the superuser."""

        async def run() -> Any:
            connection = await asyncpg.connect(host=str(self.server.sockets), user="postgres", database=database)
            try:
                return await (connection.fetch(statement, *values) if values else connection.execute(statement))
            finally:
                await connection.close()

        return asyncio.run(run())

    def throw_out(self) -> None:
        """End every connection to its database."""
        self.sql(THROW_OUT, self.database)

    @contextmanager
    def broken(self, name: str, *, also: frozenset[int] = frozenset(), spared: Sequence[str] = ()) -> Iterator[None]:
        """Something is broken inside; beside what callers are told, the process must live and all logs be clean."""
        with self.traffic.in_trouble(also, spared):
            yield
        self.told[name] = self.traffic.told
        assert untold_in(self.process.said() + (self.server.folder / "postgres.log").read_text()) == []
        assert self.process.child is not None
        assert self.process.child.exit_code() is None


def errands(filing_id: str) -> tuple[Errand, ...]:
    """Something of everything: lists, one case, its history, a draft, an act on a version that has passed, a file."""
    filings, revisions = "/v1/filings", f"/v1/filings/{filing_id}/revisions"
    titled = {"form": {"title": CANARY}}
    file = {"file": (f"{CANARY}.pdf", MINUTES_PDF, "application/pdf")}
    return (
        Errand("list", "GET", filings),
        Errand("detail", "GET", f"{filings}/{filing_id}"),
        Errand("history", "GET", f"/v1/histories/filing/{filing_id}"),
        Errand("todo", "GET", "/v1/todo"),
        Errand("statistics", "GET", "/v1/statistics/filings"),
        Errand("changes", "GET", "/v1/changes"),
        Errand("absent", "GET", f"{filings}/{uuid4()}", done=frozenset({404})),
        Errand("draft", "POST", filings, titled),
        Errand("revise", "POST", revisions, titled, headers={"If-Match": '"0"'}, done=frozenset({412})),
        Errand("upload", "POST", "/v1/uploads", {"secrecy": "work_secret"}, files=file),
    )


@contextmanager
def at_work(keys: Path, folder: Path) -> Iterator[Place]:
    """The service on a server of its own, one filing opened."""
    settings = {**UNSAFE_BUT_FAST, "max_connections": "40"}
    with postgres(folder / "postgres", settings) as server, filing_process(Databases(server), keys, folder) as process:

        async def open_one() -> str:
            async with crowd_at(process) as crowd:
                told = await crowd.post(CLERK, "/v1/filings", {"form": {"title": "试点"}}, Idempotency_Key=str(uuid4()))
                return str(told.content["id"])

        traffic = Traffic(process.address, errands(asyncio.run(open_one())), _sign(process))
        yield Place(server, process, traffic)


def _sign(process: FilingProcess) -> Any:
    signer, me = signer_from(process.keys), process.city.person(CLERK)

    def sign(method: str) -> dict[str, str]:
        token = signer.mint(me.account_id, "traffic", me.organ_id, "filing", 1, method)
        return {"Authorization": f"Bearer {token}"}

    return sign


@pytest.fixture(scope="module")
def place(keys: Path, server_folder: Path) -> Iterator[Place]:
    """One for all tests here: each leaves it whole."""
    folder = server_folder / "hygiene"
    folder.mkdir()
    with at_work(keys, folder) as place:
        yield place
        record(**figures("broken", place.told))


def test_a_database_that_is_shut_down_is_told_as_503(place: Place) -> None:
    with place.broken("shut down"):
        place.server.stop()
        time.sleep(1)
        place.server.start()


def test_a_process_that_is_not_ready_says_so_in_a_problem(place: Place) -> None:
    def ask() -> httpx.Response:
        return httpx.get(f"{place.process.address}/readyz", trust_env=False, timeout=20)

    (known,) = asyncio.run(_fetch(place, "SELECT version_num FROM alembic_version"))
    place.sql("UPDATE alembic_version SET version_num = 'another'", database=place.database)
    unready = ask()
    place.sql(f"UPDATE alembic_version SET version_num = '{known['version_num']}'", database=place.database)
    assert (unready.status_code, list(faults_of_refusal(unready))) == (503, [])
    assert ask().status_code == 200


@pytest.mark.access
def test_a_database_that_crashes_is_told_as_503(place: Place) -> None:
    with place.broken("crash"):
        place.server.kill()
        time.sleep(3)
        place.server.start()


@pytest.mark.access
def test_connections_that_are_thrown_out_are_told_as_503(place: Place) -> None:
    with place.broken("thrown out"):
        for _ in range(400):
            place.throw_out()
            time.sleep(0.01)


@pytest.mark.access
def test_a_statement_that_takes_too_long_is_told_as_503(place: Place) -> None:
    spared = ("absent", "draft", "revise", "upload", "changes", "statistics")
    with place.broken("slow statements", spared=spared):
        place.sql(SLOW, database=place.database)
        time.sleep(12)
        place.throw_out()
        place.sql(QUICK, database=place.database)


@pytest.mark.access
def test_a_lock_that_does_not_come_is_told_as_503_or_busy(place: Place) -> None:
    async def hold() -> None:
        connection = await asyncpg.connect(host=str(place.server.sockets), user="postgres", database=place.database)
        async with connection.transaction():
            await connection.execute("LOCK TABLE filing, case_history, upload IN ACCESS EXCLUSIVE MODE")
            await asyncio.sleep(8)
        await connection.close()

    with place.broken("locked", also=frozenset({409}), spared=("draft", "revise", "upload", "changes", "absent")):
        asyncio.run(hold())


@pytest.mark.access
def test_a_database_that_takes_no_writing_is_told_as_503(place: Place) -> None:
    with place.broken("read only", spared=("todo", "statistics", "changes", "absent")):
        place.sql(f'ALTER DATABASE "{place.database}" SET default_transaction_read_only = on')
        place.throw_out()
        time.sleep(2)
        place.sql(f'ALTER DATABASE "{place.database}" RESET default_transaction_read_only')
        place.throw_out()


@pytest.mark.access
def test_a_server_without_a_free_connection_is_told_as_503(place: Place) -> None:
    async def crowd_out() -> None:
        first = await _connected(place)
        taken: list[asyncpg.Connection] = []
        for _ in range(60):
            await first.fetch(THROW_OUT, place.database)
            while (more := await _connected_if_possible(place)) is not None:
                taken.append(more)
            await asyncio.sleep(0.05)
        for connection in (first, *taken):
            await connection.close()

    with place.broken("crowded out"):
        asyncio.run(crowd_out())


async def _fetch(place: Place, statement: str) -> list[asyncpg.Record]:
    connection = await direct(place.process.url)
    try:
        return list(await connection.fetch(statement))
    finally:
        await connection.close()


async def _connected(place: Place) -> asyncpg.Connection:
    connection: asyncpg.Connection = await asyncpg.connect(
        host=str(place.server.sockets), user="postgres", database="postgres"
    )
    return connection


async def _connected_if_possible(place: Place) -> asyncpg.Connection | None:
    try:
        return await _connected(place)
    except asyncpg.TooManyConnectionsError:
        return None
