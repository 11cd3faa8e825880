"""How an escalation answers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.filing.escalations.escalation import Escalation
from services.filing.escalations.status import EscalationStatus


class EscalationListed(BaseModel):
    """An escalated interview as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The interview, whose id the escalation has.")
    status: EscalationStatus = Field(description="Whether what followed is under way; dictionary escalation_status.")
    unit_id: UUID = Field(description="The unit.")
    escalated_on: date = Field(description="Day of the escalation.")
    filing_ids: tuple[UUID, ...] = Field(description="Filings marked when it was heard.")
    settled_on: date | None = Field(description="Day what followed had ended; null before.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")
    version: int = Field(description="Version, as in the ETag.")


class EscalationPage(Paged[EscalationListed]):
    """A page of escalations."""


@dataclass(frozen=True)
class EscalationRead(Escalation):
    """An escalated interview as it answers."""

    next_acts: Annotated[tuple[str, ...], Field(description="Always empty: only events of accountability move it.")] = (
        field(default=(), kw_only=True)
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: no time limit runs here.")] = field(
        default=(), kw_only=True
    )


def listed(escalation: Escalation) -> EscalationListed:
    """The escalation as a line of the list."""
    return EscalationListed(
        id=escalation.id,
        status=escalation.status,
        unit_id=escalation.unit_id,
        escalated_on=escalation.escalated_on,
        filing_ids=escalation.filing_ids,
        settled_on=escalation.settled_on,
        changed_at=escalation.changed_at,
        version=escalation.version,
    )
