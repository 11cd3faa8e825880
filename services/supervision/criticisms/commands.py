"""What can be asked of a record of criticism; request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.contracts.supervision_sources import SourceLevel
from libs.kernel.case import Command
from libs.kernel.days import Day
from services.supervision.sources.naming import UnitNamed
from services.supervision.sources.wording import MANY, Line, Passage, ProjectCode


class RecordCriticism(Command):
    """Record that a leader named units in criticism. Complete, or refused with all that is missing."""

    leader_id: UUID | None = Field(
        default=None, description="The leader, if the directory knows the person; a municipal leader records his own."
    )
    leader: Line = Field(default="", description="The leader by post, if the directory does not know the person.")
    level: SourceLevel = Field(
        description="Level of the leader on that day, checked where the directory knows the person (G-34)."
    )
    reference: Line = Field(description="Meeting or document in which it was said.")
    occurred_on: Day = Field(description="Day on which it was said, not later than today.")
    said: Passage = Field(description="What was said of the units.")
    units: tuple[UnitNamed, ...] = Field(max_length=MANY, description="Every unit named, each once.")
    evidence: tuple[Line, ...] = Field(max_length=MANY, description="References of the evidence, at least one.")
    project_code: ProjectCode | None = Field(
        default=None, description="State investment-project code of the matter, if any."
    )
    linked_to: UUID | None = Field(
        default=None, description="Record of a criticism or circular on the same event; both then count as one (G-34)."
    )
    separate_event: bool = Field(
        default=False,
        description="It is another event than the one on which the same leader named units on the same day. Left out, "
        "records of one leader and day belong to one event.",
    )
