"""The example filing in motion: valid commands, facts and actors per act, and a walk to any status."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from libs.kernel.actor import CLOCK, SYSTEM, Actor, Occasion
from libs.kernel.case import Command, Outcome
from libs.kernel.profile import Profile
from libs.kernel.refusal import Refusal
from libs.kernel.roles import Role as R
from libs.policy.book import PolicyBook
from services.filing.filings import commands_decision as decide
from services.filing.filings import commands_execution as execute
from services.filing.filings import commands_review as consider
from services.filing.filings import commands_unit as ask
from services.filing.filings import facts as known
from services.filing.filings.acts import ACTS
from services.filing.filings.facts import Upload
from services.filing.filings.filing import Filing
from services.filing.filings.lifecycle import lifecycle_of
from services.filing.filings.report import Defect, HitClaim, RefusalReason
from services.filing.filings.status import FilingStatus as S
from services.filing.filings.wording import DocumentKind, Secrecy
from tests.support import filing_papers as papers
from tests.support.filing_papers import CAST, DAY, MINUTES_SHA, Cast

BOOK = PolicyBook.load(Path(__file__).parents[2] / "policies")
XUCHANG = BOOK.profile("xuchang", "2023-01")
PINGDINGSHAN = BOOK.profile("pingdingshan", "2022-03")
BY_NAME = {act.name: act for act in ACTS}

_ROUTE_TO: dict[S, tuple[str, ...]] = {
    S.DRAFT: ("draft", "attach"),
    S.STUDIED: ("study",),
    S.GATEKEEPING: ("present",),
    S.SUBMITTED: ("pass_gate",),
    S.REVIEWING: ("open_review",),
    S.REPORTED: ("draft_report", "confirm_report"),
    S.CONSULTING: ("open_consultation",),
    S.DELIBERATING: ("pass_consultation",),
    S.ACCEPTED: ("accept",),
    S.IN_EXECUTION: ("serve_receipt",),
}
_OFF_THE_ROUTE: dict[S, tuple[S, str]] = {
    S.RETURNED: (S.SUBMITTED, "return_for_defects"),
    S.REJECTED: (S.DELIBERATING, "reject"),
    S.NEGATIVE_HIT: (S.IN_EXECUTION, "hit_negative"),
    S.REVOKED: (S.NEGATIVE_HIT, "revoke"),
    S.CLOSED: (S.IN_EXECUTION, "close"),
    S.LAPSED: (S.IN_EXECUTION, "lapse"),
    S.WITHDRAWN: (S.DRAFT, "withdraw"),
}


def at_noon(on: date) -> datetime:
    """Noon of the day in the office, as a UTC instant."""
    return datetime(on.year, on.month, on.day, 4, tzinfo=UTC)


@dataclass
class Stage:
    """Performs acts on the example filing: what is not given is valid. ``ids`` gives fresh identities in order."""

    cast: Cast = CAST
    profile: Profile = XUCHANG
    on: date = DAY
    ids: Iterator[UUID] = field(default_factory=lambda: (UUID(int=n) for n in count(0x900000)))

    def perform(self, filing: Filing | None, act: str, **given: Any) -> Outcome[Filing]:
        """One act. ``command``, ``facts``, ``actor`` and ``on`` replace what would be valid."""
        on = given.get("on") or self._day_of(filing, act)
        occasion = Occasion(given.get("actor") or self.actor(act), at_noon(on), self.profile, lambda: next(self.ids))
        command = given.get("command") or self.command(act, filing)
        facts = given["facts"] if "facts" in given else self.facts(act)
        perform = BY_NAME[act].perform
        if filing is None:
            return perform(command, occasion, facts)
        return perform(filing, command, occasion, facts)

    def walk(self, to: S, filing: Filing | None = None) -> Filing:
        """The example in that status, from the beginning or from where the filing stands on the way there."""
        if to in _OFF_THE_ROUTE:
            before, act = _OFF_THE_ROUTE[to]
            return self.move(self.walk(before, filing), act)
        for status, acts in self._route().items():
            if filing is None or self._lies_ahead(filing.status, status):
                for act in acts:
                    filing = self.move(filing, act)
            if status is to:
                break
        assert filing is not None and filing.status is to, to
        return filing

    def move(self, filing: Filing | None, act: str, **given: Any) -> Filing:
        """The case after one act, with the version that the engine would have raised."""
        version = 0 if filing is None else filing.version
        return replace(self.perform(filing, act, **given).case, version=version + 1)

    def actor(self, act: str) -> Actor:
        """Somebody entitled to the act."""
        role = next(move.by[0] for move in lifecycle_of(self.profile).moves if move.act == act)
        cast = self.cast
        if role in (R.CLOCK, R.SYSTEM):
            return CLOCK if role is R.CLOCK else SYSTEM
        who = {
            R.UNIT_CLERK: (cast.clerk, cast.unit_id, None),
            R.UNIT_PARTY_HEAD: (cast.party_head, cast.unit_id, None),
            R.CITY_LEADER: (cast.city_leader, cast.government_id, None),
            R.SUP_OFFICER: (cast.officer, cast.organ_id, cast.office_id),
            R.SUP_HEAD: (cast.head, cast.organ_id, cast.office_id),
            R.PANEL_CHAIR: (cast.chair, cast.organ_id, None),
            R.SC_RECORDER: (cast.recorder, cast.organ_id, None),
        }
        person, organ, office = who[role]
        return Actor(person, person, organ, office, frozenset({role}))

    def facts(self, act: str) -> Any:
        """Facts under which the act is in order."""
        cast = self.cast
        minutes = Upload(cast.minutes_upload, MINUTES_SHA, Secrecy.WORK_SECRET, cast.unit_id)
        proof = Upload(cast.proof_upload, "b" * 64, Secrecy.WORK_SECRET, cast.unit_id)
        uploads = {minutes.id: minutes, proof.id: proof}
        offices = dict.fromkeys(cast.panel, cast.office_id) | {cast.calibrating: cast.other_office_id}
        people = cast.unit_people
        made: dict[type[Any], Any] = {
            known.DraftFacts: known.DraftFacts("county", False, cast.organ_id),
            known.AttachFacts: known.AttachFacts(minutes),
            known.StudyFacts: known.StudyFacts(people),
            known.PresentFacts: known.PresentFacts(BOOK.calendar),
            known.GateFacts: known.GateFacts({cast.city_leader: "government"}, people, cast.office_id),
            known.ReturnFacts: known.ReturnFacts(BOOK.calendar),
            known.ReviewFacts: known.ReviewFacts(cast.office_id, frozenset({cast.officer, cast.head}), people),
            known.PanelFacts: known.PanelFacts(offices, frozenset({cast.office_id, cast.other_office_id}), people),
            known.CommitteeFacts: known.CommitteeFacts(frozenset(cast.committee), frozenset({cast.secretary}), people),
            known.ServiceFacts: known.ServiceFacts(frozenset({cast.secretary}), people),
            known.UploadFacts: known.UploadFacts(uploads),
            known.ExtendFacts: known.ExtendFacts(people, uploads),
            known.HitFacts: known.HitFacts(uploads),
            known.ObligationFacts: known.ObligationFacts(2, 0),
        }
        kind = BY_NAME[act].facts
        return None if kind is None else made[kind]

    def command(self, act: str, filing: Filing | None = None, **changes: Any) -> Command:
        """A valid command for the act; changes replace fields."""
        made = self._commands(filing)[act]
        return made.model_copy(update=changes)

    def _commands(self, filing: Filing | None) -> dict[str, Command]:
        cast, on = self.cast, self.on
        problem = filing.problems[-1].id if filing and filing.problems else cast.proof_upload
        form = papers.form(cast, on, self.profile.list("positive_items").codes()[0 if self._other_order else 4])
        until = form.validity_until or on
        negative = self.profile.list("negative_items").codes()[0]
        resolved = papers.resolution(cast, on)
        return {
            "draft": ask.DraftFiling(form=form),
            "revise": ask.ReviseFiling(form=form),
            "attach": ask.AttachDocument(
                upload_id=cast.minutes_upload, kind=DocumentKind.MINUTES, secrecy=Secrecy.WORK_SECRET
            ),
            "detach": ask.DetachDocument(attachment_id=cast.minutes_upload),
            "apply": ask.ApplyForFiling(application=papers.application(on - timedelta(days=5))),
            "study": ask.StudyFiling(minutes=papers.minutes(cast, on)),
            "present": ask.PresentFiling(application=None if self._other_order else papers.application(on)),
            "pass_gate": ask.PassGate(opinion="情况属实，同意报送"),
            "return_from_gate": ask.ReturnFromGate(reasons="风险分析不够"),
            "return_for_defects": consider.ReturnForDefects(
                defects=(Defect(code="incomplete", explanation="补充风险点的责任人"),)
            ),
            "resubmit": ask.ResubmitFiling(answer="已补充"),
            "withdraw": ask.WithdrawFiling(reason="方案调整"),
            "open_review": consider.OpenReview(
                handler_ids=(cast.officer,),
                major_complex=True,
                recusals=papers.declarations(cast.head, cast.officer),
            ),
            "draft_report": consider.DraftReport(report=papers.report_text(self.profile, on)),
            "confirm_report": consider.ConfirmReport(),
            "open_consultation": consider.OpenConsultation(chair_id=cast.chair, member_ids=cast.panel),
            "fail_consultation": consider.FailConsultation(
                held_on=on, votes=papers.votes(cast.panel, against=cast.panel[:2]), reasons="尺度须再统一"
            ),
            "pass_consultation": consider.PassConsultation(
                held_on=on, votes=papers.votes(cast.panel, against=cast.panel[1:2])
            ),
            "accept": decide.AcceptFiling(
                resolution=resolved, receipt_items=papers.receipt_items(on), validity_until=until
            ),
            "reject": decide.RejectFiling(
                resolution=resolved,
                reasons=(RefusalReason(code="compliant_path_exists", text="可分期办理用地批复"),),
                compliant_path="分期办理",
            ),
            "send_back": decide.SendBackFiling(held_on=on, questions=("用地批复何时可得",)),
            "serve_receipt": decide.ServeReceipt(
                number="许纪备〔2023〕5号",
                sealed=True,
                signed_by=cast.secretary,
                served_on=on,
                received_by=cast.clerk,
                received_at=at_noon(on),
            ),
            "report_progress": execute.ReportProgress(text="已完成一期", evidence=(cast.proof_upload,)),
            "remind": execute.RemindUnit(
                fact="群众反映施工扰民", rule="噪声污染防治法", correction="限时施工", correct_by=on
            ),
            "record_problem": execute.RecordProblem(
                kind="fees_unpaid", fact="规费未缴", correction="补缴", correct_by=on
            ),
            "close_problem": execute.CloseProblem(problem_id=problem, cause="资金未到位", outcome="已补缴并核对票据"),
            "extend": execute.ExtendFiling(
                validity_until=until + timedelta(days=60), minutes=papers.minutes(cast, on), reason="批复延迟"
            ),
            "hit_negative": execute.HitNegative(
                hits=(HitClaim(code=negative, facts="查明的事实", evidence=(cast.proof_upload,)),)
            ),
            "clear_negative": decide.ClearNegative(resolution=resolved, reason="查无实据"),
            "revoke": decide.RevokeFiling(resolution=resolved, reason="查证属实，撤销备案"),
            "close": execute.CloseFiling(note="全部办结"),
            "lapse": execute.LapseFiling(),
            "mark_single_matter": execute.MarkSingleMatter(interview_id=papers.person(90), escalated_on=on),
            "link_case": execute.LinkCase(case_id=papers.person(91), opened_on=on),
        }

    @property
    def _other_order(self) -> bool:
        return self.profile.options["filing.lifecycle"] == "application_first"

    def _route(self) -> dict[S, tuple[str, ...]]:
        if not self._other_order:
            return _ROUTE_TO
        return {S.DRAFT: _ROUTE_TO[S.DRAFT], S.APPLIED: ("apply",), **_ROUTE_TO}

    def _lies_ahead(self, now: S, status: S) -> bool:
        route = list(self._route())
        return now in route and route.index(status) > route.index(now)

    def _day_of(self, filing: Filing | None, act: str) -> date:
        if act == "lapse" and filing is not None and filing.validity_until is not None:
            return filing.validity_until + timedelta(days=1)
        return self.on


def refusal_of(stage: Stage, filing: Filing | None, act: str, **given: Any) -> Refusal:
    """The refusal with which the act is answered; it is an error if the act is performed."""
    try:
        stage.perform(filing, act, **given)
    except Refusal as refusal:
        return refusal
    raise AssertionError(f"{act} was performed")


def codes_of(refusal: Refusal) -> set[str]:
    """Which named reasons a refusal lists."""
    return {missing.code for missing in refusal.errors} or {refusal.code}
