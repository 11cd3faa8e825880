"""Doors after the talk: plan, report, slip, visit, escalation, closing."""

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from libs.chassis.door import AtDoor
from services.accountability.interviews import commands_after as ask
from services.accountability.interviews import example_routes as examples
from services.accountability.interviews.list_routes import InterviewId
from services.accountability.interviews.read_models import InterviewRead

router = APIRouter(prefix="/interviews/{interview_id}", tags=["interviews"])


class RectificationVerified(ask.VerifyRectification):
    """Everything is put right (TI-08)."""

    outcome: Literal["verified"] = Field(description="Everything is put right.")


class RectificationInsufficient(ask.FindInsufficient):
    """Something is not put right, or the report was false (S-12)."""

    outcome: Literal["insufficient"] = Field(description="Something is wanting or false.")


class EscalationConfirmed(ask.EscalateInterview):
    """It is escalated (TI-10)."""

    outcome: Literal["escalated"] = Field(description="It is escalated.")


class EscalationRefused(ask.DeclineEscalation):
    """It is not escalated (TI-10)."""

    outcome: Literal["declined"] = Field(description="It is not escalated.")


Visited = Annotated[RectificationVerified | RectificationInsufficient, Field(discriminator="outcome")]
Decided = Annotated[EscalationConfirmed | EscalationRefused, Field(discriminator="outcome")]


@router.post("/plan", response_model=InterviewRead, summary="报送整改方案 · Hand in the plan")
async def present_rectification_plan(
    interview_id: InterviewId, body: Annotated[ask.PresentPlan, examples.PLAN], door: AtDoor
) -> Response:
    """By the unit: a measure for each problem, who answers for it, and a day within thirty days of the talk (TI-07,
    A-19, G-40)."""
    return await door.perform("interview", "present_plan", interview_id, body)


@router.post("/reports", response_model=InterviewRead, summary="报告整改情况 · Report on rectification")
async def report_rectification(
    interview_id: InterviewId, body: Annotated[ask.ReportRectification, examples.REPORT], door: AtDoor
) -> Response:
    """By the unit, problem by problem. Only a report that all is put right stops the slips (TI-07, P-22)."""
    return await door.perform("interview", "report_rectification", interview_id, body)


@router.post("/slips", response_model=InterviewRead, summary="发出督办单 · Issue a slip")
async def issue_interview_slip(
    interview_id: InterviewId, body: Annotated[ask.IssueSlip, examples.SLIP], door: AtDoor
) -> Response:
    """On overdue rectification alone: blue, orange, red, each only after the one before stayed unanswered (P-22,
    G-55)."""
    return await door.perform("interview", "issue_slip", interview_id, body)


@router.post("/visits", response_model=InterviewRead, summary="实地核验 · Verify on site")
async def visit_rectification(
    interview_id: InterviewId, body: Annotated[Visited, examples.VISIT], door: AtDoor
) -> Response:
    """At least two officers of the organ on site: verified only if every problem is put right; else insufficient with
    a new day, and flagged if the report was false (TI-08, S-09, S-12)."""
    act = "verify" if body.outcome == "verified" else "find_insufficient"
    return await door.perform("interview", act, interview_id, body)


@router.post("/escalation-proposal", response_model=InterviewRead, summary="提出升级 · Propose escalation")
async def propose_interview_escalation(
    interview_id: InterviewId, body: Annotated[ask.ProposeEscalation, examples.PROPOSE], door: AtDoor
) -> Response:
    """By the head of the office, on one of four grounds that the record must show: no-show without good reason,
    refusal with evidence, overdue after a red slip, found false (TI-10, S-12)."""
    return await door.perform("interview", "propose_escalation", interview_id, body)


@router.post("/escalation", response_model=InterviewRead, summary="决定升级 · Decide on escalation")
async def decide_interview_escalation(
    interview_id: InterviewId, body: Annotated[Decided, examples.DECIDE], door: AtDoor
) -> Response:
    """By the leader in charge, not by whoever proposed it. Escalated, the interview at the next tier is opened at
    once; where no higher interviewer is left, a case is (TI-10, A-06)."""
    act = "escalate" if body.outcome == "escalated" else "decline_escalation"
    return await door.perform("interview", act, interview_id, body)


@router.post("/closing", response_model=InterviewRead, summary="办结约谈 · Close")
async def close_interview(
    interview_id: InterviewId, body: Annotated[ask.CloseInterview, examples.CLOSE], door: AtDoor
) -> Response:
    """By the head, with the decision whether persons are pursued: reasoned either way where the tier pursues as
    required, by hand with a reason of its own where it says nothing; the interviewer never handles the case (TI-09,
    G-38)."""
    return await door.perform("interview", "close", interview_id, body)
