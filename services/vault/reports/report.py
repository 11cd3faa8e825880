"""The sealed report: entry, reporter and original text. Of the last two nobody sees anything without an opening."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from libs.kernel.case import Case
from services.vault.reports.lifecycle import ReportStatus
from services.vault.reports.wording import Channel

Line = Annotated[str, StringConstraints(max_length=300)]


class Reporter(BaseModel):
    """Who reported under their own name, as far as they said (P-06)."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: Annotated[str, StringConstraints(min_length=1, max_length=100)] = Field(description="Name of the reporter.")
    id_number: Line | None = Field(default=None, description="Number of an identity document, if given.")
    phone: Line | None = Field(default=None, description="Telephone, if given.")
    unit: Line | None = Field(default=None, description="Unit the reporter belongs to, if given.")
    address: Line | None = Field(default=None, description="Postal address, if given.")


@dataclass(frozen=True)
class Report(Case):
    """A report in the vault; its id is the opaque reference by which all others know it.

    ``reporter`` and ``original`` are in no answer but the one look of an opening.
    """

    status: Annotated[ReportStatus, Field(description="Where it stands; dictionary report_status.")]
    _: KW_ONLY
    organ_id: Annotated[UUID, Field(description="Discipline organ whose letters office keeps it.")]
    received_on: Annotated[date, Field(description="Day on which it came in.")]
    channel: Annotated[Channel, Field(description="By which way it came; dictionary report_channel.")]
    named: Annotated[bool, Field(description="Whether the reporter gave a name.")]
    subject_person_ids: Annotated[tuple[UUID, ...], Field(description="Persons it is about, as far as known.")] = ()
    subject_organ_ids: Annotated[tuple[UUID, ...], Field(description="Units it is about, as far as known.")] = ()
    recused_ids: Annotated[
        tuple[UUID, ...], Field(description="Persons kept away from it: subjects, and whoever is recused (P-09).")
    ] = ()
    acknowledged_on: Annotated[
        date | None, Field(description="Day on which a named reporter was told that it is taken up; null until then.")
    ] = None
    reporter: Annotated[
        Reporter | None, Field(description="Who reported. Always null here: read once, through an opening.")
    ] = None
    original: Annotated[
        str, Field(description="What was reported. Always empty here: read once, through an opening.")
    ] = ""
