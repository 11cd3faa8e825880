"""A complete, valid interview on paper: who plays in it, the day of each step, and a valid command for every act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from libs.kernel.case import Command
from libs.policy.book import PolicyBook
from services.accountability.interviews import commands as ask
from services.accountability.interviews import commands_after as after
from services.accountability.interviews.entering import Basis
from services.accountability.interviews.statements import (
    BasisChecked,
    Duty,
    IntervieweeNamed,
    IntervieweeStatement,
    ItemReported,
    ItemVerified,
    MeasurePlanned,
    ProblemAnswered,
    ProblemListed,
    PursuitChoice,
    StaffPresent,
)
from services.accountability.interviews.tiers import Interviewee, tier_of

BOOK = PolicyBook.load(Path(__file__).parents[2] / "policies")
XUCHANG = BOOK.profile("xuchang", "2023-01")
EVENT_DAY = date(2026, 2, 27)
DAY = date(2026, 3, 2)
"""A Monday: the interview is confirmed and called on it."""
TALK_DAY = date(2026, 3, 4)
PLAN_DAY, DUE_DAY = date(2026, 3, 5), date(2026, 3, 20)
LIMIT_DAY = date(2026, 4, 3)
"""Thirty days after the talk."""
DAYS: Mapping[str, date] = {
    "hold": TALK_DAY,
    "record_no_show": TALK_DAY,
    "propose_escalation": PLAN_DAY,
    "decline_escalation": PLAN_DAY,
    "escalate": PLAN_DAY,
    "present_plan": PLAN_DAY,
    "report_rectification": date(2026, 3, 19),
    "issue_slip": date(2026, 3, 21),
    "find_insufficient": date(2026, 3, 20),
    "verify": date(2026, 3, 20),
    "close": date(2026, 3, 23),
}
"""The day of each act in the example; whatever is not named happens on ``DAY``."""


def at_noon(on: date) -> datetime:
    """Noon of the day in the office, as a UTC instant."""
    return datetime(on.year, on.month, on.day, 4, tzinfo=UTC)


def somebody(number: int) -> UUID:
    """A stable identity for the example."""
    return UUID(int=0x7000 + number)


@dataclass(frozen=True)
class Cast:
    """Everybody and every organ of the example; a test that has real ones replaces them."""

    unit_id: UUID = field(default=somebody(1))
    organ_id: UUID = field(default=somebody(2))
    office_id: UUID = field(default=somebody(3))
    committee_id: UUID = field(default=somebody(4))
    occurrence_id: UUID = field(default=somebody(5))
    trigger_id: UUID = field(default=somebody(6))
    principal: UUID = field(default=somebody(10))
    government_head: UUID = field(default=somebody(11))
    deputy: UUID = field(default=somebody(12))
    clerk: UUID = field(default=somebody(13))
    leader: UUID = field(default=somebody(20))
    head: UUID = field(default=somebody(21))
    officer: UUID = field(default=somebody(22))
    colleague: UUID = field(default=somebody(23))
    secretary: UUID = field(default=somebody(24))
    member: UUID = field(default=somebody(25))

    @property
    def leaders(self) -> dict[UUID, frozenset[str]]:
        """Posts in the unit on the day of the event: two principals, one deputy, a clerk (G-39)."""
        return {
            self.principal: frozenset({"principal"}),
            self.government_head: frozenset({"principal"}),
            self.deputy: frozenset({"deputy_in_charge"}),
            self.clerk: frozenset({"clerk"}),
        }

    @property
    def organ_posts(self) -> dict[UUID, frozenset[str]]:
        """Posts in the competent organ."""
        return {
            self.secretary: frozenset({"cdi_secretary", "sc_member"}),
            self.member: frozenset({"sc_member"}),
            self.officer: frozenset({"officer"}),
        }

    @property
    def staff(self) -> frozenset[UUID]:
        """Who is of the organ."""
        return frozenset({self.leader, self.head, self.officer, self.colleague, self.secretary, self.member})

    def interviewee(self, tier: str) -> UUID:
        """Whom the tier interviews."""
        if tier_of(tier, XUCHANG).interviewee is Interviewee.DEPUTY_IN_CHARGE:
            return self.deputy
        return self.principal

    def interviewer(self, tier: str) -> UUID:
        """Who interviews at the tier."""
        return self.member if "sc_member" in tier_of(tier, XUCHANG).interviewers else self.secretary


CAST = Cast()
PROBLEM = ProblemListed(fact="五个项目停工两个月。", source="专项督导", demand="三十日内全部复工。")
SEEN = ItemVerified(item=1, put_right=True, finding="已全部复工。")
WANTING = ItemVerified(item=1, put_right=False, finding="两个项目仍无人施工。")


def basis(tier: str = "xc_i4", trigger_id: UUID = CAST.trigger_id, **changes: Any) -> Basis:
    """A trigger that gives that tier."""
    fields = {"source_kind": "named_criticism", "cites": ("A-03",), "level": "municipal_principal"}
    return Basis(trigger_id=trigger_id, tier=tier, **{**fields, "occurred_on": EVENT_DAY, **changes})


def valid_commands(cast: Cast, tier: str) -> dict[str, Command]:
    """A command for every act that satisfies every guard on its day."""
    return {**_before(cast, tier), **_talk(cast, tier), **_after(cast), **_ending()}


def _before(cast: Cast, tier: str) -> dict[str, Command]:
    interviewee = cast.interviewee(tier)
    return {
        "confirm": ask.ConfirmInterview(
            checks=(BasisChecked(trigger_id=cast.trigger_id, holds=True, finding="会议纪要载明。"),),
            filings_looked_up=True,
            interviewees=(IntervieweeNamed(person_id=interviewee, reason="该项工作由其牵头。"),),
            opinion="同意约谈。",
        ),
        "cancel": ask.CancelInterview(reasons="来源记录有误。"),
        "recuse": ask.RecuseFromInterview(person_id=cast.colleague, ground="close_relative"),
        "issue_notice": ask.IssueNotice(
            letter_number="许纪约〔2026〕7号",
            interviewer_id=cast.interviewer(tier),
            form="individual",
            kind="warning",
            held_on=TALK_DAY,
            starts_at="09:30",
            place="谈话室",
            materials=("项目推进情况",),
            problems=(PROBLEM,),
        ),
    }


def _talk(cast: Cast, tier: str) -> dict[str, Command]:
    interviewee, interviewer = cast.interviewee(tier), cast.interviewer(tier)
    return {
        "hold": ask.HoldInterview(
            held_on=TALK_DAY,
            staff=(
                StaffPresent(person_id=cast.officer, duty=Duty.RECORDER),
                StaffPresent(person_id=cast.colleague, duty=Duty.STAFF),
            ),
            statements=(
                IntervieweeStatement(
                    person_id=interviewee,
                    problems=(ProblemAnswered(item=1, response="认可问题。"),),
                    state_of_mind="认识到严重性。",
                    commitment="月底前全部复工。",
                ),
            ),
            signed_by=(interviewer, cast.officer, interviewee),
        ),
        "record_no_show": ask.RecordNoShow(
            absent_ids=(interviewee,),
            good_reason=False,
            superior_organ_id=cast.committee_id,
            superior_told_on=TALK_DAY,
        ),
    }


def _after(cast: Cast) -> dict[str, Command]:
    visit: dict[str, Any] = {"visited_on": DUE_DAY, "place": "现场", "visitor_ids": (cast.officer, cast.colleague)}
    return {
        "present_plan": after.PresentPlan(
            measures=(MeasurePlanned(item=1, measure="逐个项目复工。"),), responsible_id=cast.deputy, due_on=DUE_DAY
        ),
        "report_rectification": after.ReportRectification(items=(ItemReported(item=1, done=True, text="已复工。"),)),
        "issue_slip": after.IssueSlip(
            colour="blue", letter_number="许纪督〔2026〕1号", demand="限期完成。", answer_by=date(2026, 3, 30)
        ),
        "find_insufficient": after.FindInsufficient(**visit, items=(WANTING,), again_by=date(2026, 4, 10)),
        "verify": after.VerifyRectification(**visit, items=(SEEN,)),
    }


def _ending() -> dict[str, Command]:
    return {
        "propose_escalation": after.ProposeEscalation(ground="refused", reasons="拒不整改。", evidence=("谈话录音",)),
        "decline_escalation": after.DeclineEscalation(reasons="已当场纠正。"),
        "escalate": after.EscalateInterview(opinion="同意升级。"),
        "close": after.CloseInterview(pursuit=PursuitChoice.NONE, reasons="整改到位。"),
    }


def days_later(on: date, days: int) -> date:
    """So many calendar days later."""
    return on + timedelta(days=days)
