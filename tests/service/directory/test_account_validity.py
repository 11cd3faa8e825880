"""How long an account may be used (P-36): its last day, and the disabling of what nobody uses."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from deploy.local.postgres import PostgresServer
from libs.chassis.database import direct, script_folder
from libs.chassis.process import Part, Running
from libs.kernel.actor import office_day
from services.directory.main import SERVICE
from services.directory.stable_ids import account_id
from tests.service.directory.caller import Clock, Directory, settings_for
from tests.support.databases import Databases

CLERK = "approval-clerk"
PLACE = f"/accounts/{account_id(CLERK)}"

_CASE = "gen_random_uuid(), 1, 'active', NULL, 'xuchang', '2023-01', now(), now()"
_BODY = """jsonb_build_object('id', id, 'status', 'active', 'profile', 'xuchang', 'profile_version', '2023-01',
'version', 1, 'code', code, 'person_id', person_id, 'organ_id', organ_id, 'office_id', NULL, 'roles', roles,
'opened_at', opened_at, 'changed_at', changed_at)"""
BEFORE = f"""
INSERT INTO organ SELECT {_CASE}, '{{}}', 'organ', 'municipal_unit', 'city', NULL, NULL;
INSERT INTO person SELECT {_CASE}, '{{}}', 'person', '{{}}', NULL;
INSERT INTO account SELECT {_CASE}, '{{}}', 'of-before', person.id, organ.id, NULL, '{{unit_clerk}}' FROM person, organ;
UPDATE account SET body = {_BODY};
"""
"""An account as it was recorded before its use was looked at."""


def today(directory: Directory) -> date:
    return office_day(directory.clock())


async def limited(directory: Directory, until: date | None) -> int:
    answer = await directory.on_account("/validity", CLERK, {"valid_until": None if until is None else str(until)})
    return answer.status_code


async def status(directory: Directory) -> tuple[str, str | None]:
    read = (await directory.get("sec-admin", PLACE)).json()
    return read["status"], read["disabled_for"]


async def outcomes(directory: Directory) -> list[str]:
    rows = await directory.rows("SELECT outcome FROM audit_event WHERE action = 'account.sign_in' ORDER BY id")
    return [row["outcome"] for row in rows]


async def test_after_its_last_day_an_account_is_of_no_use(directory: Directory) -> None:
    directory.ruled(password_max_age_days=0)
    assert await limited(directory, today(directory) + timedelta(days=2)) == 200
    directory.clock.ahead = timedelta(days=2)
    await directory.tick()
    assert (await directory.sign_in(CLERK)).status_code == 200
    directory.clock.ahead = timedelta(days=3)
    assert (await directory.sign_in(CLERK)).json()["code"] == "credentials_wrong", "even before time has come round"
    await directory.tick()
    assert await status(directory) == ("disabled", "expired")
    assert (await directory.sign_in(CLERK)).json()["code"] == "credentials_wrong"
    assert (await directory.get(CLERK, "/me")).status_code == 401
    assert await outcomes(directory) == ["signed_in", "account_expired", "account_expired"]
    (row,) = await directory.rows("SELECT * FROM case_history WHERE act = 'lapse'")
    assert (row["lifecycle_row"], row["role"]) == ("DU-08", "clock")
    (told,) = await directory.rows("SELECT event_type FROM outbox_event ORDER BY id DESC LIMIT 1")
    assert told["event_type"] == "directory.account.disabled.v1"


async def test_a_last_day_that_was_moved_holds_and_one_taken_away_does_not(directory: Directory) -> None:
    directory.ruled(password_max_age_days=0)
    assert await limited(directory, today(directory)) == 200
    assert await limited(directory, today(directory) + timedelta(days=5)) == 200
    directory.clock.ahead = timedelta(days=4)
    await directory.tick()
    assert await status(directory) == ("active", None)
    assert await limited(directory, None) == 200
    directory.clock.ahead = timedelta(days=30)
    await directory.tick()
    assert await status(directory) == ("active", None)


async def test_a_day_that_has_passed_is_no_last_day(directory: Directory) -> None:
    assert await limited(directory, today(directory) - timedelta(days=1)) == 422
    body = {"valid_until": str(today(directory) - timedelta(days=1))}
    await directory.on_account("/disabling", CLERK, {})
    answer = await directory.on_account("/enabling", CLERK, body)
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [("#/valid_until", "day_passed")]


@pytest.mark.parametrize("account", ["sys-admin", "audit-admin", CLERK])
async def test_only_the_security_administrator_limits_accounts(directory: Directory, account: str) -> None:
    body = {"valid_until": str(today(directory) + timedelta(days=9))}
    assert (await directory.on_account("/validity", CLERK, body, by=account)).status_code == 403
    own = await directory.on_account("/validity", "sec-admin", body)
    assert own.json()["code"] == "own_account"


async def test_an_account_that_nobody_uses_is_disabled_after_ninety_days(directory: Directory) -> None:
    directory.ruled(password_max_age_days=0)
    directory.clock.ahead = timedelta(days=60)
    assert (await directory.sign_in(CLERK)).status_code == 200
    directory.clock.ahead = timedelta(days=91)
    for _ in range(2):
        await directory.tick()
    unused = await directory.rows("SELECT body ->> 'disabled_for' AS why, code FROM account WHERE status = 'disabled'")
    assert {row["why"] for row in unused} == {"dormant"}
    (used,) = await directory.rows("SELECT code FROM account WHERE status = 'active'")
    assert (used["code"], len(unused) > 60) == (CLERK, True)
    assert (await directory.sign_in("housing-clerk")).json()["code"] == "credentials_wrong"
    directory.clock.ahead = timedelta(days=151)
    await directory.tick()
    assert await outcomes(directory) == ["signed_in", "account_dormant"]
    (row,) = await directory.rows("SELECT status FROM account WHERE code = $1", CLERK)
    assert row["status"] == "disabled"


async def test_a_use_is_noted_once_a_day_and_says_nothing_else(directory: Directory) -> None:
    directory.ruled(password_max_age_days=0)
    for day in (0, 1, 1, 2):
        directory.clock.ahead = timedelta(days=day)
        assert (await directory.sign_in(CLERK)).status_code == 200
    rows = await directory.rows(
        "SELECT convert_from(payload, 'UTF8')::jsonb -> 'data' AS said FROM outbox_event WHERE event_type = $1",
        "directory.account.used.v1",
    )
    assert [row["said"] for row in rows] == ["{}", "{}"]


async def test_where_no_days_are_set_nothing_becomes_dormant(directory: Directory) -> None:
    directory.ruled(dormant_after_days=0, password_max_age_days=0)
    assert (await directory.sign_in(CLERK)).status_code == 200
    directory.clock.ahead = timedelta(days=80)
    assert (await directory.sign_in(CLERK)).status_code == 200
    directory.clock.ahead = timedelta(days=1000)
    for _ in range(2):
        await directory.tick()
    assert await status_of(directory, CLERK) == "active"


async def status_of(directory: Directory, account: str) -> str:
    (row,) = await directory.rows("SELECT status FROM account WHERE code = $1", account)
    found: str = row["status"]
    return found


async def test_a_disabled_account_says_why_and_may_be_used_again_when_it_is_enabled(directory: Directory) -> None:
    directory.ruled(password_max_age_days=0)
    assert await limited(directory, today(directory)) == 200
    directory.clock.ahead = timedelta(days=1)
    await directory.tick()
    until = str(today(directory) + timedelta(days=10))
    enabled = await directory.on_account("/enabling", CLERK, {"valid_until": until})
    assert enabled.status_code == 200, enabled.text
    assert (enabled.json()["valid_until"], enabled.json()["disabled_for"]) == (until, None)
    assert (await directory.sign_in(CLERK)).status_code == 200
    await directory.on_account("/disabling", CLERK, {})
    assert await status(directory) == ("disabled", "decision")
    await directory.sign_in(CLERK)
    assert (await outcomes(directory))[-1] == "account_decision"


async def test_accounts_from_before_become_dormant_ninety_days_after_the_migration(
    databases: Databases, postgres_server: PostgresServer, keys: Path
) -> None:
    url = await postgres_server.create_database("directory_of_before")
    try:
        await brought_to(url, "0003")
        connection = await direct(url)
        await connection.execute(BEFORE)
        await connection.close()
        await brought_to(url, "head")
        clock = Clock()
        running = Running(SERVICE, settings_for(url, keys), Part.WEB, clock=clock)
        await running.start()
        async with Directory.at(running, clock) as directory:
            for days, expected in ((89, "active"), (91, "disabled")):
                clock.ahead = timedelta(days=days)
                await directory.tick()
                assert await status_of(directory, "of-before") == expected
        await running.stop()
    finally:
        await databases.drop(url)


async def brought_to(url: str, revision: str) -> None:
    """The schema of that version."""
    config = Config()
    config.set_main_option("script_location", str(script_folder("directory")))

    def upgrade(connection: Connection) -> None:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)

    engine = create_async_engine(url)
    async with engine.begin() as opened:
        await opened.run_sync(upgrade)
    await engine.dispose()
