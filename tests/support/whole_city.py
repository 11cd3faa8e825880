"""All of Lanyard on servers that can be taken away: seven programs, the sample city, logins of its people."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psutil
from sqlalchemy import make_url

from deploy.local.broker import NatsServer
from deploy.local.postgres import PostgresServer
from deploy.local.processes import Child, wait_until
from deploy.local.servers import nats, postgres
from deploy.local.system import System, is_ready, system
from deploy.local.table import PROGRAMS
from gateway.sessions import Account, Sessions
from libs.chassis.database import connect, direct
from libs.kernel.actor import SHANGHAI
from tests.support.city import SampleCity, read_published
from tests.support.servers import UNSAFE_BUT_FAST

UNBOUNDED = dict.fromkeys(
    (
        "GATEWAY_CALLER_PER_SECOND", "GATEWAY_CALLER_BURST", "GATEWAY_ADDRESS_PER_SECOND", "GATEWAY_ADDRESS_BURST",
        "GATEWAY_EXPENSIVE_PER_SECOND", "GATEWAY_EXPENSIVE_BURST", "GATEWAY_LOGINS_PER_MINUTE",
        "GATEWAY_ADDRESS_LOGINS_PER_MINUTE",
    ),
    "1000000",
)  # fmt: skip
"""Quotas that nobody reaches; that they bind is shown elsewhere."""


@dataclass
class WholeCity:
    """What runs, the servers under it, the city, and a login of everybody who has asked for one."""

    running: System
    server: PostgresServer
    broker: NatsServer
    city: SampleCity
    _tokens: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The public address."""
        return self.running.gateway

    def url(self, service: str) -> str:
        """The database of that service."""
        return self.running.env[f"{service.upper()}_DATABASE_URL"]

    def sign(self, account: str, _method: str = "") -> dict[str, str]:
        """Headers of a login of that account."""
        if account not in self._tokens:
            self._tokens[account] = asyncio.run(self._start_login(account))
        return {"Authorization": f"Bearer {self._tokens[account]}"}

    def forget(self, token: str) -> None:
        """That login has ended; the next call begins a new one."""
        ended = next((account for account, known in self._tokens.items() if known == token), "")
        if ended in self.city.people:
            del self._tokens[ended]

    def give_key(self, name: str, scopes: Sequence[str]) -> None:
        """A machine of the inspection bureau gets a key with these scopes; it calls under that name from now on."""
        machine = {"code": f"machine-{name}", "person_id": str(self.city.person("bureau-officer").person_id)}
        place = {"organ_id": str(self.city.organs["inspection-bureau"]), "roles": ["bureau"], "machine": True}
        account = self._open("accounts", {**machine, **place})["id"]
        expires = (datetime.now(SHANGHAI).date() + timedelta(days=30)).isoformat()
        wanted = {"account_id": account, "scopes": list(scopes), "expires_on": expires}
        self._tokens[name] = str(self._open("client-keys", wanted)["key"])

    def _open(self, resource: str, body: dict[str, Any]) -> Any:
        headers = {"Idempotency-Key": str(uuid4()), **self.sign("sec-admin")}
        path = f"{self.address}/api/directory/v1/{resource}"
        answer = httpx.post(path, json=body, headers=headers, trust_env=False, timeout=20)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def child(self, name: str) -> Child:
        """The process of that name."""
        return next(child for child in reversed(self.running.children) if child.name == name)

    def said(self) -> str:
        """Everything that all programs and both servers have written to their logs."""
        logs = [*self.running.folder.rglob("*.log"), *self.server.folder.glob("*.log")]
        return "\n".join(path.read_text(errors="replace") for path in logs)

    @contextmanager
    def frozen_broker(self) -> Iterator[None]:
        """NATS keeps its connections and says nothing."""
        assert self.broker.child is not None
        frozen = psutil.Process(self.broker.child.handle.pid)
        frozen.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            frozen.send_signal(signal.SIGCONT)

    @contextmanager
    def killed(self, name: str) -> Iterator[None]:
        """That program has crashed; at the end a supervisor starts it again."""
        killed = self.child(name)
        killed.stop(signal.SIGKILL)
        self.running.children.remove(killed)
        yield
        self.start_again(name)

    def start_again(self, name: str) -> None:
        """Start that program and wait until it is ready."""
        child = self.running.serve(next(program for program in PROGRAMS if program.name == name))
        instance = self.running.env["LANYARD_INSTANCE"]
        wait_until(lambda: is_ready(self.running.addresses[name], instance), child)

    async def _start_login(self, account: str) -> str:
        me = self.city.person(account)
        engine = connect(self.url("gateway"), size=1)
        try:
            known = Account(me.account_id, me.person_id, me.organ_id, 1, ())
            token, _ = await Sessions(engine).start(known)
            return token
        finally:
            await engine.dispose()


@contextmanager
def whole_city(folder: Path) -> Iterator[WholeCity]:
    """Everything started and the city heard everywhere; stopped at the end."""
    folder.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    with postgres(folder / "postgres", UNSAFE_BUT_FAST) as server, nats(folder / "nats") as broker:
        urls = {one.database_variable: asyncio.run(server.create_database(one.name)) for one in PROGRAMS}
        environ = {**kept, **urls, **UNBOUNDED, "NATS_URL": broker.url}
        with system(folder / "running", environ, port=0) as running:
            city = asyncio.run(read_published(urls["DIRECTORY_DATABASE_URL"]))
            whole = WholeCity(running, server, broker, city)
            _wait_until_heard(whole)
            yield whole


def _wait_until_heard(whole: WholeCity) -> None:
    """Every service has heard of every account."""
    wanted, deadline = len(whole.city.people), time.monotonic() + 60
    for service in ("filing", "clarification", "accountability", "supervision", "vault"):
        while asyncio.run(_count(whole.url(service))) < wanted:
            assert time.monotonic() < deadline, service
            time.sleep(0.1)


async def _count(url: str) -> int:
    connection = await direct(str(make_url(url)))
    try:
        return int(await connection.fetchval("SELECT count(*) FROM replica_account"))
    finally:
        await connection.close()
