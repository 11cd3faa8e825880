"""An accountability case walked over HTTP in the sample city, from the head who opens it to the decision."""

from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from tests.support.accountability_interviews_house import Caller, House

CASES: Final = "/v1/cases"
DAY: Final = "2026-03-02"
EVENT_DAY: Final = "2026-02-27"
CAST: Final = {
    "head": "office1-head",
    "officer": "office1-officer",
    "second": "office1-officer-2",
    "leader": "sc-member-1",
    "trial": "trial-officer",
    "recorder": "sc-recorder",
    "manager": "management-officer",
}
"""The housing bureau's office and the desks of the municipal organ."""
COMMITTEE: Final = ("cdi-secretary", "cdi-deputy-1", "sc-member-2", "sc-member-3")
"""Four of the seven members; a quorum."""
TALK: Final[dict[str, Any]] = {
    "facts": "年度重点任务推进迟缓，督促不力。",
    "evidence": ["卷一第3页"],
    "bases": ["《中国共产党问责条例》第七条"],
    "error_finding": "具备推进条件而未推进，属主观不作为。",
    "tolerance_finding": "未见容错情形。",
    "responsibility": "important_leadership",
    "measures": ["admonition"],
    "light_ground": "negligence",
    "light_statement": "未造成严重后果。",
}
RULING: Final[dict[str, Any]] = {
    "document_number": "许纪问〔2026〕6号",
    "text": "对象、事实、证据、依据、责任类型和处理措施。",
    "responsibility": "important_leadership",
    "measures": ["admonition"],
    "review_paths": ["supervision"],
}
NO_RULING: Final[dict[str, Any]] = {
    "document_number": "许纪问〔2026〕7号",
    "text": "不予问责。",
    "reasons": "不应承担责任。",
}
DOORS: Final[dict[str, tuple[str, str, dict[str, Any]]]] = {
    "approve": ("leader", "approval", {"opinion": "同意调查。", "no_ground_of_recusal": True}),
    "decline": ("leader", "refusal", {"reasons": "不宜问责。"}),
    "name_handlers": ("head", "handlers", {}),
    "step_aside": ("officer", "recusal", {"ground": "close_relative"}),
    "name_involved": ("head", "involved", {"occurred_on": EVENT_DAY, "reasons": "未履行第一责任人职责。"}),
    "record_tests": ("officer", "tests", {}),
    "rescope": ("leader", "rescoping", {"reasons": "由上级决定。"}),
    "find_not_established": ("leader", "dismissal", {"reasons": "因果关系不成立。"}),
    "draft_proposal": ("head", "proposal", TALK),
    "give_trial_opinion": (
        "trial",
        "trial-opinion",
        {"agrees": True, "opinion": "处理恰当。", "no_ground_of_recusal": True},
    ),
    "hear": (
        "officer",
        "hearing",
        {"invited_on": DAY, "held_on": DAY, "statement": "没有异议。", "nothing_more": True},
    ),
    "submit": ("head", "submission", {"opinion": "建议维持。"}),
    "decide": ("recorder", "decision", {"ruling": RULING}),
    "send_back": ("recorder", "questions", {"held_on": DAY, "questions": [{"text": "查清交接时间。"}]}),
    "exempt": ("recorder", "exemption", {"document_number": "许纪纠〔2026〕2号", "reasons": "经认定免责。"}),
    "record_correction": ("officer", "corrections", {"item": 1, "done_on": DAY, "proof": "整改报告3号"}),
}
"""By whom each act is done, at which address, and what it states; persons of the city are filled in."""
TO_INVESTIGATING: Final = ("approve", "name_handlers", "record_tests")
TO_PROPOSED: Final = (*TO_INVESTIGATING, "draft_proposal", "give_trial_opinion")
TO_DELIBERATING: Final = (*TO_PROPOSED, "hear", "submit")
TO_DECIDED: Final = (*TO_DELIBERATING, "decide")


@dataclass
class CaseRoad:
    """One case on its road, by default on the deputy of the housing bureau; ``last`` is what the last act answered."""

    house: House
    cast: dict[str, str] = field(default_factory=lambda: dict(CAST))
    unit: str = "housing-bureau"
    official: str | None = "housing-deputy"
    post: str = "deputy_in_charge"
    last: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The case."""
        return str(self.last["id"])

    @property
    def path(self) -> str:
        """Its address."""
        return f"{CASES}/{self.id}"

    def who(self, part: str) -> Caller:
        """Who plays that part, or the person of that code."""
        return self.house.caller(self.cast.get(part, part))

    def person(self, part: str) -> str:
        """Identity of who plays that part."""
        return str(self.house.person(self.cast.get(part, part)))

    def on(self) -> dict[str, Any]:
        """The object as a command names it."""
        organ = str(self.house.organ(self.unit))
        if self.official is None:
            return {"kind": "organization", "organ_id": organ}
        person = str(self.house.person(self.official))
        return {"kind": "leading_official", "person_id": person, "organ_id": organ, "post": self.post}

    def tests(self, **degrees: str) -> list[dict[str, Any]]:
        """The three tests, all close but for those given."""
        return [
            {"test": code, "degree": degrees.get(code, "close"), "text": "已查明。", "evidence": ["卷一第3页"]}
            for code in ("duty_link", "causation", "fault")
        ]

    def resolution(self, *present: str, against: str = "", **changes: Any) -> dict[str, Any]:
        """A meeting of these members, all for it but who is named."""
        members = [str(self.house.person(one)) for one in present or COMMITTEE]
        dissenter = str(self.house.person(against)) if against else ""
        votes = [
            {"person_id": one, "choice": "against", "opinion": "批评教育即可。"}
            if one == dissenter
            else {"person_id": one, "choice": "for"}
            for one in members
        ]
        stated = {"held_on": DAY, "chair_id": members[0], "present": members, "votes": votes, "text": "同意。"}
        return {**stated, "secretary_spoke_last": True, **changes}

    async def open(self, by: str = "head", **changes: Any) -> httpx.Response:
        """Open it by hand, on a document of another body."""
        body = {
            "source_kind": "other",
            "source_reference": "市委督查室通报〔2026〕4号",
            "object": self.on(),
            "occurred_on": EVENT_DAY,
            **changes,
        }
        answer = await self.who(by).post(CASES, body)
        if answer.status_code == 201:
            self.last = answer.json()
        return answer

    async def adopt(self, case_id: str) -> "CaseRoad":
        """Go on with a case that was opened otherwise."""
        self.last = (await self.who("manager").get(f"{CASES}/{case_id}")).json()
        return self

    async def ask(self, act: str, by: str = "", **changes: Any) -> httpx.Response:
        """Ask an act of the case, by whom it is for unless said otherwise."""
        part, address, body = DOORS[act]
        return await self.who(by or part).act(f"{self.path}/{address}", {**body, **self._named_in(act), **changes})

    async def do(self, act: str, by: str = "", **changes: Any) -> dict[str, Any]:
        """Do it."""
        answer = await self.ask(act, by, **changes)
        assert answer.status_code == 200, (act, answer.text)
        self.last = answer.json()
        return self.last

    async def walk(self, *acts: str) -> dict[str, Any]:
        """Do these acts in their order; opens the case if there is none."""
        if not self.last:
            answer = await self.open()
            assert answer.status_code == 201, answer.text
        for act in acts:
            await self.do(act)
        return self.last

    def _named_in(self, act: str) -> dict[str, Any]:
        """What the body of that act says of persons of the city."""
        handlers = [self.person("officer"), self.person("second")]
        if act == "name_handlers":
            declared = [{"person_id": one, "ground": None} for one in (self.person("head"), *handlers)]
            return {"handler_ids": handlers, "recusals": declared}
        if act == "record_tests":
            return {"object": self.on(), "findings": self.tests()}
        if act == "draft_proposal":
            return {"trial_officer_id": self.person("trial")}
        if act == "hear":
            heard = str(self.house.person(self.official or "housing-head"))
            return {"staff_ids": handlers, "heard_person_id": heard}
        return {"resolution": self.resolution()} if act == "decide" else {}
