"""A service that only hears the directory: a database with the replica, an inbox, and deliveries from an outbox."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from deploy.local.postgres import PostgresServer
from libs.chassis.database import connect, direct, run_sql_file
from libs.chassis.engine import Engine
from libs.chassis.hearing import Delivery, Follow, read_envelope
from libs.chassis.inbox import Inbox, Verdict
from libs.chassis.outbox import EventSigner, EventVerifier
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from libs.replica.projection import FOLLOWS

SCHEMAS = (Path("libs/chassis/schema/v1.sql"), Path("libs/replica/schema/v1.sql"))
HEARER = "filing"


@dataclass(frozen=True)
class NoPolicies:
    """A hearer without cases of its own needs none."""

    only: Profile = field(
        default_factory=lambda: Profile("none", "1", Text("无", "none"), date(2024, 1, 1), None, {}, {}, {})
    )

    def profile(self, _name: str, _version: str) -> Profile:
        """The only one."""
        return self.only

    def in_force(self, _name: str, _on: date) -> Profile:
        """The only one."""
        return self.only


@dataclass
class Hearer:
    """What hears, and the outbox it hears from."""

    database: AsyncEngine
    url: str
    inbox: Inbox
    outbox_url: str

    @classmethod
    async def of(cls, server: PostgresServer, name: str, outbox_url: str, keys: Path) -> "Hearer":
        """A hearer with an empty replica."""
        url = await server.create_database(name)
        database = connect(url, size=2)
        async with database.begin() as connection:
            for schema in SCHEMAS:
                await connection.run_sync(run_sql_file, schema)
        signer = EventSigner(HEARER, (keys / f"{HEARER}.key").read_bytes())
        engine = Engine(database, {}, NoPolicies(), "none", signer)
        verifier = EventVerifier({"directory": (keys / "directory.pub").read_bytes()})
        return cls(database, url, Inbox(engine, verifier), outbox_url)

    async def deliveries(self, aggregate_id: UUID | None = None) -> list[Delivery]:
        """The events of the outbox as deliveries, in order, of one aggregate or of all."""
        connection = await direct(self.outbox_url)
        of_one = "WHERE $1::uuid IS NULL OR aggregate_id = $1"
        rows = await connection.fetch(f"SELECT * FROM outbox_event {of_one} ORDER BY id", aggregate_id)
        await connection.close()
        return [
            Delivery(r["payload"], r["signature"], "EVT_DIRECTORY", r["id"], 1, f"{HEARER}__{r['aggregate_type']}")
            for r in rows
        ]

    async def hear(self, *deliveries: Delivery) -> list[Verdict]:
        """Apply them one by one."""
        return [await self.inbox.apply(_follow(delivery), delivery) for delivery in deliveries]

    async def contents(self) -> dict[str, list[str]]:
        """Everything in the replica."""
        connection = await direct(self.url)
        tables = ("organ", "person", "post", "relation", "account")
        found = {
            table: [
                r["said"] for r in await connection.fetch(f"SELECT t::text AS said FROM replica_{table} t ORDER BY 1")
            ]
            for table in tables
        }
        await connection.close()
        return found


def _follow(delivery: Delivery) -> Follow:
    aggregate = read_envelope(delivery.raw).type.split(".")[1]
    return next(follow for follow in FOLLOWS if follow.aggregate == aggregate)
