"""The inbox: each event applied exactly once, in the version order of its aggregate, in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy import text
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis import parking_store
from libs.chassis.engine import Engine, Request
from libs.chassis.failpoints import reach
from libs.chassis.hearing import Delivery, Directive, Envelope, Follow, Heard, place, read_envelope
from libs.chassis.outbox import EventVerifier
from libs.chassis.passing import is_passing
from libs.chassis.prepared import Prepared
from libs.kernel.actor import SYSTEM
from libs.kernel.events import Event

MAX_DELIVERIES = 5

_POSITION = Prepared(
    text("""
INSERT INTO inbox_position (consumer, aggregate_type, aggregate_id) VALUES (:consumer, :aggregate_type, :aggregate_id)
ON CONFLICT (consumer, aggregate_type, aggregate_id) DO UPDATE SET last_version = inbox_position.last_version
RETURNING last_version, blocked_by
""")
)
_SEEN = text("""
SELECT last_version, blocked_by FROM inbox_position
WHERE consumer = :consumer AND aggregate_type = :aggregate_type AND aggregate_id = :aggregate_id
""")
_APPLIED = Prepared(
    text("""
WITH moved AS (
    UPDATE inbox_position SET last_version = :version
    WHERE consumer = :consumer AND aggregate_type = :aggregate_type AND aggregate_id = :aggregate_id)
INSERT INTO inbox_event (consumer, event_id, aggregate_type, aggregate_id, version, digest, stream, stream_seq,
                         delivered, occurred_at, outcome)
VALUES (:consumer, :event_id, :aggregate_type, :aggregate_id, :version, :digest, :stream, :stream_seq,
        :delivered, :occurred_at, :outcome)
""")
)
_DIGEST = text("""
SELECT digest FROM inbox_event WHERE consumer = :consumer AND aggregate_type = :aggregate_type
   AND aggregate_id = :aggregate_id AND version = :version
""")


class Verdict(StrEnum):
    """What became of a delivery."""

    APPLIED = "applied"
    DUPLICATE = "duplicate"
    EARLY = "early"  # a version is missing before it: ask again later
    HELD = "held"  # a parked event stands before it
    PARKED = "parked"
    FORGED = "forged"  # not signed by its producer, or another content under a known version


class Rejected(Exception):
    """The delivery must be parked; carries the class of the cause."""

    def __init__(self, error_class: str) -> None:
        super().__init__(error_class)
        self.error_class = error_class


def is_transient(error: BaseException) -> bool:
    """Whether the same delivery may succeed later without anyone changing anything."""
    if isinstance(
        error, (OperationalError, InterfaceError, PoolTimeout, asyncpg.InterfaceError, OSError, TimeoutError)
    ):
        return True
    return is_passing(error)


@dataclass
class Inbox:
    """Applies the deliveries of what one service follows."""

    engine: Engine
    verifier: EventVerifier
    heard: Callable[[type[Event]], None] = lambda _contract: None

    async def apply(self, follow: Follow, delivery: Delivery) -> Verdict:
        """Apply one delivery in one transaction. Raises Rejected for a permanent cause; other errors are transient."""
        if not self.verifier.holds(follow.service, delivery.raw, delivery.signature):
            return Verdict.FORGED
        envelope = read_envelope(delivery.raw)
        if delivery.delivered > 1:
            await self._count_try(follow, delivery, envelope)
            reach("inbox.after_count")
        reach("inbox.before_apply")
        async with self.engine.database.begin() as connection:
            verdict = await self.apply_within(connection, follow, delivery, envelope)
            if delivery.delivered > 1:
                await parking_store.forgive(connection, delivery, envelope)
            reach("inbox.before_commit")
        reach("inbox.after_commit")
        contract = follow.contract(envelope.type)
        if verdict is Verdict.APPLIED and contract is not None:
            self.engine.wake.set()
            self.heard(contract)
        return verdict

    async def apply_within(
        self,
        connection: AsyncConnection,
        follow: Follow,
        delivery: Delivery,
        envelope: Envelope,
        *,
        settling: bool = False,
    ) -> Verdict:
        """The same inside a transaction that the caller commits; takes the position's row lock first.

        ``settling`` is said by the parking desk alone: it may pass the block that the parked event is.
        """
        where = place(follow, delivery, envelope)
        last, blocked_by = await self._position(connection, where)
        version = envelope.aggregateversion
        if version <= last:
            return await self._known(connection, delivery, where, version)
        if blocked_by is not None and not settling:
            return Verdict.PARKED if blocked_by == envelope.id else Verdict.HELD
        if version > last + 1:
            return Verdict.EARLY
        outcome = await self._react(connection, follow, envelope)
        await _APPLIED.row(connection, applied_values(where, delivery, envelope, outcome))
        return Verdict.APPLIED

    async def _position(self, connection: AsyncConnection, where: dict[str, Any]) -> tuple[int, UUID | None]:
        """Last version applied and the event that blocks; the row is locked until the transaction ends."""
        row = await _POSITION.row(connection, where)
        assert row is not None
        return row["last_version"], row["blocked_by"]

    async def _count_try(self, follow: Follow, delivery: Delivery, envelope: Envelope) -> None:
        """Count the try of a redelivered event before it starts, durably, so that a crash or a hang is counted too;
        without the lock, which an earlier try may hold that hangs."""
        async with self.engine.database.begin() as connection:
            row = (await connection.execute(_SEEN, place(follow, delivery, envelope))).one_or_none()
            last, blocked_by = (0, None) if row is None else row
            if blocked_by is not None or envelope.aggregateversion != last + 1:
                return
            tries = await parking_store.keep(connection, follow, delivery, envelope, "retrying", "Started", 1)
        if tries >= MAX_DELIVERIES - 1:  # the first delivery was not counted
            raise Rejected("CrashedOrHung")

    async def _known(
        self, connection: AsyncConnection, delivery: Delivery, where: dict[str, Any], version: int
    ) -> Verdict:
        digest = (await connection.execute(_DIGEST, {**where, "version": version})).scalar_one_or_none()
        return Verdict.DUPLICATE if digest is None or digest == delivery.digest else Verdict.FORGED

    async def _react(self, connection: AsyncConnection, follow: Follow, envelope: Envelope) -> str:
        contract = follow.contract(envelope.type)
        if contract is None:
            if follow.is_other_version(envelope.type):
                raise Rejected("UnknownSchema")
            return "not_followed"
        try:
            heard = Heard(
                contract.model_validate(envelope.data),
                envelope.subject,
                envelope.aggregateversion,
                envelope.time,
                envelope,
            )
            if follow.project is not None:
                await follow.project(connection, heard)
            for directive in follow.reactions.get(contract, lambda _: ())(heard):
                await self.engine.perform_within(connection, _request(directive, envelope))
        except Exception as error:
            if is_transient(error):
                raise
            raise Rejected(type(error).__name__) from error
        return "applied"


def _request(directive: Directive, envelope: Envelope) -> Request:
    return Request(
        case_type=directive.case_type,
        act=directive.act,
        command=directive.command,
        actor=SYSTEM,
        case_id=directive.case_id,
        unconditional=True,
        correlation_id=envelope.correlationid,
        causation_id=envelope.id,
    )


def applied_values(where: dict[str, Any], delivery: Delivery, envelope: Envelope, outcome: str) -> dict[str, Any]:
    """The inbox row of an applied event."""
    return {
        **where,
        "event_id": envelope.id,
        "version": envelope.aggregateversion,
        "digest": delivery.digest,
        "stream": delivery.stream,
        "stream_seq": delivery.stream_seq,
        "delivered": delivery.delivered,
        "occurred_at": envelope.time,
        "outcome": outcome,
    }
