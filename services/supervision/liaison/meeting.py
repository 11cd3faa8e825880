"""The liaison meeting: with whom, what was analysed, and the measures with owner and day (S-02)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.supervision.liaison.status import MeasureEnd, MeetingStatus

NUMBERED_AS: Final = "联络"
"""The word before the year in the number of a meeting."""


@dataclass(frozen=True)
class Point:
    """One thing that was circulated or analysed."""

    text: Annotated[str, Field(description="What it is, and what was said of it.")]
    task_id: Annotated[UUID | None, Field(description="The central task it is about, if any.")] = None
    problem_id: Annotated[UUID | None, Field(description="The problem item it is about, if any.")] = None


@dataclass(frozen=True)
class Measure:
    """One measure, whose it is, by when, and how it ended."""

    code: Annotated[str, Field(description="Code of the measure in the meeting.")]
    text: Annotated[str, Field(description="What is to be done.")]
    owner_id: Annotated[UUID, Field(description="The organ that does it.")]
    due_on: Annotated[date, Field(description="By when.")]
    ended_as: Annotated[MeasureEnd | None, Field(description="done or dropped; null while outstanding.")] = None
    note: Annotated[str, Field(description="What proves it, or why it was dropped.")] = ""
    ended_on: Annotated[date | None, Field(description="Day on which it ended.")] = None
    ended_by: Annotated[UUID | None, Field(description="Who entered that.")] = None

    @property
    def is_open(self) -> bool:
        """Whether it is outstanding."""
        return self.ended_as is None


@dataclass(frozen=True)
class MeetingClosing:
    """That the meeting was closed."""

    note: Annotated[str, Field(description="Closing note.")]
    closed_on: Annotated[date, Field(description="Day.")]
    closed_by: Annotated[UUID, Field(description="Who closed it.")]


@dataclass(frozen=True)
class LiaisonMeeting(Case):
    """One meeting or exchange with the bureau, lead units and task forces."""

    status: Annotated[MeetingStatus, Field(description="Where it stands; dictionary liaison_meeting_status.")]
    _: KW_ONLY
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that keeps the liaison.")]
    office_id: Annotated[UUID, Field(description="The office that recorded it.")]
    kind: Annotated[str, Field(description="Kind of meeting; list liaison_kinds.")]
    held_on: Annotated[date, Field(description="Day of the meeting.")]
    participant_ids: Annotated[
        tuple[UUID, ...], Field(description="Bureau, lead units and task forces that took part.")
    ]
    points: Annotated[tuple[Point, ...], Field(description="What was circulated or analysed.")]
    measures: Annotated[tuple[Measure, ...], Field(description="What is to be done about it.")] = ()
    next_by: Annotated[
        date | None, Field(description="Day by which the next analysis is held; null if this was none.")
    ] = None
    recorded_by: Annotated[UUID, Field(description="Who recorded it.")]
    closing: Annotated[MeetingClosing | None, Field(description="That it was closed; null before.")] = None

    @property
    def next_measure_on(self) -> date | None:
        """The earliest day of a measure that is outstanding; None if none is."""
        return min((one.due_on for one in self.measures if one.is_open), default=None)
