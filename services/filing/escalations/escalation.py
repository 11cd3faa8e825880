"""An escalated interview of a unit, and the end of an interview or case, as heard."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.filing.escalations.status import EscalationStatus, StepStatus


@dataclass(frozen=True)
class Escalation(Case):
    """One escalated interview; its id is the id of the interview. While it is in force, every filing of the unit that
    is or comes before the discipline organ is deliberated on its own (F-48)."""

    status: Annotated[
        EscalationStatus, Field(description="Whether what followed is under way; dictionary escalation_status.")
    ]
    _: KW_ONLY
    unit_id: Annotated[UUID, Field(description="The unit.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that interviewed.")]
    tier: Annotated[str, Field(description="Tier of the interview; list interview_tiers of accountability.")]
    ground: Annotated[str, Field(description="Why it was escalated: a code of accountability.")]
    escalated_on: Annotated[date, Field(description="Day of the escalation.")]
    following_ids: Annotated[tuple[UUID, ...], Field(description="The interview and case that followed.")] = ()
    filing_ids: Annotated[tuple[UUID, ...], Field(description="Filings marked when it was heard.")] = ()
    settled_on: Annotated[date | None, Field(description="Day what followed had ended; null before.")] = None


@dataclass(frozen=True)
class EndedStep(Case):
    """That an interview or case has ended. Its id is of this record alone: it may be heard of before what led to it."""

    status: StepStatus
    _: KW_ONLY
    step_id: UUID
    ended_on: date
