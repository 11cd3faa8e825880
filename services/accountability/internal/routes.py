"""Doors of the acts on an internal violation (TX-03, X-17 to X-19)."""

from typing import Annotated

from fastapi import APIRouter, Response

from libs.chassis.door import AtDoor
from services.accountability.internal import commands as c
from services.accountability.internal import example_routes as examples
from services.accountability.internal.case_type import VIOLATION
from services.accountability.internal.list_routes import ViolationId
from services.accountability.internal.read_models import ViolationRead

router = APIRouter(prefix="/violations", tags=["violations"])
_NAME = VIOLATION.name


@router.post("", response_model=ViolationRead, status_code=201, summary="登记内部违规 · Record a violation")
async def record_violation(body: Annotated[c.RecordViolation, examples.RECORD], door: AtDoor) -> Response:
    """Cadre supervision records a violation by a cadre of the own organ, with proof; an inspection is made by cadre
    supervision and general office together (TX-03, X-17, X-19, X-25, X-26). Needs an Idempotency-Key."""
    return await door.open(_NAME, "record", body)


@router.post("/{violation_id}/determination", response_model=ViolationRead, summary="核定次数 · Confirm the rung")
async def determine_violation(
    violation_id: ViolationId, body: Annotated[c.DetermineRung, examples.DETERMINE], door: AtDoor
) -> Response:
    """Confirm what the count of the calendar year gives: the first, a circular; two or more, interview and written
    self-criticism. Another rung is refused (X-18)."""
    return await door.perform(_NAME, "determine", violation_id, body)


@router.post("/{violation_id}/correction", response_model=ViolationRead, summary="更正登记 · Correct the record")
async def correct_violation(
    violation_id: ViolationId, body: Annotated[c.CorrectViolation, examples.CORRECT], door: AtDoor
) -> Response:
    """Correct day, kind or facts, with reasons; the violations of the years concerned are counted anew (X-18)."""
    return await door.perform(_NAME, "correct", violation_id, body)


@router.post("/{violation_id}/withdrawal", response_model=ViolationRead, summary="撤销登记 · Withdraw the record")
async def withdraw_violation(
    violation_id: ViolationId, body: Annotated[c.WithdrawViolation, examples.WITHDRAW], door: AtDoor
) -> Response:
    """Withdraw a wrong record, with reasons; it no longer counts, and the later ones are counted anew (X-18)."""
    return await door.perform(_NAME, "withdraw", violation_id, body)


@router.post("/{violation_id}/steps", response_model=ViolationRead, summary="登记措施 · Record a step")
async def carry_out_violation_step(
    violation_id: ViolationId, body: Annotated[c.CarryOutStep, examples.STEP], door: AtDoor
) -> Response:
    """Record that a step of the rung was carried out, with its proof (X-18)."""
    return await door.perform(_NAME, "carry_out", violation_id, body)


@router.post("/{violation_id}/closing", response_model=ViolationRead, summary="办结 · Close it")
async def close_violation(
    violation_id: ViolationId, body: Annotated[c.CloseViolation, examples.CLOSE], door: AtDoor
) -> Response:
    """Close it once every step of the rung is carried out (X-18)."""
    return await door.perform(_NAME, "close", violation_id, body)
