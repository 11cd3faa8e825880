"""What supervision tells of requests for staff, liaison meetings and supervision lists: ids, codes and days."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class StaffRequestEvent(Event):
    """What every event of a request for staff says; never of a visit that comes of it (G-54)."""

    competent_organ_id: UUID = Field(description="The discipline organ that is asked, or that asks.")
    kind: str = Field(description="What is asked for; list staff_request_kinds (S-03, S-04).")
    requester_id: UUID = Field(description="The organ that asks.")
    addressee_id: UUID = Field(description="The organ that is asked.")
    task_id: UUID | None = Field(default=None, description="The central task it is for, if any.")


class StaffRequestRequested(StaffRequestEvent):
    """Staff is asked for (S-03, S-04)."""

    event_type: ClassVar[str] = "supervision.staff_request.requested.v1"


class StaffRequestGranted(StaffRequestEvent):
    """Whoever was asked sends staff."""

    event_type: ClassVar[str] = "supervision.staff_request.granted.v1"


class StaffRequestRefused(StaffRequestEvent):
    """Whoever was asked sends none, with reasons."""

    event_type: ClassVar[str] = "supervision.staff_request.refused.v1"


class StaffRequestWithdrawn(StaffRequestEvent):
    """Whoever asked took the request back."""

    event_type: ClassVar[str] = "supervision.staff_request.withdrawn.v1"


class StaffRequestEnded(StaffRequestEvent):
    """The help, the training or the joint work is over."""

    event_type: ClassVar[str] = "supervision.staff_request.ended.v1"


class LiaisonMeetingEvent(Event):
    """What every event of a liaison meeting says."""

    competent_organ_id: UUID = Field(description="The discipline organ that keeps the liaison.")
    kind: str = Field(description="Kind of meeting; list liaison_kinds (S-02).")
    held_on: date = Field(description="Day of the meeting.")


class LiaisonMeetingRecorded(LiaisonMeetingEvent):
    """A meeting with the bureau, lead units or task forces was recorded (S-02)."""

    event_type: ClassVar[str] = "supervision.liaison_meeting.recorded.v1"


class LiaisonMeasureSettled(LiaisonMeetingEvent):
    """A measure of the meeting is done, or dropped with reasons."""

    event_type: ClassVar[str] = "supervision.liaison_meeting.measure_settled.v1"


class LiaisonMeetingClosed(LiaisonMeetingEvent):
    """Nothing of the meeting is outstanding."""

    event_type: ClassVar[str] = "supervision.liaison_meeting.closed.v1"


class SupervisionListEvent(Event):
    """What every event of a supervision list says."""

    competent_organ_id: UUID = Field(description="The discipline organ whose list it is.")
    kind: str = Field(description="political or daily; list supervision_list_kinds (S-14).")


class SupervisionListDrafted(SupervisionListEvent):
    """A list was drafted (S-14)."""

    event_type: ClassVar[str] = "supervision.supervision_list.drafted.v1"


class SupervisionListRevised(SupervisionListEvent):
    """The draft was changed."""

    event_type: ClassVar[str] = "supervision.supervision_list.revised.v1"


class SupervisionListPutInForce(SupervisionListEvent):
    """The list is in force."""

    event_type: ClassVar[str] = "supervision.supervision_list.put_in_force.v1"
    in_force_on: date = Field(description="From which day.")


class SupervisionListReplaced(SupervisionListEvent):
    """Another list of the kind is in force instead."""

    event_type: ClassVar[str] = "supervision.supervision_list.replaced.v1"
    replaced_by: UUID = Field(description="The list that is in force instead.")


class SupervisionListRetired(SupervisionListEvent):
    """The list is no longer in force, with reasons."""

    event_type: ClassVar[str] = "supervision.supervision_list.retired.v1"


LIAISON_EVENTS: tuple[type[Event], ...] = (
    StaffRequestRequested,
    StaffRequestGranted,
    StaffRequestRefused,
    StaffRequestWithdrawn,
    StaffRequestEnded,
    LiaisonMeetingRecorded,
    LiaisonMeasureSettled,
    LiaisonMeetingClosed,
    SupervisionListDrafted,
    SupervisionListRevised,
    SupervisionListPutInForce,
    SupervisionListReplaced,
    SupervisionListRetired,
)
