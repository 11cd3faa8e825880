"""The supervision service in the small city with everybody whom visits concern, on copies of one prepared database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import httpx
from sqlalchemy import text

from libs.chassis.app import build_app
from libs.chassis.hearing import Delivery
from libs.chassis.identity import Signer, signer_from
from libs.chassis.inbox import Verdict
from libs.chassis.process import Part, Running
from libs.chassis.settings import Settings
from libs.contracts.directory import AccountRecorded, HeldPost, PersonRecorded, RelationRecorded
from services.supervision.main import SERVICE
from tests.support import small_city
from tests.support.databases import Databases, name_of
from tests.support.reacting import Reactor, reacting
from tests.support.small_city import LONG_AGO, Account, account_id, organ_id, person_id, relation_id
from tests.support.supervision_sources_stage import PEOPLE
from tests.support.supervision_sources_stage import opened as leaders_told

TEMPLATE: Final = "template_supervision_visits"
NOON: Final = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
"""Noon in the office on Monday, 16 March 2026."""
MORE: Final = {
    "visit-leader": Account("cdi", "office1", ("sup_officer",)),
    "visit-member": Account("cdi", "office1", ("sup_officer",)),
    "county-officer": Account("county", "county-office", ("sup_officer",)),
    "schools-lead": Account("schools", None, ("lead_unit_user",)),
    "schools-clerk": Account("schools", None, ("unit_clerk",)),
    "force-user": Account("task-force", None, ("task_force_user",)),
    "auditor": Account("cdi", None, ("audit_admin",)),
}
HOLDS_POST: Final = {"visit-member": ("schools", "clerk")}
"""Who of them holds a post elsewhere."""
RELATIONS: Final = {"counterpart-east": ("counterpart", "office1", "east")}
CAST: Final = {
    **small_city.ACCOUNTS,
    **{code: Account(organ, None, (role,)) for code, (organ, _, role) in PEOPLE.items()},
    **MORE,
}
"""Everybody who can be asked to act, by name."""
_SERIAL = count(1)


@dataclass
class StandingClock:
    """A clock that stands where it is put."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        """The present instant."""
        return self.at


@dataclass
class VisitStage:
    """The service at work and who calls it."""

    running: Running
    http: httpx.AsyncClient
    signer: Signer
    clock: StandingClock
    ears: Reactor

    async def get(self, who: str, path: str, **params: Any) -> httpx.Response:
        """Read as that person."""
        return await self.http.get(path, params=params, headers=self.headers(who, "GET"))

    async def post(self, who: str, path: str, body: Any, **headers: str) -> httpx.Response:
        """Post as that person, with a fresh key."""
        sent = {**self.headers(who, "POST"), "Idempotency-Key": str(uuid4()), **headers}
        return await self.http.post(path, json=body, headers=sent)

    async def act(self, who: str, case: dict[str, Any], noun: str, body: Any, of: str = "visits") -> httpx.Response:
        """An act on a case in the version it was last read in."""
        path = f"/v1/{of}/{case['id']}/{noun}"
        return await self.post(who, path, body, **{"If-Match": f'"{case["version"]}"'})

    async def done(self, asked: Any) -> dict[str, Any]:
        """The answer of what must succeed."""
        answer = await asked
        assert answer.status_code in (200, 201), answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def total(self, who: str, path: str = "/v1/visits", **params: Any) -> int:
        """How many entries that person's list has."""
        return int((await self.get(who, path, **params)).json()["total"])

    async def waiting(self, who: str) -> list[tuple[str, str]]:
        """Resource and act of everything that waits for that person."""
        items = (await self.get(who, "/v1/todo")).json()["items"]
        return sorted((one["resource"], one["act"]) for one in items)

    async def told(self) -> list[dict[str, Any]]:
        """Every event that was published, oldest first."""
        return await self.ears.published()

    async def sql(self, statement: str, **values: Any) -> None:
        """Change the database behind the back of the service: for controls."""
        async with self.running.database.begin() as connection:
            await connection.execute(text(statement), values)

    def pass_days(self, days: int) -> None:
        """Let so many days go by."""
        self.clock.at += timedelta(days=days)

    def headers(self, who: str, method: str) -> dict[str, str]:
        """A fresh token, as the gateway would send it."""
        organ = organ_id(CAST[who].organ)
        token = self.signer.mint(account_id(who), "test", organ, SERVICE.name, 1, method)
        return {"Authorization": f"Bearer {token}", "Accept-Language": "en"}


async def prepare(databases: Databases, keys: Path) -> None:
    """Make the template: a migrated database that has heard of everybody."""
    url = await databases.fresh(SERVICE.name)
    async with reacting(SERVICE, url, keys) as reactor:
        await small_city.found(reactor)
        await leaders_told(reactor)
        assert set(await reactor.hear(*_more(reactor))) == {Verdict.APPLIED}
    await databases.server.drop_database(TEMPLATE)
    await databases.server.create_database(TEMPLATE, name_of(url))
    await databases.drop(url)


@asynccontextmanager
async def open_stage(databases: Databases, keys: Path) -> AsyncIterator[VisitStage]:
    """The service on a copy of the template; its web part only, so that nothing but the test acts."""
    url = await databases.server.create_database(f"supervision_visits_{next(_SERIAL)}", TEMPLATE)
    clock = StandingClock()
    settings = Settings(service=SERVICE.name, database_url=url, nats_url="nats://127.0.0.1:1", keys=keys, pool_size=4)
    running = Running(SERVICE, settings, Part.WEB, clock=clock)
    transport = httpx.ASGITransport(app=build_app(running))
    async with httpx.AsyncClient(transport=transport, base_url="http://supervision") as http:
        await running.start()
        try:
            signer = signer_from(keys)
            yield VisitStage(running, http, signer, clock, Reactor(SERVICE, running, http, signer, keys))
        finally:
            await running.stop()
    await databases.drop(url)


def _more(reactor: Reactor) -> list[Delivery]:
    told = []
    for code, account in MORE.items():
        held = (
            tuple(
                HeldPost(organ_id=organ_id(organ), post=post, valid_from=LONG_AGO, valid_to=None)
                for organ, post in (HOLDS_POST[code],)
            )
            if code in HOLDS_POST
            else ()
        )
        told.append(reactor.story({}, person_id(code)).tell(PersonRecorded, code=code, posts=held))
        office: UUID | None = organ_id(account.office) if account.office else None
        place = {"person_id": person_id(code), "organ_id": organ_id(account.organ), "office_id": office}
        told.append(reactor.story({}, account_id(code)).tell(AccountRecorded, **place, roles=account.roles))
    for name, (kind, holder, target) in RELATIONS.items():
        fields = {"kind": kind, "holder_id": organ_id(holder), "target_id": organ_id(target)}
        told.append(
            reactor.story({}, relation_id(name)).tell(RelationRecorded, **fields, valid_from=LONG_AGO, valid_to=None)
        )
    return told
