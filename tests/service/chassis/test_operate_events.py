"""The operator compares outbox and broker by hand, and is told who is behind, from the tables of both sides."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TypeVar
from uuid import UUID

import pytest
from typer.testing import CliRunner

from deploy.local.broker import NatsServer
from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats
from deploy.operate import app
from libs.chassis import broker as brokers
from libs.chassis.broker import stream_name
from libs.chassis.parking_store import park
from tests.service.chassis.test_delivery import CONSUMER, _deliveries
from tests.service.chassis.test_reconcile import carry, hold_only, messages
from tests.support.specimen import FOLLOW, HEARER, SERVICE, Pair, make_database, open_pair

T = TypeVar("T")


@dataclass
class Operator:
    """Somebody at the command line of a publisher and a hearer; three cases of three events are published."""

    urls: dict[str, str]
    server: NatsServer
    keys: Path
    cases: list[UUID]

    def run(self, *command: str) -> tuple[int, list[str]]:
        """Exit code and lines of a command; what the system logs beside it is left out."""
        done = CliRunner(env={"COLUMNS": "300"}).invoke(app, command)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, [line for line in done.output.strip().splitlines() if "[error" not in line]

    def at_work(self, work: Callable[[Pair], Awaitable[T]]) -> T:
        """Let the two work for a moment."""

        async def once() -> T:
            async with open_pair(self.urls, self.server.url, self.keys) as pair:
                return await work(pair)

        return asyncio.run(once())


@pytest.fixture
def operator(
    postgres_server: PostgresServer, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Operator]:
    """Filing publishes, supervision hears."""

    async def make() -> dict[str, str]:
        names = {SERVICE: ("operated_specimen", "specimen"), HEARER: ("operated_kept", "kept")}
        return {service: await make_database(postgres_server, *name) for service, name in names.items()}

    async def tell(pair: Pair) -> list[UUID]:
        found = [await pair.open() for _ in range(3)]
        for case_id in found:
            for version in (1, 2):
                await pair.step(case_id, version)
        await carry(pair)
        return found

    urls = asyncio.run(make())
    for service, follows in ((SERVICE, ()), (HEARER, (FOLLOW,))):
        declared = SimpleNamespace(SERVICE=SimpleNamespace(name=service, follows=follows))
        monkeypatch.setitem(sys.modules, f"services.{service}.main", declared)
        monkeypatch.setenv(f"{service.upper()}_DATABASE_URL", urls[service])
    with nats(tmp_path / "n") as server:
        monkeypatch.setenv("NATS_URL", server.url)
        operator = Operator(urls, server, keys, [])
        operator.cases += operator.at_work(tell)
        yield operator
    for name in ("operated_specimen", "operated_kept"):
        asyncio.run(postgres_server.drop_database(name))


def test_a_whole_stream_is_told_to_be_whole(operator: Operator) -> None:
    for command in (("reconcile", "--service", SERVICE), ("reconcile", "--service", SERVICE, "--digest")):
        assert operator.run(*command) == (
            0, ["filing: 9 compared, 0 of another stream, 0 missing, 0 damaged; all is there"],
        )  # fmt: skip


def test_a_lost_stream_is_found_and_published_again(operator: Operator) -> None:
    async def lose(pair: Pair) -> None:
        await pair.broker.stream.delete_stream(stream_name(SERVICE))
        await brokers.declare(pair.broker, SERVICE, [(HEARER, "specimen")])

    operator.at_work(lose)
    assert operator.run("reconcile", "--service", SERVICE) == (
        1, ["filing: 0 compared, 9 of another stream, 0 missing, 0 damaged; what is lost follows again"],
    )  # fmt: skip
    operator.at_work(carry)
    assert len(operator.at_work(messages)) == 9
    assert operator.run("reconcile", "--service", SERVICE)[0] == 0


def test_damage_is_found_by_digest_alone(operator: Operator) -> None:
    async def damage(pair: Pair) -> None:
        held = await messages(pair)
        subject, content, headers = held[4]
        await hold_only(pair, [*held[:4], (subject, content[:-9] + b"X" + content[-8:], headers), *held[5:]])

    operator.at_work(damage)
    assert operator.run("reconcile", "--service", SERVICE)[0] == 0
    code, (line,) = operator.run("reconcile", "--service", SERVICE, "--digest")
    assert (code, "1 missing, 1 damaged" in line) == (1, True)


def test_what_cannot_be_compared_is_not_called_whole(operator: Operator) -> None:
    code, lines = operator.run("reconcile")  # supervision publishes nothing here: it has no stream
    assert (code, lines[0].startswith("filing: 9 compared")) == (2, True)
    assert lines[1] == "supervision: not compared (NotFoundError); is the stream declared (deploy.streams)?"
    operator.server.kill()
    assert operator.run("reconcile", "--service", SERVICE) == (2, ["filing: the broker does not answer"])
    assert operator.run("reconcile", "--service", "vault")[0] == 2


def test_lag_is_counted_in_versions_from_the_tables_of_both_sides(operator: Operator) -> None:
    async def hear_some(pair: Pair) -> None:
        first, second, third = await _deliveries(pair, operator.cases[0])
        await pair.inbox.apply(FOLLOW, first)
        await pair.inbox.apply(FOLLOW, second)
        (poison, *_) = await _deliveries(pair, operator.cases[1])
        from libs.chassis.hearing import read_envelope

        await park(pair.hearer.database, FOLLOW, poison, read_envelope(poison.raw), "Planted")
        assert third.stream_seq == 3

    operator.at_work(hear_some)
    code, lines = operator.run("lag")
    assert (code, len(lines)) == (0, 3)
    assert lines[0] == "filing: 0 unpublished, oldest 0 s; compared never"
    assert lines[2].strip() == f"{CONSUMER}: 7 behind, 1 parked"
    operator.at_work(lambda pair: pair.step(operator.cases[2], 3))
    assert operator.run("reconcile", "--service", SERVICE)[0] == 0
    code, lines = operator.run("lag", "--service", SERVICE)
    assert lines[0].startswith("filing: 1 unpublished, oldest ") and "compared never" not in lines[0]
    assert operator.run("lag", "--service", HEARER)[1][1].strip() == f"{CONSUMER}: 8 behind, 1 parked"


def test_without_the_tables_of_the_publisher_the_broker_is_asked(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FILING_DATABASE_URL")
    assert operator.run("lag")[1][1].strip() == f"{CONSUMER}: 9 behind (by the broker), 0 parked"
    operator.server.kill()
    assert operator.run("lag")[1][1].strip() == f"{CONSUMER}: ? behind (by the broker), 0 parked"
