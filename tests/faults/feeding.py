"""Clients that feed filings through the gateway and never give up: the same request with the same key until it is
answered, and every attempt in the ledger."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final
from uuid import UUID

import httpx

from deploy.bench.stage import Bench
from tests.faults.ledger import Ledger

_AGAIN: Final = frozenset({409, 425, 429, 500, 502, 503, 504})
_TIME = httpx.Timeout(10, connect=2)
FILINGS: Final = "/api/filing/v1/filings"


@dataclass
class Feeder:
    """Feeds drafts, and revisions of them, from several clients at once. ``steps`` revisions follow each draft."""

    address: str
    token: str
    draft: Mapping[str, Any]
    ledger: Ledger
    steps: int = 0
    clients: int = 12
    seconds: list[float] = field(default_factory=list)
    failures: int = 0
    made: int = 0

    @classmethod
    def over(cls, bench: Bench, ledger: Ledger, steps: int = 0) -> "Feeder":
        """A feeder in the name of the unit's clerk."""
        return cls(bench.running.gateway, bench.cast.clerk.token, bench.draft(), ledger, steps)

    async def feed(self, prefix: str, at_least: int, enough: Callable[[], bool]) -> None:
        """Feed one filing after another: so many, and on until it is enough."""
        numbers = count()
        limits = httpx.Limits(max_connections=self.clients)
        async with httpx.AsyncClient(base_url=self.address, timeout=_TIME, limits=limits, trust_env=False) as http:

            async def work() -> None:
                while (number := next(numbers)) < at_least or not enough():
                    await self._one(http, f"{prefix}.{number}")

            await asyncio.gather(*(work() for _ in range(self.clients)))

    async def _one(self, http: httpx.AsyncClient, key: str) -> None:
        body = {"form": {**self.draft["form"], "title": key}}
        answer = await self._insist(http, FILINGS, key, body, {"Idempotency-Key": key}, 201)
        case_id, version = UUID(answer["id"]), int(answer["version"])
        self.ledger.acknowledge(key, case_id)
        self.made += 1
        for step in range(1, self.steps + 1):
            headers = {"Idempotency-Key": f"{key}-{step}", "If-Match": f'"{version}"'}
            done = await self._insist(http, f"{FILINGS}/{case_id}/revisions", f"{key}-{step}", body, headers, 200)
            self.ledger.acknowledge(f"{key}-{step}", case_id)
            version = int(done["version"])

    async def _insist(
        self, http: httpx.AsyncClient, path: str, key: str, body: Any, headers: dict[str, str], wanted: int
    ) -> dict[str, Any]:
        """Ask until it is answered. Raises AssertionError at an answer that repeating cannot mend."""
        while True:
            self.ledger.attempts[key] += 1
            began = time.monotonic()
            try:
                answer = await http.post(path, json=body, headers={"Authorization": f"Bearer {self.token}", **headers})
            except httpx.TransportError:
                self.failures += 1
                await asyncio.sleep(0.1)
                continue
            if answer.status_code == wanted:
                self.seconds.append(time.monotonic() - began)
                found: dict[str, Any] = answer.json()
                return found
            assert answer.status_code in _AGAIN, f"{answer.status_code} {answer.json().get('code')}"
            self.failures += 1
            await asyncio.sleep(0.1)
