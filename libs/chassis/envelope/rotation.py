"""Rotation while serving: case keys under a new key-encryption key, and cases under new keys of their own."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis import audit
from libs.chassis.cases import AnyCaseType
from libs.chassis.envelope.covering import cover_of
from libs.chassis.envelope.erasure import record, require_two
from libs.chassis.envelope.key_rows import DEK, key_of, wait_for_choosers, wrapped_now
from libs.chassis.envelope.keyring import keyring_of
from libs.chassis.envelope.value import CaseKey
from libs.chassis.ids import new_id
from libs.chassis.prepared import sqlstate
from libs.chassis.tables import HISTORY
from libs.kernel.actor import SYSTEM, Actor
from libs.kernel.sensitivity import Sensitivity

T = TypeVar("T")
_BUSY: Final = frozenset({"55P03", "40P01"})  # lock not available, deadlock
_PAUSE = 0.05
_REWRAPPED: Final = (
    update(DEK)
    .where(DEK.c.id == bindparam("key_id"))
    .values(kek_id=bindparam("new_kek"), wrapped=bindparam("new_wrapped"))
)


class KekInUse(Exception):
    """Case keys are still wrapped under it, or new ones would be."""


@dataclass(frozen=True)
class KeyDesk:
    """What an operator may do with the keys of one service; its pool has the keyring."""

    database: AsyncEngine
    types: tuple[AnyCaseType, ...]
    batch: int = 500

    async def rotate_kek(self, level: Sensitivity, at: datetime) -> int:
        """Wrap every case key of that level under the current key-encryption key; answers how many were.

        Afterwards no row is under an older one: who has chosen one meanwhile is waited for.
        """
        await self._until_free(wait_for_choosers)
        done = 0
        while await self._older(level):
            async with self.database.begin() as connection:
                moved = await self._rewrap(connection, level)
            done += moved
            if not moved:
                await asyncio.sleep(_PAUSE)
        await self._record("dek.rotate_kek", at)
        return done

    async def destroy_kek(
        self, kek_id: str, destroy: Callable[[], None], by: tuple[Actor, Actor], at: datetime
    ) -> None:
        """Destroy a key-encryption key that no case key is under any more: backups from its time become unreadable.

        ``destroy`` does it, once the audit rows of the two persons are written. Raises TwoErasersNeeded or KekInUse.
        """
        require_two(by)

        async def note(connection: AsyncConnection) -> None:
            await wait_for_choosers(connection)
            used = select(DEK.c.id).where(DEK.c.kek_id == kek_id, DEK.c.wrapped.is_not(None)).limit(1)
            current = {keyring_of(connection).provider.current(level) for level in self._levels()}
            if kek_id in current or (await connection.execute(used)).first() is not None:
                raise KekInUse
            await record(connection, by, "kek", None, at)

        await self._until_free(note)
        destroy()

    async def rotate_deks(self, at: datetime, case_id: UUID | None = None) -> int:
        """Encrypt all cases, or that one, under new keys of their own; answers how many were.

        Version, status and history stay; a case that somebody is just moving waits for its turn. Cases whose content
        was destroyed are left alone.
        """
        done = 0
        for case_type in self.types:
            if case_type.is_sealed:
                for found in await self._cases(case_type, at, case_id):
                    done += await self._reseal(case_type, found, at)
        await self._record("dek.rotate_dek", at, case_id)
        return done

    def _levels(self) -> set[Sensitivity]:
        return {case_type.access.highest for case_type in self.types if case_type.is_sealed}

    async def _older(self, level: Sensitivity) -> bool:
        async with self.database.connect() as connection:
            return (await connection.execute(_under_others(connection, level).limit(1))).first() is not None

    async def _rewrap(self, connection: AsyncConnection, level: Sensitivity) -> int:
        """One batch; rows that somebody else has locked are for a later one."""
        keyring = keyring_of(connection)
        kek_id = keyring.provider.current(level)
        rows = _under_others(connection, level).order_by(DEK.c.id).limit(self.batch)
        found = (await connection.execute(rows.with_for_update(skip_locked=True))).mappings().all()
        changes = []
        for row in found:
            key = keyring.unwrap(row, row["case_type"], row["case_id"])
            wrapped = keyring.wrap(kek_id, key, row["case_type"], row["case_id"])
            changes.append({"key_id": row["id"], "new_kek": kek_id, "new_wrapped": wrapped})
        if changes:
            await connection.execute(_REWRAPPED, changes)
        return len(changes)

    async def _cases(self, case_type: AnyCaseType, at: datetime, case_id: UUID | None) -> Iterable[UUID]:
        """The cases of that type whose key is older than now."""
        wanted = select(DEK.c.case_id).where(DEK.c.case_type == case_type.name, DEK.c.destroyed_at.is_(None))
        wanted = wanted.where(DEK.c.created_at < at) if case_id is None else wanted.where(DEK.c.case_id == case_id)
        async with self.database.connect() as connection:
            return (await connection.execute(wanted.order_by(DEK.c.id))).scalars().all()

    async def _reseal(self, case_type: AnyCaseType, case_id: UUID, at: datetime) -> int:
        async def work(connection: AsyncConnection) -> int:
            return await _resealed(connection, case_type, case_id, at)

        return await self._until_free(work)

    async def _until_free(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Do it in a transaction, again if somebody else holds what it needs."""
        while True:
            try:
                async with self.database.begin() as connection:
                    return await work(connection)
            except DBAPIError as error:
                if sqlstate(error) not in _BUSY:
                    raise
            await asyncio.sleep(_PAUSE)

    async def _record(self, action: str, at: datetime, case_id: UUID | None = None) -> None:
        async with self.database.connect() as connection:
            line = audit.audit_row(
                SYSTEM, event_uuid=new_id(), at=at, action=action, object_type="dek", object_id=case_id,
                decision="allow", outcome="done", policy_version="", request_id=None,
            )  # fmt: skip
            await audit.write(connection, line)
            await audit.commit(connection)


def _under_others(connection: AsyncConnection, level: Sensitivity) -> Any:
    """The keys of a level that are wrapped under another key-encryption key than the current one."""
    current = keyring_of(connection).provider.current(level)
    return select(DEK).where(DEK.c.level == int(level), DEK.c.wrapped.is_not(None), DEK.c.kek_id != current)


async def _resealed(connection: AsyncConnection, case_type: AnyCaseType, case_id: UUID, at: datetime) -> int:
    """Body and statements of one case under a new key, in the running transaction; 1, or 0 if it was destroyed."""
    table = case_type.table
    locked = select(table.c.version, table.c.body).where(table.c.id == case_id).with_for_update()
    row = (await connection.execute(locked)).one()
    key = await key_of(connection, case_type.name, case_id)
    if key is None:
        return 0
    fresh = keyring_of(connection).fresh(new_id(), case_type.access.highest)
    before = cover_of(connection, case_type, case_id, row.version, key)
    after = cover_of(connection, case_type, case_id, row.version, fresh)
    body = after.seal_body(before.open_body(row.body))
    same = (table.c.id == case_id, table.c.version == row.version)
    await connection.execute(update(table).where(*same).values(body=body))
    await _reseal_statements(connection, case_type, case_id, key, fresh)
    stored = await wrapped_now(connection, fresh, case_type.name, case_id)
    new = {"id": fresh.id, "level": int(fresh.level), "suite": int(fresh.suite), "created_at": at, **stored}
    await connection.execute(update(DEK).where(DEK.c.id == key.id).values(new))
    return 1


async def _reseal_statements(
    connection: AsyncConnection, case_type: AnyCaseType, case_id: UUID, old: CaseKey, fresh: CaseKey
) -> None:
    of_case = (HISTORY.c.case_type == case_type.name, HISTORY.c.case_id == case_id)
    for row in (await connection.execute(select(HISTORY.c.version, HISTORY.c.record).where(*of_case))).all():
        stated = cover_of(connection, case_type, case_id, row.version, old).open_record(row.record)
        sealed = cover_of(connection, case_type, case_id, row.version, fresh).seal_record(str(stated))
        one = (*of_case, HISTORY.c.version == row.version)
        await connection.execute(update(HISTORY).where(*one).values(record=sealed))
