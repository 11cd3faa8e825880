"""What the event of a clarification asks of the index of clearings. Nobody can ask it through a door."""

from datetime import date
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command


class NoteClearance(Command):
    """What is known of a clarification once it was carried out."""

    competent_organ_id: UUID = Field(description="Discipline organ that clarified.")
    unit_id: UUID = Field(description="The unit concerned.")
    person_id: UUID | None = Field(default=None, description="The person cleared, if it is a person.")
    organ_id: UUID | None = Field(default=None, description="The unit or collective cleared (C-30).")
    situations: tuple[str, ...] = Field(default=(), description="Codes of the situations.")
    methods: tuple[str, ...] = Field(default=(), description="Codes of the methods.")
    executed_on: date = Field(description="Day on which the last method was carried out.")
