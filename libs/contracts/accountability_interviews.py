"""What accountability tells of interviews and of the triggers behind them: tier, unit, organ, days; never words."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class InterviewEvent(Event):
    """What every event of an interview says; the interviewee is not named."""

    unit_id: UUID = Field(description="The unit whose leader is to be interviewed.")
    competent_organ_id: UUID = Field(description="The discipline organ that interviews.")
    tier: str = Field(description="Code of the tier, e.g. xc_i4; list interview_tiers.")
    occurrence_id: UUID = Field(description="The event behind it; one interview per unit and event (G-34).")


class InterviewTriggered(InterviewEvent):
    """The table of tiers proposes an interview, or proposes it anew at another tier (TI-01)."""

    event_type: ClassVar[str] = "accountability.interview.triggered.v1"


class InterviewRebased(InterviewEvent):
    """Another trigger of the same event joined or left; the interview stands (TI-01, G-36)."""

    event_type: ClassVar[str] = "accountability.interview.rebased.v1"


class InterviewConfirmed(InterviewEvent):
    """The leader in charge has checked the facts and named the interviewee (TI-02)."""

    event_type: ClassVar[str] = "accountability.interview.confirmed.v1"


class InterviewCancelled(InterviewEvent):
    """It does not take place: the trigger was wrong or was withdrawn (TI-03)."""

    event_type: ClassVar[str] = "accountability.interview.cancelled.v1"


class InterviewNoticed(InterviewEvent):
    """The notice is issued (TI-04)."""

    event_type: ClassVar[str] = "accountability.interview.noticed.v1"
    held_on: date = Field(description="Day for which it is called.")


class InterviewHeld(InterviewEvent):
    """It was held and recorded (TI-05)."""

    event_type: ClassVar[str] = "accountability.interview.held.v1"
    held_on: date = Field(description="Day on which it was held.")


class InterviewNoShow(InterviewEvent):
    """Who was called did not appear (TI-06)."""

    event_type: ClassVar[str] = "accountability.interview.no_show.v1"


class InterviewRectifying(InterviewEvent):
    """The unit has handed in its plan of rectification (TI-07)."""

    event_type: ClassVar[str] = "accountability.interview.rectifying.v1"
    due_on: date = Field(description="Day by which it is to be put right.")


class InterviewProgressed(InterviewEvent):
    """Something was added to its record without a change of status; what, nobody is told: it may be deliberation."""

    event_type: ClassVar[str] = "accountability.interview.progressed.v1"


class InterviewVerified(InterviewEvent):
    """The rectification was verified on site (TI-08)."""

    event_type: ClassVar[str] = "accountability.interview.verified.v1"


class InterviewEscalated(InterviewEvent):
    """The interview is escalated to the next higher tier or to a case (TI-10, A-06, S-12)."""

    event_type: ClassVar[str] = "accountability.interview.escalated.v1"
    ground: str = Field(description="no_show, refused, overdue_after_red_slip or falsified.")
    escalated_on: date = Field(description="Day on which the leader in charge confirmed it.")
    next_interview_id: UUID | None = Field(default=None, description="The interview at the next tier, if one follows.")
    case_id: UUID | None = Field(default=None, description="The accountability case it was escalated to, if any.")
    problem_ids: tuple[UUID, ...] = Field(default=(), description="Problem items of supervision behind it, if any.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")


class InterviewClosed(InterviewEvent):
    """Closed with a recorded decision whether to pursue persons (TI-09, G-38)."""

    event_type: ClassVar[str] = "accountability.interview.closed.v1"
    pursuit: str = Field(description="none or case.")
    case_id: UUID | None = Field(default=None, description="The case opened, if any.")


INTERVIEW_EVENTS: tuple[type[Event], ...] = (
    InterviewTriggered,
    InterviewRebased,
    InterviewConfirmed,
    InterviewCancelled,
    InterviewNoticed,
    InterviewHeld,
    InterviewNoShow,
    InterviewRectifying,
    InterviewProgressed,
    InterviewVerified,
    InterviewEscalated,
    InterviewClosed,
)


class TriggerEvent(Event):
    """What every event of a trigger record says."""

    competent_organ_id: UUID = Field(description="The discipline organ that weighs it.")
    source_kind: str = Field(description="named_criticism, circular, ranking or by_hand.")
    occurrence_id: UUID = Field(description="The event it belongs to.")
    occurred_on: date = Field(description="Day of the event.")


class TriggerWeighed(TriggerEvent):
    """A trigger was weighed by the table of tiers; each unit has its answer (TI-01)."""

    event_type: ClassVar[str] = "accountability.trigger.weighed.v1"
    interviews: tuple[UUID, ...] = Field(description="Interviews it proposes or adds to.")


class TriggerWithdrawn(TriggerEvent):
    """A trigger was withdrawn at its source (TI-03)."""

    event_type: ClassVar[str] = "accountability.trigger.withdrawn.v1"


TRIGGER_EVENTS: tuple[type[Event], ...] = (TriggerWeighed, TriggerWithdrawn)
