"""What the events of an after-care obligation ask of its watch."""

from datetime import date
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command


class WatchObligation(Command):
    """Watch an obligation that a receipt opened."""

    filing_id: UUID = Field(description="The filing whose receipt demands it.")
    unit_id: UUID = Field(description="The unit that owes it.")
    competent_organ_id: UUID = Field(description="The discipline organ that watches it.")
    office_id: UUID | None = Field(default=None, description="The supervision office that verifies it.")
    warning: str = Field(description="Code of the receipt warning it comes from.")
    due_on: date = Field(description="Day by which it is to be done.")


class NoteMove(Command):
    """The obligation moved on in the filing service."""

    on: date = Field(description="Day of the move.")
