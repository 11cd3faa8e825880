"""What cases of malicious accusation answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.clarification.malice.malice import Malice
from services.clarification.malice.status import MaliceStatus


@dataclass(frozen=True)
class MaliceRead(Malice):
    """A case as it answers."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run; those of transfers are with them.")] = (
        field(default=(), kw_only=True)
    )


class MaliceListed(BaseModel):
    """A case in a list: enough to find it, nothing of what is in it."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The case.")
    number: str | None = Field(description="Its number of the year.")
    version: int = Field(description="Number of moves so far.")
    status: MaliceStatus = Field(description="Where it stands.")
    organ_id: UUID = Field(description="Discipline organ that has it.")
    office_id: UUID = Field(description="Office or body that verified the lead.")
    suspected_on: date = Field(description="Day on which the suspicion was recorded.")


class MalicePage(Paged[MaliceListed]):
    """A page of cases."""


class MaliceCounts(BaseModel):
    """How many suspicions there were, and what became of them; never a target (W-08)."""

    model_config = ConfigDict(frozen=True)

    suspected: int = Field(description="Recorded in the period.")
    under_way: int = Field(description="Of these, neither certified nor ended yet.")
    mistaken: int = Field(description="Of these, found to be mistaken.")
    not_established: int = Field(description="Of these, not established.")
    certified: int = Field(description="Of these, certified as malicious.")
    closed: int = Field(description="Of those certified, closed.")


class MaliceCountsOf(MaliceCounts):
    """The counts of one month."""

    key: str = Field(description="Month in which the suspicion was recorded (YYYY-MM).", examples=["2026-03"])


class MaliceStatistics(BaseModel):
    """The counts of a period."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)

    first: date = Field(alias="from", description="First day of the period.")
    last: date = Field(alias="to", description="Last day of the period.")
    items: list[MaliceCountsOf] = Field(description="The months in their order; months without a case are left out.")
    whole: MaliceCounts = Field(description="All together.")
