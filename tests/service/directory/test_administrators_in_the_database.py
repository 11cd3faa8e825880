"""Three separated administrators (P-36) by constraint: the database refuses every mixture, whoever writes it."""

import asyncio
import json
from collections.abc import AsyncIterator
from itertools import combinations, product
from typing import Literal, get_args
from uuid import UUID, uuid4

import asyncpg
import pytest
import pytest_asyncio

from libs.chassis.database import direct
from libs.chassis.settings import Settings
from libs.kernel.roles import NOT_OF_ACCOUNTS, Role
from services.directory.stable_ids import organ_id, person_id

ADMINISTRATORS = ("sys_admin", "sec_admin", "audit_admin")
OTHERS = tuple(str(role) for role in Role if role not in NOT_OF_ACCOUNTS and str(role) not in ADMINISTRATORS)
PAIRS = (*combinations(ADMINISTRATORS, 2), *product(ADMINISTRATORS, OTHERS))
PERSON = person_id("approval-deputy")
APART = (asyncpg.CheckViolationError, asyncpg.ExclusionViolationError)


@pytest_asyncio.fixture
async def owner(city_settings: Settings) -> AsyncIterator[asyncpg.Connection]:
    """A connection of the owner of the tables, past everything that our code checks."""
    connection = await direct(city_settings.database_url)
    yield connection
    await connection.close()


async def written(
    connection: asyncpg.Connection, *roles: str, person: UUID = PERSON, status: str = "active", literal: str = ""
) -> UUID:
    """An account written straight into the table, by whom it may be."""
    own = uuid4()
    array = literal or "{" + ",".join(roles) + "}"
    await connection.execute(
        "INSERT INTO account (id, version, status, profile, profile_version, opened_at, changed_at, body, code,"
        " person_id, organ_id, roles) SELECT $1::uuid, 1, $2::text, 'xuchang', '2023-01', now(), now(),"
        " jsonb_build_object('status', $2::text, 'person_id', $3::uuid::text, 'roles', $4::text::text[]),"
        " $5, $3, $6, $4::text::text[]",
        own, status, person, array, f"planted-{own}", organ_id("approval-bureau"),
    )  # fmt: skip
    return own


async def count(connection: asyncpg.Connection) -> int:
    found: int = await connection.fetchval("SELECT count(*) FROM account WHERE code LIKE 'planted-%'")
    return found


async def test_every_pair_with_an_administrator_in_one_account_is_refused(owner: asyncpg.Connection) -> None:
    for pair in PAIRS:
        for roles in (pair, pair[::-1]):
            with pytest.raises(asyncpg.CheckViolationError):
                await written(owner, *roles)
            with pytest.raises(asyncpg.CheckViolationError):
                await written(owner, *roles, status="disabled")
    assert (await count(owner), len(PAIRS)) == (0, 3 + 3 * len(OTHERS))


async def test_every_pair_with_an_administrator_over_two_accounts_is_refused(owner: asyncpg.Connection) -> None:
    for first, second in (turned for pair in PAIRS for turned in (pair, pair[::-1])):
        present = await written(owner, first)
        with pytest.raises(asyncpg.ExclusionViolationError):
            await written(owner, second)
        await owner.execute("DELETE FROM account WHERE id = $1", present)
    assert await count(owner) == 0


async def test_what_is_no_mixture_is_accepted(owner: asyncpg.Connection) -> None:
    """The control: the refusals above are not of everything."""
    await written(owner, "unit_clerk", "unit_party_head")
    await written(owner, "sup_head")
    await written(owner, "audit_admin", person=person_id("audit-admin"))
    await written(owner, "sec_admin", person=person_id("housing-clerk"), status="disabled")
    assert await count(owner) == 4


@pytest.mark.parametrize(
    "literal",
    ["{{sys_admin}}", "[2:2]={sys_admin}", "{sys_admin,sys_admin}", "{sys_admin,NULL}", "{{sys_admin,judge}}"],
)
async def test_an_array_of_another_shape_is_no_way_round(owner: asyncpg.Connection, literal: str) -> None:
    await written(owner, "unit_clerk")
    with pytest.raises(APART):
        await written(owner, literal=literal)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE account SET roles = roles || '{sup_head}', body = jsonb_set(body, '{roles}',"
        " to_jsonb(roles || '{sup_head}')) WHERE code = 'audit-admin'",
        "UPDATE account SET person_id = (SELECT person_id FROM account WHERE code = 'audit-admin'),"
        " body = jsonb_set(body, '{person_id}', (SELECT body -> 'person_id' FROM account WHERE code = 'audit-admin'))"
        " WHERE code = 'sec-admin'",
    ],
)
async def test_changing_what_is_there_is_no_way_round(owner: asyncpg.Connection, statement: str) -> None:
    with pytest.raises(APART):
        await owner.execute(statement)


async def test_a_disabled_account_counts_again_when_it_is_enabled(owner: asyncpg.Connection) -> None:
    await written(owner, "unit_clerk")
    own = await written(owner, "sys_admin", status="disabled")
    enabling = "UPDATE account SET status = 'active', body = jsonb_set(body, '{status}', '\"active\"') WHERE id = $1"
    with pytest.raises(asyncpg.ExclusionViolationError):
        await owner.execute(enabling, own)


@pytest.mark.parametrize(("name", "value"), [("roles", ["sys_admin"]), ("status", "disabled"), ("person_id", "x")])
async def test_a_case_cannot_say_other_rights_than_its_columns(
    owner: asyncpg.Connection, name: str, value: object
) -> None:
    with pytest.raises(asyncpg.CheckViolationError):
        await owner.execute(
            "UPDATE account SET body = jsonb_set(body, ARRAY[$1], $2::text::jsonb) WHERE code = 'sec-admin'",
            name, json.dumps(value),
        )  # fmt: skip


Isolation = Literal["read_committed", "repeatable_read", "serializable"]


@pytest.mark.parametrize("isolation", get_args(Isolation))
async def test_of_attempts_made_at_once_only_those_of_one_kind_succeed(
    city_settings: Settings, owner: asyncpg.Connection, isolation: Isolation
) -> None:
    kinds = (*ADMINISTRATORS, "unit_clerk", "sup_head", "bureau")

    async def attempt(role: str) -> str | None:
        connection = await direct(city_settings.database_url)
        try:
            async with connection.transaction(isolation=isolation):
                await connection.fetch("SELECT id FROM account")  # the snapshot is taken before anybody has written
                await asyncio.sleep(0.01)
                await written(connection, role)
            return role
        except (*APART, asyncpg.SerializationError, asyncpg.DeadlockDetectedError):
            return None
        finally:
            await connection.close()

    for _ in range(5):
        done = {role for role in await asyncio.gather(*map(attempt, kinds)) if role is not None}
        kept = {row["roles"][0] for row in await owner.fetch("SELECT roles FROM account WHERE code LIKE 'planted-%'")}
        assert kept == done != set()
        assert len(kept & set(ADMINISTRATORS)) == 0 or len(kept) == 1, kept
        await owner.execute("DELETE FROM account WHERE code LIKE 'planted-%'")


async def test_a_machine_holds_no_role_but_those_of_offices_that_hand_over(owner: asyncpg.Connection) -> None:
    for role in (*ADMINISTRATORS, *OTHERS):
        own = await written(owner, role)
        making = owner.execute("UPDATE account SET machine = true WHERE id = $1", own)
        if role in {"bureau", "lead_unit_user", "task_force_user", "psb", "org_dept"}:
            assert await making == "UPDATE 1"
        else:
            with pytest.raises(asyncpg.CheckViolationError):
                await making
        await owner.execute("DELETE FROM account WHERE id = $1", own)
