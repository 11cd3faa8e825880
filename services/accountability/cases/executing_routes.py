"""Doors from service of the decision to the closing of the case (TA-12, TA-14)."""

from typing import Annotated

from fastapi import APIRouter, Response

from libs.chassis.door import AtDoor
from services.accountability.cases import commands_executing as ask
from services.accountability.cases import executing_example_routes as examples
from services.accountability.cases.list_routes import CaseId
from services.accountability.cases.read_models import CaseRead

router = APIRouter(prefix="/cases", tags=["cases"])


@router.post("/{case_id}/service", response_model=CaseRead, summary="送达 · Serve the decision")
async def serve_case_decision(
    case_id: CaseId, body: Annotated[ask.ServeDecision, examples.SERVE], door: AtDoor
) -> Response:
    """A handler records receipts of the official and of the unit, and that the organization department was informed.
    In the same act the sanctions take effect, each with its impact period, and their follow-ups are opened (TA-12,
    TD-01, P-19, P-28). Everybody involved must be decided on (X-11)."""
    return await door.perform("case", "serve", case_id, body)


@router.post("/{case_id}/execution", response_model=CaseRead, summary="登记执行 · Record a step of execution")
async def record_case_execution(
    case_id: CaseId, body: Annotated[ask.RecordExecution, examples.EXECUTION], door: AtDoor
) -> Response:
    """Announced within a month by at least two, with the opinion written on the decision and a receipt; post and pay
    changed within a month, put off with a reason to six at most; execution reported within six months (P-28)."""
    return await door.perform("case", "record_execution", case_id, body)


@router.post("/{case_id}/closing", response_model=CaseRead, summary="办结 · Close the case")
async def close_case(case_id: CaseId, body: Annotated[ask.CloseCase, examples.CLOSE], door: AtDoor) -> Response:
    """Case management closes it once execution is reported, every sanction is followed up, all involved are decided on,
    and no review is open or may still be applied for (TA-14, P-28, D-01, X-11)."""
    return await door.perform("case", "close", case_id, body)
