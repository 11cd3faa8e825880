"""A service whose cases are encrypted at rest, on a real database, with keys of its own to rotate and destroy."""

import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from deploy.local.postgres import PostgresServer
from libs.chassis import case_store
from libs.chassis.app import build_app
from libs.chassis.cases import AnyCaseType
from libs.chassis.database import connect
from libs.chassis.envelope.keyring import Keyring, keyring_of
from libs.chassis.envelope.rotation import KeyDesk
from libs.chassis.identity import Signer, signer_from
from libs.chassis.ids import now
from libs.chassis.process import Part, Running
from libs.chassis.settings import Settings
from libs.kernel.actor import Actor, office_day
from tests.support.sealed_specimen import DOSSIER, HANDLER, LETTERS, SAFE, SERVICE
from tests.support.specimen import TABLE_SQL, make_database

PLACES: Mapping[str, tuple[AnyCaseType, str, Actor]] = {
    "dossier": (DOSSIER, "/v1/dossiers", HANDLER),
    "safe": (SAFE, "/v1/safes", LETTERS),
}


@dataclass
class SealedHouse:
    """The service and who calls it."""

    running: Running
    http: httpx.AsyncClient
    signer: Signer
    keys: Path

    async def get(self, actor: Actor, path: str) -> httpx.Response:
        """Read."""
        return await self.http.get(path, headers=self._headers(actor, "GET"))

    async def post(self, actor: Actor, path: str, body: Any, **headers: str) -> httpx.Response:
        """Post with a fresh key unless one is given."""
        sent = {"Idempotency-Key": str(uuid4()), **self._headers(actor, "POST"), **headers}
        return await self.http.post(path, json=body, headers=sent)

    async def open(self, kind: str, secret: str, matter: str = "") -> UUID:
        """Open a case of that kind."""
        _, path, actor = PLACES[kind]
        answer = await self.post(actor, path, {"secret": secret, "matter": matter})
        assert answer.status_code == 201, answer.text
        return UUID(answer.json()["id"])

    async def act(self, kind: str, case_id: UUID, act: str, version: int, **body: str) -> httpx.Response:
        """Act on a case of that kind in that version."""
        _, path, actor = PLACES[kind]
        return await self.post(actor, f"{path}/{case_id}/{act}", body, **{"If-Match": f'"{version}"'})

    async def show(self, kind: str, case_id: UUID) -> httpx.Response:
        """The case for whoever works on it."""
        _, path, actor = PLACES[kind]
        return await self.get(actor, f"{path}/{case_id}")

    async def load(self, connection: AsyncConnection, kind: str, case_id: UUID) -> Any:
        """The case as the machinery reads it."""
        case_type, _, actor = PLACES[kind]
        found = await case_store.load(connection, case_type, case_id, actor, office_day(now()), lock=False)
        assert found is not None
        return found.case

    async def rows(self, sql: str, **values: Any) -> list[dict[str, Any]]:
        """What a statement answers; what it does is committed."""
        async with self.running.database.begin() as connection:
            found = await connection.execute(text(sql), values)
            return [dict(row) for row in found.mappings()] if found.returns_rows else []

    async def body(self, kind: str, case_id: UUID) -> Any:
        """The body as it is stored."""
        return orjson.loads((await self.rows(f"SELECT body FROM {kind} WHERE id = :id", id=case_id))[0]["body"])

    @property
    def desk(self) -> KeyDesk:
        """What an operator may do with the keys."""
        return KeyDesk(self.running.database, self.running.service.types)

    async def keyring(self) -> Keyring:
        """The keyring of the service."""
        async with self.running.database.connect() as connection:
            return keyring_of(connection)

    def _headers(self, actor: Actor, method: str) -> dict[str, str]:
        token = self.signer.mint(actor.account_id, "test", actor.organ_id, "filing", 1, method)
        return {"Authorization": f"Bearer {token}", "Accept-Language": "en"}


async def make_sealed_database(server: PostgresServer, name: str) -> str:
    """A database for both kinds of case."""
    url = await make_database(server, name, "dossier")
    engine = connect(url)
    async with engine.begin() as connection:
        await connection.execute(text(TABLE_SQL.format(name="safe")))
    await engine.dispose()
    return url


def own_keys(keys: Path, folder: Path) -> Path:
    """A copy of the keys that a test may change."""
    shutil.copytree(keys, folder, copy_function=shutil.copy2)
    return folder


@asynccontextmanager
async def open_sealed_house(url: str, keys: Path, suite: str = "aes-256-gcm") -> AsyncIterator[SealedHouse]:
    """The service on that database; its web part only, and no part started."""
    settings = Settings(service="filing", database_url=url, nats_url="", keys=keys, suite=suite)
    running = Running(SERVICE, settings, Part.WEB)
    transport = httpx.ASGITransport(app=build_app(running), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://filing") as http:
        try:
            yield SealedHouse(running, http, signer_from(keys), keys)
        finally:
            await running.stop()
