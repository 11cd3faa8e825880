"""Doors of the acts on a follow-up: visits, grade, breaches of rights, letter, closing (TD-02, TD-03)."""

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from libs.chassis.door import AtDoor
from services.accountability.followups import commands as c
from services.accountability.followups import example_routes as examples
from services.accountability.followups.case_type import FOLLOWUP
from services.accountability.followups.list_routes import FollowupId
from services.accountability.followups.read_models import FollowupRead

router = APIRouter(prefix="/followups", tags=["followups"])
_NAME = FOLLOWUP.name


class SignedAndGraded(c.GradeVisit):
    """The other visitor signs and grades (TD-02)."""

    outcome: Literal["graded"] = Field(description="Signed, with a grade.")


class NotSigned(c.ReturnRecord):
    """The other visitor does not sign (TD-02)."""

    outcome: Literal["returned"] = Field(description="Not signed; it is recorded anew.")


class ClosedAfterLetter(c.CloseFollowup):
    """Closed after the letter (TD-03)."""

    outcome: Literal["fed_back"] = Field(description="A letter LD-2 was sent.")


class ClosedWithoutLetter(c.CloseWithoutFeedback):
    """Closed without a letter (TD-03, D-04)."""

    outcome: Literal["not_fed_back"] = Field(description="No letter is sent.")


Signature = Annotated[SignedAndGraded | NotSigned, Field(discriminator="outcome")]
Closing = Annotated[ClosedAfterLetter | ClosedWithoutLetter, Field(discriminator="outcome")]


@router.post("/{followup_id}/visit-plan", response_model=FollowupRead, summary="安排回访 · Plan a visit")
async def plan_followup_visit(
    followup_id: FollowupId, body: Annotated[c.PlanVisit, examples.PLAN], door: AtDoor
) -> Response:
    """The head names at least two officers who did not decide the sanction, a day within the impact period, and the
    outline (TD-02, P-27)."""
    return await door.perform(_NAME, "plan_visit", followup_id, body)


@router.post("/{followup_id}/visit-cancellation", response_model=FollowupRead, summary="取消回访计划 · Drop the plan")
async def drop_followup_plan(
    followup_id: FollowupId, body: Annotated[c.DropPlan, examples.DROP], door: AtDoor
) -> Response:
    """The head drops the visit that is planned, with reasons; whoever was graded before stands graded again, so that a
    letter can be sent (TD-02, D-04)."""
    return await door.perform(_NAME, "drop_plan", followup_id, body)


@router.post("/{followup_id}/visits", response_model=FollowupRead, summary="登记回访 · Record a visit")
async def record_followup_visit(
    followup_id: FollowupId, body: Annotated[c.RecordVisit, examples.RECORD], door: AtDoor
) -> Response:
    """One of the visitors records the visit: three checks, listening, looking, talking (TD-02, D-01, D-02). A check of
    rights that is not sound opens a breach to be put right."""
    return await door.perform(_NAME, "record_visit", followup_id, body)


@router.post("/{followup_id}/signature", response_model=FollowupRead, summary="签认评定 · Sign and grade a visit")
async def sign_followup_visit(
    followup_id: FollowupId, body: Annotated[Signature, examples.SIGN], door: AtDoor
) -> Response:
    """Another visitor than the one who recorded signs and grades, or returns the record; once no other visitor is
    left, the head returns it (TD-02, P-27)."""
    act = "grade" if body.outcome == "graded" else "return_record"
    return await door.perform(_NAME, act, followup_id, body)


@router.post("/{followup_id}/breach-remedies", response_model=FollowupRead, summary="纠正权利侵害 · Put a breach right")
async def remedy_rights_breach(
    followup_id: FollowupId, body: Annotated[c.RemedyBreach, examples.REMEDY], door: AtDoor
) -> Response:
    """The head says how a breach of the person's rights was put right, with proof; before that the follow-up cannot be
    closed (D-02)."""
    return await door.perform(_NAME, "remedy_breach", followup_id, body)


@router.post("/{followup_id}/feedback", response_model=FollowupRead, summary="向组织部门反馈 · Send the letter LD-2")
async def feed_back_performance(
    followup_id: FollowupId, body: Annotated[c.FeedBack, examples.FEED_BACK], door: AtDoor
) -> Response:
    """Only if the impact period is over, the work is outstanding and those around recognise it (TD-03, D-03). Who
    visited does not decide it."""
    return await door.perform(_NAME, "feed_back", followup_id, body)


@router.post("/{followup_id}/feedback-receipt", response_model=FollowupRead, summary="签收反馈函 · Sign for the letter")
async def acknowledge_feedback_letter(
    followup_id: FollowupId, body: Annotated[c.AcknowledgeLetter, examples.ACKNOWLEDGE], door: AtDoor
) -> Response:
    """The organization department signs for the letter (TD-03)."""
    return await door.perform(_NAME, "acknowledge", followup_id, body)


@router.post("/{followup_id}/closing", response_model=FollowupRead, summary="办结回访 · Close the follow-up")
async def close_followup(followup_id: FollowupId, body: Annotated[Closing, examples.CLOSE], door: AtDoor) -> Response:
    """After the letter, or after the period without one and with reasons; for whoever was last graded good the
    condition that is not met must be named (TD-03, D-04)."""
    act = "close" if body.outcome == "fed_back" else "close_without_feedback"
    return await door.perform(_NAME, act, followup_id, body)
