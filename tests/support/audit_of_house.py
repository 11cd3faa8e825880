"""The audit trail of a filing service in process: read, searched by its administrator, sealed and witnessed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select, text

from libs.chassis.sealing.checkpoint import private_key
from libs.chassis.sealing.journal import Journal
from libs.chassis.sealing.sealer import Sealer
from libs.chassis.sealing.witness import Verdict, Witness, journal_path
from libs.chassis.tables import AUDIT
from tests.support.audit_trail import SERVICE, look
from tests.support.filing_service import FilingHouse

RECORDS = "/v1/audit-records"
ADMIN = "audit-admin"


@dataclass
class HouseTrail:
    """The trail of that house. ``keys`` has the key of the service."""

    house: FilingHouse
    keys: Path

    @property
    def service_key_pem(self) -> bytes:
        """The private key file of the service."""
        return (self.keys / f"{SERVICE}.key").read_bytes()

    async def rows(self, **wanted: object) -> list[dict[str, Any]]:
        """The rows as the table has them, oldest first."""
        statement = select(AUDIT).filter_by(**wanted).order_by(AUDIT.c.id)
        async with self.house.running.database.connect() as connection:
            return [dict(row) for row in (await connection.execute(statement)).mappings()]

    async def run(self, *statements: str) -> None:
        """What the owner of the database does."""
        async with self.house.running.database.begin() as connection:
            for statement in statements:
                await connection.execute(text(statement))

    async def search(self, **asked: Any) -> httpx.Response:
        """The administrator's search."""
        return await self.house.caller(ADMIN).get(RECORDS, **asked)

    async def found(self, **asked: Any) -> list[dict[str, Any]]:
        """What the administrator finds."""
        answer = await self.search(**asked)
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def seal(self) -> None:
        """Seal what there is and sign a checkpoint, a minute later by the clock of the house."""
        later = self.house.running.clock() + timedelta(minutes=1)
        sealer = Sealer(self.house.running.database, SERVICE, self.service_key_pem, clock=lambda: later)
        while await sealer.seal():
            pass

    @contextmanager
    def witness(self, folder: Path) -> Iterator[Witness]:
        """A witness that keeps its journal in the folder."""
        key = private_key(self.service_key_pem).public_key()
        with Journal(journal_path(folder, SERVICE)) as journal:
            yield Witness(SERVICE, key, Ed25519PrivateKey.generate(), journal)

    async def look(self, witness: Witness) -> Verdict:
        """What the witness says now."""
        async with self.house.running.database.connect() as connection:
            return await look(witness, connection)
