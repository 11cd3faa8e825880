"""What the accountability service tells the others: ids, codes and dates of cases and of the evidence index."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

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


class CaseOpened(Event):
    """An accountability case is opened (TA-01). Whoever keeps filings of the unit or matter links them (P-17)."""

    event_type: ClassVar[str] = "accountability.case.opened.v1"
    source_kind: str = Field(description="What it is opened on, e.g. filing_negative_hit.")
    source_id: UUID = Field(description="Identity of the source in its own service, e.g. the filing.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that handles the case.")
    codes: tuple[str, ...] = Field(description="Codes of the trigger, e.g. of the negative list.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")


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
CASE_EVENTS: tuple[type[Event], ...] = (CaseOpened,)
EVENTS: tuple[type[Event], ...] = (*EVIDENCE_EVENTS, *CASE_EVENTS)
