"""What the events of accountability ask: an interview was escalated, an interview or case has ended."""

from datetime import date
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command


class EnterEscalation(Command):
    """An interview of the unit was escalated."""

    unit_id: UUID = Field(description="The unit.")
    competent_organ_id: UUID = Field(description="The discipline organ that interviewed.")
    tier: str = Field(description="Tier of the interview that was escalated.")
    ground: str = Field(description="Why it was escalated.")
    escalated_on: date = Field(description="Day of the escalation.")
    next_interview_id: UUID | None = Field(default=None, description="The interview at the next tier, if any.")
    case_id: UUID | None = Field(default=None, description="The accountability case it led to, if any.")


class NoteEnd(Command):
    """An interview or case has ended."""

    step_id: UUID = Field(description="The interview or case.")
    ended_on: date = Field(description="Day of its end.")
