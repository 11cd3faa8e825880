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
_PROPOSE = text("""
UPDATE parked_event SET decided_by = :by, reason = :reason
WHERE consumer = :consumer AND event_id = :event_id AND state = 'parked'
""")
_PROPOSED = text("""
SELECT decided_by, aggregate_type, aggregate_id, version FROM parked_event
WHERE consumer = :consumer AND event_id = :event_id AND state = 'parked' FOR UPDATE
""")
_DISCARD = text("""
UPDATE parked_event SET state = 'discarded', second_by = :by WHERE consumer = :consumer AND event_id = :event_id
""")
_WAITING = text("""
SELECT event_id, version, raw, stream, stream_seq FROM parked_event
WHERE consumer = :consumer AND aggregate_type = :aggregate_type AND aggregate_id = :aggregate_id
  AND state IN ('parked', 'held') ORDER BY version LIMIT 1
""")
_OF_CAUSE = text("""
SELECT consumer, event_id, aggregate_type, aggregate_id, version, event_type, state, error_class, fingerprint, attempts,
       first_at, decided_by, reason FROM parked_event WHERE state IN ('parked', 'held')
  AND (CAST(:fingerprint AS text) IS NULL OR fingerprint = :fingerprint)
ORDER BY aggregate_type, aggregate_id, version
""")


Place = tuple[str, str, UUID]
"""Consumer, type and identity of a case whose events wait."""


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

    async def places(self, cause: str | None = None, aggregate_id: UUID | None = None) -> list[Place]:
        """Where something waits: of one cause, or of one case, or everywhere; each once. Also where only successors
        wait, for the event before them was given up."""
        rows = await self.waiting(cause)
        found = [(row["consumer"], row["aggregate_type"], row["aggregate_id"]) for row in rows]
        return list(dict.fromkeys(place for place in found if aggregate_id in (None, place[2])))

    async def retry(self, consumer: str, aggregate_type: str, aggregate_id: UUID) -> int:
        """Apply the parked event and its held successors in version order; answers how many were applied.

        Stops at the first that fails again, which then is the parked one. What this service no longer follows waits.
        """
        applied = 0
        while await self._apply_next(consumer, aggregate_type, aggregate_id):
            applied += 1
        return applied

    async def propose(self, connection: AsyncConnection, consumer: str, event_id: UUID, by: str, reason: str) -> bool:
        """Note that one person would give a parked event up, and why; whether there is such an event."""
        values = {"consumer": consumer, "event_id": event_id, "by": by, "reason": reason}
        return bool((await connection.execute(_PROPOSE, values)).rowcount)

    async def proposer(self, connection: AsyncConnection, consumer: str, event_id: UUID) -> str | None:
        """Who proposed to give a parked event up, None if nobody did; it is locked. Raises NothingParked."""
        row = (await connection.execute(_PROPOSED, {"consumer": consumer, "event_id": event_id})).one_or_none()
        if row is None:
            raise NothingParked
        return None if row.decided_by is None else str(row.decided_by)

    async def confirm(self, connection: AsyncConnection, consumer: str, event_id: UUID, by: str) -> None:
        """Give it up, if another person proposed it. Raises NothingParked or TwoPersonsNeeded."""
        key = {"consumer": consumer, "event_id": event_id}
        row = (await connection.execute(_PROPOSED, key)).one_or_none()
        if row is None:
            raise NothingParked
        if not by or row.decided_by in (None, by):
            raise TwoPersonsNeeded
        where = {"consumer": consumer, "aggregate_type": row.aggregate_type, "aggregate_id": row.aggregate_id}
        await connection.execute(_DISCARD, {**key, "by": by})
        await connection.execute(_SKIP, {**where, "version": row.version})
        await self._unblock(connection, where)

    async def discard(self, consumer: str, event_id: UUID, decided_by: str, second_by: str, reason: str) -> None:
        """Both steps at once, for two operators at one console. Raises TwoPersonsNeeded or NothingParked."""
        if not (decided_by and second_by and reason.strip()) or decided_by == second_by:
            raise TwoPersonsNeeded
        async with self.inbox.engine.database.begin() as connection:
            if not await self.propose(connection, consumer, event_id, decided_by, reason):
                raise NothingParked
            await self.confirm(connection, consumer, event_id, second_by)

    async def _apply_next(self, consumer: str, aggregate_type: str, aggregate_id: UUID) -> bool:
        where = {"consumer": consumer, "aggregate_type": aggregate_type, "aggregate_id": aggregate_id}
        follow = self.follows.get(aggregate_type)
        if follow is None:
            return False
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
