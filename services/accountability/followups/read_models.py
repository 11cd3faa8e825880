"""What follow-ups answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.followups.followup import Followup
from services.accountability.followups.status import FollowupStatus


@dataclass(frozen=True)
class FollowupRead(Followup):
    """A follow-up as it answers; what is not for the caller is empty."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="When the next visit is due; overdue shows in its state.")] = (
        field(default=(), kw_only=True)
    )


class FollowupListed(BaseModel):
    """A follow-up in a list: enough to find it and to see what is due."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The follow-up.")
    number: str | None = Field(description="Its number of the year.")
    version: int = Field(description="Number of moves so far.")
    status: FollowupStatus = Field(description="Where it stands.")
    person_id: UUID = Field(description="Who was sanctioned and is visited.")
    unit_id: UUID = Field(description="The unit of that person when the sanction took effect.")
    competent_organ_id: UUID = Field(description="Discipline organ that has the case.")
    measure: str = Field(description="The measure; list accountability_measures.")
    effective_on: date = Field(description="Day on which the sanction took effect.")
    until_on: date = Field(description="Last day of the impact period.")
    visit_due_on: date | None = Field(description="Day by which the next visit is due; null if none is, or not yours.")


class FollowupPage(Paged[FollowupListed]):
    """A page of follow-ups."""


class LetterRead(BaseModel):
    """The letter LD-2: the impact period is over, and how the person does (D-03)."""

    model_config = ConfigDict(frozen=True)

    followup_id: UUID = Field(description="The follow-up it comes of.")
    number: str = Field(description="Number of the letter.")
    from_organ_id: UUID = Field(description="Discipline organ that sends it.")
    to_organ_id: UUID = Field(description="Organization or personnel body that gets it.")
    person_id: UUID = Field(description="Whom it is about.")
    unit_id: UUID = Field(description="The unit of that person when the sanction took effect.")
    measure: str = Field(description="The measure whose impact period is over.")
    effective_on: date = Field(description="First day of the impact period.")
    until_on: date = Field(description="Last day of the impact period.")
    body: str = Field(description="The fixed wording, in the reader's language.")
    performance: str = Field(description="How the work stands out.")
    recognition: str = Field(description="By what the recognition of those around is known.")
    proposal: str = Field(description="What is proposed; the department decides by itself.")
    sent_on: date = Field(description="Day of the letter.")
    cites: tuple[str, ...] = Field(description="Rules the letter stands on.")
