"""The look: protected content leaves only when the audit row of its leaving is committed, in the same transaction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis import audit
from libs.chassis.audit import NotRecorded
from libs.chassis.envelope.refusals import SealBroken
from libs.chassis.ids import new_id
from libs.kernel.actor import Actor
from libs.kernel.refusal import Refusal

__all__ = ["Look", "NotRecorded", "looking"]
SHOWN = "shown"
"""Outcome of a look that was answered."""


@dataclass
class Look:
    """One look. ``connection`` is in the transaction that will hold its audit row: read what is shown through it.
    Where something is done through it, ``outcome`` says what."""

    connection: AsyncConnection
    outcome: str = SHOWN
    _seen: dict[UUID, None] = field(default_factory=dict)

    def saw(self, *ids: UUID) -> None:
        """Note the cases that are shown, for a list; each counts once."""
        self._seen.update(dict.fromkeys(ids))

    @property
    def seen(self) -> tuple[UUID, ...]:
        """The cases noted, in the order in which they were."""
        return tuple(self._seen)


@asynccontextmanager
async def looking(
    database: AsyncEngine,
    actor: Actor,
    *,
    action: str,
    object_type: str,
    object_id: UUID | None = None,
    at: datetime,
    request_id: UUID | None,
    purpose: str | None = None,
) -> AsyncIterator[Look]:
    """Look at protected content: leaving the block writes one audit row and commits; only then may data leave (P-36).

    A refusal inside undoes the transaction, is recorded as a denial with its code, and goes on. Refuses with
    NotRecorded if either record cannot be written. A value that is not what was encrypted is recorded as broken off.
    Anything else goes on as it is, nothing is recorded or shown.
    """
    line = partial(
        audit.audit_row, actor, event_uuid=new_id(), at=at, action=action, object_type=object_type,
        object_id=object_id, policy_version="", request_id=request_id, purpose=purpose,
    )  # fmt: skip
    async with database.connect() as connection:
        look = Look(connection)
        try:
            yield look
        except Refusal as refusal:
            await _undo(connection)
            await audit.write_denial(connection, line(decision="deny", outcome=refusal.code))
            raise
        except SealBroken:
            await _undo(connection)
            await audit.write_denial(connection, line(decision="deny", outcome=audit.BROKEN_OFF))
            raise
        await audit.write(connection, line(decision="allow", outcome=look.outcome, objects=look.seen))
        await audit.commit(connection)


async def _undo(connection: AsyncConnection) -> None:
    """Roll back. Refuses with NotRecorded, for then no denial can be written either."""
    try:
        await connection.rollback()
    except audit.TROUBLE:
        raise NotRecorded from None
