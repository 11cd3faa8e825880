"""An interview walked over HTTP in the sample city: a county at the secretary's tier, or a bureau at a member's."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import httpx
import orjson

from tests.support.accountability_interviews_house import Caller, House
from tests.support.accountability_interviews_papers import DAY, DAYS, Cast, valid_commands
from tests.support.reacting import Story

PATH: Final = "/v1/interviews"
COUNTY: Final = {
    "principal": "east-party-secretary",
    "deputy": "east-deputy",
    "clerk": "east-clerk",
    "unit_head": "east-party-secretary",
    "leader": "sc-member-2",
    "head": "office2-head",
    "officer": "office2-officer",
    "colleague": "office2-officer-2",
    "secretary": "cdi-secretary",
    "member": "sc-member-3",
    "unit": "east-county",
    "office": "supervision-office-2",
}
"""East county, looked after by the second office."""
BUREAU: Final = {
    "principal": "housing-head",
    "deputy": "housing-deputy",
    "clerk": "housing-clerk",
    "unit_head": "housing-head",
    "leader": "sc-member-1",
    "head": "office1-head",
    "officer": "office1-officer",
    "colleague": "office1-officer-2",
    "secretary": "cdi-secretary",
    "member": "sc-member-3",
    "unit": "housing-bureau",
    "office": "supervision-office-1",
}
"""The housing bureau, looked after by the first office."""
TASK_FORCE: Final = {
    **BUREAU,
    "principal": "task-force-lead",
    "deputy": "task-force-lead",
    "clerk": "task-force-user",
    "unit_head": "task-force-user",
    "unit": "renewal-task-force",
}
"""The task force, which leads and is answered for by its own people."""
LEVEL_OF: Final = {"xc_i4": "municipal_principal", "xc_i3": "municipal", "xc_i1": "municipal"}
DOORS: Final = {
    "confirm": ("leader", "confirmation"),
    "cancel": ("leader", "cancellation"),
    "recuse": ("head", "recusals"),
    "issue_notice": ("officer", "notice"),
    "hold": ("interviewer", "record"),
    "record_no_show": ("interviewer", "no-show"),
    "present_plan": ("unit_head", "plan"),
    "report_rectification": ("clerk", "reports"),
    "issue_slip": ("officer", "slips"),
    "verify": ("officer", "visits"),
    "find_insufficient": ("officer", "visits"),
    "propose_escalation": ("head", "escalation-proposal"),
    "escalate": ("leader", "escalation"),
    "decline_escalation": ("leader", "escalation"),
    "close": ("head", "closing"),
}
"""Who does each act, by part, and at which address."""
OUTCOMES: Final = {
    "verify": "verified",
    "find_insufficient": "insufficient",
    "escalate": "escalated",
    "decline_escalation": "declined",
}
TO_TALK: Final = ("confirm", "issue_notice", "hold")
WHOLE: Final = (*TO_TALK, "present_plan", "report_rectification", "verify", "close")


@dataclass
class InterviewRoad:
    """One interview on its road; ``last`` is what the latest act answered."""

    house: House
    parts: dict[str, str] = field(default_factory=lambda: dict(COUNTY))
    tier: str = "xc_i4"
    id: str = ""
    story: Story | None = None
    last: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Its address."""
        return f"{PATH}/{self.id}"

    @property
    def cast(self) -> Cast:
        """The people and organs of the sample city in the parts of the example."""
        house, parts = self.house, self.parts
        played = ("principal", "clerk", "deputy", "leader", "head", "officer", "colleague", "secretary", "member")
        persons = {part: house.person(parts[part]) for part in played}
        return Cast(
            unit_id=house.organ(parts["unit"]),
            organ_id=house.organ("municipal-cdi"),
            office_id=house.organ(parts["office"]),
            committee_id=house.organ("municipal-committee"),
            trigger_id=self.story.id if self.story else house.organ("municipal-cdi"),
            **persons,
        )

    async def begin(self) -> "InterviewRoad":
        """Let supervision tell of a criticism that gives the tier."""
        self.house.clock.put_on(DAY)
        self.id, self.story = await self.house.triggered(self.parts["unit"], LEVEL_OF[self.tier])
        return self

    def who(self, part: str) -> Caller:
        """Who plays that part, or the person of that code; the interviewer by the tier."""
        if part == "interviewer":
            part = "member" if self.tier == "xc_i3" else "secretary"
        return self.house.caller(self.parts.get(part, part))

    def body(self, act: str, /, **changes: Any) -> dict[str, Any]:
        """A valid body for the act; changes replace fields."""
        command = valid_commands(self.cast, self.tier)[act].model_dump(mode="json")
        outcome = {"outcome": OUTCOMES[act]} if act in OUTCOMES else {}
        return dict(orjson.loads(orjson.dumps({**command, **outcome, **changes})))

    async def ask(self, act: str, by: str = "", on: date | None = None, **changes: Any) -> httpx.Response:
        """Ask an act on its day, by whom it is for unless said otherwise."""
        self.house.clock.put_on(on or DAYS.get(act, DAY))
        part, address = DOORS[act]
        return await self.who(by or part).act(f"{self.path}/{address}", self.body(act, **changes))

    async def do(self, act: str, by: str = "", on: date | None = None, **changes: Any) -> dict[str, Any]:
        """Do it."""
        answer = await self.ask(act, by, on, **changes)
        assert answer.status_code == 200, (act, answer.text)
        self.last = answer.json()
        return self.last

    async def walk(self, *acts: str) -> dict[str, Any]:
        """Do these acts in their order."""
        for act in acts:
            await self.do(act)
        return self.last

    async def seen_by(self, part: str) -> httpx.Response:
        """The interview as somebody reads it."""
        return await self.who(part).get(self.path)
