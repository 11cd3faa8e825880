"""A filing walked over HTTP by the people of the sample city: every act has its person, its door and a valid body."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import httpx

from deploy.demo import papers
from tests.support.filing_service import Caller, FilingHouse

TODAY = date(2026, 3, 9)
"""A Monday on which the road is walked, unless a test moves the clock."""

DUTIES = ["补办用地批复", "补办施工许可", "补办消防验收", "补签监理合同", "补缴规费"]
FILINGS = "/v1/filings"
OBLIGATIONS = "/v1/aftercare-obligations"

Body = dict[str, Any]


@dataclass(frozen=True)
class Cast:
    """Codes of the people of the sample city by the part they play."""

    clerk: str = "approval-clerk"
    party_head: str = "approval-head"
    leader: str = "vice-mayor-1"
    officer: str = "office1-officer"
    head: str = "office1-head"
    chair: str = "office2-head"
    panel: tuple[str, ...] = ("office2-head", "office1-officer-2", "office2-officer")
    recorder: str = "sc-recorder"
    secretary: str = "cdi-secretary"
    committee: tuple[str, ...] = ("cdi-secretary", "cdi-deputy-1", "sc-member-1", "sc-member-2")


@dataclass
class Road:
    """One filing on its way. ``item`` is the claimed item of the positive list; ``last`` the latest answer."""

    house: FilingHouse
    cast: Cast = field(default_factory=Cast)
    item: str = "xc_p5"
    today: date = TODAY
    id: str = ""
    minutes_file: Body = field(default_factory=dict)
    proof: str = ""
    last: Body = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.at_noon(self.today)

    def at_noon(self, day: date) -> None:
        """Put the clock of the house at noon of that day in the office."""
        self.today = day
        self.house.clock.at = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)

    @property
    def path(self) -> str:
        """The address of the filing."""
        return f"{FILINGS}/{self.id}"

    def who(self, part: str) -> Caller:
        """The person who plays that part."""
        return self.house.caller(getattr(self.cast, part))

    def persons(self, *codes: str) -> list[str]:
        """Identities of people by code."""
        return [str(self.house.city.person(code).person_id) for code in codes]

    async def upload(self, by: str, content: bytes = papers.MINUTES_PDF, secrecy: str = "work_secret") -> Body:
        """Hand in a file; answers it."""
        caller = self.who(by)
        headers = {"Idempotency-Key": str(uuid4()), **caller.headers("POST")}
        file = {"file": ("document.pdf", content, "application/pdf")}
        answer = await caller.http.post("/v1/uploads", headers=headers, files=file, data={"secrecy": secrecy})
        assert answer.status_code == 201, answer.text
        found: Body = answer.json()
        return found

    async def draft(self, **changes: Any) -> Body:
        """The clerk begins the filing; changes replace fields of the form."""
        answer = await self.who("clerk").post(FILINGS, {"form": self.form(**changes)})
        assert answer.status_code == 201, answer.text
        self.last = answer.json()
        self.id = self.last["id"]
        return self.last

    async def prepare(self) -> None:
        """Hand in minutes and proof, as the bodies of later acts name them."""
        if not self.minutes_file:
            self.minutes_file = await self.upload("clerk")
            self.proof = (await self.upload("clerk", papers.MINUTES_PDF + b"%proof\n"))["id"]

    async def ask(self, act: str, by: str | None = None, **changes: Any) -> httpx.Response:
        """Ask for an act of the filing in its present version; ``changes`` replace fields of the valid body."""
        await self.prepare()
        part, door, body = STEPS[act]
        caller = self.who(part) if by is None else self.house.caller(by)
        return await caller.act(f"{self.path}/{door}", {**body(self), **changes})

    async def do(self, act: str, by: str | None = None, **changes: Any) -> Body:
        """Perform an act; answers the filing as it is then."""
        answer = await self.ask(act, by, **changes)
        assert answer.status_code == 200, f"{act}: {answer.text}"
        self.last = answer.json()
        return self.last

    async def walk(self, *acts: str) -> Body:
        """Perform these acts, one after the other."""
        for act in acts:
            await self.do(act)
        return self.last

    async def to(self, status: str, **form: Any) -> Body:
        """From the very beginning straight to that status."""
        await self.draft(**form)
        for reached, acts in ROUTE:
            await self.walk(*acts)
            if reached == status:
                break
        assert self.last["status"] == status, self.last["status"]
        return self.last

    async def read(self, part: str = "clerk") -> Body:
        """The filing as somebody reads it."""
        answer = await self.who(part).get(self.path)
        assert answer.status_code == 200, answer.text
        found: Body = answer.json()
        return found

    async def duties(self) -> list[Body]:
        """The after-care obligations of the filing, as the clerk lists them."""
        found: list[Body] = (await self.who("clerk").get(OBLIGATIONS, filing_id=self.id)).json()["items"]
        return found

    async def finish(self, duty: Body) -> None:
        """Report an obligation done and verify it."""
        path = f"{OBLIGATIONS}/{duty['id']}"
        told = await self.who("clerk").act(f"{path}/report", {"text": "已办结。", "evidence": [self.proof]})
        assert told.status_code == 200, told.text
        found = await self.who("officer").act(f"{path}/verification", {"outcome": "verified", "note": "现场核验。"})
        assert found.status_code == 200, found.text

    def form(self, **changes: Any) -> Body:
        """A complete form."""
        head, clerk = self.persons(self.cast.party_head, self.cast.clerk)
        complete = papers.form(self.today, "五个重点项目容缺受理先行发证", self.claim(), head, clerk, DUTIES)
        return {**complete, **changes}

    def claim(self) -> Body:
        """The claim of the item with its reasons."""
        return papers.positive_item(self.item)

    def minutes(self, **changes: Any) -> Body:
        """Minutes of a proper study."""
        team = self.persons(self.cast.party_head, self.cast.clerk)
        proper = papers.minutes(self.today, team, self.minutes_file["id"])
        return {**proper, "sha256": self.minutes_file["sha256"], **changes}

    def report(self, *, accept: bool = True) -> Body:
        """A complete review report."""
        profile = self.house.running.engine.policies.in_force(self.house.running.settings.profile, self.today)
        names = ("review_sections", "expert_kinds", "negative_items")
        codes = {name: list(profile.list(name).codes()) for name in names}
        return papers.report(self.today, codes, DUTIES, accept=accept)

    def resolution(self, **changes: Any) -> Body:
        """A resolution of the standing committee."""
        secretary, *_ = self.persons(self.cast.secretary)
        return {**papers.resolution(self.today, secretary, self.persons(*self.cast.committee)), **changes}

    def votes(self, against: int = 1) -> list[Body]:
        """Votes of the panel."""
        return papers.votes(self.persons(*self.cast.panel), against)


Step = tuple[str, str, Callable[[Road], Body]]


def _opening(road: Road) -> Body:
    head, officer = road.persons(road.cast.head, road.cast.officer)
    declared = [{"person_id": head}, {"person_id": officer}]
    return {"handler_ids": [officer], "major_complex": True, "recusals": declared}


def _panel(road: Road) -> Body:
    return {"chair_id": road.persons(road.cast.chair)[0], "member_ids": road.persons(*road.cast.panel)}


def _acceptance(road: Road) -> Body:
    items = papers.receipt_items(road.today, DUTIES)
    body = {"outcome": "accepted", "resolution": road.resolution(), "receipt_items": items}
    return {**body, "validity_until": papers.day(road.today, 300)}


def _service(road: Road) -> Body:
    secretary, clerk = road.persons(road.cast.secretary, road.cast.clerk)
    return {
        "number": f"示纪备〔{road.today.year}〕{road.id[-6:]}号",
        "sealed": True,
        "signed_by": secretary,
        "served_on": road.today.isoformat(),
        "received_by": clerk,
        "received_at": f"{road.today.isoformat()}T00:00:01+08:00",
    }


def _extension(road: Road) -> Body:
    return {"validity_until": papers.day(TODAY, 500), "minutes": road.minutes(), "reason": "批复推迟。"}


def _hit(road: Road) -> Body:
    return {"hits": [{"code": "xc_n2", "facts": "承建方为负责人亲属公司。", "evidence": [road.proof]}]}


def _dated(road: Road, **said: str) -> Body:
    return {**said, "correct_by": papers.day(road.today, 20)}


def _decided(road: Road, outcome: str, reason: str) -> Body:
    return {"outcome": outcome, "resolution": road.resolution(), "reason": reason}


STEPS: dict[str, Step] = {
    "revise": ("clerk", "revisions", lambda r: {"form": r.form()}),
    "attach": (
        "clerk",
        "attachments",
        lambda r: {"upload_id": r.minutes_file["id"], "kind": "minutes", "secrecy": "work_secret"},
    ),
    "apply": ("clerk", "application", lambda r: {"application": papers.application(r.today)}),
    "study": ("clerk", "study", lambda r: {"minutes": r.minutes()}),
    "present": ("party_head", "presentation", lambda r: {"application": papers.application(r.today)}),
    "pass_gate": ("leader", "gatekeeping", lambda r: {"outcome": "passed", "opinion": "情况属实，同意报送。"}),
    "return_from_gate": ("leader", "gatekeeping", lambda r: {"outcome": "returned", "reasons": "风险分析不够。"}),
    "return_for_defects": (
        "officer",
        "return",
        lambda r: {"defects": [{"code": "incomplete", "explanation": "补充风险点的责任人。"}]},
    ),
    "resubmit": ("clerk", "resubmission", lambda r: {"answer": "已补充。"}),
    "withdraw": ("party_head", "withdrawal", lambda r: {"reason": "方案调整。"}),
    "open_review": ("head", "review", _opening),
    "draft_report": ("officer", "report", lambda r: {"report": r.report()}),
    "confirm_report": ("head", "report-confirmation", lambda r: {"remark": "同意。"}),
    "open_consultation": ("head", "consultation", _panel),
    "pass_consultation": (
        "chair",
        "consultation-result",
        lambda r: {"outcome": "passed", "held_on": r.today.isoformat(), "votes": r.votes()},
    ),
    "fail_consultation": (
        "chair",
        "consultation-result",
        lambda r: {"outcome": "failed", "held_on": r.today.isoformat(), "votes": r.votes(2), "reasons": "尺度须统一。"},
    ),
    "accept": ("recorder", "decision", _acceptance),
    "reject": (
        "recorder",
        "decision",
        lambda r: {"outcome": "rejected", "resolution": r.resolution(), "reasons": [papers.REASON]},
    ),
    "send_back": (
        "recorder",
        "decision",
        lambda r: {"outcome": "sent_back", "held_on": r.today.isoformat(), "questions": ["用地批复何时可得？"]},
    ),
    "serve_receipt": ("officer", "receipt", _service),
    "report_progress": ("clerk", "progress", lambda r: {"text": "已完成一期。", "evidence": [r.proof]}),
    "remind": (
        "officer",
        "reminders",
        lambda r: _dated(r, fact="施工扰民。", rule="噪声污染防治法。", correction="限时施工。"),
    ),
    "record_problem": (
        "officer",
        "problems",
        lambda r: _dated(r, kind="fees_unpaid", fact="欠费。", correction="补缴。"),
    ),
    "close_problem": (
        "officer",
        "problem-closures",
        lambda r: {"problem_id": r.last["problems"][-1]["id"], "cause": "资金未到位。", "outcome": "已补缴。"},
    ),
    "extend": ("party_head", "extension", _extension),
    "hit_negative": ("head", "negative-hit", _hit),
    "clear_negative": ("recorder", "negative-decision", lambda r: _decided(r, "cleared", "查无实据。")),
    "revoke": ("recorder", "negative-decision", lambda r: _decided(r, "revoked", "查证属实。")),
    "close": ("head", "closing", lambda r: {"note": "全部办结。"}),
}
"""By act: the part that performs it, the door, and a valid body."""

ROUTE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("draft", ()),
    ("studied", ("attach", "study")),
    ("gatekeeping", ("present",)),
    ("submitted", ("pass_gate",)),
    ("reviewing", ("open_review",)),
    ("reported", ("draft_report", "confirm_report")),
    ("consulting", ("open_consultation",)),
    ("deliberating", ("pass_consultation",)),
    ("accepted", ("accept",)),
    ("in_execution", ("serve_receipt",)),
)
"""The straight way, status by status, with the acts that lead to each from the one before."""
