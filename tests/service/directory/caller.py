"""Callers of a directory: as one of the sample accounts, or as the gateway itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import httpx

from libs.chassis.app import build_app
from libs.chassis.clock import Clock as DueActs
from libs.chassis.database import direct
from libs.chassis.identity import NOBODY, Signer, signer_from
from libs.chassis.ids import now
from libs.chassis.process import Running
from libs.chassis.settings import Settings
from services.directory.config import SignInRules
from services.directory.stable_ids import account_id

CITY = Path("deploy/sample/city.yaml")
PASSWORD = "Lanyard-2026"
_KEYS = count(1)


def settings_for(url: str, keys: Path) -> Settings:
    """Settings of a directory process without a broker."""
    return Settings(service="directory", database_url=url, nats_url="nats://127.0.0.1:1", keys=keys)


@dataclass
class Clock:
    """The present, or later if the test says so."""

    ahead: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        """The instant as the service sees it."""
        return now() + self.ahead


@dataclass
class Directory:
    """A directory at work."""

    running: Running
    clock: Clock
    client: httpx.AsyncClient
    signer: Signer

    @classmethod
    @asynccontextmanager
    async def at(cls, running: Running, clock: Clock) -> AsyncIterator["Directory"]:
        """The application of that process, called without a network."""
        transport = httpx.ASGITransport(build_app(running), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://directory") as client:
            yield cls(running, clock, client, signer_from(running.settings.keys))

    async def get(self, account: str, path: str, **query: str) -> httpx.Response:
        """Ask as that account."""
        headers = self._headers(account_id(account), "GET")
        return await self.client.get(f"/v1{path}", params=query, headers=headers)

    async def post(
        self, account: str, path: str, body: dict[str, Any], *, version: int | None = None, key: str | None = None
    ) -> httpx.Response:
        """Act as that account, on that version, under a fresh key if none is given."""
        headers = {**self._headers(account_id(account), "POST"), "Idempotency-Key": key or f"key-{next(_KEYS)}"}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return await self.client.post(f"/v1{path}", json=body, headers=headers)

    async def sign_in(self, account: str, password: str = PASSWORD, **more: str) -> httpx.Response:
        """Have credentials checked, as the gateway; ``more`` is a code or a new password."""
        return await self.as_gateway("verification", {"account": account, "password": password, **more})

    async def as_gateway(self, door: str, body: dict[str, Any]) -> httpx.Response:
        """Have something checked at one of the doors that are the gateway's alone."""
        return await self.client.post(f"/v1/credentials/{door}", json=body, headers=self._headers(NOBODY, "POST"))

    async def on_own(self, account: str, path: str, body: dict[str, Any]) -> httpx.Response:
        """Act on the own account, on its present version."""
        version = (await self.get(account, "/me")).json()["version"]
        return await self.post(account, f"/me{path}", body, version=version)

    async def on_account(self, path: str, account: str, body: dict[str, Any], by: str = "sec-admin") -> httpx.Response:
        """Act on somebody's account as the security administrator, on its present version."""
        place = f"/accounts/{account_id(account)}"
        version = (await self.get("sec-admin", place)).json()["version"]
        return await self.post(by, f"{place}{path}", body, version=version)

    def ruled(self, **rules: Any) -> None:
        """From now on these settings of the sign-in hold here."""
        services = self.running.engine.services
        changed = SignInRules.model_validate({**services["sign_in_rules"].model_dump(), **rules})
        self.running.engine.services = {**services, "sign_in_rules": changed}

    async def tick(self) -> None:
        """Let time do what is due."""
        await DueActs(self.running.engine).tick()

    async def rows(self, statement: str, *values: object) -> list[asyncpg.Record]:
        """What the database answers."""
        connection = await direct(self.running.settings.database_url)
        try:
            found: list[asyncpg.Record] = await connection.fetch(statement, *values)
            return found
        finally:
            await connection.close()

    def _headers(self, account: UUID, method: str) -> dict[str, str]:
        token = self.signer.mint(account, "session", NOBODY, "directory", 1, method)
        return {"Authorization": f"Bearer {token}"}
