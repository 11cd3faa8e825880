"""A unit on the watch list for one escalated interview, and the end of an interview or case, as heard."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.supervision.unit_watch.frequency import Visits
from services.supervision.unit_watch.status import StepStatus, UnitLeaving, UnitWatchStatus, WatchedFor


@dataclass(frozen=True)
class Release:
    """That the head of the office let the unit go."""

    reasons: Annotated[str, Field(description="Why more frequent visits are no longer needed.")]
    released_by: Annotated[UUID, Field(description="Who released it.")]
    released_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class UnitWatch(Case):
    """One unit, watched because of one escalated interview; its id is the id of that interview."""

    status: Annotated[UnitWatchStatus, Field(description="Whether it is on the list; dictionary unit_watch_status.")]
    _: KW_ONLY
    unit_id: Annotated[UUID, Field(description="The unit.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that watches.")]
    watched_for: Annotated[WatchedFor, Field(description="Why; dictionary unit_watched_for.")]
    tier: Annotated[str, Field(description="Tier of the escalated interview; list interview_tiers of accountability.")]
    ground: Annotated[str, Field(description="Why it was escalated: a code of accountability.")]
    escalated_on: Annotated[date, Field(description="Day of the escalation.")]
    visits: Annotated[Visits, Field(description="How often the unit is visited while it is on the list (S-05, S-12).")]
    following_ids: Annotated[
        tuple[UUID, ...], Field(description="The interview and case that followed; with their end the unit leaves.")
    ] = ()
    problem_ids: Annotated[tuple[UUID, ...], Field(description="Problem items behind the escalation.")] = ()
    project_code: Annotated[str | None, Field(description="State investment-project code of the matter.")] = None
    entered_on: Annotated[date, Field(description="Day it entered the list.")]
    leaving: Annotated[UnitLeaving | None, Field(description="Why it left; dictionary unit_watch_leaving.")] = None
    left_on: Annotated[date | None, Field(description="Day it left.")] = None
    release: Annotated[Release | None, Field(description="The release by the head, if that is how it left.")] = None


@dataclass(frozen=True)
class EndedStep(Case):
    """That an interview or case has ended. Its id is of this record alone: it may be heard of before what led to it."""

    status: StepStatus
    _: KW_ONLY
    step_id: UUID
    ended_on: date
