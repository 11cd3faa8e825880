"""A suspected malicious accusation walked over HTTP in the sample city: a county case that goes up to the city."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

import httpx

from libs.contracts.supervision_leads import LeadConcluded, LeadReceived
from tests.support.clarification_intake_house import Caller, House
from tests.support.malice_papers import elements, named, signs
from tests.support.reacting import Story

CASES: Final = "/v1/malice-cases"
DAY: Final = "2026-03-02"
REPORT: Final = named("report-in-the-vault")
COUNTY: Final = {
    "letters": "east-letters-officer",
    "head": "east-office-head",
    "verifier": "east-office-officer",
    "handler": "east-office-officer-2",
    "trial": "east-trial-officer",
    "sender": "east-cdi-secretary",
    "approver": "sc-member-1",
    "manager": "east-management-officer",
}
"""Who plays which part: a county case, certified by a leader of the city's organ."""


LETTER: Final = {
    "route": "public_security",
    "letter_number": "东纪移〔2026〕1号",
    "asked": "请依法办理并反馈。",
    "evidence": ["卷二全卷"],
}
MISTAKE: Final = {
    "outcome": "mistaken",
    "reasons": "没有捏造",
    "unproven": ["fabrication"],
    "source_explained": "误将他人账目当作其账目",
    "measures": ["education_talk"],
}
CERTIFIED: Final = {
    "outcome": "certified",
    "letter_number": "许纪批〔2026〕5号",
    "reasons": "两个要件成立",
    "no_ground_of_recusal": True,
}
DISPOSED: Final = {
    "accuser_kinds": ["other"],
    "routes": ["public_security"],
    "aggravating": ["vile_means"],
    "reasons": "依法移送",
}
DRAFT: Final = {"facts": "票据系伪造", "elements": [one.model_dump() for one in elements()]}
OPINION: Final = {"agrees": True, "opinion": "两个要件均有证据", "no_ground_of_recusal": True}
RESULT: Final = {"route": "public_security", "text": "已处理", "document": "公复〔2026〕1号", "done_on": DAY}
PAPERS: Final[dict[str, tuple[str, str, dict[str, Any]]]] = {
    "investigate": ("head", "investigation", {"opinion": "同意核查"}),
    "drop": ("head", "dismissal", {"reasons": "不足以核查"}),
    "name_handlers": ("head", "handlers", {}),
    "renew_heads": ("manager", "heads", {}),
    "step_aside": ("handler", "recusal", {"ground": "close_relative"}),
    "propose_ending": ("handler", "ending-proposal", MISTAKE),
    "find_mistaken": ("head", "ending", {"outcome": "mistaken", "reasons": "同意"}),
    "educate": ("handler", "education", {"measure": "education_talk", "held_on": DAY, "note": "已谈话"}),
    "draft_proposal": ("handler", "proposal", DRAFT),
    "give_trial_opinion": ("trial", "trial-opinion", OPINION),
    "escalate": ("sender", "escalation", {"letter_number": "东纪请〔2026〕3号", "opinion": "报请认定"}),
    "certify": ("approver", "certification", CERTIFIED),
    "send_back": ("approver", "certification", {"outcome": "sent_back", "reasons": "补充核查"}),
    "refuse_certification": ("approver", "certification", {"outcome": "refused", "reasons": "证据不足"}),
    "dispose": ("handler", "disposal", DISPOSED),
    "record_result": ("handler", "results", RESULT),
    "request_corrections": ("handler", "corrections", {}),
    "close": ("manager", "closing", {"told_on": DAY, "circular": {"issued": False, "reason": "不具典型性"}}),
}
"""By whom each act is done, at which address, and what it states; persons and organs are filled in."""


@dataclass
class MaliceRoad:
    """One case on its road; ``last`` is what the latest act answered."""

    house: House
    cast: dict[str, str] = field(default_factory=lambda: dict(COUNTY))
    organ: str = "east-county-cdi"
    office: str = "east-supervision-office"
    subject: str = "east-township-leader"
    certifying: str = "municipal-cdi"
    lead: Story | None = None
    last: dict[str, Any] = field(default_factory=dict)

    def who(self, part: str) -> Caller:
        """Who plays that part, or the person of that code."""
        return self.house.caller(self.cast.get(part, part))

    def person(self, part: str) -> str:
        """Identity of who plays that part."""
        return str(self.house.person(self.cast.get(part, part)))

    @property
    def id(self) -> str:
        """The case."""
        return str(self.last["id"])

    @property
    def path(self) -> str:
        """Its address."""
        return f"{CASES}/{self.id}"

    async def hear_lead(self, *findings: str, concluded: bool = True) -> UUID:
        """Let supervision tell of a lead on the subject, concluded with these findings."""
        house = self.house
        lead = house.lead(
            competent_organ_id=house.organ(self.organ),
            subject_person_id=house.person(self.subject),
            report_ref=REPORT,
        )
        matters = tuple(f"matter-{n}" for n in range(1, len(findings) + 1))
        await house.hear(lead.tell(LeadReceived, received_on=date(2026, 3, 2), matters=matters))
        items = [
            {"item": n, "finding": found, "is_main": n == 1, "matter": matters[n - 1]}
            for n, found in enumerate(findings, 1)
        ]
        if concluded:
            await house.hear(
                lead.tell(
                    LeadConcluded,
                    office_id=house.organ(self.office),
                    verifier_ids=(house.person(self.cast["verifier"]),),
                    concluded_on=date(2026, 3, 2),
                    items=items,
                )
            )
        self.lead = lead
        return lead.id

    async def suspect(self, by: str = "letters", **changes: Any) -> httpx.Response:
        """Put the suspicion on record."""
        if self.lead is None:
            await self.hear_lead("untrue", "partly_true")
        assert self.lead is not None
        ticked = [sign.model_dump() for sign in signs("timing", "intent")]
        body = {"lead_id": str(self.lead.id), "signs": ticked, "reason": "材料系伪造", **changes}
        return await self.who(by).post(CASES, body)

    async def ask(self, act: str, by: str = "", **changes: Any) -> httpx.Response:
        """Ask an act of the case, by whom it is for unless said otherwise."""
        part, address, body = self._papers(act)
        return await self.who(by or part).act(f"{self.path}/{address}", {**body, **changes})

    async def do(self, act: str, by: str = "", **changes: Any) -> dict[str, Any]:
        """Do it."""
        answer = await (self.suspect(**changes) if act == "suspect" else self.ask(act, by, **changes))
        assert answer.status_code in (200, 201), (act, answer.text)
        self.last = answer.json()
        return self.last

    async def walk(self, *acts: str) -> dict[str, Any]:
        """Do these acts in their order."""
        for act in acts:
            await self.do(act)
        return self.last

    def _papers(self, act: str) -> tuple[str, str, dict[str, Any]]:
        """By whom, at which address, with which body."""
        part, address, body = PAPERS[act]
        return part, address, {**body, **self._named_in(act)}

    def _named_in(self, act: str) -> dict[str, Any]:
        """What the body of that act says of persons and organs of the city."""
        house = self.house
        if act in ("investigate", "name_handlers"):
            declared = [{"person_id": self.person(part), "ground": None} for part in ("head", "handler")]
            return {"handler_ids": [self.person("handler")], "recusals": declared}
        if act == "draft_proposal":
            return {"trial_officer_id": self.person("trial")}
        if act == "escalate":
            return {
                "certifying_organ_id": str(house.organ(self.certifying)),
                "approver_id": self.person("approver"),
            }
        if act == "dispose":
            return {"transfers": [{**LETTER, "receiving_organ_id": str(house.organ("public-security"))}]}
        if act == "request_corrections":
            gain = {**self.correction("appointment", "撤销该任用"), "undoes_gain": True, "letter_number": "东纪函8号"}
            return {"corrections": [self.correction("candidate_status", "恢复其资格"), gain]}
        return {}

    def correction(self, item: str, asked: str) -> dict[str, Any]:
        """An item asked of the organization department."""
        addressee = str(self.house.organ("organization-department"))
        return {"item": item, "addressee_organ_id": addressee, "text": asked}


TO_PROPOSED: Final = ("suspect", "investigate", "draft_proposal", "give_trial_opinion")
TO_CERTIFIED: Final = (*TO_PROPOSED, "escalate", "certify")
TO_DISPOSED: Final = (*TO_CERTIFIED, "dispose")
