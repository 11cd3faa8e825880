"""The lead desk in the small city: posts and cadre authority told by the directory, and the acts as HTTP requests."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx

from libs.chassis.inbox import Verdict
from libs.contracts.directory import HeldPost, OrganRecorded, PersonRecorded, RelationRecorded
from tests.support.reacting import Reactor
from tests.support.small_city import ACCOUNTS, LONG_AGO, account_id, organ_id, person_id, relation_id

RECEIVED, APPROVED, TODAY = "2026-03-02", "2026-03-03", "2026-03-16"
POSTS = {
    "secretary": ("cdi", "cdi_secretary"),
    "deputy": ("cdi", "cdi_deputy_secretary"),
    "member": ("cdi", "sc_member"),
    "office1-head": ("office1", "principal"),
    "office1-officer": ("office1", "officer"),
    "office2-officer": ("office2", "officer"),
    "body1-head": ("body1", "principal"),
    "body1-officer": ("body1", "officer"),
    "case-manager": ("trial", "officer"),
    "housing-head": ("housing", "principal"),
}
AUTHORITY = {
    "housing-head": "cdi",
    "case-manager": "cdi",
    "office2-officer": "cdi",
    "housing-clerk": "county",
    "county-head": "county",
    "sc-member": "province",
}
WRITTEN = {
    "main": "工程验收中收受施工方礼品，价值八千元",
    "minor": "使用单位公车接送家属上学",
    "basis": "验收当日其在外地参加培训",
    "reasons": "反映具体，具有可查性",
}
ON_HOUSING_HEAD = {
    "kind": "violation",
    "subject_person_id": str(person_id("housing-head")),
    "received_on": RECEIVED,
    "items": [{"text": WRITTEN["main"], "is_main": True}, {"text": WRITTEN["minor"]}],
    "report_ref": "019a9e2c-0000-7000-8000-000000000301",
}
HANDS = ("office1-head", "office1-officer", "deputy")
_NOUNS = {
    "assign": "assignment",
    "forward": "forwarding",
    "propose": "disposition-proposal",
    "dispose": "disposition",
    "conclude": "conclusion",
}
WHO = {
    "assign": "case-manager",
    "forward": "case-manager",
    "propose": "office1-officer",
    "dispose": "deputy",
    "conclude": "office1-head",
}


def _of(*codes: str) -> list[str]:
    return [str(person_id(code)) for code in codes]


def assignment(office: str = "office1", head: str = "office1-head", officer: str = "office1-officer") -> dict[str, Any]:
    """The body of an assignment to that office."""
    return {
        "office_id": str(organ_id(office)),
        "head_id": str(person_id(head)),
        "verifier_ids": _of(officer),
        "leader_id": str(person_id("deputy")),
        "approval": {"approved_by": str(person_id("secretary")), "approved_on": APPROVED},
        "recusals": [{"person_id": one} for one in _of(head, officer, "deputy")],
    }


BODIES: dict[str, dict[str, Any]] = {
    "assign": assignment(),
    "forward": {
        "to_organ_id": str(organ_id("county")),
        "reasons": WRITTEN["reasons"],
        "approval": {"approved_by": str(person_id("secretary")), "approved_on": APPROVED},
    },
    "propose": {
        "disposition": "preliminary_verification",
        "reasons": WRITTEN["reasons"],
        "study": {
            "held_on": TODAY,
            "present": _of("office1-head", "office1-officer", "case-manager"),
            "conclusion": "同意初步核实",
        },
    },
    "dispose": {
        "disposition": "preliminary_verification",
        "opinion": "同意",
        "signatures": [{"person_id": one, "signed_on": TODAY} for one in _of("office1-head", "office1-officer")],
    },
    "conclude": {
        "concluded_on": TODAY,
        "findings": [
            {"item": 1, "finding": "untrue", "basis": WRITTEN["basis"]},
            {"item": 2, "finding": "unprovable", "basis": WRITTEN["basis"]},
        ],
    },
}


@dataclass
class Desk:
    """The desk on a day that the test says."""

    reactor: Reactor
    at: datetime = field(default=datetime(2026, 3, 16, 4, 0, tzinfo=UTC))

    async def post(self, who: str, path: str, body: Any, **headers: str) -> httpx.Response:
        """Post as that account of the small city, with a fresh key."""
        account = ACCOUNTS[who]
        token = self.reactor.signer.mint(
            account_id(who), "s1", organ_id(account.organ), self.reactor.service.name, 1, "POST"
        )
        sent = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4()), **headers}
        return await self.reactor.client.post(path, json=body, headers=sent)

    async def register(self, who: str = "case-manager", **changes: Any) -> httpx.Response:
        """Register the lead on the head of housing, changed."""
        return await self.post(who, "/v1/leads", {**ON_HOUSING_HEAD, **changes})

    async def act(self, lead: dict[str, Any], act: str, who: str = "", **changes: Any) -> httpx.Response:
        """An act on the lead as it was last read, by whom it belongs to."""
        path = f"/v1/leads/{lead['id']}/{_NOUNS[act]}"
        return await self.post(
            who or WHO[act], path, {**BODIES[act], **changes}, **{"If-Match": f'"{lead["version"]}"'}
        )

    async def walk(self, *acts: str) -> dict[str, Any]:
        """A lead after these acts."""
        answer = await self.register()
        for act in acts:
            assert answer.status_code in (200, 201), answer.text
            answer = await self.act(answer.json(), act)
        assert answer.status_code in (200, 201), answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def rows(self, table: str) -> int:
        """How many rows a table has."""
        async with self.reactor.running.database.connect() as connection:
            return int((await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")).scalar_one())


async def opened(reactor: Reactor) -> Desk:
    """The desk, the directory having told posts and cadre authority."""
    desk = Desk(reactor)
    reactor.running.engine.clock = lambda: desk.at
    told = [
        reactor.story({}, organ_id("province")).tell(
            OrganRecorded, code="province", kind="province_cdi", level="province", parent_id=None
        ),
    ]
    for code, (organ, post) in POSTS.items():
        held = HeldPost(organ_id=organ_id(organ), post=post, valid_from=LONG_AGO, valid_to=None)
        person = reactor.story({}, person_id(code))
        person.version = 1
        told.append(person.tell(PersonRecorded, code=code, posts=(held,)))
    for code, organ in AUTHORITY.items():
        told.append(related(reactor, f"manages-{code}", "cadre_authority", organ_id(organ), person_id(code)))
    told.append(related(reactor, "counterpart-body1", "counterpart", organ_id("office1"), organ_id("body1")))
    assert set(await reactor.hear(*told)) == {Verdict.APPLIED}
    return desk


def related(reactor: Reactor, code: str, kind: str, holder: UUID, target: UUID, until: date | None = None) -> Any:
    """The directory tells of a relation."""
    fields = {"kind": kind, "holder_id": holder, "target_id": target, "valid_from": LONG_AGO, "valid_to": until}
    return reactor.story({}, relation_id(code)).tell(RelationRecorded, **fields)


def later(desk: Desk, days: int) -> None:
    """Let days go by."""
    desk.at += timedelta(days=days)
