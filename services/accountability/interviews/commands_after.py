"""What is asked of an interview after the talk: rectification, slips, verification, escalation, closing."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.interviews.statements import (
    CaseWanted,
    ItemReported,
    ItemVerified,
    MeasurePlanned,
    PursuitChoice,
)
from services.accountability.wording import MANY, Code, Line, Passage


class PresentPlan(Command):
    """Hand in the plan of rectification for the unit (TI-07, A-19)."""

    measures: tuple[MeasurePlanned, ...] = Field(max_length=MANY, description="What will be done about each problem.")
    responsible_id: UUID = Field(description="Who answers for it; a person of the unit.")
    due_on: Day = Field(description="Day by which all is put right; not beyond the limit (G-40).")


class ReportRectification(Command):
    """Report for the unit (TI-07)."""

    items: tuple[ItemReported, ...] = Field(max_length=MANY, description="What is reported on which problem.")


class IssueSlip(Command):
    """Issue the next supervision slip on overdue rectification (P-22, G-55)."""

    colour: Code = Field(description="blue, then orange, then red; list slip_colours.")
    letter_number: Line = Field(description="Number of the slip.", examples=["许纪督〔2026〕3号"])
    demand: Passage = Field(description="What is demanded.")
    answer_by: Day = Field(description="New day by which it is to be put right.")


class FindInsufficient(Command):
    """Find on site that it is not put right, or that the report was false (TI-08, S-12)."""

    visited_on: Day = Field(description="Day of the visit.")
    place: Line = Field(description="Where.")
    visitor_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Who went; at least two of the organ.")
    items: tuple[ItemVerified, ...] = Field(max_length=MANY, description="What was found of each problem.")
    falsified: bool = Field(default=False, description="Whether the report was found false (S-12).")
    falsity: Passage = Field(default="", description="In what it was false, with what proof; empty if it was not.")
    again_by: Day = Field(description="New day by which it is to be put right.")


class VerifyRectification(Command):
    """Verify on site that every problem is put right (TI-08, S-09)."""

    visited_on: Day = Field(description="Day of the visit.")
    place: Line = Field(description="Where.")
    visitor_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Who went; at least two of the organ.")
    items: tuple[ItemVerified, ...] = Field(max_length=MANY, description="What was found of each problem.")


class ProposeEscalation(Command):
    """Propose as head of the office to escalate it (TI-10, A-06, S-12)."""

    ground: Code = Field(description="One of the four grounds; list escalation_grounds.")
    reasons: Passage = Field(description="Why.")
    evidence: tuple[Line, ...] = Field(
        default=(), max_length=MANY, description="What proves it; needed for a refusal, which the record cannot show."
    )
    problem_ids: tuple[UUID, ...] = Field(
        default=(), max_length=MANY, description="Problem items of supervision behind it, if any."
    )


class DeclineEscalation(Command):
    """Decline the proposal as leader in charge (TI-10)."""

    reasons: Passage = Field(description="Why not.")


class EscalateInterview(Command):
    """Confirm the proposal as leader in charge: the next tier, or a case (TI-10)."""

    opinion: Passage = Field(description="The leader's opinion.")
    case: CaseWanted | None = Field(
        default=None,
        description="A case besides the next interview; where the tier escalates to a case, on whom it is.",
    )


class CloseInterview(Command):
    """Close it with the decision whether persons are pursued (TI-09, G-38)."""

    pursuit: PursuitChoice = Field(description="none or case; never decided by the system.")
    reasons: Passage = Field(
        default="",
        description="Why. Always for tiers that pursue as required; for the others when a case is opened by hand.",
    )
    case: CaseWanted | None = Field(default=None, description="On whom the case is; only with pursuit case.")
