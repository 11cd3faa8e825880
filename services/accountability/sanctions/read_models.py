"""What sanctions answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.clearances.clearance import ClearedMark
from services.accountability.clearances.views import DESCRIPTION
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.status import SanctionStatus

LISTED_FIELDS: Final = (
    "id", "number", "version", "status", "case_id", "unit_id", "competent_organ_id", "person_id", "organ_id", "measure",
    "form", "effective_on", "changed_at",
)  # fmt: skip
EXAMPLE: Final[dict[str, JsonValue]] = {
    "id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f5a01",
    "number": "问处〔2026〕4号",
    "version": 1,
    "status": "in_effect",
    "case_id": None,
    "unit_id": "019a9e2c-0000-7000-8000-000000000021",
    "competent_organ_id": "019a9e2c-0000-7000-8000-000000000001",
    "person_id": "019a9e2c-0000-7000-8000-000000000131",
    "organ_id": "019a9e2c-0000-7000-8000-000000000021",
    "measure": "admonition",
    "form": 1,
    "effective_on": "2026-04-20",
    "until_on": "2026-10-20",
    "changed_at": "2026-04-20T03:12:00Z",
}


@dataclass(frozen=True)
class SanctionRead(Sanction):
    """A sanction as it answers; what is not for the caller is empty."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now; time alone acts.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Until when a review may be applied for.")] = field(
        default=(), kw_only=True
    )


@dataclass(frozen=True)
class SanctionShown(SanctionRead):
    """A sanction with the clearings since beside it."""

    clearances: Annotated[tuple[ClearedMark, ...], Field(description=DESCRIPTION)] = field(default=(), kw_only=True)


class SanctionListed(BaseModel):
    """A sanction as a line of the list."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [EXAMPLE]})

    id: UUID = Field(description="The sanction.")
    number: str | None = Field(description="Its number of the year.")
    version: int = Field(description="Version, as in the ETag.")
    status: SanctionStatus = Field(description="Where it stands; dictionary sanction_status.")
    case_id: UUID | None = Field(description="The case of the decision; null for whom the case is closed to.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that decided.")
    person_id: UUID | None = Field(description="The leading official it is on; null: an organization.")
    organ_id: UUID = Field(description="The organization, or the one in which the official serves.")
    measure: str = Field(description="Code of the list accountability_measures.")
    form: int = Field(description="Which of the four forms it is, 1 to 4 (P-30).")
    effective_on: date = Field(description="Day of service.")
    until_on: date | None = Field(description="Last day of the impact period; null if it has none.")
    changed_at: datetime = Field(description="When it last moved, UTC.")


class SanctionPage(Paged[SanctionListed]):
    """A page of sanctions."""
