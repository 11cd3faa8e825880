"""The servers that tests and launcher stand on are real, start, stop, and survive a crash with their stores."""

from pathlib import Path

import asyncpg
import nats as client

from deploy.local.broker import NatsServer
from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats, postgres


async def test_a_database_is_a_copy_of_another(postgres_server: PostgresServer) -> None:
    await postgres_server.create_database("original")
    await postgres_server.run("CREATE TABLE note (text text)", "original")
    await postgres_server.create_database("duplicate", "original")
    await postgres_server.run("INSERT INTO note VALUES ('安全绳')", "duplicate")
    connection = await asyncpg.connect(postgres_server.url("duplicate").replace("+asyncpg", ""))
    kept = await connection.fetchval("SELECT text FROM note WHERE text ~ '^.全绳$'")
    await connection.close()
    await postgres_server.drop_database("duplicate")
    assert kept == "安全绳"


async def test_what_nats_acknowledged_is_there_after_a_crash(server_folder: Path) -> None:
    with nats(server_folder / "crashing-nats") as server:
        connection = await client.connect(server.url)
        await connection.jetstream().add_stream(name="EVENTS", subjects=["evt.>"])
        for number in range(20):
            await connection.jetstream().publish("evt.filing", str(number).encode())
        await connection.close()
        server.kill()
        server.start()
        connection = await client.connect(server.url)
        found = await connection.jetstream().stream_info("EVENTS")
        await connection.close()
    assert found.state.messages == 20


async def test_what_postgres_committed_is_there_after_a_crash(server_folder: Path) -> None:
    with postgres(server_folder / "crashing-postgres") as server:
        await server.run("CREATE TABLE note AS SELECT 7 AS number")
        server.kill()
        server.start()
        connection = await asyncpg.connect(server.url().replace("+asyncpg", ""))
        kept = await connection.fetchval("SELECT number FROM note")
        await connection.close()
    assert kept == 7


def test_nothing_listens_once_the_servers_are_stopped(server_folder: Path) -> None:
    with postgres(server_folder / "short") as database, nats(server_folder / "short-nats") as broker:
        started: tuple[PostgresServer, NatsServer] = (database, broker)
    assert [server.child.exit_code() is None for server in started if server.child] == [False, False]
    assert not list(started[0].folder.glob(".s.PGSQL.*[0-9]"))


async def test_a_postmaster_that_outlived_its_launcher_is_ended(server_folder: Path) -> None:
    forgotten = PostgresServer(server_folder / "forgotten")
    forgotten.start()
    with postgres(server_folder / "forgotten") as server:
        await server.run("SELECT 1")
        assert forgotten.child is not None
        assert forgotten.child.handle.wait(10) == 0


async def test_settings_keep_values_out_of_the_log(postgres_server: PostgresServer) -> None:
    connection = await asyncpg.connect(postgres_server.url().replace("+asyncpg", ""))
    shown = [
        await connection.fetchval(f"SHOW {name}")
        for name in ("log_parameter_max_length_on_error", "log_error_verbosity")
    ]
    await connection.close()
    assert shown == ["0", "terse"]
