"""What supervision tells of a problem that was escalated: ids, codes and days, never what was found."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class ProblemEscalated(Event):
    """A problem was not put right in spite of reminders and goes to accountability (S-12); a case is opened on it."""

    event_type: ClassVar[str] = "supervision.problem.escalated.v1"
    unit_id: UUID = Field(description="The unit that was to put it right.")
    competent_organ_id: UUID = Field(description="The discipline organ that handles it.")
    office_id: UUID | None = Field(default=None, description="The supervision office that looks after the unit.")
    kind: str = Field(description="Code of the kind of problem.")
    escalated_on: date = Field(description="Day of the escalation.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")


PROBLEM_EVENTS: tuple[type[Event], ...] = (ProblemEscalated,)
