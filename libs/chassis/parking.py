"""Parking: an event that cannot be applied stops only its own aggregate; retry replays in order, discard needs two."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.hearing import Delivery, Follow, read_envelope
from libs.chassis.inbox import Inbox, Rejected, Verdict
from libs.chassis.parking_store import park

_UNBLOCK = text("""
UPDATE inbox_position SET blocked_by = :next WHERE consumer = :consumer AND aggregate_type = :aggregate_type
   AND aggregate_id = :aggregate_id
""")
_SKIP = text("""
UPDATE inbox_position SET last_version = :version WHERE consumer = :consumer AND aggregate_type = :aggregate_type
   AND aggregate_id = :aggregate_id AND last_version = :version - 1
""")
_STATE = text(
    "UPDATE parked_event SET state = :state, next_at = NULL WHERE consumer = :consumer AND event_id = :event_id"
)
_DISCARD = text("""
UPDATE parked_event SET state = 'discarded', decided_by = :decided_by, second_by = :second_by, reason = :reason
WHERE consumer = :consumer AND event_id = :event_id AND state = 'parked'
""")
_WAITING = text("""
SELECT event_id, version, raw, stream, stream_seq FROM parked_event
WHERE consumer = :consumer AND aggregate_type = :aggregate_type AND aggregate_id = :aggregate_id
  AND state IN ('parked', 'held') ORDER BY version LIMIT 1
""")
_OF_CAUSE = text("""
SELECT consumer, event_id, aggregate_type, aggregate_id, version, event_type, state, error_class, fingerprint, attempts,
       first_at FROM parked_event WHERE state IN ('parked', 'held')
  AND (CAST(:fingerprint AS text) IS NULL OR fingerprint = :fingerprint)
ORDER BY aggregate_type, aggregate_id, version
""")


class NothingParked(Exception):
    """There is no such parked event."""


class TwoPersonsNeeded(Exception):
    """A discard needs two different persons and a reason."""


@dataclass
class ParkingDesk:
    """What an operator may do with parked events of one service; ``follows`` by aggregate type."""

    inbox: Inbox
    follows: dict[str, Follow]

    async def waiting(self, fingerprint: str | None = None) -> list[dict[str, Any]]:
        """All parked and held events, or those of one cause; ids and codes only, never the content."""
        async with self.inbox.engine.database.connect() as connection:
            rows = await connection.execute(_OF_CAUSE, {"fingerprint": fingerprint})
            return [dict(row) for row in rows.mappings()]

    async def retry(self, consumer: str, aggregate_type: str, aggregate_id: UUID) -> int:
        """Apply the parked event and its held successors in version order; answers how many were applied.

        Stops at the first that fails again, which then is the parked one.
        """
        applied = 0
        while await self._apply_next(consumer, aggregate_type, aggregate_id):
            applied += 1
        return applied

    async def discard(self, consumer: str, event_id: UUID, decided_by: str, second_by: str, reason: str) -> None:
        """Give an event up: two different persons and a reason. Raises TwoPersonsNeeded or NothingParked."""
        if not (decided_by and second_by and reason.strip()) or decided_by == second_by:
            raise TwoPersonsNeeded
        found = [row for row in await self.waiting() if row["event_id"] == event_id and row["consumer"] == consumer]
        if not found:
            raise NothingParked
        row = found[0]
        where = {key: row[key] for key in ("consumer", "aggregate_type", "aggregate_id")}
        async with self.inbox.engine.database.begin() as connection:
            values = {"decided_by": decided_by, "second_by": second_by, "reason": reason}
            done = await connection.execute(_DISCARD, {"consumer": consumer, "event_id": event_id, **values})
            if done.rowcount != 1:
                raise NothingParked
            await connection.execute(_SKIP, {**where, "version": row["version"]})
            await self._unblock(connection, where)

    async def _apply_next(self, consumer: str, aggregate_type: str, aggregate_id: UUID) -> bool:
        where = {"consumer": consumer, "aggregate_type": aggregate_type, "aggregate_id": aggregate_id}
        follow = self.follows[aggregate_type]
        delivery, envelope = None, None
        try:
            async with self.inbox.engine.database.begin() as connection:
                row = (await connection.execute(_WAITING, where)).one_or_none()
                if row is None:
                    return False
                delivery = Delivery(row.raw, b"", row.stream, row.stream_seq, 1, consumer)
                envelope = read_envelope(row.raw)
                verdict = await self.inbox.apply_within(connection, follow, delivery, envelope, settling=True)
                if verdict is Verdict.EARLY:
                    return False
                await connection.execute(_STATE, {"consumer": consumer, "event_id": envelope.id, "state": "applied"})
                await self._unblock(connection, where)
        except Rejected as rejected:
            if delivery is not None and envelope is not None:
                await park(self.inbox.engine.database, follow, delivery, envelope, rejected.error_class)
            return False
        self.inbox.engine.wake.set()
        return True

    async def _unblock(self, connection: AsyncConnection, where: dict[str, Any]) -> None:
        row = (await connection.execute(_WAITING, where)).one_or_none()
        await connection.execute(_UNBLOCK, {**where, "next": None if row is None else row.event_id})
