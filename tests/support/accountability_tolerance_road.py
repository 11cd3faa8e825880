"""Tolerance, probation and publication walked over HTTP in the sample city, on a case that is walked there, too."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import httpx

from tests.support.accountability_cases_road import COMMITTEE, DAY, CaseRoad
from tests.support.accountability_interviews_house import Caller, House

TOLERANCES: Final = "/v1/tolerances"
APPLICATIONS: Final = "/v1/tolerance-applications"
PROBATIONS: Final = "/v1/probations"
PUBLICATIONS: Final = "/v1/publications"
LOOKS: Final = ("nature", "basis", "motive", "process", "orientation", "attitude")
FACTORS: Final = (
    *("historical_background", "motive", "nature_of_facts", "time_point", "gravity", "harm"),
    *("attitude_to_error", "usual_conduct", "public_reputation"),
)
DISTINCTIONS: Final = ("experience_or_knowing", "exploratory_or_forbidden", "unintended_or_private_gain")
ELEMENTS: Final = ("starting_point", "nature", "procedure", "consequence")
CORRECTION: Final = {"measure": "完善有关制度。", "responsible": "局党组", "due_on": "2026-09-30"}
APPLIED: Final[dict[str, Any]] = {
    "event": "容缺受理五个项目。",
    "situations": ["yn_6"],
    "reasons": "为项目及时开工。",
    "papers": ["会议记录"],
    "true_statement": True,
}
GOAL: Final = {"goal": "完成积压审批。", "measure": "系统显示办结。"}
SHOWN: Final = {"holds": True, "text": "已查明。", "evidence": ["卷一第3页"]}
EVALUATED: Final[dict[str, Any]] = {
    "goals": [{"number": 1, "met": True, "fact": "已办结。", "evidence": ["卷二第5页"]}],
    "rectified_actively": True,
    "rectification": "主动成立专班。",
    "clear_effect": True,
    "effect": "项目开工。",
    "result": "passed",
    "proposal": "exempted",
    "reasons": "主动整改，成效明显。",
}
ABSTRACT: Final[dict[str, Any]] = {
    "procedure": "依职权启动，由常委会认定。",
    "object": {"kind": "unit", "name": "某局"},
    "event": "项目推进中出现失误。",
    "reason": "经验不足，及时补救。",
    "result": "免予问责，完善制度。",
    "range": "city",
    "audience": "全市党员干部。",
}


def examination(filings: tuple[str, ...] = (), looks: dict[str, str] | None = None, **changes: Any) -> dict[str, Any]:
    """Everything weighed and reasoned; looks are favourable but for those given."""
    values = looks or {}
    return {
        "event": "项目失误，造成一定损失。",
        "looks": [
            {"look": one, "value": values.get(one, "favourable"), "text": "已查明。", "evidence": ["卷一第12页"]}
            for one in LOOKS
        ],
        "factors": [{"factor": one, "text": "已研判。"} for one in FACTORS],
        "distinctions": [{"distinction": one, "tolerable": True, "text": "已区分。"} for one in DISTINCTIONS],
        "elements": [{"element": one, "text": "已考虑。"} for one in ELEMENTS],
        "boundary": [{"question": one, "within": True, "text": "已说明。"} for one in ("intent", "boldness")],
        "order": {"ordered": False},
        "error": {"is_error": True, "ground": "论证不充分。"},
        "private_gain": {"found": False, "ground": "未见谋利。"},
        "filings": [{"filing_id": one, "text": "证明集体决策。"} for one in filings],
        **changes,
    }


def codes(answer: httpx.Response) -> set[str]:
    """The code of a refusal and of everything it names."""
    body = answer.json()
    return {body["code"], *(error["code"] for error in body["errors"])}


@dataclass
class ToleranceRoad:
    """Tolerance on one case; ``last`` is what the last act answered."""

    case: CaseRoad
    situation: str = "yn_1"
    looks: dict[str, str] = field(default_factory=dict)
    outcome: str = "exempted"
    filings: tuple[str, ...] = ()
    last: dict[str, Any] = field(default_factory=dict)

    @property
    def house(self) -> House:
        """The service and the people who call it."""
        return self.case.house

    @property
    def path(self) -> str:
        """The address of the determination."""
        return f"{TOLERANCES}/{self.last['id']}"

    def who(self, part: str) -> Caller:
        """Who plays that part in the case, or the person of that code."""
        return self.case.who(part)

    async def open(self, by: str = "officer", **changes: Any) -> httpx.Response:
        """Open it on the case."""
        body = {"case_id": self.case.id, "situations": [self.situation], "ground": "符合容错情形。", **changes}
        answer = await self.who(by).post(TOLERANCES, body)
        if answer.status_code == 201:
            self.last = answer.json()
        return answer

    async def ask(self, act: str, by: str = "", **changes: Any) -> httpx.Response:
        """Ask an act, by whom it is for unless said otherwise."""
        part, address = _TOLERANCE_DOORS[act]
        return await self.who(by or part).act(f"{self.path}/{address}", {**self._stated(act), **changes})

    async def do(self, act: str, by: str = "", **changes: Any) -> dict[str, Any]:
        """Do it."""
        answer = await self.ask(act, by, **changes)
        assert answer.status_code == 200, (act, answer.text)
        self.last = answer.json()
        return self.last

    async def walk(self, *acts: str) -> dict[str, Any]:
        """Open it if it is not, and do these acts in their order."""
        if not self.last:
            answer = await self.open()
            assert answer.status_code == 201, answer.text
        for act in acts:
            await self.do(act)
        return self.last

    def _stated(self, act: str) -> dict[str, Any]:
        decided = {"outcome": self.outcome, "reasons": "符合容错情形。", "corrections": [CORRECTION]}
        members = [str(self.house.person(one)) for one in COMMITTEE]
        papers: dict[str, dict[str, Any]] = {
            "draft": {
                **decided,
                "examination": examination(self.filings, self.looks),
                "trial_officer_id": self.case.person("trial"),
            },
            "give_trial_opinion": {"agrees": True, "opinion": "事实清楚。", "no_ground_of_recusal": True},
            "consult": {
                "held_on": DAY,
                "participant_ids": members[:3],
                "minutes": "会商纪要〔2026〕4号",
                "agreed": True,
                "opinion": "同意。",
            },
            "determine": {"decision": "determined", **decided, "resolution": self.case.resolution()},
            "send_back": {"decision": "sent_back", "reasons": "查清损失。"},
            "serve": {
                "letter_number": "许纪容认〔2026〕4号",
                "event": "项目失误。",
                "findings": [{"look": one, "text": "已查明。"} for one in LOOKS],
                "reasons": "符合容错情形。",
                "served_on": DAY,
            },
            "reopen": {"reasons": "新的会议记录。"},
            "renew_hands": {},
        }
        return papers[act]


_TOLERANCE_DOORS: Final = {
    "draft": ("officer", "draft"),
    "give_trial_opinion": ("trial", "trial-opinion"),
    "consult": ("head", "consultation"),
    "determine": ("recorder", "determination"),
    "send_back": ("recorder", "determination"),
    "serve": ("officer", "service"),
    "reopen": ("leader", "reopening"),
    "renew_hands": ("manager", "hands"),
}
TO_CONSULTED: Final = ("draft", "give_trial_opinion", "consult")
TO_DETERMINED: Final = (*TO_CONSULTED, "determine")
TO_TOLERATED: Final = (*TO_DETERMINED, "serve")


@dataclass
class ProbationRoad:
    """A probation on one case."""

    case: CaseRoad
    last: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Its address."""
        return f"{PROBATIONS}/{self.last['id']}"

    async def propose(self, by: str = "head", **changes: Any) -> httpx.Response:
        """Propose it."""
        body = {
            "case_id": self.case.id,
            "negligence": SHOWN,
            "no_serious_consequence": SHOWN,
            "months": 1,
            "goals": [GOAL],
            "reasons": "属于过失且未造成严重后果。",
            **changes,
        }
        answer = await self.case.who(by).post(PROBATIONS, body)
        if answer.status_code == 201:
            self.last = answer.json()
        return answer

    async def set(self, served_on: date, by: str = "leader", **changes: Any) -> httpx.Response:
        """Set it with the notice served on that day."""
        body = {
            "decision": "set",
            "opinion": "同意。",
            "notice_number": "许纪考〔2026〕2号",
            "finding": "督办不及时，属于过失。",
            "evaluation_way": "期满核查。",
            "served_on": served_on.isoformat(),
            **changes,
        }
        return await self._kept(await self.case.who(by).act(f"{self.path}/setting", body))

    async def evaluate(self, rectified_on: date, by: str = "officer", **changes: Any) -> httpx.Response:
        """Evaluate it: put right on that day."""
        body = {**EVALUATED, "rectified_on": rectified_on.isoformat(), **changes}
        return await self._kept(await self.case.who(by).act(f"{self.path}/evaluation", body))

    async def extend(self, by: str = "leader", **changes: Any) -> httpx.Response:
        """Make it longer."""
        body = {"months": 2, "reasons": "需上级批复。", "notice_number": "许纪考〔2026〕3号", **changes}
        return await self._kept(await self.case.who(by).act(f"{self.path}/extension", body))

    async def shown(self, by: str = "officer") -> dict[str, Any]:
        """The probation as somebody reads it."""
        answer = await self.case.who(by).get(self.path)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def _kept(self, answer: httpx.Response) -> httpx.Response:
        if answer.status_code == 200:
            self.last = answer.json()
        return answer
