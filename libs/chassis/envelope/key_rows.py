"""The stored keys: one row per encrypted case, read with the case, locked with it, created with it."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Column,
    FromClause,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    and_,
    bindparam,
    insert,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.envelope.keyring import keyring_of
from libs.chassis.envelope.refusals import Cause, Erased, SealBroken, told
from libs.chassis.envelope.value import CaseKey
from libs.chassis.ids import new_id
from libs.chassis.prepared import Answered, Prepared
from libs.chassis.tables import INSTANT, METADATA
from libs.kernel.sensitivity import Sensitivity

DEK = Table(
    "dek",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("case_type", Text),
    Column("case_id", Uuid),
    Column("level", Integer),
    Column("suite", Integer),
    Column("wrapped", LargeBinary),
    Column("kek_id", Text),
    Column("created_at", INSTANT),
    Column("destroyed_at", INSTANT),
    Column("decided_by", Uuid),
    Column("second_by", Uuid),
    Column("reason", Text),
)
_READ: Final = ("id", "level", "suite", "wrapped", "kek_id", "destroyed_at")
KEY_COLUMNS: Final = tuple(DEK.c[name].label(f"dek_{name}") for name in _READ)
_OF_CASE: Final = Prepared(
    select(*KEY_COLUMNS).where(
        DEK.c.case_type == bindparam("case_type", type_=Text), DEK.c.case_id == bindparam("case_id", type_=Uuid)
    )
)
_FILLED = ("id", "case_type", "case_id", "level", "suite", "wrapped", "kek_id", "created_at")
_INSERT: Final = Prepared(insert(DEK).values({name: bindparam(name, type_=DEK.c[name].type) for name in _FILLED}))
_CHOOSING: Final = text("SELECT pg_advisory_xact_lock_shared(hashtextextended('lanyard-kek', 0))")
_ROTATING: Final = text("SELECT pg_advisory_xact_lock(hashtextextended('lanyard-kek', 0))")


def with_keys(table: Table, case_type: str) -> FromClause:
    """A case table with the key of each case."""
    return table.outerjoin(DEK, and_(DEK.c.case_type == case_type, DEK.c.case_id == table.c.id))


def key_in(connection: AsyncConnection, row: Answered, case_type: str, case_id: UUID) -> CaseKey | None:
    """The key in a row that has the ``KEY_COLUMNS``; None if it was destroyed. Raises SealBroken if it is not sound."""
    found = {name: row[f"dek_{name}"] for name in _READ}
    if found["id"] is None:
        raise told(case_type, Cause.NO_KEY)
    if found["wrapped"] is None:
        return None
    try:
        return keyring_of(connection).unwrap(found, case_type, case_id)
    except SealBroken as broken:
        raise told(case_type, broken.cause) from None


async def key_of(connection: AsyncConnection, case_type: str, case_id: UUID) -> CaseKey | None:
    """The key of a case as it is now; None if it was destroyed. Who has locked the case has a lasting answer."""
    row = await _OF_CASE.row(connection, {"case_type": case_type, "case_id": case_id})
    if row is None:
        raise told(case_type, Cause.NO_KEY)
    return key_in(connection, row, case_type, case_id)


async def lasting_key_of(connection: AsyncConnection, case_type: str, case_id: UUID) -> CaseKey:
    """The key of a case that is to be written. Refuses with Erased."""
    key = await key_of(connection, case_type, case_id)
    if key is None:
        raise Erased
    return key


async def give_key(
    connection: AsyncConnection, case_type: str, case_id: UUID, level: Sensitivity, at: datetime
) -> CaseKey:
    """A new key for a new case, stored in the running transaction."""
    keyring = keyring_of(connection)
    key = keyring.fresh(new_id(), level)
    stored = await wrapped_now(connection, key, case_type, case_id)
    values = {"id": key.id, "case_type": case_type, "case_id": case_id, "level": int(level), "suite": int(key.suite)}
    await _INSERT.row(connection, {**values, **stored, "created_at": at})
    return key


async def wrapped_now(connection: AsyncConnection, key: CaseKey, case_type: str, case_id: UUID) -> dict[str, Any]:
    """The columns of the key wrapped under the current key-encryption key; a rotation waits for this transaction."""
    keyring = keyring_of(connection)
    await connection.execute(_CHOOSING)
    kek_id = keyring.provider.current(key.level)
    return {"kek_id": kek_id, "wrapped": keyring.wrap(kek_id, key, case_type, case_id)}


async def wait_for_choosers(connection: AsyncConnection) -> None:
    """Wait until every transaction that has chosen a key-encryption key has ended; the next ones choose anew."""
    await connection.execute(_ROTATING)
