"""What the events of a malice case ask of the vault."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command


class NoteInvestigation(Command):
    """There is a malice case."""

    organ_id: UUID = Field(description="The discipline organ that has it.")


class StartInvestigation(Command):
    """It is investigated, or its handlers changed (TW-02)."""

    report_ids: tuple[UUID, ...] = Field(description="The reports it is about.")
    handler_ids: tuple[UUID, ...] = Field(description="Persons who handle it.")


class EndInvestigation(Command):
    """It is over."""
