"""What the clarification service tells of applications and candidates; of its index of leads it tells nothing."""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class ApplicationEvent(Event):
    """What every event of an application says: to which organ it was made, and nothing of what becomes of it inside."""

    organ_id: UUID = Field(description="The discipline organ that received it.")


class ApplicationReceived(ApplicationEvent):
    """A written application for clarification is received; its receipt LC-1 says when an opinion is due (C-23)."""

    event_type: ClassVar[str] = "clarification.application.received.v1"
    unit_id: UUID = Field(description="The unit concerned: that of the person who applies, or the one that applies.")
    received_on: date = Field(description="Day of receipt, from which the month counts (C-24).")
    expected_on: date = Field(description="Day by which an opinion is due; it stays as it was at receipt (G-24).")
    channel: Literal["online", "paper"] = Field(description="How it came in.")


class ApplicationAcknowledged(ApplicationEvent):
    """The receipt was handed over (G-23)."""

    event_type: ClassVar[str] = "clarification.application.acknowledged.v1"
    acknowledged_on: date = Field(description="Day on which the receipt was handed over.")


class ApplicationAnswered(ApplicationEvent):
    """The applicant has an answer (C-24, G-27)."""

    event_type: ClassVar[str] = "clarification.application.answered.v1"
    outcome: Literal["started", "not_started"] = Field(description="Whether clarification is started.")


class ApplicationReconsiderationAsked(ApplicationEvent):
    """The applicant asks the leader in charge to reconsider, which is possible once (G-27)."""

    event_type: ClassVar[str] = "clarification.application.reconsideration_asked.v1"


class ApplicationServed(ApplicationEvent):
    """The letter of clarification is served (C-16)."""

    event_type: ClassVar[str] = "clarification.application.served.v1"


class ApplicationWithdrawn(ApplicationEvent):
    """The applicant has taken it back (TC-16)."""

    event_type: ClassVar[str] = "clarification.application.withdrawn.v1"


class CandidateEvent(Event):
    """What every event of a candidate says: for which office, and neither subject nor lead."""

    organ_id: UUID = Field(description="The discipline organ.")
    office_id: UUID = Field(description="The office or body that verified (C-04).")


class CandidateProposed(CandidateEvent):
    """A concluded lead qualifies, or a concluded matter is reported again (C-06, C-10, C-11)."""

    event_type: ClassVar[str] = "clarification.candidate.proposed.v1"
    situations: tuple[str, ...] = Field(description="Codes of the situations that the findings suggest.")


class CandidateSupplemented(CandidateEvent):
    """The repeated report, too, is concluded now; its findings stand beside (C-11)."""

    event_type: ClassVar[str] = "clarification.candidate.supplemented.v1"
    situations: tuple[str, ...] = Field(description="Codes of the situations that the findings suggest.")


class CandidateScreened(CandidateEvent):
    """The monthly screening proposes it again (P-39)."""

    event_type: ClassVar[str] = "clarification.candidate.screened.v1"
    times: int = Field(ge=1, description="How often the screening has proposed it so far.")


class CandidateTakenUp(CandidateEvent):
    """Clarification is opened by the office itself (C-22)."""

    event_type: ClassVar[str] = "clarification.candidate.taken_up.v1"
    clarification_id: UUID = Field(description="The clarification opened.")


class CandidateDismissed(CandidateEvent):
    """The head of the office finds no need of clarification (C-03)."""

    event_type: ClassVar[str] = "clarification.candidate.dismissed.v1"


class LeadEntryEvent(Event):
    """What happens in the index of leads is told to nobody: it would tell of the lead (G-24)."""

    told: ClassVar[bool] = False


class LeadEntryNoted(LeadEntryEvent):
    """A lead, an accountability case or an escalated interview is indexed."""

    event_type: ClassVar[str] = "clarification.lead_entry.noted.v1"


class LeadEntryConcluded(LeadEntryEvent):
    """The lead is concluded."""

    event_type: ClassVar[str] = "clarification.lead_entry.concluded.v1"


class LeadEntryForwarded(LeadEntryEvent):
    """The lead went to another organ, and is no longer open here."""

    event_type: ClassVar[str] = "clarification.lead_entry.forwarded.v1"


class LeadEntryRescoped(LeadEntryEvent):
    """The accountability case is on another subject now."""

    event_type: ClassVar[str] = "clarification.lead_entry.rescoped.v1"


class LeadEntryEnded(LeadEntryEvent):
    """The accountability case has ended, or what an escalated interview led to has."""

    event_type: ClassVar[str] = "clarification.lead_entry.ended.v1"


class EndedStepHeard(Event):
    """An interview or case has ended; told to nobody, as nothing of the index is (G-24)."""

    event_type: ClassVar[str] = "clarification.ended_step.heard.v1"
    told: ClassVar[bool] = False


APPLICATION_EVENTS: tuple[type[Event], ...] = (
    ApplicationReceived,
    ApplicationAcknowledged,
    ApplicationAnswered,
    ApplicationReconsiderationAsked,
    ApplicationServed,
    ApplicationWithdrawn,
)
CANDIDATE_EVENTS: tuple[type[Event], ...] = (
    CandidateProposed,
    CandidateSupplemented,
    CandidateScreened,
    CandidateTakenUp,
    CandidateDismissed,
)
LEAD_ENTRY_EVENTS: tuple[type[Event], ...] = (
    LeadEntryNoted,
    LeadEntryConcluded,
    LeadEntryForwarded,
    LeadEntryRescoped,
    LeadEntryEnded,
)
INTAKE_EVENTS: tuple[type[Event], ...] = (*APPLICATION_EVENTS, *CANDIDATE_EVENTS)
"""What is published; the events of the index of leads are not among them."""
