"""Doors of the unit and of the verification of a problem item: plan, report, slip, verification, check-off."""

from typing import Annotated

from fastapi import APIRouter, Response

from libs.chassis.door import AtDoor
from services.supervision.problems import commands
from services.supervision.problems import example_routes as examples
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.list_routes import ProblemId
from services.supervision.problems.read_models import ProblemRead

router = APIRouter(prefix="/problem-items/{problem_id}", tags=["problem-items"])
_NAME = PROBLEM.name


@router.post("/acceptance", response_model=ProblemRead, summary="报整改方案和责任人 · Plan and responsible person")
async def accept_problem(
    problem_id: ProblemId, body: Annotated[commands.AcceptProblem, examples.ACCEPT], door: AtDoor
) -> Response:
    """The unit names who answers for it, a person with a post in the unit, and its plan; a long term asks for one
    (TS-03, G-55). Due within three working days of the notice."""
    return await door.perform(_NAME, "accept", problem_id, body)


@router.post("/report", response_model=ProblemRead, summary="报整改结果 · Report put right")
async def report_problem_rectified(
    problem_id: ProblemId, body: Annotated[commands.ReportRectification, examples.REPORT], door: AtDoor
) -> Response:
    """The unit reports on every demand of the notice, each with proof; that ends the slips (TS-04, S-10)."""
    return await door.perform(_NAME, "report", problem_id, body)


@router.post("/slip-answer", response_model=ProblemRead, summary="答复督办单 · Answer the slip")
async def answer_problem_slip(
    problem_id: ProblemId, body: Annotated[commands.AnswerSlip, examples.ANSWER], door: AtDoor
) -> Response:
    """The unit answers the slip that is out with reasons and steps; unanswered, or answered and nothing reported by the
    new day, the next colour follows: blue, orange, red (TS-08, P-22)."""
    return await door.perform(_NAME, "answer_slip", problem_id, body)


@router.post("/verification", response_model=ProblemRead, summary="核查整改 · Verify the report")
async def verify_problem(
    problem_id: ProblemId, body: Annotated[commands.TakeVerification, examples.VERIFY], door: AtDoor
) -> Response:
    """An officer takes the verification: on site, on a visit that began after the report, or by documents. Items of a
    common problem only once its sample is drawn (TS-05, S-09, S-11)."""
    return await door.perform(_NAME, "verify", problem_id, body)


@router.post("/verification-notes", response_model=ProblemRead, summary="登记核查情况 · Note what was found")
async def note_problem_verification(
    problem_id: ProblemId, body: Annotated[commands.NoteVerification, examples.NOTE], door: AtDoor
) -> Response:
    """Sufficient, insufficient or false, with evidence; false only with what was made up: it is never presumed
    (S-12). The latest note counts."""
    return await door.perform(_NAME, "note_verification", problem_id, body)


@router.post("/check-off", response_model=ProblemRead, summary="销号 · Check off")
async def check_off_problem(
    problem_id: ProblemId, body: Annotated[commands.CheckOffProblem, examples.CHECK_OFF], door: AtDoor
) -> Response:
    """The head, who did not verify it, confirms that it is put right; the number is cancelled (TS-06, LS-7). An item in
    the sample of its common problem must have been found put right on a visit (S-11, G-51)."""
    return await door.perform(_NAME, "check_off", problem_id, body)


@router.post("/rejection", response_model=ProblemRead, summary="退回整改 · Reject the report")
async def reject_problem_report(
    problem_id: ProblemId, body: Annotated[commands.RejectReport, examples.REJECT], door: AtDoor
) -> Response:
    """The head finds it insufficient or, if the verification showed that, false; what is missing and a new term go to
    the unit, slips begin anew (TS-07, S-12)."""
    return await door.perform(_NAME, "reject", problem_id, body)
