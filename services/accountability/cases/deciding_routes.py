"""Doors before and of the standing committee, and of what is put right although nobody is liable (TA-06, TA-11)."""

from typing import Annotated

from fastapi import APIRouter, Response

from libs.chassis.door import AtDoor
from services.accountability.cases import example_routes as examples
from services.accountability.cases.commands_deciding import (
    DecideCase,
    ExemptCase,
    RecordCorrection,
    SendBackCase,
    SubmitCase,
)
from services.accountability.cases.list_routes import CaseId
from services.accountability.cases.read_models import CaseRead

router = APIRouter(prefix="/cases", tags=["cases"])


@router.post("/{case_id}/submission", response_model=CaseRead, summary="提请常委会研究 · Submit it")
async def submit_case(case_id: CaseId, body: Annotated[SubmitCase, examples.SUBMIT], door: AtDoor) -> Response:
    """The head lays it before the standing committee, with all persons involved who were heard (TA-11, TX-04)."""
    return await door.perform("case", "submit", case_id, body)


@router.post("/{case_id}/decision", response_model=CaseRead, summary="集体决定 · Record the decision")
async def decide_case(case_id: CaseId, body: Annotated[DecideCase, examples.DECIDE], door: AtDoor) -> Response:
    """The recorder enters the resolution with quorum, votes and dissent, and what is decided on the object and on each
    person involved: by one act, never heavier than what was heard, with the way of review (TA-11, TX-04, P-14)."""
    return await door.perform("case", "decide", case_id, body)


@router.post("/{case_id}/questions", response_model=CaseRead, summary="退回补充 · Send it back")
async def send_case_back(case_id: CaseId, body: Annotated[SendBackCase, examples.SEND_BACK], door: AtDoor) -> Response:
    """The committee asks for more. Only new facts from elsewhere than the defence may make it heavier (TA-11)."""
    return await door.perform("case", "send_back", case_id, body)


@router.post("/{case_id}/exemption", response_model=CaseRead, summary="容错免责并纠错 · Exempt and order correction")
async def exempt_case(case_id: CaseId, body: Annotated[ExemptCase, examples.EXEMPT], door: AtDoor) -> Response:
    """After a determination as not an error or exempted nobody is liable, and an order of correction goes with it; a
    filing alone never does (TA-06, F-29, F-30, P-16)."""
    return await door.perform("case", "exempt", case_id, body)


@router.post("/{case_id}/corrections", response_model=CaseRead, summary="登记纠错完成 · Record a correction")
async def record_case_correction(
    case_id: CaseId, body: Annotated[RecordCorrection, examples.CORRECTION], door: AtDoor
) -> Response:
    """A handler records that an item of the order of correction is done, with its proof (TA-06, F-30)."""
    return await door.perform("case", "record_correction", case_id, body)
