"""What supervision proposals answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.proposals.proposal import SupervisionProposal
from services.accountability.proposals.status import ProposalStatus


@dataclass(frozen=True)
class ProposalRead(SupervisionProposal):
    """A supervision proposal as it answers; what is not for the caller is empty."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="By when the answer is due.")] = field(default=(), kw_only=True)


class ProposalListed(BaseModel):
    """A supervision proposal as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The proposal.")
    number: str | None = Field(description="Its number of the year.", examples=["监建〔2026〕2号"])
    version: int = Field(description="Version, as in the ETag.")
    status: ProposalStatus = Field(description="Where it stands; dictionary supervision_proposal_status.")
    unit_id: UUID = Field(description="The body it is addressed to.")
    competent_organ_id: UUID = Field(description="The discipline organ that makes it.")
    source_case_id: UUID | None = Field(description="Accountability case it follows from; null: none, or not for you.")
    answer_by: date | None = Field(description="Day by which the answer is due; null if none is awaited.")
    changed_at: datetime = Field(description="When it last moved, UTC.")


class ProposalPage(Paged[ProposalListed]):
    """A page of supervision proposals."""
