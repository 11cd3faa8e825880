"""Forgeries: what somebody who may publish on a producer's subjects, and is not the producer, puts there."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from libs.chassis.database import direct
from libs.chassis.ids import new_id, now
from libs.chassis.outbox import EventSigner, Origin, lane_of, subject_of
from tests.support.specimen import HEARER, SERVICE, Pair, SpecimenStepped

_LAST = """
SELECT * FROM outbox_event WHERE aggregate_id = $1 AND published_at IS NOT NULL ORDER BY aggregate_version DESC LIMIT 1
"""


class Forgery(StrEnum):
    """Signed by nobody, signed by another service, a true event with other bytes, other content under the id and the
    version of a true event (half of them with the producer's own signature), and a message without our headers."""

    WRONG_SIGNATURE = "wrong_signature"
    WRONG_PRODUCER = "wrong_producer"
    ALTERED_PAYLOAD = "altered_payload"
    REPLAYED_ID = "replayed_id"
    MISSING_HEADERS = "missing_headers"


@dataclass
class Forger:
    """Publishes forgeries that claim to be the next event of a specimen, or one that is in the stream already; ``made``
    counts them by kind."""

    pair: Pair
    chance: random.Random
    made: Counter[Forgery] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._own = EventSigner(HEARER, (self.pair.keys / f"{HEARER}.key").read_bytes())
        self._producer = EventSigner(SERVICE, (self.pair.keys / f"{SERVICE}.key").read_bytes())

    async def forge(self, kind: Forgery, case_id: UUID) -> None:
        """Publish one."""
        connection = await direct(self.pair.urls[SERVICE])
        last = await connection.fetchrow(_LAST, case_id)
        await connection.close()
        assert last is not None
        row = self._made_up(kind, dict(last))
        headers = {} if kind is Forgery.MISSING_HEADERS else _headers(row)
        subject = subject_of(SERVICE, lane_of(case_id), "specimen", case_id)
        await self.pair.broker.stream.publish(subject, row["payload"], timeout=5, headers=headers)
        self.made[kind] += 1

    def _made_up(self, kind: Forgery, last: Mapping[str, Any]) -> dict[str, Any]:
        version, event_id = last["aggregate_version"] + 1, new_id()
        if kind is Forgery.REPLAYED_ID:
            version, event_id = last["aggregate_version"], last["event_id"]
        signer = self._own if kind is Forgery.WRONG_PRODUCER else self._producer
        origin = Origin(new_id(), None, new_id())
        event = SpecimenStepped(steps=self.chance.randint(100, 10**6))
        row = signer.row(event, event_id, last["aggregate_id"], version, now(), origin)
        if kind is Forgery.ALTERED_PAYLOAD:
            row["payload"], row["signature"] = _altered(last, version), last["signature"]
        elif kind is Forgery.WRONG_SIGNATURE or (kind is Forgery.REPLAYED_ID and self.made[kind] % 2):
            row["signature"] = self.chance.randbytes(64)
        return row


def _altered(last: Mapping[str, Any], version: int) -> bytes:
    """The bytes of a true event, under another id, as if it were the next one."""
    payload: bytes = last["payload"]
    claimed, claims = (b'"aggregateversion":%d' % one for one in (last["aggregate_version"], version))
    return payload.replace(claimed, claims).replace(str(last["event_id"]).encode(), str(new_id()).encode())


def _headers(row: Mapping[str, Any]) -> dict[str, str]:
    """As the relay would send them, but for an id of their own: the broker would else drop a repeated one by itself."""
    return {
        "Nats-Msg-Id": str(new_id()),
        "X-Agg-Version": str(row["aggregate_version"]),
        "X-Type": row["event_type"],
        "X-Schema": str(row["schema_version"]),
        "X-Digest": row["payload_digest"].hex(),
        "X-Sig": row["signature"].hex(),
        "X-Key": SERVICE,
    }
