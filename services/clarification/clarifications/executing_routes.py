"""Doors from the letter to the closing."""

from typing import Annotated

from fastapi import APIRouter, Response

from libs.chassis.door import AtDoor
from services.clarification.clarifications import commands_executing as ask
from services.clarification.clarifications import example_routes as examples
from services.clarification.clarifications.list_routes import ClarificationId
from services.clarification.clarifications.read_models import ClarificationRead

router = APIRouter(prefix="/clarifications/{clarification_id}", tags=["clarifications"])


@router.post("/letter", response_model=ClarificationRead, summary="制发澄清函 · Issue the letter")
async def issue_letter(
    clarification_id: ClarificationId, body: Annotated[ask.IssueLetter, examples.LETTER], door: AtDoor
) -> Response:
    """The letter and the texts of the other methods pass the content check: the untrue problems, organ and date, no
    evaluation, no reporter, no verification (TC-12, C-02, P-12, LC-5 to LC-8). Every finding is named, none echoed."""
    return await door.perform("clarification", "issue_letter", clarification_id, body)


@router.post("/proofs", response_model=ClarificationRead, summary="登记实施证明 · Record a proof")
async def record_proof(
    clarification_id: ClarificationId, body: Annotated[ask.RecordProof, examples.PROOF], door: AtDoor
) -> Response:
    """Service receipt, talk record, minutes, circular number or media link, each for its method (TC-13, C-16 to C-20).
    With the receipt of the letter the applicant can read its text."""
    return await door.perform("clarification", "record_proof", clarification_id, body)


@router.post("/execution", response_model=ClarificationRead, summary="实施完毕 · All methods carried out")
async def finish_execution(
    clarification_id: ClarificationId, body: Annotated[ask.FinishExecution, examples.FINISH], door: AtDoor
) -> Response:
    """Every method has its proof; other services hear of it by ids and codes (TC-13)."""
    return await door.perform("clarification", "finish_execution", clarification_id, body)


@router.post("/informing", response_model=ClarificationRead, summary="通报和纠正 · Inform, and ask for corrections")
async def inform_afterwards(
    clarification_id: ClarificationId, body: Annotated[ask.InformAfterwards, examples.INFORM], door: AtDoor
) -> Response:
    """Party head, organization department, dossier; corrections and compensation become tasks (TC-14, C-26, C-32)."""
    return await door.perform("clarification", "inform", clarification_id, body)


@router.post("/visits", response_model=ClarificationRead, summary="登记回访 · Record a visit")
async def record_visit(
    clarification_id: ClarificationId, body: Annotated[ask.RecordVisit, examples.VISIT], door: AtDoor
) -> Response:
    """By at least two of the organ (TC-15, P-12, D-02)."""
    return await door.perform("clarification", "record_visit", clarification_id, body)


@router.post("/closing", response_model=ClarificationRead, summary="归档 · Close")
async def close_clarification(
    clarification_id: ClarificationId, body: Annotated[ask.CloseClarification, examples.CLOSE], door: AtDoor
) -> Response:
    """Visited, every correction done, a note for the archive (TC-15)."""
    return await door.perform("clarification", "close", clarification_id, body)
