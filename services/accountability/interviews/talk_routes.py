"""Doors up to the talk: confirm, cancel, recuse, notice, record, no-show."""

from typing import Annotated

from fastapi import APIRouter, Response

from libs.chassis.door import AtDoor
from services.accountability.interviews import commands as ask
from services.accountability.interviews import example_routes as examples
from services.accountability.interviews.list_routes import InterviewId
from services.accountability.interviews.read_models import InterviewRead

router = APIRouter(prefix="/interviews/{interview_id}", tags=["interviews"])


@router.post("/confirmation", response_model=InterviewRead, summary="核定约谈 · Confirm")
async def confirm_interview(
    interview_id: InterviewId, body: Annotated[ask.ConfirmInterview, examples.CONFIRM], door: AtDoor
) -> Response:
    """The leader in charge checks each trigger, states that the filings were seen, refused and suspended ones one by
    one, and names the interviewee by the posts on the day of the event (TI-02, A-16, P-17, G-39)."""
    return await door.perform("interview", "confirm", interview_id, body)


@router.post("/cancellation", response_model=InterviewRead, summary="取消约谈 · Cancel")
async def cancel_interview(
    interview_id: InterviewId, body: Annotated[ask.CancelInterview, examples.CANCEL], door: AtDoor
) -> Response:
    """The leader in charge cancels it with reasons: the trigger is wrong, or was withdrawn (TI-03)."""
    return await door.perform("interview", "cancel", interview_id, body)


@router.post("/recusals", response_model=InterviewRead, summary="登记回避 · Put a recusal on record")
async def recuse_from_interview(
    interview_id: InterviewId, body: Annotated[ask.RecuseFromInterview, examples.RECUSE], door: AtDoor
) -> Response:
    """Officers and interviewers for themselves, head and leader for anybody; the interview is closed to that person
    from then on (P-09)."""
    return await door.perform("interview", "recuse", interview_id, body)


@router.post("/notice", response_model=InterviewRead, summary="制发约谈通知 · Issue the notice")
async def issue_interview_notice(
    interview_id: InterviewId, body: Annotated[ask.IssueNotice, examples.NOTICE], door: AtDoor
) -> Response:
    """Names an interviewer who holds a post of the tier today, with the problem list, two working days ahead; later
    than ten working days after the confirmation only with a reason. Another notice replaces it, e.g. when the
    interviewer changes or a good reason kept somebody away (TI-04, A-16, A-17, A-20, G-40, LA-1)."""
    return await door.perform("interview", "issue_notice", interview_id, body)


@router.post("/record", response_model=InterviewRead, summary="约谈并登记记录 · Hold it and record it")
async def hold_interview(
    interview_id: InterviewId, body: Annotated[ask.HoldInterview, examples.HOLD], door: AtDoor
) -> Response:
    """By the named interviewer alone, still of the rank that day, with at least two staff, one of them the recorder;
    per interviewee problem, response, state of mind and commitment; signed by both sides (TI-05, A-33, P-25, LA-2)."""
    return await door.perform("interview", "hold", interview_id, body)


@router.post("/no-show", response_model=InterviewRead, summary="登记未到 · Record a no-show")
async def record_interview_no_show(
    interview_id: InterviewId, body: Annotated[ask.RecordNoShow, examples.NO_SHOW], door: AtDoor
) -> Response:
    """By the named interviewer: who was absent, with which reason, and that the superior party organization was told.
    With a good reason it may be called again; without one it is for escalation (TI-06, G-40)."""
    return await door.perform("interview", "record_no_show", interview_id, body)
