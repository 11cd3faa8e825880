"""What visits answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from libs.contracts.supervision_visits import VisitKind
from services.supervision.visits.status import VisitStatus
from services.supervision.visits.visit import Visit


@dataclass(frozen=True)
class VisitRead(Visit):
    """A visit as it answers; what is not for the caller is empty: to the unit, why and by whose plan it is visited,
    its kind included, and the report of the team."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[
        tuple[Due, ...], Field(description="The limit for the conclusion, then for the objection of the unit (P-21).")
    ] = field(default=(), kw_only=True)


class VisitListed(BaseModel):
    """A visit in a list: enough to find it and to see what is next."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The visit.")
    number: str | None = Field(description="Its number of the year; null while it is hidden.")
    version: int = Field(description="Number of moves so far.")
    status: VisitStatus = Field(description="Where it stands; dictionary visit_status.")
    kind: VisitKind | None = Field(description="Kind of visit; null to the unit that is visited.")
    unannounced: bool = Field(description="Whether it is, or was, hidden until it starts.")
    unit_id: UUID = Field(description="The unit visited.")
    office_id: UUID = Field(description="The office or dispatched body that visits.")
    task_id: UUID | None = Field(description="The central task looked at; null if none, or not yours to know.")
    planned_on: date = Field(description="Day it is planned for.")
    visited_on: date | None = Field(description="Day on site; null before.")


class VisitPage(Paged[VisitListed]):
    """A page of visits."""


class VisitWarning(BaseModel):
    """A visit that is near another one to the same unit (G-57)."""

    model_config = ConfigDict(frozen=True)

    visit_id: UUID = Field(description="The visit.")
    office_id: UUID = Field(description="The office or body that visits.")
    on: date = Field(description="Its day on site, or the day it is planned for.")


class VisitWarnings(BaseModel):
    """The visits near a day; they warn and never block."""

    model_config = ConfigDict(frozen=True)

    unit_id: UUID = Field(description="The unit asked about.")
    on: date = Field(description="The day asked about.")
    days: int = Field(description="Two visits within so many days are too near.")
    items: tuple[VisitWarning, ...] = Field(description="Visits you may know that are near, by day.")


class OrderRead(BaseModel):
    """The order of a visit (LS-1): what is looked at and who goes; nothing is widened later (P-21)."""

    model_config = ConfigDict(frozen=True)

    visit_id: UUID = Field(description="The visit.")
    number: str | None = Field(description="Number of the visit; null while it is hidden.")
    organ_id: UUID = Field(description="Discipline organ that visits.")
    office_id: UUID = Field(description="Office or body that visits.")
    unit_id: UUID = Field(description="The unit.")
    planned_on: date = Field(description="Day it is planned for.")
    content: str = Field(description="What is looked at.")
    subject: str = Field(description="Whom or which work it is about.")
    scope: str = Field(description="Places and period.")
    methods: tuple[str, ...] = Field(description="How it finds out; list visit_methods.")
    leader_id: UUID = Field(description="Leader of the team.")
    member_ids: tuple[UUID, ...] = Field(description="The other members.")
    wording: str = Field(description="The fixed wording, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands on.")


class ConclusionRead(BaseModel):
    """The conclusion as it is fed back to the unit, with its right to object (LS-6, P-21)."""

    model_config = ConfigDict(frozen=True)

    visit_id: UUID = Field(description="The visit.")
    number: str | None = Field(description="Number of the visit.")
    from_organ_id: UUID = Field(description="Discipline organ that visited.")
    unit_id: UUID = Field(description="The unit.")
    visited_on: date = Field(description="Day on site.")
    text: str = Field(description="The conclusion.")
    outcome: str | None = Field(description="How an objection was decided: upheld, corrected, revoked; null if none.")
    corrected_text: str = Field(description="The conclusion as corrected on objection; empty unless it was.")
    fed_back_on: date = Field(description="Day on which it was fed back.")
    objection_until: date = Field(description="Last day for an objection.")
    objection_right: str = Field(description="The right to object, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands on.")
