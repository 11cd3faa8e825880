"""What determinations and applications answer, for the documents of the API; the letter LA-6 as a text to read."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.tolerance.application import ToleranceApplication
from services.accountability.tolerance.application_status import Applicant, ApplicationStatus
from services.accountability.tolerance.status import ToleranceStatus
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.tolerance.wording import Entrance

_LISTED: dict[str, JsonValue] = {
    "id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3a01",
    "number": "容认〔2026〕4号",
    "version": 6,
    "status": "determined",
    "case_id": "5f0a3c1e-8d0b-5a44-9c11-6d1f5d2f7a10",
    "unit_id": "019a9e2c-0000-7000-8000-000000000021",
    "competent_organ_id": "019a9e2c-0000-7000-8000-000000000001",
    "object_person_id": None,
    "entrance": "ex_officio",
    "situations": ["yn_1"],
    "opened_on": "2026-04-02",
    "changed_at": "2026-04-20T02:10:00Z",
    "outcome": "exempted",
}


@dataclass(frozen=True)
class ToleranceRead(Tolerance):
    """A determination as it answers; parts that are not open to the caller are null or empty."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run: as soon as possible (X-24).")] = field(
        default=(), kw_only=True
    )


class ToleranceListed(BaseModel):
    """A determination as a line of the list."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_LISTED]})

    id: UUID = Field(description="The determination.")
    number: str | None = Field(description="Its number of the year.", examples=["容认〔2026〕4号"])
    version: int = Field(description="Version, as in the ETag.")
    status: ToleranceStatus = Field(description="Where it stands; dictionary tolerance_status.")
    case_id: UUID | None = Field(description="The case; null to the object.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that determines.")
    object_person_id: UUID | None = Field(description="The leading official concerned; null: the unit.")
    entrance: Entrance = Field(description="On application or of office (G-45).")
    situations: tuple[str, ...] = Field(description="Situations; list tolerance_situations.")
    opened_on: date = Field(description="Day of the opening.")
    changed_at: datetime = Field(description="When it last moved, UTC.")
    outcome: str | None = Field(description="What was determined; null before, and to the object before service.")


class TolerancePage(Paged[ToleranceListed]):
    """A page of determinations."""


class LetterItem(BaseModel):
    """A code with its label, and what the letter says of it."""

    model_config = ConfigDict(frozen=True)

    code: str = Field(description="The code.")
    title: str = Field(description="What it is called, in the reader's language.")
    text: str = Field(default="", description="What the letter says of it.")


class LetterCorrection(BaseModel):
    """One demand of correction."""

    model_config = ConfigDict(frozen=True)

    measure: str = Field(description="What is to be put right.")
    responsible: str = Field(description="Who answers for it.")
    due_on: date = Field(description="Day by which it is to be done.")


class DeterminationLetter(BaseModel):
    """The letter LA-6 as served: object, event, situations, six findings, outcome, correction, effect on appraisal."""

    model_config = ConfigDict(frozen=True)

    form: str = Field(description="Code of the letter.", examples=["LA-6"])
    number: str = Field(description="Number of the letter.", examples=["许纪容认〔2026〕4号"])
    organ_id: UUID = Field(description="The discipline organ whose seal it bears.")
    unit_id: UUID = Field(description="The unit concerned.")
    object_person_id: UUID | None = Field(description="The official concerned; null: the unit.")
    event: str = Field(description="The event.")
    situations: tuple[LetterItem, ...] = Field(description="The situations.")
    findings: tuple[LetterItem, ...] = Field(description="Every look, as the letter tells it (X-01).")
    outcome: LetterItem = Field(description="What was determined, with the reasons.")
    corrections: tuple[LetterCorrection, ...] = Field(description="What is to be put right (P-16, F-30).")
    no_negative_effect_on_appraisal: bool = Field(
        description="True: no effect in appraisal, awards, promotion and titles (G-46)."
    )
    remarks: tuple[str, ...] = Field(description="Fixed remarks of the profile, in the reader's language (A-23).")
    determined_on: date = Field(description="Day of the determination.")
    served_on: date = Field(description="Day of service.")


_APPLICATION_LISTED: dict[str, JsonValue] = {
    "id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3b01",
    "number": "容申〔2026〕3号",
    "version": 2,
    "status": "under_study",
    "applicant": "person",
    "unit_id": "019a9e2c-0000-7000-8000-000000000021",
    "person_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11",
    "organ_id": "019a9e2c-0000-7000-8000-000000000001",
    "received_on": "2026-03-20",
    "changed_at": "2026-03-24T02:10:00Z",
}


@dataclass(frozen=True)
class ToleranceApplicationRead(ToleranceApplication):
    """An application as it answers: its fields, what this caller may do now, and the limits that run."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run, whether or not there is a case.")] = field(
        default=(), kw_only=True
    )


class ToleranceApplicationListed(BaseModel):
    """An application as a line of the list."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_APPLICATION_LISTED]})

    id: UUID = Field(description="The application.")
    number: str | None = Field(description="Its number.", examples=["容申〔2026〕3号"])
    version: int = Field(description="Version, as in the ETag.")
    status: ApplicationStatus = Field(description="Where it stands; dictionary tolerance_application_status.")
    applicant: Applicant = Field(description="Person, unit, or its party group (G-45).")
    unit_id: UUID = Field(description="Unit of the applicant.")
    person_id: UUID | None = Field(description="Person whom it is for; null: the unit.")
    organ_id: UUID = Field(description="The discipline organ that received it.")
    received_on: date = Field(description="Day of receipt.")
    changed_at: datetime = Field(description="When it last moved, UTC.")


class ToleranceApplicationPage(Paged[ToleranceApplicationListed]):
    """A page of applications."""
