"""Doors at the opening of a case and on whose hands it is in (TA-01, TA-02)."""

from typing import Annotated

from fastapi import APIRouter, Response

from libs.chassis.door import AtDoor
from services.accountability.cases import example_routes as examples
from services.accountability.cases.commands import (
    ApproveCase,
    DeclineCase,
    NameCaseHandlers,
    NameInvolved,
    OpenCaseByHand,
    StepAsideFromCase,
)
from services.accountability.cases.list_routes import CaseId
from services.accountability.cases.read_models import CaseRead

router = APIRouter(prefix="/cases", tags=["cases"])


@router.post("", response_model=CaseRead, status_code=201, summary="启动问责 · Open a case")
async def open_case(body: Annotated[OpenCaseByHand, examples.OPEN], door: AtDoor) -> Response:
    """The head of the office that looks after the unit opens it on an interview, a hit, a problem, a lead or another
    source (TA-01). The object is an organization or a leading official; who acted with his own hands is refused and
    belongs to the line of sanctions (P-15). Needs an Idempotency-Key."""
    return await door.open("case", "open_by_hand", body)


@router.post("/{case_id}/approval", response_model=CaseRead, summary="批准调查 · Approve the investigation")
async def approve_case(case_id: CaseId, body: Annotated[ApproveCase, examples.APPROVE], door: AtDoor) -> Response:
    """The leader in charge approves; who opened it by hand does not (TA-02, P-09)."""
    return await door.perform("case", "approve", case_id, body)


@router.post("/{case_id}/refusal", response_model=CaseRead, summary="不予调查 · Decline the investigation")
async def decline_case(case_id: CaseId, body: Annotated[DeclineCase, examples.DECLINE], door: AtDoor) -> Response:
    """The leader in charge declines with reasons; the case ends without liability (TA-02, A-36)."""
    return await door.perform("case", "decline", case_id, body)


@router.post("/{case_id}/handlers", response_model=CaseRead, summary="指定承办人 · Name the handlers")
async def name_case_handlers(
    case_id: CaseId, body: Annotated[NameCaseHandlers, examples.HANDLERS], door: AtDoor
) -> Response:
    """The head names at least two officers of the office; none who interviewed or must recuse (TA-02, P-09)."""
    return await door.perform("case", "name_handlers", case_id, body)


@router.post("/{case_id}/recusal", response_model=CaseRead, summary="本人回避 · Step aside")
async def step_aside_from_case(
    case_id: CaseId, body: Annotated[StepAsideFromCase, examples.ASIDE], door: AtDoor
) -> Response:
    """A ground of recusal applies to the caller, who has no part in the case any more (P-09)."""
    return await door.perform("case", "step_aside", case_id, body)


@router.post("/{case_id}/involved", response_model=CaseRead, summary="列明涉及人员 · Name a person involved")
async def name_involved(case_id: CaseId, body: Annotated[NameInvolved, examples.INVOLVED], door: AtDoor) -> Response:
    """A leading official involved gets a case of his own that is decided by the same act as this one (X-11, X-13)."""
    return await door.perform("case", "name_involved", case_id, body)
