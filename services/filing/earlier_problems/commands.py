"""What the events of supervision ask: a problem item was opened, revised, withdrawn, checked off."""

from datetime import date
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command


class EnterProblem(Command):
    """A problem item of the unit was opened."""

    unit_id: UUID = Field(description="The unit.")
    competent_organ_id: UUID = Field(description="The discipline organ that handles it.")
    nature: str = Field(description="Nature of the problem.")
    opened_on: date = Field(description="Day it was opened.")
    recurrence_of: tuple[UUID, ...] = Field(default=(), description="Earlier items of the same nature, checked off.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")


class ReviseNature(Command):
    """What is kept of it was revised."""

    nature: str = Field(description="Nature of the problem now.")
    recurrence_of: tuple[UUID, ...] = Field(default=(), description="Earlier items of that nature, checked off.")


class NoteWithdrawal(Command):
    """It is no longer kept as a problem."""


class NoteCheckOff(Command):
    """It was verified and its number cancelled."""

    nature: str = Field(description="Nature of the problem at the check-off.")
    checked_off_on: date = Field(description="Day of the check-off.")
