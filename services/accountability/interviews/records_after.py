"""What an interview keeps of each step after the talk: plan, reports, slips, verification, escalation, closing."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.interviews.records import At, By
from services.accountability.interviews.statements import (
    ItemReported,
    ItemVerified,
    MeasurePlanned,
    PursuitChoice,
)


@dataclass(frozen=True)
class RectificationPlan:
    """The plan of the unit (TI-07)."""

    measures: Annotated[tuple[MeasurePlanned, ...], Field(description="What will be done about each problem.")]
    responsible_id: Annotated[UUID, Field(description="Who answers for it in the unit.")]
    due_on: Annotated[date, Field(description="Day by which it is to be put right; within the limit (G-40).")]
    by: By
    at: At


@dataclass(frozen=True)
class RectificationReport:
    """A report of the unit (TI-07)."""

    items: Annotated[tuple[ItemReported, ...], Field(description="What is reported on each problem.")]
    complete: Annotated[bool, Field(description="Whether every problem is reported as put right.")]
    reported_on: Annotated[date, Field(description="Day of the report.")]
    by: By
    at: At


@dataclass(frozen=True)
class InterviewSlip:
    """A supervision slip on overdue rectification (P-22, G-55)."""

    colour: Annotated[str, Field(description="blue, orange or red; list slip_colours.")]
    letter_number: Annotated[str, Field(description="Number of the slip.")]
    demand: Annotated[str, Field(description="What is demanded.")]
    answer_by: Annotated[date, Field(description="New day by which it is to be put right.")]
    issued_on: Annotated[date, Field(description="Day of the slip.")]
    by: By
    at: At


@dataclass(frozen=True)
class RectificationVisit:
    """What was seen on site (TI-08, S-09)."""

    visited_on: Annotated[date, Field(description="Day of the visit.")]
    place: Annotated[str, Field(description="Where.")]
    visitor_ids: Annotated[tuple[UUID, ...], Field(description="Who went; at least two.")]
    items: Annotated[tuple[ItemVerified, ...], Field(description="What was found of each problem.")]
    falsified: Annotated[bool, Field(description="Whether the unit's report was found false (S-12).")]
    falsity: Annotated[str, Field(description="In what it was false, with what proof; else empty.")]
    again_by: Annotated[date | None, Field(description="New day, if it was insufficient; else null.")]
    by: By
    at: At


@dataclass(frozen=True)
class EscalationProposal:
    """What the head of the office proposes (TI-10)."""

    ground: Annotated[str, Field(description="Code of the list escalation_grounds.")]
    reasons: Annotated[str, Field(description="Why.")]
    evidence: Annotated[tuple[str, ...], Field(description="What proves it; needed where the record does not.")]
    problem_ids: Annotated[tuple[UUID, ...], Field(description="Problem items of supervision behind it, if any.")]
    by: By
    at: At


@dataclass(frozen=True)
class EscalationDeclined:
    """A proposal that the leader in charge did not confirm (TI-10)."""

    proposal: Annotated[EscalationProposal, Field(description="What was proposed.")]
    reasons: Annotated[str, Field(description="Why not.")]
    by: By
    at: At


@dataclass(frozen=True)
class InterviewEscalation:
    """That it was escalated (TI-10, A-06, S-12)."""

    ground: Annotated[str, Field(description="Code of the list escalation_grounds.")]
    opinion: Annotated[str, Field(description="Opinion of the leader in charge.")]
    escalated_on: Annotated[date, Field(description="Day.")]
    next_tier: Annotated[str, Field(description="Tier of the next interview, or case.")]
    next_interview_id: Annotated[UUID | None, Field(description="The next interview; null if a case follows.")]
    case_id: Annotated[UUID | None, Field(description="The case opened, if any.")]
    by: By
    at: At


@dataclass(frozen=True)
class InterviewClosing:
    """How it was closed (TI-09, G-38)."""

    pursuit: Annotated[PursuitChoice | None, Field(description="none or case; null to whom that is closed.")]
    reasons: Annotated[str, Field(description="Why; for tiers whose pursuit is not stated, why by hand.")]
    closed_on: Annotated[date, Field(description="Day.")]
    case_id: Annotated[UUID | None, Field(description="The case opened, if any.")]
    by: By
    at: At
