"""What the accountability service tells the others: ids, codes and dates of cases and of the evidence index."""

# ruff: noqa: PLC0414 - the events of cases are told from here, too

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.contracts.accountability_aftermath import AFTERMATH_EVENTS
from libs.contracts.accountability_cases import CASE_EVENTS, JOINT_EVENTS
from libs.contracts.accountability_cases import CaseOpened as CaseOpened
from libs.contracts.accountability_followups import FOLLOWUPS_SERVICE_EVENTS
from libs.contracts.accountability_interviews import INTERVIEW_EVENTS, TRIGGER_EVENTS
from libs.contracts.accountability_tolerance import TOLERANCE_EVENTS
from libs.kernel.events import Event


class EvidenceEvent(Event):
    """What every event of the evidence index says of the filing it is about."""

    filing_id: UUID = Field(description="The filing; the evidence has the same id.")
    unit_id: UUID = Field(description="The unit whose party organisation filed.")
    competent_organ_id: UUID = Field(description="The discipline organ the filing went to.")


class EvidenceAccepted(EvidenceEvent):
    """The filing is accepted; it counts as evidence once the receipt is served (F-50)."""

    event_type: ClassVar[str] = "accountability.evidence.accepted.v1"
    validity_until: date = Field(description="Last day on which the filing holds.")


class EvidenceRefused(EvidenceEvent):
    """The filing is not accepted: no filing protects the matter (F-35)."""

    event_type: ClassVar[str] = "accountability.evidence.refused.v1"
    reason_codes: tuple[str, ...] = Field(description="Codes of the reasons.")


class EvidenceServed(EvidenceEvent):
    """The receipt is served; the filing may be shown as evidence of motive and collective decision (P-17)."""

    event_type: ClassVar[str] = "accountability.evidence.served.v1"
    validity_until: date = Field(description="Last day on which the filing holds.")


class EvidenceExtended(EvidenceEvent):
    """The validity of the filing is extended (G-18)."""

    event_type: ClassVar[str] = "accountability.evidence.extended.v1"
    validity_until: date = Field(description="New last day.")


class EvidenceSuspended(EvidenceEvent):
    """The execution meets the negative list; the filing protects nothing meanwhile (G-20)."""

    event_type: ClassVar[str] = "accountability.evidence.suspended.v1"
    negative_items: tuple[str, ...] = Field(description="Codes of the negative list.")


class EvidenceRestored(EvidenceEvent):
    """The hit is not substantiated; the filing counts again (G-20)."""

    event_type: ClassVar[str] = "accountability.evidence.restored.v1"


class EvidenceClosed(EvidenceEvent):
    """The filing is revoked; the evidence is closed (G-20)."""

    event_type: ClassVar[str] = "accountability.evidence.closed.v1"
    negative_items: tuple[str, ...] = Field(description="Codes that were substantiated.")


class EvidenceEnded(EvidenceEvent):
    """The filing is done or its validity is over; it stays readable as evidence of its time (G-18)."""

    event_type: ClassVar[str] = "accountability.evidence.ended.v1"
    ending: str = Field(description="closed or lapsed.")


EVIDENCE_EVENTS: tuple[type[Event], ...] = (
    EvidenceAccepted,
    EvidenceRefused,
    EvidenceServed,
    EvidenceExtended,
    EvidenceSuspended,
    EvidenceRestored,
    EvidenceClosed,
    EvidenceEnded,
)
EVENTS: tuple[type[Event], ...] = (
    *EVIDENCE_EVENTS,
    *CASE_EVENTS,
    *JOINT_EVENTS,
    *INTERVIEW_EVENTS,
    *TRIGGER_EVENTS,
    *TOLERANCE_EVENTS,
    *FOLLOWUPS_SERVICE_EVENTS,
    *AFTERMATH_EVENTS,
)
