"""Outbox rows: an event becomes a signed CloudEvent, written in the transaction of its effect."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID
from zlib import crc32

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    load_pem_private_key,
    load_pem_public_key,
)
from sqlalchemy import Text, Uuid, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.prepared import Prepared
from libs.chassis.tables import OUTBOX
from libs.kernel.events import Event, service_of

LANES = 16
_TOLD = Prepared(
    select(func.coalesce(func.max(OUTBOX.c.aggregate_version), 0).label("told")).where(
        OUTBOX.c.aggregate_type == bindparam("aggregate_type", type_=Text),
        OUTBOX.c.aggregate_id == bindparam("aggregate_id", type_=Uuid),
    )
)
_DOMAIN = b"lanyard-event-v1\x00"


def lane_of(aggregate_id: UUID) -> int:
    """The lane of an aggregate: stable over processes and versions of Python."""
    return crc32(aggregate_id.bytes) % LANES


async def told_so_far(connection: AsyncConnection, aggregate_type: str, aggregate_id: UUID) -> int:
    """How many events of that aggregate were told; the caller holds the lock of its case, so that none can come."""
    row = await _TOLD.row(connection, {"aggregate_type": aggregate_type, "aggregate_id": aggregate_id})
    assert row is not None
    return int(row["told"])


def subject_of(service: str, lane: int, aggregate_type: str, aggregate_id: UUID) -> str:
    """The stream subject: one per aggregate instance, so that the broker can check its order."""
    return f"evt.{service}.{lane}.{aggregate_type}.{aggregate_id}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Why an event exists: the request or event it goes back to."""

    correlation_id: UUID
    causation_id: UUID | None
    actor_ref: UUID


class EventSigner:
    """Makes outbox rows of one publishing service; the signature covers the digest of the whole CloudEvent."""

    def __init__(self, service: str, private_key_pem: bytes) -> None:
        key = load_pem_private_key(private_key_pem, password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise TypeError("the signing key of events is not an Ed25519 key")
        self.service = service
        self._key = key

    def row(
        self, event: Event, event_id: UUID, aggregate_id: UUID, version: int, at: datetime, origin: Origin
    ) -> dict[str, Any]:
        """The outbox row of that event of that aggregate version."""
        _, aggregate_type, _, schema = event.event_type.split(".")
        payload = _cloud_event(event, event_id, aggregate_id, version, at, origin)
        digest = sha256(payload).digest()
        return {
            "event_id": event_id,
            "aggregate_type": aggregate_type,
            "aggregate_id": aggregate_id,
            "aggregate_version": version,
            "lane": lane_of(aggregate_id),
            "event_type": event.event_type,
            "schema_version": int(schema.removeprefix("v")),
            "payload": payload,
            "payload_digest": digest,
            "signature": self._key.sign(_DOMAIN + digest),
            "key_id": self.service,
            "occurred_at": at,
            "actor_ref": origin.actor_ref,
            "correlation_id": origin.correlation_id,
            "causation_id": origin.causation_id,
        }


def _cloud_event(event: Event, event_id: UUID, aggregate_id: UUID, version: int, at: datetime, origin: Origin) -> bytes:
    """The CloudEvent as canonical JSON."""
    return orjson.dumps(
        {
            "specversion": "1.0",
            "id": str(event_id),
            "source": f"urn:lanyard:{service_of(event.event_type)}",
            "type": event.event_type,
            "subject": str(aggregate_id),
            "time": at.isoformat().replace("+00:00", "Z"),
            "datacontenttype": "application/json",
            "dataschema": f"urn:lanyard:schema:{event.event_type}",
            "aggregateversion": version,
            "correlationid": str(origin.correlation_id),
            "causationid": str(origin.causation_id) if origin.causation_id else None,
            "data": event.model_dump(mode="json"),
        },
        option=orjson.OPT_SORT_KEYS,
    )


class EventVerifier:
    """Checks that an event was made by the service that its stream belongs to."""

    def __init__(self, public_keys: dict[str, bytes]) -> None:
        self._keys: dict[str, Ed25519PublicKey] = {}
        for name, pem in public_keys.items():
            key = load_pem_public_key(pem)
            if isinstance(key, Ed25519PublicKey):
                self._keys[name] = key

    def holds(self, producer: str, payload: bytes, signature: bytes) -> bool:
        """Whether that producer signed that payload."""
        key = self._keys.get(producer)
        if key is None:
            return False
        try:
            key.verify(signature, _DOMAIN + sha256(payload).digest())
        except InvalidSignature:
            return False
        return True
