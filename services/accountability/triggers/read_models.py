"""What triggers answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.triggers.records import Answer
from services.accountability.triggers.status import Level, RankingKind, TriggerSource, TriggerStatus
from services.accountability.triggers.trigger import Trigger


@dataclass(frozen=True)
class TriggerRead(Trigger):
    """A trigger as it answers."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: no limit runs on a trigger.")] = field(
        default=(), kw_only=True
    )


class TriggerListed(BaseModel):
    """A trigger in a list: where it comes from and what was answered for each unit."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The trigger; the id of the record in supervision unless made by hand.")
    version: int = Field(description="Number of moves so far.")
    status: TriggerStatus = Field(description="weighed or withdrawn; dictionary trigger_status.")
    competent_organ_id: UUID = Field(description="Discipline organ that weighs it.")
    source_kind: TriggerSource = Field(description="What it comes from; dictionary trigger_sources.")
    ranking_kind: RankingKind | None = Field(description="Which ranking; null if it is none.")
    level: Level | None = Field(description="Level of the source; dictionary trigger_levels.")
    by_hand: bool = Field(description="Whether a person recorded it here.")
    occurrence_id: UUID = Field(description="The event it belongs to.")
    occurred_on: date = Field(description="Day of the event; of a ranking, of its confirmation.")
    answers: tuple[Answer, ...] = Field(description="The answer per unit, with reasons.")


class TriggerPage(Paged[TriggerListed]):
    """A page of triggers."""
