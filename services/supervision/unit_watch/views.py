"""How a watched unit answers: as a line of the list, and in full."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.supervision.unit_watch.frequency import Visits
from services.supervision.unit_watch.status import UnitLeaving, UnitWatchStatus, WatchedFor
from services.supervision.unit_watch.watch import UnitWatch


class UnitWatchListed(BaseModel):
    """A watched unit as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The escalated interview, whose id the watch has.")
    status: UnitWatchStatus = Field(description="Whether it is on the list; dictionary unit_watch_status.")
    unit_id: UUID = Field(description="The unit.")
    watched_for: WatchedFor = Field(description="Why; dictionary unit_watched_for.")
    visits: Visits = Field(description="How often the unit is visited while it is on the list (S-05, S-12).")
    problem_ids: tuple[UUID, ...] = Field(description="Problem items behind the escalation.")
    escalated_on: date = Field(description="Day of the escalation.")
    entered_on: date = Field(description="Day it entered the list.")
    leaving: UnitLeaving | None = Field(description="Why it left; dictionary unit_watch_leaving.")
    left_on: date | None = Field(description="Day it left.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")
    version: int = Field(description="Version, as in the ETag.")


class UnitWatchPage(Paged[UnitWatchListed]):
    """A page of watched units."""


@dataclass(frozen=True)
class UnitWatchRead(UnitWatch):
    """A watched unit as it answers: its fields and what this caller may do now."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: the visits themselves are planned elsewhere.")] = (
        field(default=(), kw_only=True)
    )


def listed(watch: UnitWatch) -> UnitWatchListed:
    """The unit as a line of the list."""
    return UnitWatchListed(
        id=watch.id,
        status=watch.status,
        unit_id=watch.unit_id,
        watched_for=watch.watched_for,
        visits=watch.visits,
        problem_ids=watch.problem_ids,
        escalated_on=watch.escalated_on,
        entered_on=watch.entered_on,
        leaving=watch.leaving,
        left_on=watch.left_on,
        changed_at=watch.changed_at,
        version=watch.version,
    )
