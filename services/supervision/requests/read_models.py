"""How a request for staff answers: as a line of the list, and in full."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.supervision.requests.staff_request import StaffRequest
from services.supervision.requests.status import RequestStatus


@dataclass(frozen=True)
class StaffRequestRead(StaffRequest):
    """A request for staff as it answers: its fields, what this caller may do now, and until when it is answered."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Until when it is to be answered; empty once it is.")] = field(
        default=(), kw_only=True
    )


class StaffRequestListed(BaseModel):
    """A request for staff as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The request.")
    number: str | None = Field(description="Number of the request in the organ's year.", examples=["派员〔2026〕2号"])
    version: int = Field(description="Version, as in the ETag.")
    status: RequestStatus = Field(description="Where it stands; dictionary staff_request_status.")
    kind: str = Field(description="What is asked for; list staff_request_kinds.")
    requester_id: UUID = Field(description="The organ that asks.")
    addressee_id: UUID = Field(description="The organ that is asked.")
    task_id: UUID | None = Field(description="The central task it is for, if any.")
    topic: str = Field(description="What it is about.")
    staff_wanted: int = Field(description="How many persons are asked for.")
    requested_on: date = Field(description="Day of the request.")
    answered_on: date | None = Field(description="Day of the answer.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")


class StaffRequestPage(Paged[StaffRequestListed]):
    """A page of requests for staff."""


def line_of(request: StaffRequest) -> StaffRequestListed:
    """One line of the list; nothing in it is closed to whoever sees the request."""
    return StaffRequestListed(
        id=request.id,
        number=request.number,
        version=request.version,
        status=request.status,
        kind=request.kind,
        requester_id=request.requester_id,
        addressee_id=request.addressee_id,
        task_id=request.task_id,
        topic=request.topic,
        staff_wanted=request.staff_wanted,
        requested_on=request.requested_on,
        answered_on=None if request.answer is None else request.answer.answered_on,
        changed_at=request.changed_at,
    )
