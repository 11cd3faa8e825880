"""What can be asked of a report; these are the request bodies of the API."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from libs.kernel.case import Command
from services.vault.reports.report import Reporter
from services.vault.reports.wording import Channel, Concern

Original = Annotated[str, StringConstraints(min_length=1, max_length=50_000)]


class LodgeReport(Command):
    """Seal a report in the vault (P-06). Nothing about the sender's address or device can be given, named or not."""

    concerns: Concern = Field(
        description="The question before the entry: is it about a person whom a higher organ manages, or about the own "
        "organ's head? Then it is not entered here; dictionary report_concern."
    )
    received_on: date = Field(description="Day on which it came in.", examples=["2026-03-02"])
    channel: Channel = Field(description="By which way it came; dictionary report_channel.")
    named: bool = Field(description="Whether the reporter gave a name.")
    reporter: Reporter | None = Field(default=None, description="Who reported; only with a named report.")
    original: Original = Field(description="What was reported, word for word.")
    subject_person_ids: tuple[UUID, ...] = Field(
        default=(), max_length=100, description="Persons of the directory it is about."
    )
    subject_organ_ids: tuple[UUID, ...] = Field(
        default=(), max_length=100, description="Units of the directory it is about (C-30)."
    )
    recused_ids: tuple[UUID, ...] = Field(
        default=(),
        max_length=100,
        description="Persons who are kept away from it beside its subjects: kin of subject or reporter, witnesses "
        "(P-09).",
    )


class AcknowledgeReport(Command):
    """Record that a named reporter was told that the report is taken up (P-07)."""

    told_on: date = Field(description="Day on which the reporter was told.", examples=["2026-03-10"])
