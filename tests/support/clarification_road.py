"""A clarification walked over HTTP in the sample city: by the own office, a dispatched body or a township body."""

from dataclasses import dataclass, field
from typing import Any, Final

import httpx
import orjson

from libs.kernel.case import Command
from services.clarification.clarifications.commands_executing import RecordProof
from services.clarification.clarifications.records import Recusal
from services.clarification.clarifications.subject import PersonSubject
from tests.support.clarification_intake_house import Caller, House
from tests.support.clarification_papers import DAY, Cast, circular_proof, valid_commands

CASES: Final = "/v1/clarifications"
FIRST_OFFICE: Final = {
    "officer": "office1-officer",
    "colleague": "office1-officer-2",
    "head": "office1-head",
    "trial": "trial-officer",
    "leader": "sc-member-1",
    "secretary": "cdi-secretary",
    "manager": "management-officer",
    "subject": "housing-official",
    "party_head": "housing-head",
    "organ": "municipal-cdi",
    "office": "supervision-office-1",
    "unit": "housing-bureau",
}
"""Who plays which part where the organ's own office has verified (G-21)."""
DISPATCHED: Final = {
    **FIRST_OFFICE,
    "officer": "dispatched1-officer",
    "colleague": "office1-officer",
    "head": "dispatched1-head",
    "office": "dispatched-body-1",
}
"""A dispatched body; the first office is its counterpart (C-26)."""
TOWNSHIP: Final = {
    **FIRST_OFFICE,
    "officer": "east-township-officer",
    "colleague": "east-office-officer",
    "head": "east-township-head",
    "trial": "east-trial-officer",
    "leader": "east-cdi-deputy",
    "secretary": "east-cdi-secretary",
    "manager": "east-management-officer",
    "subject": "east-township-official",
    "party_head": "east-township-leader",
    "organ": "east-county-cdi",
    "office": "east-township-body",
    "unit": "east-township",
}
"""A township body; the office of the county's organ is its counterpart (C-28)."""

_DOORS: Final = {
    "accept": ("head", "acceptance"),
    "name_handlers": ("head", "handlers"),
    "check_leads": ("head", "lead-check"),
    "record_verification": ("officer", "verification"),
    "record_consent": ("officer", "consent"),
    "propose": ("officer", "proposal"),
    "propose_not_to_start": ("officer", "decline-proposal"),
    "decide_not_to_start": ("head", "decline"),
    "answer_applicant": ("officer", "answer"),
    "reconsider": ("leader", "reconsideration"),
    "give_trial_opinion": ("trial", "trial-opinion"),
    "assess_collectively": ("officer", "collective-assessment"),
    "review": ("head", "review"),
    "take_back": ("head", "taking-back"),
    "send_prior_notice": ("officer", "prior-notice"),
    "record_party_head_opinion": ("officer", "party-head-opinion"),
    "assess_impact": ("officer", "impact-assessment"),
    "approve": ("leader", "decision"),
    "reject": ("leader", "decision"),
    "issue_letter": ("officer", "letter"),
    "record_proof": ("officer", "proofs"),
    "finish_execution": ("officer", "execution"),
    "inform": ("officer", "informing"),
    "record_visit": ("officer", "visits"),
    "close": ("head", "closing"),
}
TO_PROPOSAL: Final = ("open_ex_officio", "accept", "record_consent", "propose")
TO_REVIEW: Final = (*TO_PROPOSAL, "give_trial_opinion", "assess_collectively", "review")
TO_EXECUTION: Final = (*TO_REVIEW, "approve", "issue_letter", "record_proof", "finish_execution")
WHOLE: Final = (*TO_EXECUTION, "inform", "record_visit", "close")


@dataclass
class ClarificationRoad:
    """One clarification on its road; ``last`` is what the latest act answered. ``public`` plays it with a circular."""

    house: House
    parts: dict[str, str] = field(default_factory=lambda: dict(FIRST_OFFICE))
    public: bool = False
    id: str = ""
    last: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Its address."""
        return f"{CASES}/{self.id}"

    @property
    def cast(self) -> Cast:
        """The people and organs of the sample city in the parts of the example."""
        house, parts = self.house, self.parts
        people = {part: house.person(parts[part]) for part in ("officer", "colleague", "head", "trial", "leader")}
        return Cast(
            unit_id=house.organ(parts["unit"]),
            organ_id=house.organ(parts["organ"]),
            office_id=house.organ(parts["office"]),
            org_department=house.organ("organization-department"),
            subject_id=house.person(parts["subject"]),
            secretary=house.person(parts["secretary"]),
            party_head=house.person(parts["party_head"]),
            **people,
        )

    @property
    def subject(self) -> PersonSubject:
        """Who is to be cleared."""
        return self.cast.subject

    def who(self, part: str) -> Caller:
        """Who plays that part, or the person of that code."""
        return self.house.caller(self.parts.get(part, part))

    def body(self, act: str, /, **changes: Any) -> dict[str, Any]:
        """A valid body for the act; changes replace fields."""
        command: Command = valid_commands(self.cast, DAY, public=self.public)[act]
        outcome = {"approve": {"outcome": "approved"}, "reject": {"outcome": "rejected"}}.get(act, {})
        made: dict[str, Any] = {**command.model_dump(mode="json"), **outcome, **changes}
        return dict(orjson.loads(orjson.dumps(made, default=_plain)))

    async def ask(self, act: str, by: str = "", **changes: Any) -> httpx.Response:
        """Ask an act, by whom it is for unless said otherwise."""
        if act == "open_ex_officio":
            return await self.who(by or "officer").post(CASES, self.body(act, **changes))
        part, address = _DOORS[act]
        return await self.who(by or part).act(f"{self.path}/{address}", self.body(act, **changes))

    async def do(self, act: str, by: str = "", **changes: Any) -> dict[str, Any]:
        """Do it."""
        answer = await self.ask(act, by, **changes)
        assert answer.status_code == (201 if act == "open_ex_officio" else 200), (act, answer.text)
        self.last = answer.json()
        self.id = str(self.last["id"])
        return self.last

    async def walk(self, *acts: str) -> dict[str, Any]:
        """Do these acts in their order."""
        for act in acts:
            await self.do(act)
        return self.last

    async def prove_circular(self) -> dict[str, Any]:
        """Record that the circular was sent out."""
        proof: RecordProof = circular_proof(DAY)
        return await self.do("record_proof", **proof.model_dump(mode="json"))

    async def seen_by(self, part: str) -> httpx.Response:
        """The clarification as somebody reads it."""
        return await self.who(part).get(self.path)


def _plain(value: object) -> object:
    if isinstance(value, Recusal):
        return value.model_dump(mode="json")
    raise TypeError(type(value).__name__)
