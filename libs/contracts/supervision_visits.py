"""What supervision tells of visits and objections to them.

Before it starts, nothing at all is told of an unannounced visit: neither of whom, nor that there is one (G-54, P-33).
"""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event

VisitKind = Literal["daily_cdi", "daily_dispatched", "special", "spot_verification", "common_sample", "joint_requested"]


class VisitEvent(Event):
    """What every event of a visit says. The first that is told of an unannounced one is its start."""

    competent_organ_id: UUID = Field(description="The discipline organ that visits.")
    kind: VisitKind = Field(description="Kind of visit (S-04 to S-11).")
    unannounced: bool = Field(description="Whether it was hidden from whoever is visited until it started (P-33).")
    unit_id: UUID = Field(description="The unit visited.")
    office_id: UUID = Field(description="The office or dispatched body that visits.")
    task_id: UUID | None = Field(default=None, description="The central task looked at, if any.")


class VisitHidden(Event):
    """A step of an unannounced visit before it starts; told to nobody (G-54, P-33)."""

    event_type: ClassVar[str] = "supervision.visit.hidden.v1"
    told: ClassVar[bool] = False


class VisitProposed(VisitEvent):
    """A special visit was proposed to the inspection bureau (S-07)."""

    event_type: ClassVar[str] = "supervision.visit.proposed.v1"


class VisitPlanned(VisitEvent):
    """A visit is planned: content, object and range are fixed (TV-01, P-21)."""

    event_type: ClassVar[str] = "supervision.visit.planned.v1"


class VisitDeclined(VisitEvent):
    """The inspection bureau did not confirm a special visit (S-07)."""

    event_type: ClassVar[str] = "supervision.visit.declined.v1"


class VisitAssigned(VisitEvent):
    """Leader and members of the team are named (TV-02)."""

    event_type: ClassVar[str] = "supervision.visit.assigned.v1"


class VisitStarted(VisitEvent):
    """The team is on site (TV-03); from now on it is hidden from nobody who may know of visits."""

    event_type: ClassVar[str] = "supervision.visit.started.v1"
    started_on: date = Field(description="Day on site.")


class VisitReported(VisitEvent):
    """The team has reported what it found, not what it was (TV-04)."""

    event_type: ClassVar[str] = "supervision.visit.reported.v1"


class VisitClosed(VisitEvent):
    """Problems are opened, the conclusion is fed back, the right to object told (TV-05); the visit counts."""

    event_type: ClassVar[str] = "supervision.visit.closed.v1"
    visited_on: date = Field(description="Day on site: the day that counts.")
    problem_ids: tuple[UUID, ...] = Field(default=(), description="Problem items it opened.")


class VisitReviewed(VisitEvent):
    """The objection of the unit to the conclusion is decided (P-21)."""

    event_type: ClassVar[str] = "supervision.visit.reviewed.v1"
    outcome: str = Field(description="upheld, corrected or revoked.")
    decided_on: date = Field(description="Day of the decision.")


class VisitCancelled(VisitEvent):
    """The visit does not take place and does not count (TV-06)."""

    event_type: ClassVar[str] = "supervision.visit.cancelled.v1"


class ObjectionEvent(Event):
    """What every event of an objection to the conclusion of a visit says."""

    visit_id: UUID = Field(description="The visit.")
    unit_id: UUID = Field(description="The unit that objects.")
    competent_organ_id: UUID = Field(description="The discipline organ that decides.")


class ObjectionLodged(ObjectionEvent):
    """The unit objects to the conclusion within its time (P-21)."""

    event_type: ClassVar[str] = "supervision.objection.lodged.v1"
    lodged_on: date = Field(description="Day of the objection.")


class ObjectionAssigned(ObjectionEvent):
    """Somebody who took no part in the visit examines it (P-21)."""

    event_type: ClassVar[str] = "supervision.objection.assigned.v1"


class ObjectionDecided(ObjectionEvent):
    """The objection is decided (P-21)."""

    event_type: ClassVar[str] = "supervision.objection.decided.v1"
    outcome: str = Field(description="upheld, corrected or revoked.")
    decided_on: date = Field(description="Day of the decision.")


class ObjectionWithdrawn(ObjectionEvent):
    """The unit took its objection back."""

    event_type: ClassVar[str] = "supervision.objection.withdrawn.v1"


VISIT_EVENTS: tuple[type[Event], ...] = (
    VisitProposed,
    VisitPlanned,
    VisitDeclined,
    VisitAssigned,
    VisitStarted,
    VisitReported,
    VisitClosed,
    VisitReviewed,
    VisitCancelled,
    ObjectionLodged,
    ObjectionAssigned,
    ObjectionDecided,
    ObjectionWithdrawn,
)
