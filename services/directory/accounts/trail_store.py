"""The audit rows of sign-ins, of every kind and with every outcome; never what was typed."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis import audit
from libs.chassis.engine import Engine
from libs.chassis.ids import new_id
from libs.kernel.actor import SYSTEM, Actor


@dataclass(frozen=True, slots=True)
class Trail:
    """Where the outcome of one attempt is written: under which action, about which type of object."""

    engine: Engine
    action: str
    object_type: str
    request_id: UUID | None

    async def write(
        self, connection: AsyncConnection, actor: Actor | None, object_id: UUID | None, outcome: str, allowed: bool
    ) -> None:
        """Write the row on a connection whose transaction the caller commits; ``actor`` None: nobody was recognised."""
        row = audit.audit_row(
            actor or SYSTEM,
            event_uuid=new_id(),
            at=self.engine.clock(),
            action=self.action,
            object_type=self.object_type,
            object_id=object_id,
            decision="allow" if allowed else "deny",
            outcome=outcome,
            policy_version="",
            request_id=self.request_id,
        )
        await audit.write(connection, row)

    async def deny(self, actor: Actor | None, object_id: UUID | None, outcome: str) -> None:
        """Write a denial in a transaction of its own."""
        async with self.engine.database.begin() as connection:
            await self.write(connection, actor, object_id, outcome, allowed=False)
