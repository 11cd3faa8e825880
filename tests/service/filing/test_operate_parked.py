"""The operator's commands on parked events go the guarded way: a known administrator, two persons, all on record."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from typer.testing import CliRunner

from deploy.operate import app
from libs.chassis.database import direct
from tests.service.filing.test_reactions import CONSUMER, CaseMoved, opened, settle, told
from tests.support.city import SampleCity
from tests.support.databases import Databases
from tests.support.filing_service import TEMPLATE, open_house

CAUSE = "accountability.case.opened.v1:Absent"
FIRST, SECOND = "sys-admin", "sec-admin"


@dataclass
class Operator:
    """Somebody at the command line of a filing service in which a case is parked."""

    url: str
    city: SampleCity
    event: str

    def run(self, *command: str, by: str = FIRST) -> tuple[int, str]:
        """Exit code and output of a command of that account."""
        account = str(self.city.person(by).account_id) if by else str(uuid4())
        done = CliRunner(env={"COLUMNS": "300"}).invoke(app, [*command, "--by", account])
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.exit_code, done.output.strip()

    def trail(self) -> list[tuple[str, UUID, str, str]]:
        """What these commands left on record."""

        async def read() -> list[tuple[str, UUID, str, str]]:
            connection = await direct(self.url)
            rows = await connection.fetch(
                "SELECT action, account_id, decision, outcome FROM audit_event"
                " WHERE object_type IN ('parked_event', 'door') ORDER BY id"
            )
            await connection.close()
            return [tuple(row) for row in rows]

        return asyncio.run(read())


@pytest.fixture
def operator(
    city: SampleCity, databases: Databases, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Operator]:
    """A case opened on a filing that is not there is parked, one later event waits; there are two administrators."""

    async def make() -> tuple[str, str]:
        url = await databases.server.create_database("operated_filing", TEMPLATE)
        story, first = opened(keys, str(uuid4()))
        async with open_house(url, keys, tmp_path, city) as house:
            for event in (first, told(story.tell(CaseMoved))):
                await settle(house, event)
        connection = await direct(url)
        account = city.person(SECOND).account_id
        await connection.execute("UPDATE replica_account SET roles = ARRAY['sys_admin'] WHERE id = $1", account)
        event_id = await connection.fetchval("SELECT event_id FROM parked_event WHERE version = 1")
        await connection.close()
        return url, str(event_id)

    url, event = asyncio.run(make())
    for name, value in {"FILING_DATABASE_URL": url, "NATS_URL": "", "LANYARD_KEYS": str(keys)}.items():
        monkeypatch.setenv(name, value)
    yield Operator(url, city, event)
    asyncio.run(databases.drop(url))


def test_parked_events_are_listed_by_cause_and_retried(operator: Operator) -> None:
    code, told_all = operator.run("parked", "filing")
    lines = told_all.splitlines()
    assert (code, lines[-1]) == (0, "2 waiting")
    assert lines[0].startswith(f"parked  {operator.event} {CONSUMER} accountability.case ")
    assert "xc_n2" not in told_all
    assert operator.run("parked", "filing", "--cause", CAUSE)[1].splitlines()[-1] == "1 waiting"
    assert operator.run("retry", "filing", "--cause", CAUSE) == (0, "0 applied")
    assert [line[0] for line in operator.trail()] == ["parked_event.list"] * 2 + ["parked_event.retry"]


def test_two_administrators_give_an_event_up(operator: Operator) -> None:
    place = ("filing", CONSUMER, operator.event)
    assert operator.run("propose-discard", *place, "--reason", "withdrawn by its source")[0] == 0
    assert "withdrawn by its source" in operator.run("parked", "filing", by=SECOND)[1]
    assert operator.run("confirm-discard", *place)[0] == 2
    assert operator.run("confirm-discard", *place, by=SECOND) == (0, "discarded")
    assert operator.run("retry", "filing") == (0, "1 applied")
    first, second = (operator.city.person(who).account_id for who in (FIRST, SECOND))
    assert [line for line in operator.trail() if line[0] != "parked_event.list"] == [
        ("parked_event.propose_discard", first, "allow", "proposed"),
        ("parked_event.confirm_discard", first, "deny", "second_person_needed"),
        ("parked_event.confirm_discard", second, "allow", "discarded"),
        ("parked_event.retry", first, "allow", "retried"),
    ]


@pytest.mark.parametrize("reason", [" ", "abc"])
def test_a_proposal_without_a_reason_is_none(operator: Operator, reason: str) -> None:
    place = ("filing", CONSUMER, operator.event)
    assert operator.run("propose-discard", *place, "--reason", reason)[0] == 2
    assert operator.run("confirm-discard", *place, by=SECOND)[0] == 2
    assert operator.run("parked", "filing")[1].splitlines()[-1] == "2 waiting"


@pytest.mark.parametrize("by", ["audit-admin", "approval-clerk", ""])
def test_nobody_else_operates(operator: Operator, by: str) -> None:
    place = ("filing", CONSUMER, operator.event)
    refused = [
        operator.run("parked", "filing", by=by),
        operator.run("retry", "filing", by=by),
        operator.run("propose-discard", *place, "--reason", "withdrawn by its source", by=by),
        operator.run("confirm-discard", *place, by=by),
    ]
    assert [code for code, _ in refused] == [2] * 4
    assert not any(operator.event in said for _, said in refused[:2])
    wanted = [("door.operate", operator.city.person(by).account_id, "deny", "not_entitled")] * 4 if by else []
    assert operator.trail() == wanted
