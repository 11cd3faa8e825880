"""What objections answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.supervision.objections.objection import Objection
from services.supervision.objections.status import ObjectionStatus


@dataclass(frozen=True)
class ObjectionRead(Objection):
    """An objection as it answers; who examines it is empty to the unit."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="The last day for the decision (P-21).")] = field(
        default=(), kw_only=True
    )


class ObjectionListed(BaseModel):
    """An objection in a list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The objection.")
    number: str | None = Field(description="Its number of the year.", examples=["督异〔2026〕1号"])
    version: int = Field(description="Number of moves so far.")
    status: ObjectionStatus = Field(description="Where it stands; dictionary objection_status.")
    visit_id: UUID = Field(description="The visit.")
    unit_id: UUID = Field(description="The unit that objects.")
    lodged_on: date = Field(description="Day on which it was lodged.")
    outcome: str | None = Field(description="How it was decided; null before.")


class ObjectionPage(Paged[ObjectionListed]):
    """A page of objections."""


def listed(objection: Objection) -> ObjectionListed:
    """The objection in a list."""
    return ObjectionListed(
        id=objection.id,
        number=objection.number,
        version=objection.version,
        status=objection.status,
        visit_id=objection.visit_id,
        unit_id=objection.unit_id,
        lodged_on=objection.lodged_on,
        outcome=None if objection.decision is None else objection.decision.outcome,
    )
