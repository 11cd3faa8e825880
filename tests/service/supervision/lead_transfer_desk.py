"""Bodies outside that hand leads over, beside the lead desk of the small city, and what each of them can ask."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

import httpx

from libs.chassis.inbox import Verdict
from libs.contracts.directory import AccountRecorded, HeldPost, OrganRecorded, PersonRecorded
from tests.service.supervision.lead_desk import BODIES, TODAY, WHO, WRITTEN, Desk, related
from tests.support.reacting import Reactor
from tests.support.small_city import ACCOUNTS, LONG_AGO, account_id, organ_id, person_id

ORGANS: Final = {"bureau": "inspection_bureau", "force": "task_force", "audit-office": "municipal_unit"}
PEOPLE: Final = {
    "bureau-officer": ("bureau", "bureau"),
    "bureau-handler": ("bureau", "bureau"),
    "bureau-colleague": ("bureau", "bureau"),
    "force-user": ("force", "task_force_user"),
    "schools-lead": ("schools", "lead_unit_user"),
}
NOUNS: Final = {
    "receive": "receipt",
    "turn_back": "turning-back",
    "assign": "assignment",
    "forward": "forwarding",
    "propose": "disposition-proposal",
    "sign": "signatures",
    "dispose": "disposition",
    "conclude": "conclusion",
    "feed_back": "feedback",
}
ACTING: Final = {
    **WHO,
    "receive": "case-manager",
    "turn_back": "case-manager",
    "sign": "office1-head",
    "feed_back": "office1-officer",
}
_APPROVED_TODAY: Final = {"approval": {"approved_by": str(person_id("secretary")), "approved_on": TODAY}}
ASKED: Final[dict[str, dict[str, Any]]] = {
    **BODIES,
    "assign": {**BODIES["assign"], **_APPROVED_TODAY},
    "forward": {**BODIES["forward"], **_APPROVED_TODAY},
    "dispose": {**BODIES["dispose"], "signatures": []},
    "receive": {},
    "sign": {},
    "turn_back": {"reasons": "所附材料缺少一份，请补齐"},
    "feed_back": {"text": "已逐项作出结论"},
}
ON: Final = ("receive", "assign", "propose", "sign", "dispose", "conclude", "feed_back")
SHEET: Final[dict[str, Any]] = {
    "screening": {"higher_managed": False, "own_head": False},
    "kind": "violation",
    "subject_person_id": str(person_id("housing-head")),
    "items": [{"text": WRITTEN["main"], "is_main": True}, {"text": WRITTEN["minor"]}],
    "materials": [{"title": "现场签证单复印件", "copies": 3}],
    "handler_id": str(person_id("bureau-handler")),
}


@dataclass
class Bodies(Desk):
    """The desk, and the bodies outside."""

    async def ask(self, who: str, path: str, **headers: str) -> httpx.Response:
        """Read as that person."""
        return await self.reactor.client.get(path, headers={**self._signed_in(who, "GET"), **headers})

    async def post(self, who: str, path: str, body: Any, **headers: str) -> httpx.Response:
        """Post as that person, with a fresh key."""
        sent = {**self._signed_in(who, "POST"), "Idempotency-Key": str(uuid4()), **headers}
        return await self.reactor.client.post(path, json=body, headers=sent)

    async def hand_in(self, who: str = "bureau-officer", **changes: Any) -> httpx.Response:
        """Hand the lead on the head of housing over, changed."""
        return await self.post(who, "/v1/lead-transfers", {**SHEET, **changes})

    async def handed_in(self, **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """A sheet and its lead as case management finds it: the latest."""
        self.at += timedelta(seconds=1)
        answer = await self.hand_in(**changes)
        assert answer.status_code == 201, answer.text
        page = (await self.ask("case-manager", "/v1/leads?status=submitted&sort=-changed_at")).json()
        found: dict[str, Any] = (await self.ask("case-manager", f"/v1/leads/{page['items'][0]['id']}")).json()
        assert found["handover"]["sheet_id"] == answer.json()["id"]
        return answer.json(), found

    async def move(self, lead: dict[str, Any], act: str, who: str = "", **changes: Any) -> httpx.Response:
        """An act on the lead as it was last read, by whom it belongs to."""
        path = f"/v1/leads/{lead['id']}/{NOUNS[act]}"
        match = {"If-Match": f'"{lead["version"]}"'}
        return await self.post(who or ACTING[act], path, {**ASKED[act], **changes}, **match)

    async def done(self, lead: dict[str, Any], *acts: str) -> dict[str, Any]:
        """The lead after these acts."""
        for act in acts:
            answer = await self.move(lead, act)
            assert answer.status_code == 200, (act, answer.text)
            lead = answer.json()
        return lead

    async def everything_of(self, who: str, sheet: dict[str, Any], lead: dict[str, Any]) -> dict[str, Any]:
        """All that somebody can ask about a lead and its sheet: status, version and every word of the answers."""
        paths = (
            "/v1/leads", "/v1/lead-transfers", "/v1/lead-transfers?sort=changed_at", "/v1/todo", "/v1/changes",
            f"/v1/leads/{lead['id']}", f"/v1/leads/{lead['id']}/chain", f"/v1/histories/lead/{lead['id']}",
            f"/v1/lead-transfers/{sheet['id']}", f"/v1/histories/lead_transfer/{sheet['id']}", "/v1/refused-leads",
        )  # fmt: skip
        found = {path: await self.ask(who, path) for path in paths}
        return {path: (one.status_code, one.headers.get("ETag"), said(one.json())) for path, one in found.items()}

    def _signed_in(self, who: str, method: str) -> dict[str, str]:
        organ = ACCOUNTS[who].organ if who in ACCOUNTS else PEOPLE[who][0]
        token = self.reactor.signer.mint(account_id(who), "s1", organ_id(organ), "supervision", 1, method)
        return {"Authorization": f"Bearer {token}"}


def said(body: dict[str, Any]) -> dict[str, Any]:
    """An answer without the number of the request and without the cursor, which is sealed anew each time."""
    return {name: value for name, value in body.items() if name not in ("instance", "request_id", "cursor")}


async def founded(reactor: Reactor, desk: Desk) -> Bodies:
    """The bodies, the directory having told of them."""
    bodies = Bodies(reactor, desk.at)
    reactor.running.engine.clock = lambda: bodies.at
    told = []
    for code, kind in ORGANS.items():
        fields = {"code": code, "kind": kind, "level": "city", "parent_id": None}
        told.append(reactor.story({}, organ_id(code)).tell(OrganRecorded, **fields))
    for code, (organ, role) in PEOPLE.items():
        held = HeldPost(organ_id=organ_id(organ), post="officer", valid_from=LONG_AGO, valid_to=None)
        told.append(reactor.story({}, person_id(code)).tell(PersonRecorded, code=code, posts=(held,)))
        place = {"person_id": person_id(code), "organ_id": organ_id(organ), "office_id": None}
        told.append(reactor.story({}, account_id(code)).tell(AccountRecorded, **place, roles=(role,)))
    told.append(
        related(reactor, "manages-colleague", "cadre_authority", organ_id("cdi"), person_id("bureau-colleague"))
    )
    assert set(await reactor.hear(*told)) == {Verdict.APPLIED}
    return bodies
