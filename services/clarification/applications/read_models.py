"""What an application answers, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.clarification.applications.application import Application, Channel
from services.clarification.applications.status import ApplicationStatus
from services.clarification.clarifications.subject import Subject

_LISTED: dict[str, JsonValue] = {
    "id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2d01",
    "number": "澄申〔2026〕3号",
    "version": 2,
    "status": "under_study",
    "subject": {
        "kind": "person",
        "person_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11",
        "unit_id": "019a9e2c-0000-7000-8000-000000000021",
    },
    "organ_id": "019a9e2c-0000-7000-8000-000000000001",
    "channel": "online",
    "received_on": "2026-03-02",
    "expected_on": "2026-04-02",
    "changed_at": "2026-03-04T02:10:00Z",
    "clarification_id": None,
}


@dataclass(frozen=True)
class ApplicationRead(Application):
    """An application as it answers: its fields, what this caller may do now, and the limits that run."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run, counted from the receipt.")] = field(
        default=(), kw_only=True
    )


class ApplicationListed(BaseModel):
    """An application as a line of the list."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_LISTED]})

    id: UUID = Field(description="The application.")
    number: str | None = Field(description="Its number.", examples=["澄申〔2026〕3号"])
    version: int = Field(description="Version, as in the ETag.")
    status: ApplicationStatus = Field(description="Where it stands; dictionary application_status.")
    subject: Subject = Field(description="Who applies to be cleared.")
    organ_id: UUID = Field(description="The discipline organ that received it.")
    channel: Channel = Field(description="How it came in.")
    received_on: date = Field(description="Day of receipt.")
    expected_on: date = Field(description="Day by which an opinion is due, as at receipt.")
    changed_at: datetime = Field(description="When it last moved, UTC.")
    clarification_id: UUID | None = Field(description="The clarification; null to the applicant.")


class ApplicationPage(Paged[ApplicationListed]):
    """A page of applications."""
