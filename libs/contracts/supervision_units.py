"""What supervision tells of units on its watch list: ids, codes and dates; why an interview was held stays away."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class UnitWatchEvent(Event):
    """What every event of a watched unit says; the watch has the id of the escalated interview."""

    unit_id: UUID = Field(description="The unit that is watched.")
    competent_organ_id: UUID = Field(description="The discipline organ that watches.")
    watched_for: str = Field(description="Why: interview_escalated.")


class UnitWatchEntered(UnitWatchEvent):
    """The unit entered the watch list and is visited more often (S-05, S-12)."""

    event_type: ClassVar[str] = "supervision.unit_watch.entered.v1"
    visits_per_month: int = Field(ge=1, description="How often it is to be visited in a calendar month from now on.")
    problem_ids: tuple[UUID, ...] = Field(default=(), description="Problem items linked to it, if any.")


class UnitWatchPassed(UnitWatchEvent):
    """What the escalation led to had ended when it was heard: on record, and nothing is watched."""

    event_type: ClassVar[str] = "supervision.unit_watch.passed.v1"


class UnitWatchLeft(UnitWatchEvent):
    """The unit left the watch list; the usual frequency of visits holds again."""

    event_type: ClassVar[str] = "supervision.unit_watch.left.v1"
    leaving: str = Field(description="Why it left: followed_through or released.")
    left_on: date = Field(description="From which day.")


class EndedStepHeard(Event):
    """An interview or case has ended; kept here alone, for what was opened because of it."""

    event_type: ClassVar[str] = "supervision.ended_step.heard.v1"
    told: ClassVar[bool] = False


UNIT_WATCH_EVENTS: tuple[type[Event], ...] = (UnitWatchEntered, UnitWatchPassed, UnitWatchLeft)
