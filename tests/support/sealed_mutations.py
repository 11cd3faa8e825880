"""What somebody with every right in the database could do to encrypted values: each mutation by chance and by name."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

import orjson
from pydantic import ValidationError
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.envelope.covering import cover_of
from libs.chassis.envelope.key_rows import key_of
from libs.chassis.envelope.refusals import SealBroken
from tests.support import sealed_alterations
from tests.support.sealed_house import SealedHouse

FIELDS = (("items", 0, "verification"), ("items", 1, "verification"), ("deferrals",), ("tip",), ("$sealed",))
"""Where encrypted values stand in a dossier."""


@dataclass
class Stage:
    """Cases to mutate: bodies and statements as stored, in their present and in their earlier version."""

    house: SealedHouse
    dossiers: list[UUID]
    safes: list[UUID]
    earlier: dict[UUID, Any]

    async def body(self, connection: AsyncConnection, kind: str, case_id: UUID) -> Any:
        """The body as stored."""
        found = await connection.execute(text(f"SELECT body FROM {kind} WHERE id = :id"), {"id": case_id})
        return orjson.loads(found.scalar_one())

    async def put(self, connection: AsyncConnection, kind: str, case_id: UUID, body: Any) -> None:
        """Store another body."""
        values = {"id": case_id, "body": orjson.dumps(body).decode()}
        await connection.execute(text(f"UPDATE {kind} SET body = CAST(:body AS jsonb) WHERE id = :id"), values)

    async def record(self, connection: AsyncConnection, case_id: UUID, version: int) -> Any:
        """A statement as stored."""
        statement = text("SELECT record FROM case_history WHERE case_id = :id AND version = :version")
        return orjson.loads((await connection.execute(statement, {"id": case_id, "version": version})).scalar_one())

    async def put_record(self, connection: AsyncConnection, case_id: UUID, version: int, record: Any) -> None:
        """Store another statement."""
        statement = text(
            "UPDATE case_history SET record = CAST(:record AS jsonb) WHERE case_id = :id AND version = :version"
        )
        values = {"id": case_id, "version": version, "record": orjson.dumps(record).decode()}
        await connection.execute(statement, values)


@dataclass(frozen=True)
class Target:
    """What was mutated, and is to be read: a case, or a statement of it."""

    kind: str
    case_id: UUID
    version: int = 0


Mutation = Callable[[Stage, AsyncConnection, Random], Awaitable[Target]]


def value_at(body: Any, path: tuple[Any, ...]) -> Any:
    """What stands there."""
    for step in path:
        body = body[step]
    return body


def set_at(body: Any, path: tuple[Any, ...], value: Any) -> None:
    """Put something else there."""
    value_at(body, path[:-1])[path[-1]] = value


async def _between_rows(stage: Stage, connection: AsyncConnection, chance: Random) -> Target:
    one, other = chance.sample(stage.dossiers, 2)
    body, path = await stage.body(connection, "dossier", one), chance.choice(FIELDS)
    set_at(body, path, value_at(await stage.body(connection, "dossier", other), path))
    await stage.put(connection, "dossier", one, body)
    return Target("dossier", one)


async def _between_whole_rows(stage: Stage, connection: AsyncConnection, chance: Random) -> Target:
    kind = chance.choice(("dossier", "safe"))
    one, other = chance.sample(stage.dossiers if kind == "dossier" else stage.safes, 2)
    await stage.put(connection, kind, one, await stage.body(connection, kind, other))
    return Target(kind, one)


async def _between_columns(stage: Stage, connection: AsyncConnection, chance: Random) -> Target:
    case_id = chance.choice(stage.dossiers)
    body = await stage.body(connection, "dossier", case_id)
    to, source = chance.sample(FIELDS, 2)
    set_at(body, to, value_at(body, source))
    await stage.put(connection, "dossier", case_id, body)
    return Target("dossier", case_id)


async def _between_levels(stage: Stage, connection: AsyncConnection, chance: Random) -> Target:
    case_id = chance.choice(stage.dossiers)
    body = await stage.body(connection, "dossier", case_id)
    ends = [("tip",), chance.choice(FIELDS[:3])]
    chance.shuffle(ends)
    set_at(body, ends[0], value_at(body, ends[1]))
    await stage.put(connection, "dossier", case_id, body)
    return Target("dossier", case_id)


async def _between_tables(stage: Stage, connection: AsyncConnection, chance: Random) -> Target:
    safe, dossier = chance.choice(stage.safes), chance.choice(stage.dossiers)
    match chance.randrange(4):
        case 0:
            await stage.put(connection, "safe", safe, await stage.record(connection, safe, 2))
            return Target("safe", safe)
        case 1:
            await stage.put_record(connection, safe, 2, await stage.body(connection, "safe", safe))
            return Target("safe", safe, 2)
        case 2:
            body = await stage.body(connection, "dossier", dossier)
            set_at(body, chance.choice(FIELDS), await stage.body(connection, "safe", safe))
            await stage.put(connection, "dossier", dossier, body)
            return Target("dossier", dossier)
        case _:
            body = await stage.body(connection, "dossier", dossier)
            await stage.put_record(connection, dossier, 2, value_at(body, chance.choice(FIELDS)))
            return Target("dossier", dossier, 2)


async def _between_versions(stage: Stage, connection: AsyncConnection, chance: Random) -> Target:
    kind = chance.choice(("dossier", "safe"))
    case_id = chance.choice(stage.dossiers if kind == "dossier" else stage.safes)
    match chance.randrange(4):
        case 0:
            await stage.put(connection, kind, case_id, stage.earlier[case_id])
        case 1:
            raised = text(f"UPDATE {kind} SET version = version + 1 WHERE id = :id")
            await connection.execute(raised, {"id": case_id})
        case 2:
            version = chance.choice((1, 2))
            await stage.put_record(connection, case_id, version, await stage.record(connection, case_id, 3 - version))
            return Target(kind, case_id, version)
        case _:
            case_id = chance.choice(stage.dossiers)
            body, path = await stage.body(connection, "dossier", case_id), chance.choice(FIELDS)
            set_at(body, path, value_at(stage.earlier[case_id], path))
            await stage.put(connection, "dossier", case_id, body)
            return Target("dossier", case_id)
    return Target(kind, case_id)


async def _altered(
    stage: Stage, connection: AsyncConnection, chance: Random, alter: Callable[[str, Random], Any]
) -> Target:
    """One value, wherever it stands, changed as asked."""
    match chance.randrange(3):
        case 0:
            case_id = chance.choice(stage.dossiers)
            body, path = await stage.body(connection, "dossier", case_id), chance.choice(FIELDS)
            set_at(body, path, alter(value_at(body, path)["sealed"], chance))
            await stage.put(connection, "dossier", case_id, body)
            return Target("dossier", case_id)
        case 1:
            case_id = chance.choice(stage.safes)
            body = await stage.body(connection, "safe", case_id)
            await stage.put(connection, "safe", case_id, alter(body["sealed"], chance))
            return Target("safe", case_id)
        case _:
            case_id, version = chance.choice(stage.safes), chance.choice((1, 2))
            record = await stage.record(connection, case_id, version)
            await stage.put_record(connection, case_id, version, alter(record["sealed"], chance))
            return Target("safe", case_id, version)


def _alteration(alter: Callable[[str, Random], Any]) -> Mutation:
    async def mutate(stage: Stage, connection: AsyncConnection, chance: Random) -> Target:
        return await _altered(stage, connection, chance, alter)

    return mutate


async def _taken_away(stage: Stage, connection: AsyncConnection, chance: Random) -> Target:
    case_id = chance.choice(stage.dossiers)
    body = await stage.body(connection, "dossier", case_id)
    match chance.randrange(3):
        case 0:
            path = chance.choice(FIELDS)
            del value_at(body, path[:-1])[path[-1]]
        case 1:
            del body["items"][chance.randrange(2)]
        case _:
            body["items"] = chance.choice(([], None))
    await stage.put(connection, "dossier", case_id, body)
    return Target("dossier", case_id)


_KEY_FAULTS = (
    "SET level = 7 - level",
    "SET suite = 3 - suite",
    "SET id = gen_random_uuid()",
    "SET kek_id = 'filing.c3.1'",
    "SET kek_id = 'filing.c4.77'",
    "SET case_id = gen_random_uuid()",
    "SET wrapped = ''",
    "SET wrapped = substr(wrapped, 1, 20)",
    "SET wrapped = set_bit(wrapped, {bit}, 1 - get_bit(wrapped, {bit}))",
    "SET wrapped = (SELECT o.wrapped FROM dek o WHERE o.case_id = :other)",
    "SET id = gen_random_uuid(), wrapped = (SELECT o.wrapped FROM dek o WHERE o.case_id = :other)",
)


async def _key(stage: Stage, connection: AsyncConnection, chance: Random) -> Target:
    kind = chance.choice(("dossier", "safe"))
    case_id, other = chance.sample(stage.dossiers if kind == "dossier" else stage.safes, 2)
    fault = chance.choice(_KEY_FAULTS).format(bit=chance.randrange(8 * (1 + 12 + 32 + 16)))
    values = {"id": case_id} | ({"other": other} if ":other" in fault else {})
    await connection.execute(text(f"UPDATE dek {fault} WHERE case_id = :id"), values)
    return Target(kind, case_id)


MUTATIONS: Mapping[str, Mutation] = {
    "between_rows": _between_rows,
    "between_whole_rows": _between_whole_rows,
    "between_columns": _between_columns,
    "between_levels": _between_levels,
    "between_tables": _between_tables,
    "between_versions": _between_versions,
    "cut": _alteration(sealed_alterations.cut),
    "flipped": _alteration(sealed_alterations.flipped),
    "misspelt": _alteration(sealed_alterations.misspelt),
    "lengthened": _alteration(sealed_alterations.lengthened),
    "cleared": _alteration(sealed_alterations.cleared),
    "taken_away": _taken_away,
    "key": _key,
}


async def make_stage(house: SealedHouse, cases: int = 4) -> Stage:
    """Some cases of either kind, each moved once."""
    ids = {kind: [await house.open(kind, f"secret {n}") for n in range(cases)] for kind in ("dossier", "safe")}
    earlier = {case_id: await house.body(kind, case_id) for kind, found in ids.items() for case_id in found}
    for kind, found in ids.items():
        for case_id in found:
            assert (await house.act(kind, case_id, "step", 1, secret="later")).status_code == 200
    return Stage(house, ids["dossier"], ids["safe"], earlier)


async def accepted(stage: Stage, count: int, seed: int) -> list[str]:
    """The names of the mutations, of so many by chance, after which something was decrypted."""
    chance, found = Random(seed), []
    for number in range(count):
        name = list(MUTATIONS)[number % len(MUTATIONS)]
        async with stage.house.running.database.connect() as connection:
            target = await MUTATIONS[name](stage, connection, chance)
            try:
                with suppress(ValidationError):  # decrypted, though it makes no case
                    await read(stage, connection, target)
                found.append(name)
            except SealBroken:
                pass
            await connection.rollback()
    return found


async def read(stage: Stage, connection: AsyncConnection, target: Target) -> None:
    """Read what was mutated, as the machinery reads it. Raises SealBroken."""
    if not target.version:
        await stage.house.load(connection, target.kind, target.case_id)
        return
    case_type = stage.house.running.engine.types[target.kind]
    key = await key_of(connection, target.kind, target.case_id)
    cover = cover_of(connection, case_type, target.case_id, target.version, key)
    cover.open_record(orjson.dumps(await stage.record(connection, target.case_id, target.version)).decode())
