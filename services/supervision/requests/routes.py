"""Doors of requests for staff: overview, detail, asking, answering, taking back, ending."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.supervision.requests import commands
from services.supervision.requests import example_routes as examples
from services.supervision.requests.case_type import REQUEST
from services.supervision.requests.read_models import StaffRequestPage, StaffRequestRead, line_of
from services.supervision.requests.status import RequestStatus
from services.supervision.requests.tables import REQUESTS

router = APIRouter(prefix="/staff-requests", tags=["staff_requests"])
RequestId = Annotated[UUID, Path(description="The request for staff.")]
_Order = Annotated[Sort, Depends(sort_by("requested_on", "due_on", "changed_at", default="-requested_on"))]


class Granted(commands.GrantRequest):
    """Staff is sent."""

    outcome: Literal["granted"] = Field(description="It is granted.")


class Refused(commands.RefuseRequest):
    """Nobody is sent."""

    outcome: Literal["refused"] = Field(description="It is refused.")


Answered = Annotated[Granted | Refused, Field(discriminator="outcome")]


@router.get("", response_model=StaffRequestPage, summary="派员协作事项 · Requests for staff")
async def list_staff_requests(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[RequestStatus | None, Query(description="Only in this status.")] = None,
    kind: Annotated[str | None, Query(max_length=40, description="Only of this kind.")] = None,
    task_id: Annotated[UUID | None, Query(description="Only those for this central task.")] = None,
    requester_id: Annotated[UUID | None, Query(description="Only those this organ asks.")] = None,
    addressee_id: Annotated[UUID | None, Query(description="Only those this organ is asked.")] = None,
) -> StaffRequestPage:
    """Requests that you ask, that you are asked, or that your organ handles, latest first (S-03, S-04)."""
    asked = {"requester_id": requester_id, "addressee_id": addressee_id, "task_id": task_id}
    wanted = equal(REQUESTS, status=status, kind=kind, **asked)
    async with door.looking(REQUEST.name, "list") as look:
        found, total = await read_page(look, door, REQUEST, wanted, page, sort)
    items = [line_of(one.case) for one in found]
    return StaffRequestPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("/joint", response_model=StaffRequestRead, status_code=201, summary="商请联合督导 · Ask for joint work")
async def request_joint_supervision(body: Annotated[commands.RequestJoint, examples.JOINT], door: AtDoor) -> Response:
    """A lead unit or task force asks the discipline organ to take part in joint supervision of the task it leads
    (S-04). Needs an Idempotency-Key."""
    return await door.open(REQUEST.name, "request_joint", body)


@router.post(
    "/staff", response_model=StaffRequestRead, status_code=201, summary="要求派员或者培训 · Ask a unit for staff"
)
async def request_staff_of_unit(body: Annotated[commands.RequestStaff, examples.STAFF], door: AtDoor) -> Response:
    """The head of a supervision office asks a functional unit to send staff to help, or to train (S-03). Needs an
    Idempotency-Key."""
    return await door.open(REQUEST.name, "request_staff", body)


@router.get("/{request_id}", response_model=StaffRequestRead, summary="事项详情 · One request for staff")
async def read_staff_request(request_id: RequestId, door: AtDoor) -> Response:
    """What was asked and answered, and until when it is to be answered. Nothing of a visit that comes of it stands here
    (G-54); 404 if it is not yours to know."""
    return await door.show(REQUEST.name, request_id)


@router.post("/{request_id}/answer", response_model=StaffRequestRead, summary="答复 · Answer it")
async def answer_staff_request(
    request_id: RequestId, body: Annotated[Answered, examples.ANSWER], door: AtDoor
) -> Response:
    """Whoever was asked grants or refuses it. A unit names who comes and when; the organ tells a lead unit neither, so
    that nothing unannounced is learnt from the answer (S-03, S-04, G-54)."""
    if isinstance(body, Granted):
        return await door.perform(REQUEST.name, "grant", request_id, body)
    return await door.perform(REQUEST.name, "refuse", request_id, body)


@router.post("/{request_id}/withdrawal", response_model=StaffRequestRead, summary="撤回 · Take it back")
async def withdraw_staff_request(
    request_id: RequestId, body: Annotated[commands.WithdrawRequest, examples.WITHDRAW], door: AtDoor
) -> Response:
    """Whoever asked takes it back, with reasons, before it is answered."""
    return await door.perform(REQUEST.name, "withdraw", request_id, body)


@router.post("/{request_id}/ending", response_model=StaffRequestRead, summary="办结 · Say that it is over")
async def end_staff_request(
    request_id: RequestId, body: Annotated[commands.EndRequest, examples.END], door: AtDoor
) -> Response:
    """The office, or case management for what a lead unit asked, says that it is over and what came of it."""
    return await door.perform(REQUEST.name, "end", request_id, body)
