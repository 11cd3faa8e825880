"""A hearing service without a broker: real signed events put into its real inbox on a real database, and its own door.

async with reacting(SERVICE, url, keys) as reactor:
    await reactor.hear(story.tell(FilingRejected, ...))
    answer = await reactor.get("office1-head", "/v1/evidence")
"""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import orjson

from libs.chassis.app import build_app
from libs.chassis.broker import durable_name
from libs.chassis.hearing import Delivery, Follow, read_envelope
from libs.chassis.identity import Signer, signer_from
from libs.chassis.inbox import Verdict
from libs.chassis.openapi_lint import lint
from libs.chassis.outbox import EventSigner, Origin
from libs.chassis.process import Part, Running, Service
from libs.chassis.settings import Settings
from libs.kernel.actor import SYSTEM
from libs.kernel.events import Event, aggregate_of, service_of
from tests.support.small_city import ACCOUNTS, account_id, organ_id

_OF_THE_CHASSIS = ("read_dictionary", "read_history")
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
"""Noon in the office; a story may say otherwise."""


@dataclass
class Story:
    """The events of one aggregate, numbered as they are told; ``fixed`` are the fields that all of them share."""

    keys: Path
    fixed: dict[str, Any]
    id: UUID = field(default_factory=uuid4)
    version: int = 0
    signed_by: str = ""

    def tell(self, contract: type[Event], at: datetime = NOON, /, **fields: Any) -> Delivery:
        """The next event, signed by its publisher (or whom ``signed_by`` names), as a first delivery."""
        self.version += 1
        event = contract.model_validate({**self.fixed, **fields})
        publisher = service_of(contract.event_type)
        signer = EventSigner(publisher, (self.keys / f"{self.signed_by or publisher}.key").read_bytes())
        row = signer.row(event, uuid4(), self.id, self.version, at, Origin(uuid4(), None, SYSTEM.account_id))
        stream = f"EVT_{publisher.upper()}"
        return Delivery(row["payload"], row["signature"], stream, self.version, 1, "")


@dataclass
class Reactor:
    """The service under test."""

    service: Service
    running: Running
    client: httpx.AsyncClient
    signer: Signer
    keys: Path

    def story(self, fixed: dict[str, Any], aggregate_id: UUID | None = None) -> Story:
        """A new aggregate of some publisher."""
        return Story(self.keys, fixed, aggregate_id or uuid4())

    def follow_of(self, delivery: Delivery) -> Follow:
        """What this service follows the event with."""
        event_type = read_envelope(delivery.raw).type
        wanted = (service_of(event_type), aggregate_of(event_type))
        return next(f for f in self.service.follows if (f.service, f.aggregate) == wanted)

    async def hear(self, *deliveries: Delivery) -> list[Verdict]:
        """Put them into the inbox in this order."""
        return [await self._apply(delivery) for delivery in deliveries]

    async def hear_jumbled(self, *deliveries: Delivery) -> None:
        """Deliver all of them backwards and twice, again and again, until each has been applied; once, it must be."""
        applied: Counter[bytes] = Counter()
        for _ in deliveries:
            for delivery in reversed(deliveries):
                verdicts = await self.hear(delivery, delivery)
                applied[delivery.digest] += verdicts.count(Verdict.APPLIED)
        assert [applied[delivery.digest] for delivery in deliveries] == [1] * len(deliveries)

    async def react_without_inbox(self, delivery: Delivery) -> None:
        """What the reaction alone does, without the inbox that counts versions: for controls."""
        async with self.running.database.begin() as connection:
            await self.running.inbox._react(connection, self.follow_of(delivery), read_envelope(delivery.raw))

    async def get(self, who: str, path: str, **headers: str) -> httpx.Response:
        """Ask the service's door as that account of the small city."""
        account = ACCOUNTS[who]
        token = self.signer.mint(account_id(who), "s1", organ_id(account.organ), self.service.name, 1, "GET")
        return await self.client.get(path, headers={"Authorization": f"Bearer {token}", **headers})

    async def faults(self) -> list[str]:
        """What keeps the description of the service's own doors from being published."""
        document = (await self.client.get("/openapi.json")).json()
        return [fault for fault in lint(document) if not fault.startswith(_OF_THE_CHASSIS)]

    async def published(self) -> list[dict[str, Any]]:
        """The events in the outbox of the service, oldest first: type, subject, version, content."""
        async with self.running.database.connect() as connection:
            rows = await connection.exec_driver_sql("SELECT payload FROM outbox_event ORDER BY id")
            return [orjson.loads(row.payload) for row in rows]

    async def _apply(self, delivery: Delivery) -> Verdict:
        follow = self.follow_of(delivery)
        consumer = durable_name(self.service.name, follow.service, follow.aggregate)
        heard = Delivery(
            delivery.raw, delivery.signature, delivery.stream, delivery.stream_seq, delivery.delivered, consumer
        )
        return await self.running.inbox.apply(follow, heard)


@asynccontextmanager
async def reacting(service: Service, url: str, keys: Path) -> AsyncIterator[Reactor]:
    """The service on that database, its door open, its broker out of reach."""
    settings = Settings(service=service.name, database_url=url, nats_url="nats://127.0.0.1:1", keys=keys, pool_size=4)
    running = Running(service, settings, Part.WEB)
    transport = httpx.ASGITransport(app=build_app(running))
    try:
        await running.start()
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            yield Reactor(service, running, client, signer_from(keys), keys)
    finally:
        await running.stop()
