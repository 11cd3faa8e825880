"""The operator's commands on keys: each does what it says, two persons destroy, and every use is on record."""

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest
from typer.testing import CliRunner

from deploy.local.postgres import PostgresServer
from deploy.operate import app
from tests.support.sealed_house import make_sealed_database, open_sealed_house, own_keys
from tests.support.sealed_specimen import HANDLER, LEADER, SERVICE

PERSONS = ("--decided-by", str(HANDLER.account_id), "--second-by", str(LEADER.account_id))


@dataclass
class Operator:
    """An operator of the service, and one case in it."""

    url: str
    keys: Path
    case_id: UUID

    def run(self, *command: str) -> tuple[int, str]:
        """Exit code and output of a command."""
        done = CliRunner(env={"COLUMNS": "300"}).invoke(app, command)
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.exit_code, done.output.strip()

    def shown(self) -> int:
        """The status with which the case is answered."""

        async def show() -> int:
            async with open_sealed_house(self.url, self.keys) as house:
                return (await house.show("safe", self.case_id)).status_code

        return asyncio.run(show())

    def outcomes(self) -> list[str]:
        """The actions on record, oldest first."""

        async def read() -> list[str]:
            async with open_sealed_house(self.url, self.keys) as house:
                return [row["action"] for row in await house.rows("SELECT action FROM audit_event ORDER BY id")]

        return asyncio.run(read())


@pytest.fixture
def operator(
    postgres_server: PostgresServer, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Operator]:
    """Somebody at the command line of the service of the encrypted cases."""
    own = own_keys(keys, tmp_path / "keys")

    async def make() -> tuple[str, UUID]:
        url = await make_sealed_database(postgres_server, "operated")
        async with open_sealed_house(url, own) as house:
            return url, await house.open("safe", "secret")

    url, case_id = asyncio.run(make())
    monkeypatch.setitem(sys.modules, "services.filing.main", SimpleNamespace(SERVICE=SERVICE))
    for name, value in {"FILING_DATABASE_URL": url, "NATS_URL": "", "LANYARD_KEYS": str(own)}.items():
        monkeypatch.setenv(name, value)
    yield Operator(url, own, case_id)
    asyncio.run(postgres_server.drop_database("operated"))


def test_a_key_is_made_rotated_to_and_the_old_one_destroyed(operator: Operator) -> None:
    assert operator.run("new-kek", "filing", "c4") == (0, "filing.c4.2")
    assert (operator.keys / "filing.c4.2.kek").stat().st_mode & 0o777 == 0o600
    assert operator.run("destroy-kek", "filing", "filing.c4.1", *PERSONS)[0] == 2
    assert operator.run("rotate-kek", "filing", "c4") == (0, "1 wrapped anew")
    assert operator.run("destroy-kek", "filing", "filing.c4.1", *PERSONS) == (0, "destroyed")
    assert not (operator.keys / "filing.c4.1.kek").exists()
    assert operator.shown() == 200
    assert [name for name in operator.outcomes() if not name.startswith("safe")] == [
        "dek.rotate_kek", "kek.erase", "kek.second_erasure",
    ]  # fmt: skip


def test_cases_are_encrypted_anew(operator: Operator) -> None:
    assert operator.run("rotate-dek", "filing") == (0, "1 encrypted anew")
    assert operator.run("rotate-dek", "filing", "--case-id", str(operator.case_id)) == (0, "1 encrypted anew")
    assert operator.shown() == 200


def test_a_case_is_erased_by_two_persons(operator: Operator) -> None:
    erase = ("erase-case", "filing", "safe", str(operator.case_id), *PERSONS)
    assert operator.run(*erase, "--reason", "asked for") == (0, "erased")
    assert operator.shown() == 410
    assert operator.run(*erase, "--reason", "asked for")[0] == 2


@pytest.mark.parametrize(
    "command",
    [
        ("safe", *PERSONS[:3], PERSONS[1], "--reason", "why"),
        ("safe", *PERSONS[:3], str(UUID(int=9)), "--reason", "why"),
        ("safe", *PERSONS, "--reason", " "),
        ("other", *PERSONS, "--reason", "why"),
    ],
    ids=["one person", "unknown person", "no reason", "no such kind"],
)
def test_an_erasure_without_what_it_needs_destroys_nothing(operator: Operator, command: tuple[str, ...]) -> None:
    kind, *rest = command
    assert operator.run("erase-case", "filing", kind, str(operator.case_id), *rest)[0] == 2
    assert operator.shown() == 200


@pytest.mark.parametrize("kek_id", ["filing.c4.7", "directory.c4.1", "filing.key"])
def test_a_key_that_is_not_there_or_not_of_the_service_is_not_destroyed(operator: Operator, kek_id: str) -> None:
    before = sorted(place.name for place in operator.keys.iterdir())
    assert operator.run("destroy-kek", "filing", kek_id, *PERSONS)[0] == 2
    assert sorted(place.name for place in operator.keys.iterdir()) == before
