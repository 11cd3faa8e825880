"""What the events of accountability, and the head of the office, ask of the watched units."""

from datetime import date
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from services.supervision.sources.wording import Passage


class EnterUnit(Command):
    """An interview of the unit was escalated."""

    unit_id: UUID = Field(description="The unit.")
    competent_organ_id: UUID = Field(description="The discipline organ that watches.")
    tier: str = Field(description="Tier of the interview that was escalated.")
    ground: str = Field(description="Why it was escalated.")
    escalated_on: date = Field(description="Day of the escalation.")
    next_interview_id: UUID | None = Field(default=None, description="The interview at the next tier, if any.")
    case_id: UUID | None = Field(default=None, description="The accountability case it led to, if any.")
    problem_ids: tuple[UUID, ...] = Field(default=(), description="Problem items behind it, if any.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")


class NoteEnd(Command):
    """An interview or case has ended."""

    step_id: UUID = Field(description="The interview or case.")
    ended_on: date = Field(description="Day of its end.")


class ReleaseUnit(Command):
    """Let a unit leave the list to whose escalation nothing follows that could end."""

    reasons: Passage = Field(description="What shows that more frequent visits are no longer needed.")
