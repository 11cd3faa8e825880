"""What can be asked of a liaison meeting; request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.supervision.liaison.status import MeasureEnd
from services.supervision.sources.wording import MANY, Line, Part, Passage

_CODE = Field(pattern=r"^[a-z0-9][a-z0-9_]{0,39}$", description="Code of the measure.", examples=["c1"])


class PointMade(Part):
    """One thing that was circulated or analysed."""

    text: Passage = Field(description="What it is, and what was said of it.")
    task_id: UUID | None = Field(default=None, description="The central task it is about, if any.")
    problem_id: UUID | None = Field(default=None, description="The problem item it is about, if any.")


class MeasureAgreed(Part):
    """One measure."""

    code: str = _CODE
    text: Line = Field(description="What is to be done.")
    owner_id: UUID = Field(description="Who does it: a participant, or the organ itself.")
    due_on: Day = Field(description="By when; not before the meeting.")


class RecordMeeting(Command):
    """Record a meeting or exchange with bureau, lead units and task forces (S-02)."""

    kind: str = Field(max_length=40, description="List liaison_kinds.", examples=["analysis"])
    held_on: Day = Field(description="Day of the meeting; not in the future.")
    participant_ids: tuple[UUID, ...] = Field(
        max_length=MANY, description="Bureau, lead units and task forces that took part, each once."
    )
    points: tuple[PointMade, ...] = Field(max_length=MANY, description="What was circulated or analysed; at least one.")
    measures: tuple[MeasureAgreed, ...] = Field(
        default=(), max_length=MANY, description="What is to be done; an analysis has at least one."
    )


class SettleMeasure(Command):
    """Say that a measure is done, or dropped."""

    measure: str = _CODE
    ended_as: MeasureEnd = Field(description="done or dropped; dictionary measure_end.")
    note: Passage = Field(description="What proves it, or why it is dropped.")


class CloseMeeting(Command):
    """Close the meeting once no measure is outstanding."""

    note: Passage = Field(default="", description="Closing note.")
