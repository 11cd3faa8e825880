"""What the accountability service tells of follow-ups, disclosures, internal violations and clearings: ids and codes.

No person, no finding, no grade: who was visited, who disclosed and who broke discipline is known here alone.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class FollowupEvent(Event):
    """What every event of a follow-up says."""

    followup_id: UUID = Field(description="The follow-up.")
    sanction_id: UUID = Field(description="The sanction it follows.")
    competent_organ_id: UUID = Field(description="Discipline organ that has the case.")


class FollowupScheduled(FollowupEvent):
    """A sanction took effect; its follow-up is open until the impact period ends (TD-01)."""

    event_type: ClassVar[str] = "accountability.followup.scheduled.v1"
    until_on: date = Field(description="Last day of the impact period.")


class FollowupRescheduled(FollowupEvent):
    """The impact period has another last day (TD-01, P-19)."""

    event_type: ClassVar[str] = "accountability.followup.rescheduled.v1"
    until_on: date = Field(description="Last day of the impact period now.")


class FollowupRevoked(FollowupEvent):
    """The sanction was revoked; the follow-up ends (TD-01, P-14)."""

    event_type: ClassVar[str] = "accountability.followup.revoked.v1"


class FollowupPlanned(FollowupEvent):
    """A visit is planned (TD-02)."""

    event_type: ClassVar[str] = "accountability.followup.planned.v1"


class FollowupPlanDropped(FollowupEvent):
    """The visit that was planned is dropped (TD-02)."""

    event_type: ClassVar[str] = "accountability.followup.plan_dropped.v1"


class FollowupVisited(FollowupEvent):
    """A visit was made and recorded (TD-02)."""

    event_type: ClassVar[str] = "accountability.followup.visited.v1"
    visited_on: date = Field(description="Day of the visit.")


class FollowupRecordReturned(FollowupEvent):
    """The other visitor did not sign the record (TD-02)."""

    event_type: ClassVar[str] = "accountability.followup.record_returned.v1"


class FollowupGraded(FollowupEvent):
    """The visit is graded (TD-02); which grade is not told."""

    event_type: ClassVar[str] = "accountability.followup.graded.v1"


class FollowupBreachRemedied(FollowupEvent):
    """A breach of rights that a visit found is put right (D-02)."""

    event_type: ClassVar[str] = "accountability.followup.breach_remedied.v1"


class FollowupFedBack(FollowupEvent):
    """The organization department has the letter LD-2 (TD-03, D-03)."""

    event_type: ClassVar[str] = "accountability.followup.fed_back.v1"
    addressee_organ_id: UUID = Field(description="Organization or personnel body that has the letter.")
    fed_back_on: date = Field(description="Day of the letter.")


class FollowupAcknowledged(FollowupEvent):
    """The organization department has signed for the letter (TD-03)."""

    event_type: ClassVar[str] = "accountability.followup.acknowledged.v1"


class FollowupClosed(FollowupEvent):
    """The follow-up is closed (TD-03)."""

    event_type: ClassVar[str] = "accountability.followup.closed.v1"
    fed_back: bool = Field(description="Whether a letter LD-2 was sent.")


FOLLOWUP_EVENTS: tuple[type[Event], ...] = (
    FollowupScheduled,
    FollowupRescheduled,
    FollowupRevoked,
    FollowupPlanned,
    FollowupPlanDropped,
    FollowupVisited,
    FollowupRecordReturned,
    FollowupGraded,
    FollowupBreachRemedied,
    FollowupFedBack,
    FollowupAcknowledged,
    FollowupClosed,
)


class ViolationEvent(Event):
    """What every event of an internal violation says: which one, and whose cadre; not who it was."""

    violation_id: UUID = Field(description="The violation.")
    organ_id: UUID = Field(description="Discipline organ whose cadre it is.")


class ViolationRecorded(ViolationEvent):
    """A violation by an own cadre is recorded (TX-03, X-19)."""

    event_type: ClassVar[str] = "accountability.violation.recorded.v1"
    occurred_on: date = Field(description="Day of the violation.")


class ViolationDetermined(ViolationEvent):
    """Its rung on the ladder is confirmed (TX-03, X-18)."""

    event_type: ClassVar[str] = "accountability.violation.determined.v1"
    rung: str = Field(description="first or repeat.")


class ViolationCorrected(ViolationEvent):
    """Its record was corrected (TX-03)."""

    event_type: ClassVar[str] = "accountability.violation.corrected.v1"


class ViolationWithdrawn(ViolationEvent):
    """It is withdrawn and no longer counts (TX-03)."""

    event_type: ClassVar[str] = "accountability.violation.withdrawn.v1"


class ViolationRecomputed(ViolationEvent):
    """Its rung changed because another violation of the year was recorded, corrected or withdrawn (X-18)."""

    event_type: ClassVar[str] = "accountability.violation.recomputed.v1"


class ViolationStepDone(ViolationEvent):
    """A step of its rung was carried out (TX-03, X-18)."""

    event_type: ClassVar[str] = "accountability.violation.step_done.v1"
    step: str = Field(description="Code of the step, e.g. circular_criticism.")


class ViolationClosed(ViolationEvent):
    """It is closed (TX-03)."""

    event_type: ClassVar[str] = "accountability.violation.closed.v1"


VIOLATION_EVENTS: tuple[type[Event], ...] = (
    ViolationRecorded,
    ViolationDetermined,
    ViolationCorrected,
    ViolationWithdrawn,
    ViolationRecomputed,
    ViolationStepDone,
    ViolationClosed,
)


class ClearanceNoted(Event):
    """A clarification was carried out; earlier entries on its subject are shown as cleared (C-01)."""

    event_type: ClassVar[str] = "accountability.clearance.noted.v1"
    clarification_id: UUID = Field(description="The clarification; the clearing has the same id.")
    competent_organ_id: UUID = Field(description="Discipline organ that clarified.")


CLEARANCE_EVENTS: tuple[type[Event], ...] = (ClearanceNoted,)


class DisclosureWindowEvent(Event):
    """What every event of a disclosure window says."""

    window_id: UUID = Field(description="The window.")
    organ_id: UUID = Field(description="Discipline organ that gave notice.")


class DisclosureWindowOpened(DisclosureWindowEvent):
    """A notice urges to disclose within a time limit (TX-01, X-08)."""

    event_type: ClassVar[str] = "accountability.disclosure_window.opened.v1"
    starts_on: date = Field(description="First day of the time limit.")
    ends_on: date = Field(description="Last day of the time limit.")


class DisclosureWindowHandlersNamed(DisclosureWindowEvent):
    """Other officers are named to turn to (TX-01)."""

    event_type: ClassVar[str] = "accountability.disclosure_window.handlers_named.v1"


class DisclosureWindowClosed(DisclosureWindowEvent):
    """The time limit is over (TX-01)."""

    event_type: ClassVar[str] = "accountability.disclosure_window.closed.v1"
    by_hand: bool = Field(description="Whether it was closed before its last day.")


WINDOW_EVENTS: tuple[type[Event], ...] = (
    DisclosureWindowOpened,
    DisclosureWindowHandlersNamed,
    DisclosureWindowClosed,
)


class DisclosureEvent(Event):
    """What every event of a disclosure says: not who made it, nor what it says, nor what was found. Beyond the receipt
    none is told: who disclosed would learn from the feed that it was assessed, or that there is a case or a lead."""

    statement_id: UUID = Field(description="The disclosure.")
    organ_id: UUID = Field(description="Discipline organ that has it.")


class DisclosureReceived(DisclosureEvent):
    """A disclosure was received (TX-02)."""

    event_type: ClassVar[str] = "accountability.disclosure_statement.received.v1"
    window_id: UUID = Field(description="The window.")


class DisclosureHandlersNamed(DisclosureEvent):
    """Its handlers changed (TX-02, P-09); who they are is not told."""

    event_type: ClassVar[str] = "accountability.disclosure_statement.handlers_named.v1"
    told: ClassVar[bool] = False


class DisclosureAssessmentNoted(DisclosureEvent):
    """An assessment waits for another person, or for a further one (TX-02)."""

    event_type: ClassVar[str] = "accountability.disclosure_statement.assessment_noted.v1"
    told: ClassVar[bool] = False


class DisclosureAssessmentReturned(DisclosureEvent):
    """Another person did not share the assessment (TX-02)."""

    event_type: ClassVar[str] = "accountability.disclosure_statement.assessment_returned.v1"
    told: ClassVar[bool] = False


class DisclosureAssessed(DisclosureEvent):
    """It is assessed by at least two persons (TX-02, X-10)."""

    event_type: ClassVar[str] = "accountability.disclosure_statement.assessed.v1"
    told: ClassVar[bool] = False


class DisclosureLinked(DisclosureEvent):
    """It is linked to a case or lead (TX-02); to which is not told."""

    event_type: ClassVar[str] = "accountability.disclosure_statement.linked.v1"
    told: ClassVar[bool] = False


STATEMENT_EVENTS: tuple[type[Event], ...] = (DisclosureReceived,)
"""What is told of a disclosure; the other events of it stay in the service."""
FOLLOWUPS_SERVICE_EVENTS: tuple[type[Event], ...] = (
    *FOLLOWUP_EVENTS,
    *VIOLATION_EVENTS,
    *CLEARANCE_EVENTS,
    *WINDOW_EVENTS,
    *STATEMENT_EVENTS,
)
"""Everything of this chapter that the service publishes."""
