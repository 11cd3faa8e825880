"""What the view on one person answers, for the documents of the API (P-19)."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.accountability.clearances.clearance import ClearedMark
from services.accountability.clearances.views import DESCRIPTION
from services.accountability.sanctions.impact import Impact
from services.accountability.sanctions.status import SanctionStatus


class PeriodRead(BaseModel):
    """One sanction of the person with its impact period."""

    model_config = ConfigDict(frozen=True)

    sanction_id: UUID = Field(description="The sanction.")
    number: str | None = Field(description="Its number of the year.", examples=["问处〔2026〕4号"])
    status: SanctionStatus = Field(description="Where it stands; dictionary sanction_status.")
    measure: str = Field(description="Code of the list accountability_measures.", examples=["party_warning"])
    form: int = Field(description="Which of the four forms it is (P-30).", examples=[2])
    competent_organ_id: UUID = Field(description="The discipline organ that decided.")
    effective_on: date = Field(description="Day of effect.", examples=["2026-04-20"])
    impact: Impact | None = Field(description="The period with its additions; null if the measure has none.")
    merged_into: UUID | None = Field(description="Heavier sanction of the same decision that carries the period.")
    clearances: tuple[ClearedMark, ...] = Field(default=(), description=DESCRIPTION)


class PersonPeriods(BaseModel):
    """The impact periods of one person, as far as the caller may know them (P-19)."""

    model_config = ConfigDict(frozen=True)

    person_id: UUID = Field(description="The person.")
    on: date = Field(description="Day of the answer.", examples=["2026-06-01"])
    running_until: date | None = Field(description="Last day of the longest period that runs; null if none runs.")
    periods: tuple[PeriodRead, ...] = Field(description="Earliest effect first; ended and revoked ones too.")
