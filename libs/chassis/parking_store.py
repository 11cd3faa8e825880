"""Parked, held and retried events as rows; the parking desk and the inbox both write them here."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.failpoints import reach
from libs.chassis.hearing import Delivery, Envelope, Follow, place

_KEEP = text("""
INSERT INTO parked_event (consumer, event_id, aggregate_type, aggregate_id, version, event_type, raw, digest, stream,
                          stream_seq, state, error_class, fingerprint, attempts)
VALUES (:consumer, :event_id, :aggregate_type, :aggregate_id, :version, :event_type, :raw, :digest, :stream,
        :stream_seq, :state, :error_class, :fingerprint, :attempts)
ON CONFLICT (consumer, event_id) DO UPDATE SET
    state = CASE WHEN parked_event.state IN ('applied', 'discarded') THEN parked_event.state ELSE excluded.state END,
    error_class = excluded.error_class, fingerprint = excluded.fingerprint,
    attempts = parked_event.attempts + excluded.attempts
RETURNING state, attempts
""")
_BLOCK = text("""
INSERT INTO inbox_position (consumer, aggregate_type, aggregate_id, blocked_by)
VALUES (:consumer, :aggregate_type, :aggregate_id, :event_id)
ON CONFLICT (consumer, aggregate_type, aggregate_id)
DO UPDATE SET blocked_by = coalesce(inbox_position.blocked_by, excluded.blocked_by)
WHERE inbox_position.last_version < :version
""")
_BLOCKED = text("""
SELECT blocked_by FROM inbox_position WHERE consumer = :consumer AND aggregate_type = :aggregate_type
   AND aggregate_id = :aggregate_id AND blocked_by IS NOT NULL FOR UPDATE
""")

_PARKED = text("""
SELECT EXISTS (SELECT FROM parked_event WHERE consumer = :consumer AND aggregate_type = :aggregate_type
                  AND aggregate_id = :aggregate_id AND state = 'parked')
""")


def cause_of(event_type: str, error_class: str) -> str:
    """The fingerprint by which parked events of one cause are found together."""
    return f"{event_type}:{error_class}"


async def forgive(connection: AsyncConnection, delivery: Delivery, envelope: Envelope) -> None:
    """Forget the tries of an event that is applied now."""
    statement = text(
        "DELETE FROM parked_event WHERE consumer = :consumer AND event_id = :event_id AND state = 'retrying'"
    )
    await connection.execute(statement, {"consumer": delivery.consumer, "event_id": envelope.id})


async def take_back(connection: AsyncConnection, delivery: Delivery, envelope: Envelope) -> None:
    """Do not count one try of an event whose cause was outside it; those that crashed or hung stay counted."""
    statement = text(
        "UPDATE parked_event SET attempts = attempts - 1"
        " WHERE consumer = :consumer AND event_id = :event_id AND state = 'retrying' AND attempts > 0"
    )
    await connection.execute(statement, {"consumer": delivery.consumer, "event_id": envelope.id})


async def keep(
    connection: AsyncConnection,
    follow: Follow,
    delivery: Delivery,
    envelope: Envelope,
    state: str,
    error_class: str,
    attempts: int = 0,
) -> int:
    """Store the event as parked, held or retrying; answers its number of tries. A settled one stays settled."""
    values = {
        **place(follow, delivery, envelope),
        "event_id": envelope.id,
        "version": envelope.aggregateversion,
        "event_type": envelope.type,
        "raw": delivery.raw,
        "digest": delivery.digest,
        "stream": delivery.stream,
        "stream_seq": delivery.stream_seq,
        "state": state,
        "error_class": error_class,
        "fingerprint": cause_of(envelope.type, error_class),
        "attempts": attempts,
    }
    return int((await connection.execute(_KEEP, values)).one().attempts)


async def park(database: AsyncEngine, follow: Follow, delivery: Delivery, envelope: Envelope, error_class: str) -> None:
    """Park the event and stop its aggregate for this consumer; committed before the delivery is acknowledged. One that
    another process has settled meanwhile stops nothing."""
    reach("parking.before_park")
    async with database.begin() as connection:
        where = {**place(follow, delivery, envelope), "event_id": envelope.id, "version": envelope.aggregateversion}
        if (await connection.execute(_BLOCK, where)).rowcount:
            await keep(connection, follow, delivery, envelope, "parked", error_class, 1)
    reach("parking.after_park")


async def hold(database: AsyncEngine, follow: Follow, delivery: Delivery, envelope: Envelope) -> bool:
    """Store a successor of a parked event until that one is settled. If it was settled meanwhile nothing is stored and
    the answer is False: nobody would come for it, so the delivery must come again."""
    async with database.begin() as connection:
        if (await connection.execute(_BLOCKED, place(follow, delivery, envelope))).one_or_none() is None:
            return False
        await keep(connection, follow, delivery, envelope, "held", "Held")
        return True


async def is_parked(database: AsyncEngine, where: dict[str, Any]) -> bool:
    """Whether an event of that place is parked, by itself and not only held behind another."""
    async with database.connect() as connection:
        return bool((await connection.execute(_PARKED, where)).scalar_one())
