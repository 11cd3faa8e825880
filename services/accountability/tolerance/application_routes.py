"""Doors of the applications for tolerance: apply, read, acknowledge, answer, withdraw, ask to reconsider, uphold."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.accountability.tolerance import example_routes as examples
from services.accountability.tolerance.application_commands import (
    AcknowledgeApplication,
    AnswerApplication,
    ApplyForTolerance,
    AskToReconsider,
    UpholdAnswer,
    WithdrawToleranceApplication,
)
from services.accountability.tolerance.application_status import Applicant, ApplicationStatus
from services.accountability.tolerance.application_store import TOLERANCE_APPLICATION
from services.accountability.tolerance.read_models import (
    ToleranceApplicationListed,
    ToleranceApplicationPage,
    ToleranceApplicationRead,
)
from services.accountability.tolerance.tables import APPLICATIONS

router = APIRouter(prefix="/tolerance-applications", tags=["tolerance-applications"])
ApplicationId = Annotated[UUID, Path(description="The application.")]
_Order = Annotated[Sort, Depends(sort_by("received_on", "changed_at", default="-received_on"))]
_LINE = tuple(ToleranceApplicationListed.model_fields)
_NAME = TOLERANCE_APPLICATION.name


@router.get("", response_model=ToleranceApplicationPage, summary="容错申请清单 · Applications for tolerance")
async def list_tolerance_applications(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[ApplicationStatus | None, Query(description="Only in this status.")] = None,
    applicant: Annotated[Applicant | None, Query(description="Only of this kind of applicant.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only of this unit.")] = None,
) -> ToleranceApplicationPage:
    """Your own applications, those of the unit you head, or those that your office or organ handles (G-45)."""
    asked = equal(APPLICATIONS, status=status, applicant=applicant, unit_id=unit_id)
    async with door.looking(_NAME, "list") as look:
        found, total = await read_page(look, door, TOLERANCE_APPLICATION, asked, page, sort)
    lines = (open_fields(TOLERANCE_APPLICATION, one) for one in found)
    items = [ToleranceApplicationListed.model_validate({name: line[name] for name in _LINE}) for line in lines]
    return ToleranceApplicationPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=ToleranceApplicationRead, status_code=201, summary="申请容错认定 · Apply for tolerance")
async def apply_for_tolerance(body: Annotated[ApplyForTolerance, examples.APPLY], door: AtDoor) -> Response:
    """The accountable person, the unit or its party group applies (G-45). The answer says nothing of whether there is a
    case. Needs an Idempotency-Key."""
    return await door.open(_NAME, "apply", body)


@router.get("/{application_id}", response_model=ToleranceApplicationRead, summary="容错申请详情 · One application")
async def read_tolerance_application(application_id: ApplicationId, door: AtDoor) -> Response:
    """The application with its answers. The applicant is not told whether there is a case before the determination is
    served (G-45); the office finds what it led to with ``GET /v1/tolerances?application_id=``."""
    return await door.show(_NAME, application_id)


@router.post(
    "/{application_id}/acknowledgement", response_model=ToleranceApplicationRead, summary="送交回执 · Acknowledge it"
)
async def acknowledge_tolerance_application(
    application_id: ApplicationId, body: Annotated[AcknowledgeApplication, examples.ACKNOWLEDGE], door: AtDoor
) -> Response:
    """The office has handed over the receipt (G-45)."""
    return await door.perform(_NAME, "acknowledge", application_id, body)


@router.post(
    "/{application_id}/answer", response_model=ToleranceApplicationRead, summary="答复存档备查 · Answer: kept on file"
)
async def answer_tolerance_application(
    application_id: ApplicationId, body: Annotated[AnswerApplication, examples.ANSWER], door: AtDoor
) -> Response:
    """The head of the office answers that it is kept on file, in words that are the same whether or not there is a case
    (G-45)."""
    return await door.perform(_NAME, "answer", application_id, body)


@router.post("/{application_id}/withdrawal", response_model=ToleranceApplicationRead, summary="撤回申请 · Withdraw")
async def withdraw_tolerance_application(
    application_id: ApplicationId, body: Annotated[WithdrawToleranceApplication, examples.WITHDRAW], door: AtDoor
) -> Response:
    """Possible while nothing is determined; no reason need be given (G-45)."""
    return await door.perform(_NAME, "withdraw", application_id, body)


@router.post(
    "/{application_id}/reconsideration",
    response_model=ToleranceApplicationRead,
    summary="申请复议 · Ask to reconsider",
)
async def ask_to_reconsider_tolerance(
    application_id: ApplicationId, body: Annotated[AskToReconsider, examples.RECONSIDER], door: AtDoor
) -> Response:
    """After an answer that gives the applicant nothing, once (G-07)."""
    return await door.perform(_NAME, "ask_reconsideration", application_id, body)


@router.post("/{application_id}/upholding", response_model=ToleranceApplicationRead, summary="维持答复 · Uphold it")
async def uphold_tolerance_answer(
    application_id: ApplicationId, body: Annotated[UpholdAnswer, examples.UPHOLD], door: AtDoor
) -> Response:
    """The leader in charge leaves the answer as it was, with reasons (G-07)."""
    return await door.perform(_NAME, "uphold", application_id, body)
