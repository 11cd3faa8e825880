"""What a candidate answers, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.clarification.candidates.candidate import Candidate


@dataclass(frozen=True)
class CandidateRead(Candidate):
    """A candidate as it answers."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run; a candidate has none.")] = field(
        default=(), kw_only=True
    )


class CandidatePage(Paged[Candidate]):
    """A page of candidates."""


class CandidateStatistics(BaseModel):
    """How many candidates were proposed in a period, and what the offices decided."""

    model_config = ConfigDict(
        frozen=True,
        serialize_by_alias=True,
        json_schema_extra={
            "examples": [
                {
                    "from": "2026-01-01",
                    "to": "2026-03-31",
                    "proposed": 9,
                    "repeats": 2,
                    "taken_up": 5,
                    "dismissed": 1,
                    "waiting": 3,
                    "screened": 4,
                }
            ]
        },
    )

    first: date = Field(alias="from", description="First day of the period.")
    last: date = Field(alias="to", description="Last day of the period.")
    proposed: int = Field(description="First proposed in the period.")
    repeats: int = Field(description="Of these, because a concluded matter was reported again (C-11).")
    taken_up: int = Field(description="Of these, taken up.")
    dismissed: int = Field(description="Of these, dismissed.")
    waiting: int = Field(description="Of these, not decided yet.")
    screened: int = Field(description="How often the monthly screening proposed these again, all together (P-39).")
