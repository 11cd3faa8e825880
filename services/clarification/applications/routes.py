"""Doors of the applications: apply, enter from paper, read, acknowledge, withdraw, ask for reconsideration."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.days import Day
from services.clarification.applications import example_routes as examples
from services.clarification.applications.application import Channel
from services.clarification.applications.case_type import APPLICATION
from services.clarification.applications.commands import (
    Acknowledge,
    Apply,
    AskReconsideration,
    EnterFromPaper,
    WithdrawApplication,
)
from services.clarification.applications.read_models import ApplicationListed, ApplicationPage, ApplicationRead
from services.clarification.applications.status import ApplicationStatus
from services.clarification.applications.tables import APPLICATIONS

router = APIRouter(prefix="/applications", tags=["applications"])
ApplicationId = Annotated[UUID, Path(description="The application.")]
_Order = Annotated[Sort, Depends(sort_by("received_on", "expected_on", "changed_at", default="-received_on"))]
_LINE = tuple(ApplicationListed.model_fields)


@router.get("", response_model=ApplicationPage, summary="澄清申请清单 · Applications for clarification")
async def list_applications(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[ApplicationStatus | None, Query(description="Only in this status.")] = None,
    channel: Annotated[Channel | None, Query(description="Only those that came in this way.")] = None,
    received_from: Annotated[Day | None, Query(description="Received on this day or later.")] = None,
    received_to: Annotated[Day | None, Query(description="Received on this day or earlier.")] = None,
) -> ApplicationPage:
    """Your own applications, those of the unit you head, or those that your office or organ handles."""
    asked = equal(APPLICATIONS, status=status, channel=channel)
    if received_from is not None:
        asked.append(APPLICATIONS.c.received_on >= received_from)
    if received_to is not None:
        asked.append(APPLICATIONS.c.received_on <= received_to)
    async with door.looking(APPLICATION.name, "list") as look:
        found, total = await read_page(look, door, APPLICATION, asked, page, sort)
    lines = (open_fields(APPLICATION, one) for one in found)
    items = [ApplicationListed.model_validate({name: line[name] for name in _LINE}) for line in lines]
    return ApplicationPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=ApplicationRead, status_code=201, summary="书面申请澄清 · Apply in writing")
async def apply_for_clarification(body: Annotated[Apply, examples.APPLY], door: AtDoor) -> Response:
    """A person applies for himself, the head of a unit for the unit (TC-01, C-23, C-30). Identity, claim, reported
    content and place of influence are all required (P-12); each that is missing is named. The answer holds the receipt
    LC-1 with the day by which an opinion is due; that day stays as it is. Needs an Idempotency-Key."""
    return await door.open("application", "apply", body)


@router.post("/paper", response_model=ApplicationRead, status_code=201, summary="录入书面申请 · Enter from paper")
async def enter_application_from_paper(body: Annotated[EnterFromPaper, examples.PAPER], door: AtDoor) -> Response:
    """The letters office or a handler enters an application that came on paper; the month counts from the day it was
    received (C-24). Needs an Idempotency-Key."""
    return await door.open("application", "enter_from_paper", body)


@router.get("/{application_id}", response_model=ApplicationRead, summary="澄清申请详情 · One application")
async def read_application(application_id: ApplicationId, door: AtDoor) -> Response:
    """The application with its receipt, answers and, once served, the text of the letter (C-16). The applicant is told
    no more than that: neither who handles it nor how far it has come inside (G-24)."""
    return await door.show("application", application_id)


@router.post(
    "/{application_id}/acknowledgement", response_model=ApplicationRead, summary="送交受理回执 · Hand over the receipt"
)
async def acknowledge_application(
    application_id: ApplicationId, body: Annotated[Acknowledge, examples.ACKNOWLEDGE], door: AtDoor
) -> Response:
    """The office has handed over the receipt LC-1, within five working days (G-23)."""
    return await door.perform("application", "acknowledge", application_id, body)


@router.post("/{application_id}/withdrawal", response_model=ApplicationRead, summary="撤回申请 · Withdraw")
async def withdraw_application(
    application_id: ApplicationId, body: Annotated[WithdrawApplication, examples.WITHDRAW], door: AtDoor
) -> Response:
    """Possible while it is not answered; no reason need be given. The organ may go on by itself (TC-16)."""
    return await door.perform("application", "withdraw", application_id, body)


@router.post(
    "/{application_id}/reconsideration", response_model=ApplicationRead, summary="申请复核 · Ask for reconsideration"
)
async def ask_for_reconsideration(
    application_id: ApplicationId, body: Annotated[AskReconsideration, examples.RECONSIDER], door: AtDoor
) -> Response:
    """After the answer that clarification is not started, once: the leader in charge looks at it again (G-27)."""
    return await door.perform("application", "ask_reconsideration", application_id, body)
