"""Parked, held and retried events as rows; the parking desk and the inbox both write them here."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

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
""")


def cause_of(event_type: str, error_class: str) -> str:
    """The fingerprint by which parked events of one cause are found together."""
    return f"{event_type}:{error_class}"


async def forgive(connection: AsyncConnection, delivery: Delivery, envelope: Envelope) -> None:
    """Forget the tries of an event whose cause was outside it, or that is applied now."""
    statement = text(
        "DELETE FROM parked_event WHERE consumer = :consumer AND event_id = :event_id AND state = 'retrying'"
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
    """Park the event and stop its aggregate for this consumer; committed before the delivery is acknowledged."""
    async with database.begin() as connection:
        await connection.execute(_BLOCK, {**place(follow, delivery, envelope), "event_id": envelope.id})
        await keep(connection, follow, delivery, envelope, "parked", error_class, 1)


async def hold(database: AsyncEngine, follow: Follow, delivery: Delivery, envelope: Envelope) -> None:
    """Store a successor of a parked event until that one is settled."""
    async with database.begin() as connection:
        await keep(connection, follow, delivery, envelope, "held", "Held")
