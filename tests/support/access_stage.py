"""Plays the filings of the access proofs: every act is the service's own, every row is written by the engine."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import AnyCaseType
from libs.chassis.effects import Effect, Writer
from libs.chassis.outbox import Origin
from libs.chassis.process import Running
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Case, Command, Outcome
from libs.kernel.lifecycle import Move
from libs.kernel.roles import Role as R
from services.filing.aftercare import acts as aftercare
from services.filing.aftercare import commands as after
from services.filing.aftercare.facts import ReportFacts, VerifyFacts
from services.filing.aftercare.obligation import Obligation
from services.filing.aftercare.store import OBLIGATION
from services.filing.filings import facts as known
from services.filing.filings.case_type import FILING
from services.filing.filings.facts import Upload
from services.filing.filings.filing import Filing
from services.filing.filings.proceedings import Recusal
from services.filing.filings.wording import Secrecy
from services.filing.uploads import acts as uploading
from services.filing.uploads.commands import ReceiveUpload
from services.filing.uploads.files_store import FileStore
from services.filing.uploads.media import FileType
from services.filing.uploads.store import UPLOAD
from services.filing.uploads.upload import StoredFile
from tests.support import filing_papers as papers
from tests.support.access_people import OPENED, OPENED_ON, City, named
from tests.support.access_plays import DUTIES, Play, plays
from tests.support.filing_papers import Cast, at_noon
from tests.support.filings import PINGDINGSHAN, XUCHANG, Stage

GROUND = "close_relative"
LATE = ("late-secretary", "late-clerk", "late-officer", "panelist-late")
"""Who is found to be recused only when the committee meets."""


@dataclass(frozen=True)
class Told:
    """One move of a case as history must tell it."""

    act: str
    role: str


@dataclass
class Book:
    """Everything that was played: cases as they stand, by play or id, and the moves of each."""

    filings: dict[str, Filing] = field(default_factory=dict)
    obligations: dict[UUID, Obligation] = field(default_factory=dict)
    uploads: dict[str, StoredFile] = field(default_factory=dict)
    moves: dict[tuple[str, UUID], list[Told]] = field(default_factory=dict)
    contents: dict[UUID, bytes] = field(default_factory=dict)

    def filing_of(self, obligation: Obligation) -> Filing:
        """The filing whose receipt opened it."""
        return next(filing for filing in self.filings.values() if filing.id == obligation.filing_id)


@dataclass
class Scribe:
    """Writes outcomes of acts through the writer of the engine, one connection for all."""

    running: Running
    connection: AsyncConnection
    book: Book
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def write(
        self, case_type: AnyCaseType, before: Case | None, outcome: Outcome[Any], act: str, command: Command | None,
        actor: Actor, at: datetime,
    ) -> Any:  # fmt: skip
        """Write an outcome and all cases it opens beside; the case as it was written."""
        engine = self.running.engine
        writer = Writer(self.connection, engine.signer, actor, at, Origin(_origin(), None, actor.account_id), None)
        written = await self._effect(writer, case_type, before, outcome.case, outcome.event, act, command)
        for other in outcome.others:
            opened = await self._effect(writer, OBLIGATION, None, other.case, other.event, other.act, None)
            self.book.obligations[opened.id] = opened
        return written

    async def _effect(
        self, writer: Writer, case_type: AnyCaseType, before: Case | None, case: Any, event: Any, act: str,
        command: Command | None,
    ) -> Any:  # fmt: skip
        engine = self.running.engine
        profile = engine.policies.profile(case.profile, case.profile_version)
        if case_type is FILING and case.first_submitted_at and case.number is None:
            case = replace(case, number=f"容备〔2026〕{next(self.numbers)}号")
        derived = {} if case_type.derive is None else case_type.derive(case, profile, engine.services)
        move = _row(case_type.lifecycle(profile).moves, before, act, case)
        effect = Effect(case_type, before, case, event, move, command, derived)
        role = next((role for role in move.by if role in writer.actor.roles), move.by[0])
        self.book.moves.setdefault((case_type.name, case.id), []).append(Told(act, str(role)))
        return (await writer.write(effect)).case


def _row(moves: tuple[Move, ...], before: Case | None, act: str, case: Case) -> Move:
    source = None if before is None else before.status
    return next(m for m in moves if (m.source, m.act, m.target) == (source, act, case.status))


def _origin() -> UUID:
    return named("request", "of the play")


@dataclass
class Troupe:
    """Performs every play of the city."""

    scribe: Scribe
    city: City
    files: FileStore
    ids: Iterator[UUID] = field(default_factory=lambda: (named("id", str(n)) for n in count(1)))

    @property
    def book(self) -> Book:
        """What has been played so far."""
        return self.scribe.book

    async def perform_all(self) -> None:
        """Uploads first, then every filing, then what is done about the obligations."""
        for unit in ("housing", "schools", "mill"):
            for sort in ("minutes", "proof", "duty"):
                await self._upload(f"{unit}/{sort}", "drafter" if unit == "schools" else None, unit, R.UNIT_CLERK)
        for code, role in (("handler", R.SUP_OFFICER), ("late-officer", R.SUP_OFFICER)):
            await self._upload(f"{code}/hit", code, "cdi", role)
        await self._upload("recorder/hit", f"{R.SC_RECORDER}@cdi/never", "cdi", R.SC_RECORDER)
        for play in plays():
            await self._play(play)

    async def _upload(self, name: str, code: str | None, organ: str, role: R) -> None:
        content = f"%PDF-1.4 {name}".encode()
        person = self.city.personas[code].person_id if code else named("person", f"somebody of {organ}")
        actor = Actor(person, person, named("organ", organ), None, frozenset({role}))
        digest = sha256(content).hexdigest()
        command = ReceiveUpload(
            name=f"{name.replace('/', '-')}.pdf", file_type=FileType.PDF, size=len(content), sha256=digest,
            secrecy=Secrecy.WORK_SECRET, kind=None,
        )  # fmt: skip
        occasion = Occasion(actor, OPENED, XUCHANG, lambda: next(self.ids))
        outcome = uploading.receive(command, occasion)
        stored = await self.scribe.write(UPLOAD, None, outcome, "receive", command, actor, OPENED)
        self.book.uploads[name] = stored
        self.book.contents[stored.id] = content
        place = self.files.path_of(digest)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    async def _play(self, play: Play) -> None:
        stage = Stage(self._cast(play), PINGDINGSHAN if play.applies_first else XUCHANG, OPENED_ON, self.ids)
        filing: Filing | None = None
        for act, variant in play.steps():
            given = self._given(stage, filing, act, variant, play)
            command = given.get("command") or stage.command(act, filing)
            outcome = stage.perform(filing, act, **{**given, "command": command})
            at = OPENED if act == "draft" else at_noon(given.get("on") or OPENED_ON)
            filing = await self.scribe.write(FILING, filing, outcome, act, command, stage.actor(act), at)
        assert filing is not None
        self.book.filings[play.name] = filing
        for obligation, acts in zip(self._owed(filing), DUTIES.get(play.name, ()), strict=False):
            await self._attend(stage, obligation, acts.split(), play)

    def _owed(self, filing: Filing) -> list[Obligation]:
        ids = () if filing.receipt is None else filing.receipt.obligation_ids
        return [self.book.obligations[one] for one in ids]

    def _cast(self, play: Play) -> Cast:
        """The people of the example as people of the city; who is no caller there keeps an identity of the example."""
        county = play.organ == "county"
        panel = ("chair-county", "panelist-county") if county else _PANEL
        chair, *others = (self.city.personas[code].person_id for code in panel)
        extra = () if not county else (named("person", "third of the county"),)
        panel_ids = (chair, *others, *extra)
        return replace(
            Cast(), unit_id=named("organ", play.unit), organ_id=named("organ", play.organ),
            office_id=named("organ", play.office), other_office_id=named("organ", f"{play.organ}/office/coming"),
            government_id=named("organ", "government"), clerk=named("person", "drafter"), chair=chair,
            officer=named("person", "handler"), panel=panel_ids, calibrating=panel_ids[-1],
            minutes_upload=self.book.uploads[f"{play.unit}/minutes"].id,
            proof_upload=self.book.uploads[f"{play.unit}/proof"].id,
        )  # fmt: skip

    def _given(self, stage: Stage, filing: Filing | None, act: str, variant: str, play: Play) -> dict[str, Any]:
        cast, ask = stage.cast, stage.command
        match act, variant:
            case "open_review", _:
                named_ones = (cast.officer, named("person", "handler-elsewhere"))
                recused = self._recused() if variant == "recused" else ()
                declared = (*papers.declarations(cast.head, *named_ones), *recused)
                facts = known.ReviewFacts(cast.office_id, frozenset({*named_ones, cast.head}), cast.unit_people)
                return {"command": ask(act, filing, handler_ids=named_ones, recusals=declared), "facts": facts}
            case "revise", "anew":
                return {"command": ask(act, filing, form=papers.form(cast, OPENED_ON, measure="另行分期办理"))}
            case "resubmit", "anew":
                return {"command": ask(act, filing, minutes=papers.minutes(cast, OPENED_ON, held_on=OPENED_ON))}
            case "serve_receipt", _:
                return {"command": ask(act, filing, number=f"许纪备〔2026〕{play.name}")}
            case "fail_consultation", _:
                return {"command": ask(act, filing, votes=papers.votes(cast.panel, against=cast.panel[:-1]))}
            case "hit_negative", _:
                return self._hit(stage, filing)
            case "close", _:
                return {"facts": known.ObligationFacts(2, 0)}
            case (("accept" | "clear_negative" | "revoke"), "late"):
                late = tuple(Recusal(person_id=named("person", code), ground=GROUND) for code in LATE)
                return {"command": ask(act, filing, resolution=papers.resolution(cast, OPENED_ON, recusals=late))}
        return {}

    def _hit(self, stage: Stage, filing: Filing | None) -> dict[str, Any]:
        """A hit whose proof the office handed in itself; no other paper of the filing has that file."""
        proof = self.book.uploads["handler/hit"]
        usable = {proof.id: Upload(proof.id, proof.sha256, proof.secrecy, proof.organ_id)}
        command = stage.command("hit_negative", filing)
        claims = tuple(claim.model_copy(update={"evidence": (proof.id,)}) for claim in command.hits)  # type: ignore[attr-defined]
        return {"command": command.model_copy(update={"hits": claims}), "facts": known.HitFacts(usable)}

    def _recused(self) -> tuple[Recusal, ...]:
        twins = (one.person_id for one in self.city.personas.values() if one.code.endswith("/recused"))
        return tuple(Recusal(person_id=person, ground=GROUND) for person in twins)

    async def _attend(self, stage: Stage, obligation: Obligation, acts: list[str], play: Play) -> None:
        """What is done about an obligation."""
        cast, proof = stage.cast, self.book.uploads[f"{play.unit}/duty"]
        clerk = Actor(cast.clerk, cast.clerk, cast.unit_id, None, frozenset({R.UNIT_CLERK}))
        office = Actor(cast.head, cast.head, cast.organ_id, cast.office_id, frozenset({R.SUP_OFFICER}))
        usable = {proof.id: Upload(proof.id, proof.sha256, proof.secrecy, proof.organ_id)}
        told = after.ReportDone(text="已办结", evidence=(proof.id,))
        ways: dict[str, tuple[Any, Command, Actor, Any]] = {
            "report": (aftercare.report, told, clerk, ReportFacts(usable)),
            "verify": (aftercare.verify, after.VerifyDone(note="现场核验"), office, VerifyFacts()),
            "reject_report": (aftercare.reject_report, after.RejectReport(reasons="缺图"), office, VerifyFacts()),
            "mark_overdue": (aftercare.mark_overdue, after.MarkOverdue(), _TIME, None),
        }
        for act in acts:
            perform, command, actor, facts = ways[act]
            at = at_noon(_day_of(act, obligation))
            occasion = Occasion(actor, at, stage.profile, lambda: next(self.ids))
            outcome = perform(obligation, command, occasion, facts)
            obligation = await self.scribe.write(OBLIGATION, obligation, outcome, act, command, actor, at)
        self.book.obligations[obligation.id] = obligation


_PANEL = ("chair", "panelist", "panelist-foreign", "panelist-unit", "panelist-administrator", "panelist-late",
          "panelist-office")  # fmt: skip
_TIME = Actor(UUID(int=0), UUID(int=0), UUID(int=0), None, frozenset({R.CLOCK}))


def _day_of(act: str, obligation: Obligation) -> date:
    return obligation.due_on + timedelta(days=1) if act == "mark_overdue" else OPENED_ON
