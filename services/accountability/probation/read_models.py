"""What probations answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.probation.probation import Probation
from services.accountability.probation.status import ProbationStatus

_LISTED: dict[str, JsonValue] = {
    "id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3c01",
    "number": "考验〔2026〕2号",
    "version": 2,
    "status": "running",
    "case_id": "5f0a3c1e-8d0b-5a44-9c11-6d1f5d2f7a10",
    "unit_id": "019a9e2c-0000-7000-8000-000000000021",
    "competent_organ_id": "019a9e2c-0000-7000-8000-000000000001",
    "object_person_id": None,
    "months": 1,
    "starts_on": "2026-01-31",
    "ends_on": "2026-02-28",
    "result": None,
    "changed_at": "2026-01-31T02:10:00Z",
}


@dataclass(frozen=True)
class ProbationRead(Probation):
    """A probation as it answers; parts that are not open to the caller are null."""

    last_day: Annotated[date | None, Field(description="Its last day, to its end (G-04); null before it is set.")] = (
        field(default=None, kw_only=True)
    )
    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Its last day while it runs.")] = field(default=(), kw_only=True)


class ProbationListed(BaseModel):
    """A probation as a line of the list."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_LISTED]})

    id: UUID = Field(description="The probation.")
    number: str | None = Field(description="Its number of the year.", examples=["考验〔2026〕2号"])
    version: int = Field(description="Version, as in the ETag.")
    status: ProbationStatus = Field(description="Where it stands; dictionary probation_status.")
    case_id: UUID = Field(description="The case whose decision is held.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that has the case.")
    object_person_id: UUID | None = Field(description="The official on probation; null: the unit.")
    months: int = Field(description="Calendar months in all.")
    starts_on: date | None = Field(description="Day of service, from which it counts; null before.")
    ends_on: date | None = Field(description="Its last day; null before it is set.")
    result: str | None = Field(description="passed or failed; null until evaluated.")
    changed_at: datetime = Field(description="When it last moved, UTC.")


class ProbationPage(Paged[ProbationListed]):
    """A page of probations."""


def line_of(probation: Probation) -> ProbationListed:
    """The line of a probation; nothing in it is closed to whoever may know it."""
    notice = probation.notice
    assert probation.changed_at is not None  # it is saved
    return ProbationListed(
        id=probation.id,
        number=probation.number,
        version=probation.version,
        status=probation.status,
        case_id=probation.case_id,
        unit_id=probation.unit_id,
        competent_organ_id=probation.competent_organ_id,
        object_person_id=probation.object_person_id,
        months=probation.months,
        starts_on=None if notice is None else notice.starts_on,
        ends_on=probation.ends_on,
        result=probation.result,
        changed_at=probation.changed_at,
    )
