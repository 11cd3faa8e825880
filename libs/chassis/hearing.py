"""What a service follows of another, and what it does when it hears an event."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.kernel.case import Command
from libs.kernel.events import Event


class Envelope(BaseModel):
    """The CloudEvents attributes of a heard event, and its content before it is known which contract it has."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: UUID = Field(description="Identity of the event.")
    type: str = Field(description="Event type, e.g. filing.filing.rejected.v1.")
    subject: UUID = Field(description="Identity of the aggregate.")
    time: datetime = Field(description="When it happened, UTC.")
    aggregateversion: int = Field(gt=0, description="Version of the aggregate after the event.")
    correlationid: UUID = Field(description="The request or event the whole chain goes back to.")
    data: dict[str, Any] = Field(description="The content, by the contract of the type.")


def read_envelope(raw: bytes) -> Envelope:
    """The envelope of a CloudEvent. Raises ValueError if it is none."""
    return Envelope.model_validate(orjson.loads(raw))


@dataclass(frozen=True)
class Heard:
    """An event of another service as a reaction sees it."""

    event: Event
    aggregate_id: UUID
    version: int
    at: datetime
    envelope: Envelope


@dataclass(frozen=True)
class Directive:
    """A command that a reaction asks of the engine, on a case of its own service."""

    case_type: str
    act: str
    case_id: UUID
    command: Command


Reaction = Callable[[Any], Iterable[Directive]]
Projection = Callable[[AsyncConnection, Heard], Awaitable[None]]


@dataclass(frozen=True)
class Follow:
    """One aggregate type of another service: every event of it is taken in order, those with a reaction act.

    ``reactions`` maps contract classes to pure functions of the heard event. ``project`` writes a replica in the
    same transaction and is called for every event that has a contract in ``contracts``.
    """

    service: str
    aggregate: str
    reactions: Mapping[type[Event], Reaction] = field(default_factory=dict)
    contracts: tuple[type[Event], ...] = ()
    project: Projection | None = None

    def contract(self, event_type: str) -> type[Event] | None:
        """The contract class of that type, None if nothing here listens to it."""
        known = (*self.reactions, *self.contracts)
        return next((c for c in known if c.event_type == event_type), None)

    def is_other_version(self, event_type: str) -> bool:
        """Whether an event of that name is listened to, in another version of its schema: it must not be passed by."""
        name = event_type.rpartition(".")[0]
        return any(c.event_type.rpartition(".")[0] == name for c in (*self.reactions, *self.contracts))


@dataclass(frozen=True)
class Delivery:
    """One delivery of a stream message: its bytes, headers' signature, and where it stands in the stream."""

    raw: bytes
    signature: bytes
    stream: str
    stream_seq: int
    delivered: int
    consumer: str

    @property
    def digest(self) -> bytes:
        """SHA-256 of the bytes."""
        return sha256(self.raw).digest()


def place(follow: Follow, delivery: Delivery, envelope: Envelope) -> dict[str, Any]:
    """The key of a position: consumer and aggregate."""
    return {
        "consumer": delivery.consumer,
        "aggregate_type": f"{follow.service}.{follow.aggregate}",
        "aggregate_id": envelope.subject,
    }
