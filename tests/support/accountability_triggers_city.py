"""Sources as supervision tells them, in the small city with two counties, a task force and a court beside its units.

``office1`` looks after housing, Changge and the task force, ``office2`` after schools and Yuzhou; the court is looked
after by office1 and is no unit whose leaders are interviewed.
"""

from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

import httpx
from sqlalchemy import text

from libs.chassis.hearing import Delivery
from libs.chassis.inbox import Verdict
from libs.contracts.directory import OrganRecorded, RelationRecorded
from libs.contracts.supervision_sources import (
    CircularRecorded,
    CriticismRecorded,
    RankingConfirmed,
    RankingCorrected,
    RankingImported,
)
from tests.support.reacting import Reactor, Story
from tests.support.small_city import ACCOUNTS, CDI, LONG_AGO, account_id, organ_id, relation_id

DAY: Final = date(2026, 3, 2)
PROJECT: Final = "2601-411000-04-01-123456"
UNITS: Final = {
    "changge": ("county", "office1"),
    "taskforce": ("task_force", "office1"),
    "court": ("judicial", "office1"),
    "yuzhou": ("county", "office2"),
}
KINDS: Final = {"housing": "municipal_unit", "schools": "municipal_unit", **{k: kind for k, (kind, _) in UNITS.items()}}


async def enlarge(reactor: Reactor) -> None:
    """Let the directory tell of the further units and who looks after them."""
    told = []
    for code, (kind, office) in UNITS.items():
        fields: dict[str, Any] = {"code": code, "kind": kind, "level": "city", "parent_id": None}
        told.append(reactor.story({}, organ_id(code)).tell(OrganRecorded, **fields))
        relation = {"kind": "counterpart", "holder_id": organ_id(office), "target_id": organ_id(code)}
        looks_after = reactor.story({}, relation_id(f"counterpart-{code}"))
        told.append(looks_after.tell(RelationRecorded, **relation, valid_from=LONG_AGO, valid_to=None))
    assert set(await reactor.hear(*told)) == {Verdict.APPLIED}


def unit(code: str, *roles: str, duty: bool = False) -> dict[str, Any]:
    """A unit as supervision names it; it undertakes unless it is said otherwise."""
    kind, parts = KINDS.get(code, "municipal_unit"), roles or ("undertaking",)
    return {"unit_id": organ_id(code), "unit_kind": kind, "roles": parts, "lead_duty_unfulfilled": duty}


def event_of(reactor: Reactor, occurrence_id: UUID | None = None, organ: UUID = CDI) -> Story:
    """A record of supervision; alone, it is an event of its own."""
    story = reactor.story({})
    story.fixed = {
        "competent_organ_id": organ,
        "occurrence_id": occurrence_id or story.id,
        "occurred_on": DAY,
        "project_code": PROJECT,
    }
    return story


def criticism(story: Story, *units: dict[str, Any], level: str = "municipal") -> Delivery:
    """Units were named by a leader."""
    return story.tell(CriticismRecorded, level=level, units=units)


def circular(story: Story, *units: dict[str, Any], level: str = "municipal") -> Delivery:
    """Units were criticised in a circular."""
    return story.tell(CircularRecorded, level=level, units=units)


def ranking_of(reactor: Reactor, period: str, kind: str = "monthly_review") -> Story:
    """A ranking of supervision."""
    fixed = {"competent_organ_id": CDI, "kind": kind, "list_code": "municipal_units", "period": period}
    return reactor.story(fixed)


def confirmed(story: Story, *places: tuple[str, int]) -> list[Delivery]:
    """Handed in and confirmed."""
    fields = {"confirmed_on": DAY, "list_version": 1, "units": _places(places)}
    return [story.tell(RankingImported), story.tell(RankingConfirmed, **fields)]


def corrected(story: Story, *places: tuple[str, int], version: int = 2) -> Delivery:
    """Corrected later."""
    return story.tell(RankingCorrected, confirmed_on=DAY, list_version=version, units=_places(places))


def _places(places: tuple[tuple[str, int], ...]) -> list[dict[str, Any]]:
    return [{"unit_id": organ_id(code), "unit_kind": KINDS[code], "rank": rank} for code, rank in places]


async def interviews(reactor: Reactor) -> dict[tuple[str, UUID], tuple[str, str]]:
    """Tier and status of every interview, by the code of its unit and its event."""
    codes = {organ_id(code): code for code in KINDS}
    statement = text("SELECT unit_id, occurrence_id, tier, status FROM interview")
    async with reactor.running.database.connect() as connection:
        rows = (await connection.execute(statement)).all()
    return {(codes[UUID(int=r.unit_id.int)], UUID(int=r.occurrence_id.int)): (r.tier, r.status) for r in rows}


async def post(reactor: Reactor, who: str, path: str, body: Any, **headers: str) -> httpx.Response:
    """Post as that account, with a fresh key unless one is given."""
    token = reactor.signer.mint(account_id(who), "s1", organ_id(ACCOUNTS[who].organ), reactor.service.name, 1, "POST")
    sent = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4()), **headers}
    return await reactor.client.post(path, json=body, headers=sent)
