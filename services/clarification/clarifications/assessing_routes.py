"""Doors of the assessment: accept, ask for other leads, verification, consent, proposal, not starting, answer."""

from typing import Annotated

from fastapi import APIRouter, Response

from libs.chassis.door import AtDoor
from services.clarification.clarifications import commands_assessing as ask
from services.clarification.clarifications import example_routes as examples
from services.clarification.clarifications.list_routes import ClarificationId
from services.clarification.clarifications.read_models import ClarificationRead

router = APIRouter(prefix="/clarifications/{clarification_id}", tags=["clarifications"])


@router.post("/acceptance", response_model=ClarificationRead, summary="受理评估 · Accept")
async def accept_clarification(
    clarification_id: ClarificationId, body: Annotated[ask.AcceptClarification, examples.ACCEPT], door: AtDoor
) -> Response:
    """The head of the office that verified accepts it and names the handlers, with declarations on recusal (TC-02,
    C-04, C-24, P-09)."""
    return await door.perform("clarification", "accept", clarification_id, body)


@router.post("/handlers", response_model=ClarificationRead, summary="变更经办人 · Name other handlers")
async def name_clarification_handlers(
    clarification_id: ClarificationId, body: Annotated[ask.NameClarificationHandlers, examples.ACCEPT], door: AtDoor
) -> Response:
    """The head names other handlers or records a recusal that came up later; whoever is recused sees nothing more of
    it (C-04, P-09)."""
    return await door.perform("clarification", "name_handlers", clarification_id, body)


@router.post("/lead-check", response_model=ClarificationRead, summary="查询其他线索 · Ask for other leads")
async def check_other_leads(
    clarification_id: ClarificationId, body: Annotated[ask.CheckLeads, examples.CHECK_LEADS], door: AtDoor
) -> Response:
    """The head asks whether other leads on the subject are open, or states that one is about to be verified; it then
    waits, goes on, or stays as it is, and the answer is the same sort of answer in each case (TC-03, TC-04, C-14).
    Despite an accountability matter on the subject it goes on only with a reason, which is kept with the deferral."""
    return await door.perform("clarification", "check_leads", clarification_id, body)


@router.post("/verification", response_model=ClarificationRead, summary="登记核查认定 · Record the findings")
async def record_verification(
    clarification_id: ClarificationId, body: Annotated[ask.RecordVerification, examples.VERIFICATION], door: AtDoor
) -> Response:
    """Problems with the finding on each; both computations are shown in the answer (C-10, G-25). The end of
    verification starts the month (C-24, G-23)."""
    return await door.perform("clarification", "record_verification", clarification_id, body)


@router.post("/consent", response_model=ClarificationRead, summary="登记本人意见 · Record the subject's opinion")
async def record_consent(
    clarification_id: ClarificationId, body: Annotated[ask.RecordConsent, examples.CONSENT], door: AtDoor
) -> Response:
    """A refusal rules out meeting, circular and media, never the letter (G-22)."""
    return await door.perform("clarification", "record_consent", clarification_id, body)


@router.post("/proposal", response_model=ClarificationRead, summary="提出启动意见 · Propose to clarify")
async def propose_clarification(
    clarification_id: ClarificationId, body: Annotated[ask.ProposeClarification, examples.PROPOSE], door: AtDoor
) -> Response:
    """Situations with evidence, four factors, influence, methods with ranges; the letter is added if it is not among
    them, marked `added_by_rule` (TC-05, C-06 to C-25, P-10, G-28). All that is missing is named at once."""
    return await door.perform("clarification", "propose", clarification_id, body)


@router.post("/decline-proposal", response_model=ClarificationRead, summary="提出不启动意见 · Propose not to start")
async def propose_not_to_start(
    clarification_id: ClarificationId, body: Annotated[ask.ProposeNotToStart, examples.NOT_TO_START], door: AtDoor
) -> Response:
    """Reasons stay inside; codes and note make the neutral answer, and the note is checked (TC-06, G-27)."""
    return await door.perform("clarification", "propose_not_to_start", clarification_id, body)


@router.post("/decline", response_model=ClarificationRead, summary="决定不启动 · Decide not to start")
async def decide_not_to_start(
    clarification_id: ClarificationId, body: Annotated[ask.DecideNotToStart, examples.DECLINE], door: AtDoor
) -> Response:
    """The head decides what a handler has proposed (TC-06, C-24)."""
    return await door.perform("clarification", "decide_not_to_start", clarification_id, body)


@router.post("/answer", response_model=ClarificationRead, summary="答复申请人 · Answer the applicant")
async def answer_applicant(
    clarification_id: ClarificationId, body: Annotated[ask.AnswerApplicant, examples.ANSWER], door: AtDoor
) -> Response:
    """In the fixed neutral words with the reason codes in words, within five working days (TC-06, TC-11, G-27)."""
    return await door.perform("clarification", "answer_applicant", clarification_id, body)


@router.post("/reconsideration", response_model=ClarificationRead, summary="复议 · Reconsider once")
async def reconsider_clarification(
    clarification_id: ClarificationId, body: Annotated[ask.Reconsider, examples.RECONSIDER], door: AtDoor
) -> Response:
    """The leader in charge looks at it again because the applicant asked; once (G-07, G-27)."""
    return await door.perform("clarification", "reconsider", clarification_id, body)
