"""Doors of liaison meetings: overview, detail, record, measures, closing."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.supervision.liaison import commands
from services.supervision.liaison import example_routes as examples
from services.supervision.liaison.case_type import MEETING
from services.supervision.liaison.read_models import MeetingPage, MeetingRead, line_of
from services.supervision.liaison.status import MeetingStatus
from services.supervision.liaison.tables import MEETINGS

router = APIRouter(prefix="/liaison-meetings", tags=["liaison_meetings"])
MeetingId = Annotated[UUID, Path(description="The liaison meeting.")]
_Order = Annotated[Sort, Depends(sort_by("held_on", "due_on", "changed_at", default="-held_on"))]


@router.get("", response_model=MeetingPage, summary="联络会商 · Liaison meetings")
async def list_liaison_meetings(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[MeetingStatus | None, Query(description="Only in this status.")] = None,
    kind: Annotated[str | None, Query(max_length=40, description="Only of this kind.")] = None,
    participant_id: Annotated[UUID | None, Query(description="Only those in which this organ took part.")] = None,
    task_id: Annotated[UUID | None, Query(description="Only those about this central task.")] = None,
) -> MeetingPage:
    """Meetings of your organ, and those in which your organ took part, latest first (S-02)."""
    wanted = equal(MEETINGS, status=status, kind=kind)
    if participant_id is not None:
        wanted.append(MEETINGS.c.participant_ids.any_() == participant_id)
    if task_id is not None:
        wanted.append(MEETINGS.c.task_ids.any_() == task_id)
    async with door.looking(MEETING.name, "list") as look:
        found, total = await read_page(look, door, MEETING, wanted, page, sort)
    items = [line_of(one.case) for one in found]
    return MeetingPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=MeetingRead, status_code=201, summary="登记会商 · Record a meeting")
async def record_liaison_meeting(body: Annotated[commands.RecordMeeting, examples.RECORD], door: AtDoor) -> Response:
    """Contact, circulation or analysis with the bureau, lead units or task forces: who took part, what was said of
    which task or problem item, and the measures with owner and day; an analysis has at least one (S-02). Needs an
    Idempotency-Key."""
    return await door.open(MEETING.name, "record", body)


@router.get("/{meeting_id}", response_model=MeetingRead, summary="会商详情 · One liaison meeting")
async def read_liaison_meeting(meeting_id: MeetingId, door: AtDoor) -> Response:
    """The meeting with its measures and how they ended; 404 if it is not yours to know."""
    return await door.show(MEETING.name, meeting_id)


@router.post("/{meeting_id}/measure-settlements", response_model=MeetingRead, summary="办结措施 · Settle a measure")
async def settle_liaison_measure(
    meeting_id: MeetingId, body: Annotated[commands.SettleMeasure, examples.SETTLE], door: AtDoor
) -> Response:
    """Whoever keeps the liaison says that a measure is done, with proof, or dropped, with reasons (S-02)."""
    return await door.perform(MEETING.name, "settle_measure", meeting_id, body)


@router.post("/{meeting_id}/closing", response_model=MeetingRead, summary="会商归档 · Close the meeting")
async def close_liaison_meeting(
    meeting_id: MeetingId, body: Annotated[commands.CloseMeeting, examples.CLOSE], door: AtDoor
) -> Response:
    """Once no measure is outstanding (S-02)."""
    return await door.perform(MEETING.name, "close", meeting_id, body)
