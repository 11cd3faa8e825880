"""The supervision service in the small city with its leaders, counties, bureau and task force, and requests to it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

import httpx

from libs.chassis.hearing import Delivery
from libs.chassis.inbox import Verdict
from libs.contracts.accountability_cases import CaseClosed, CaseOpened
from libs.contracts.accountability_interviews import InterviewClosed, InterviewEscalated, InterviewTriggered
from libs.contracts.directory import AccountRecorded, HeldPost, OrganRecorded, PersonRecorded
from tests.support import supervision_sources_papers as papers
from tests.support.reacting import Reactor, Story
from tests.support.small_city import ACCOUNTS, CDI, HOUSING, LONG_AGO, account_id, organ_id, person_id

ORGANS: Final = {
    "committee": ("municipal_committee", "city"),
    "government": ("municipal_government", "city"),
    "bureau": ("inspection_bureau", "city"),
    "task-force": ("task_force", "city"),
    "east": ("county", "county"),
    "west": ("county", "county"),
    "north": ("county", "county"),
}
PEOPLE: Final = {
    "party-secretary": ("committee", "principal_leader", "city_leader"),
    "mayor": ("government", "principal_leader", "city_leader"),
    "vice-mayor": ("government", "leader_in_charge", "city_leader"),
    "bureau-head": ("bureau", "principal", "bureau"),
    "bureau-officer": ("bureau", "officer", "bureau"),
    "east-head": ("east", "principal", "unit_party_head"),
}
COUNTIES: Final = tuple(organ_id(code) for code in ("east", "west", "north"))
NOON: Final = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)


@dataclass
class Stage:
    """The service on 16 March 2026, and who asks it."""

    reactor: Reactor
    at: datetime = field(default=NOON)

    async def get(self, who: str, path: str, **params: Any) -> httpx.Response:
        """Read as that person."""
        return await self.reactor.client.get(path, params=params, headers=self._headers(who, "GET"))

    async def post(self, who: str, path: str, body: Any, **headers: str) -> httpx.Response:
        """Post as that person, with a fresh key."""
        sent = {**self._headers(who, "POST"), "Idempotency-Key": str(uuid4()), **headers}
        return await self.reactor.client.post(path, json=body, headers=sent)

    async def act(self, who: str, resource: str, case: dict[str, Any], noun: str, body: Any) -> httpx.Response:
        """An act on a case as it was last read."""
        path = f"/v1/{resource}/{case['id']}/{noun}"
        return await self.post(who, path, body, **{"If-Match": f'"{case["version"]}"'})

    async def done(self, asked: Any) -> dict[str, Any]:
        """The answer of what must succeed."""
        answer = await asked
        assert answer.status_code in (200, 201), answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def confirmed(self, body: dict[str, Any]) -> dict[str, Any]:
        """A ranking list in force."""
        ranking = await self.done(self.post("bureau-officer", "/v1/rankings", body))
        for who in ("bureau-head", "case-manager"):
            ranking = await self.done(self.act(who, "rankings", ranking, "confirmation", {}))
        return ranking

    async def told(self) -> list[dict[str, Any]]:
        """What was published."""
        return await self.reactor.published()

    def _headers(self, who: str, method: str) -> dict[str, str]:
        organ = ACCOUNTS[who].organ if who in ACCOUNTS else PEOPLE[who][0]
        token = self.reactor.signer.mint(account_id(who), "s1", organ_id(organ), self.reactor.service.name, 1, method)
        return {"Authorization": f"Bearer {token}"}


async def opened(reactor: Reactor) -> Stage:
    """The stage, the directory having told of leaders, counties, bureau and task force."""
    stage = Stage(reactor)
    reactor.running.engine.clock = lambda: stage.at
    told: list[Delivery] = []
    for code, (kind, level) in ORGANS.items():
        fields = {"code": code, "kind": kind, "level": level, "parent_id": None}
        told.append(reactor.story({}, organ_id(code)).tell(OrganRecorded, **fields))
    for code, (organ, post, role) in PEOPLE.items():
        held = HeldPost(organ_id=organ_id(organ), post=post, valid_from=LONG_AGO, valid_to=None)
        told.append(reactor.story({}, person_id(code)).tell(PersonRecorded, code=code, posts=(held,)))
        place: dict[str, Any] = {"person_id": person_id(code), "organ_id": organ_id(organ), "office_id": None}
        told.append(reactor.story({}, account_id(code)).tell(AccountRecorded, **place, roles=(role,)))
    assert set(await reactor.hear(*told)) == {Verdict.APPLIED}
    return stage


def criticism(*codes: str, who: str = "vice-mayor", **changed: Any) -> dict[str, Any]:
    """A criticism of these organs by that leader."""
    units = [papers.named(organ_id(code)) for code in codes or ("housing",)]
    return papers.criticism(units, leader_id=person_id(who), **changed)


def ranking(**changed: Any) -> dict[str, Any]:
    """The monthly review of the counties, the north last."""
    return papers.ranking(papers.places(*COUNTIES), **changed)


def interview_of(reactor: Reactor, unit_id: UUID = HOUSING, tier: str = "xc_i3") -> Story:
    """An interview of a unit, as accountability tells of it."""
    fixed = {"unit_id": unit_id, "competent_organ_id": CDI, "tier": tier, "occurrence_id": uuid4()}
    return reactor.story(fixed)


def case_of(reactor: Reactor, unit_id: UUID = HOUSING) -> Story:
    """An accountability case on a unit, as accountability tells of it."""
    return reactor.story({"unit_id": unit_id, "competent_organ_id": CDI})


def triggered(interview: Story) -> Delivery:
    """The interview is proposed."""
    return interview.tell(InterviewTriggered)


def escalated(interview: Story, **led_to: Any) -> tuple[Delivery, ...]:
    """The interview from its proposal to its escalation; to which interview or case it led may be given."""
    fields = {"ground": "refused", "escalated_on": "2026-03-13", **led_to}
    return (triggered(interview), interview.tell(InterviewEscalated, **fields))


def closed(interview: Story) -> tuple[Delivery, ...]:
    """The interview from its proposal to its end."""
    return (triggered(interview), interview.tell(InterviewClosed, pursuit="none"))


def ended(case: Story) -> tuple[Delivery, ...]:
    """The case from its opening to its end."""
    fields = {"source_kind": "interview_escalated", "source_id": uuid4(), "codes": ()}
    return (case.tell(CaseOpened, **fields), case.tell(CaseClosed, ended_on="2026-09-01"))
