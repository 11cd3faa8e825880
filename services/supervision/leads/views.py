"""How a lead answers: as a line of the list, and in full."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.supervision.leads.lead import Lead
from services.supervision.leads.status import LeadKind, LeadStatus


class LeadListed(BaseModel):
    """A lead as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The lead.")
    number: str | None = Field(description="Number of the lead in the organ's year.", examples=["线索〔2026〕7号"])
    status: LeadStatus = Field(description="Where it stands; dictionary lead_status.")
    kind: LeadKind = Field(description="What it points to; dictionary lead_kind (S-13).")
    subject_person_id: UUID | None = Field(description="The person reported; null if it is a unit.")
    subject_organ_id: UUID | None = Field(description="The unit reported; null if it is a person.")
    office_id: UUID | None = Field(description="The office that handles it; null before the assignment.")
    received_on: date = Field(description="Day of receipt.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")
    version: int = Field(description="Version, as in the ETag.")


class LeadPage(Paged[LeadListed]):
    """A page of leads."""


@dataclass(frozen=True)
class LeadRead(Lead):
    """A lead as it answers: its fields, what this caller may do now, and the limit that runs."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run, each with its explanation (P-07).")] = (
        field(default=(), kw_only=True)
    )


def listed(lead: Lead) -> LeadListed:
    """The lead as a line of the list."""
    return LeadListed(
        id=lead.id,
        number=lead.number,
        status=lead.status,
        kind=lead.kind,
        subject_person_id=lead.subject_person_id,
        subject_organ_id=lead.subject_organ_id,
        office_id=None if lead.assignment is None else lead.assignment.office_id,
        received_on=lead.received_on,
        changed_at=lead.changed_at,
        version=lead.version,
    )
