"""How a liaison meeting answers: as a line of the list, and in full."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.supervision.liaison.meeting import LiaisonMeeting
from services.supervision.liaison.status import MeetingStatus


@dataclass(frozen=True)
class MeetingRead(LiaisonMeeting):
    """A liaison meeting as it answers: its fields, what this caller may do now, and the days of its measures."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Days of the measures that are outstanding.")] = field(
        default=(), kw_only=True
    )


class MeetingListed(BaseModel):
    """A liaison meeting as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The meeting.")
    number: str | None = Field(description="Number of the meeting in the organ's year.", examples=["联络〔2026〕4号"])
    version: int = Field(description="Version, as in the ETag.")
    status: MeetingStatus = Field(description="Where it stands; dictionary liaison_meeting_status.")
    kind: str = Field(description="Kind of meeting; list liaison_kinds.")
    held_on: date = Field(description="Day of the meeting.")
    participant_ids: tuple[UUID, ...] = Field(description="Who took part.")
    measures: int = Field(description="How many measures were agreed.")
    outstanding: int = Field(description="How many of them are outstanding.")
    due_on: date | None = Field(description="Earliest day of an outstanding measure.")
    next_by: date | None = Field(description="Day by which the next analysis is held; null if this was none.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")


class MeetingPage(Paged[MeetingListed]):
    """A page of liaison meetings."""


def line_of(meeting: LiaisonMeeting) -> MeetingListed:
    """One line of the list."""
    return MeetingListed(
        id=meeting.id,
        number=meeting.number,
        version=meeting.version,
        status=meeting.status,
        kind=meeting.kind,
        held_on=meeting.held_on,
        participant_ids=meeting.participant_ids,
        measures=len(meeting.measures),
        outstanding=sum(one.is_open for one in meeting.measures),
        due_on=meeting.next_measure_on,
        next_by=meeting.next_by,
        changed_at=meeting.changed_at,
    )
