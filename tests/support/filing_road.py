"""A filing walked over HTTP by the people of the sample city: every act has its person, its door and a valid body."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import httpx

from deploy.demo import papers
from tests.support.filing_service import Caller, FilingHouse
from tests.support.filing_steps import DUTIES, ROUTE, STEPS, TODAY, Body

FILINGS = "/v1/filings"
OBLIGATIONS = "/v1/aftercare-obligations"


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
