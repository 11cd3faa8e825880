"""Doors of the office on a problem item: open, revise, withdraw, notify, refusal, escalation, resumption."""

from typing import Annotated

from fastapi import APIRouter, Response

from libs.chassis.door import AtDoor
from services.supervision.problems import commands
from services.supervision.problems import example_routes as examples
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.list_routes import ProblemId
from services.supervision.problems.read_models import ProblemRead

router = APIRouter(prefix="/problem-items", tags=["problem-items"])
_NAME = PROBLEM.name


@router.post("", response_model=ProblemRead, status_code=201, summary="建立问题台账 · Open a problem item")
async def open_problem(body: Annotated[commands.OpenProblem, examples.OPEN], door: AtDoor) -> Response:
    """An officer of the office or dispatched body that looks after the unit opens one item for one unit: task, facts,
    evidence, nature, level, demands (TS-01, S-08). Earlier items of the same kind that had been checked off are named
    (F-19). Needs an Idempotency-Key. Findings of a visit are opened by closing it."""
    return await door.open(_NAME, "open", body)


@router.post("/{problem_id}/revision", response_model=ProblemRead, summary="修改问题 · Revise before the notice")
async def revise_problem(
    problem_id: ProblemId, body: Annotated[commands.ReviseProblem, examples.REVISE], door: AtDoor
) -> Response:
    """Before the unit is notified the officer may put its content right; what it said stays on record (S-08)."""
    return await door.perform(_NAME, "revise", problem_id, body)


@router.post("/{problem_id}/withdrawal", response_model=ProblemRead, summary="撤销问题 · Withdraw")
async def withdraw_problem(
    problem_id: ProblemId, body: Annotated[commands.WithdrawProblem, examples.WITHDRAW], door: AtDoor
) -> Response:
    """The head withdraws with reasons what was opened by mistake; once the unit is notified only if an objection to the
    visit it comes from corrected or revoked the conclusion (P-21). An item of a common problem whose list is fixed
    stays, so that nothing leaves the population (G-50)."""
    return await door.perform(_NAME, "withdraw", problem_id, body)


@router.post("/{problem_id}/notice", response_model=ProblemRead, summary="发整改通知 · Notify the unit")
async def notify_problem(
    problem_id: ProblemId, body: Annotated[commands.NotifyUnit, examples.NOTIFY], door: AtDoor
) -> Response:
    """The head issues the rectification notice (LS-2); the day is counted by the term: three, fifteen or ninety days,
    the long one with a plan (TS-02, G-55). From now on the unit reads the item."""
    return await door.perform(_NAME, "notify", problem_id, body)


@router.post("/{problem_id}/refusal", response_model=ProblemRead, summary="登记拒不整改 · Record a refusal")
async def record_problem_refusal(
    problem_id: ProblemId, body: Annotated[commands.RecordRefusal, examples.REFUSAL], door: AtDoor
) -> Response:
    """The officer records that the unit refuses, with the words or conduct and the evidence; the leader may then
    escalate (S-12)."""
    return await door.perform(_NAME, "record_refusal", problem_id, body)


@router.post("/{problem_id}/escalation", response_model=ProblemRead, summary="升级问责 · Escalate")
async def escalate_problem(
    problem_id: ProblemId, body: Annotated[commands.EscalateProblem, examples.ESCALATE], door: AtDoor
) -> Response:
    """The leader in charge escalates with reasons: a red slip that failed, a false rectification, or a refusal on
    record; accountability opens a case (TS-09, S-12)."""
    return await door.perform(_NAME, "escalate", problem_id, body)


@router.post("/{problem_id}/resumption", response_model=ProblemRead, summary="继续整改 · Resume")
async def resume_problem(
    problem_id: ProblemId, body: Annotated[commands.ResumeProblem, examples.RESUME], door: AtDoor
) -> Response:
    """After the escalation the head sets a new term: pursuing persons puts nothing right by itself (S-10)."""
    return await door.perform(_NAME, "resume", problem_id, body)
