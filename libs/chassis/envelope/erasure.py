"""Erasure of a case by destroying its key: two persons and a reason; that it was there and was erased remains."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis import audit
from libs.chassis.cases import AnyCaseType
from libs.chassis.envelope.key_rows import DEK
from libs.chassis.ids import new_id
from libs.chassis.tables import TIMER
from libs.kernel.actor import Actor


class NothingToErase(Exception):
    """There is no such encrypted case, or it was erased before."""


class TwoErasersNeeded(Exception):
    """What destroys needs two different persons; an erasure also a reason."""


async def erase(
    database: AsyncEngine, case_type: AnyCaseType, case_id: UUID, by: tuple[Actor, Actor], reason: str, at: datetime
) -> None:
    """Destroy the key of the case: what is encrypted of it can be read no more, by anyone.

    It waits for whoever is moving the case, and nobody moves it afterwards. Backups from before hold the wrapped key:
    they become unreadable when the key-encryption key of their time is destroyed. Raises TwoErasersNeeded or
    NothingToErase.
    """
    require_two(by)
    if not reason.strip():
        raise TwoErasersNeeded
    table = case_type.table
    async with database.begin() as connection:
        await connection.execute(select(table.c.id).where(table.c.id == case_id).with_for_update())
        mine = (DEK.c.case_type == case_type.name, DEK.c.case_id == case_id, DEK.c.wrapped.is_not(None))
        gone = {
            "wrapped": None,
            "destroyed_at": at,
            "decided_by": by[0].account_id,
            "second_by": by[1].account_id,
            "reason": reason,
        }
        if (await connection.execute(update(DEK).where(*mine).values(gone))).rowcount != 1:
            raise NothingToErase
        await connection.execute(delete(TIMER).where(TIMER.c.case_type == case_type.name, TIMER.c.case_id == case_id))
        await record(connection, by, case_type.name, case_id, at)


def require_two(by: tuple[Actor, Actor]) -> None:
    """Raises TwoErasersNeeded unless these are two different persons with accounts of their own."""
    first, second = by
    if first.account_id == second.account_id or first.person_id == second.person_id:
        raise TwoErasersNeeded


async def record(
    connection: AsyncConnection, by: tuple[Actor, Actor], kind: str, case_id: UUID | None, at: datetime
) -> None:
    """One audit row per person, in the running transaction."""
    for actor, verb in zip(by, ("erase", "second_erasure"), strict=True):
        line = audit.audit_row(
            actor, event_uuid=new_id(), at=at, action=f"{kind}.{verb}", object_type=kind, object_id=case_id,
            decision="allow", outcome="erased", policy_version="", request_id=None,
        )  # fmt: skip
        await audit.write(connection, line)
