"""Doors from the trial opinion to the decision."""

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from libs.chassis.door import AtDoor
from services.clarification.clarifications import commands_deciding as ask
from services.clarification.clarifications import example_routes as examples
from services.clarification.clarifications.list_routes import ClarificationId
from services.clarification.clarifications.read_models import ClarificationRead

router = APIRouter(prefix="/clarifications/{clarification_id}", tags=["clarifications"])


class ClarificationApproval(ask.ApproveClarification):
    """It is approved (TC-10)."""

    outcome: Literal["approved"] = Field(description="It is approved.")


class ClarificationRejection(ask.RejectClarification):
    """It is not approved (TC-11)."""

    outcome: Literal["rejected"] = Field(description="It is not approved.")


Decided = Annotated[ClarificationApproval | ClarificationRejection, Field(discriminator="outcome")]


@router.post("/trial-opinion", response_model=ClarificationRead, summary="审理意见 · Opinion of the trial office")
async def give_trial_opinion(
    clarification_id: ClarificationId, body: Annotated[ask.GiveClarificationOpinion, examples.TRIAL], door: AtDoor
) -> Response:
    """Facts, evidence, conclusion: without it no collective assessment (TC-07, P-11)."""
    return await door.perform("clarification", "give_trial_opinion", clarification_id, body)


@router.post("/collective-assessment", response_model=ClarificationRead, summary="集体研判 · Collective assessment")
async def assess_collectively(
    clarification_id: ClarificationId, body: Annotated[ask.AssessCollectively, examples.MEETING], door: AtDoor
) -> Response:
    """At least three, with minutes (TC-07, C-26, C-28)."""
    return await door.perform("clarification", "assess_collectively", clarification_id, body)


@router.post("/review", response_model=ClarificationRead, summary="主要负责人审核 · Review by the head")
async def review_clarification(
    clarification_id: ClarificationId, body: Annotated[ask.ReviewClarification, examples.REVIEW], door: AtDoor
) -> Response:
    """The head of the office or body, who did not propose it (TC-08)."""
    return await door.perform("clarification", "review", clarification_id, body)


@router.post("/taking-back", response_model=ClarificationRead, summary="退回评估 · Take the proposal back")
async def take_back_proposal(
    clarification_id: ClarificationId, body: Annotated[ask.TakeBack, examples.TAKE_BACK], door: AtDoor
) -> Response:
    """Back into assessment: the trial office or the meeting objects, or the conditions are gone (C-03)."""
    return await door.perform("clarification", "take_back", clarification_id, body)


@router.post("/prior-notice", response_model=ClarificationRead, summary="事前通报 · Prior notice to the party head")
async def send_prior_notice(
    clarification_id: ClarificationId, body: Annotated[ask.SendPriorNotice, examples.NOTICE], door: AtDoor
) -> Response:
    """Where the chain asks for it, the party head is informed and heard beforehand (TC-09, C-27, C-29, G-21)."""
    return await door.perform("clarification", "send_prior_notice", clarification_id, body)


@router.post("/party-head-opinion", response_model=ClarificationRead, summary="听取意见 · The party head's opinion")
async def record_party_head_opinion(
    clarification_id: ClarificationId, body: Annotated[ask.RecordPartyHeadOpinion, examples.HEARD], door: AtDoor
) -> Response:
    """What was said, with its time; once (TC-10, C-27, C-29)."""
    return await door.perform("clarification", "record_party_head_opinion", clarification_id, body)


@router.post("/impact-assessment", response_model=ClarificationRead, summary="影响评估 · Impact assessment")
async def assess_impact(
    clarification_id: ClarificationId, body: Annotated[ask.AssessImpact, examples.IMPACT], door: AtDoor
) -> Response:
    """Before anything is made public its impact on personal data is assessed (TC-10, P-36)."""
    return await door.perform("clarification", "assess_impact", clarification_id, body)


@router.post("/decision", response_model=ClarificationRead, summary="批准 · Approve or reject")
async def decide_clarification(
    clarification_id: ClarificationId, body: Annotated[Decided, examples.DECISION], door: AtDoor
) -> Response:
    """By the leader or secretary whom the chain names on this day, who neither proposed nor reviewed it (TC-10, TC-11,
    C-26, C-28, G-21)."""
    act = "approve" if body.outcome == "approved" else "reject"
    return await door.perform("clarification", act, clarification_id, body)
