"""What the vault tells the others: that a sealed report was asked for, opened, read; ids and codes only (P-06).

Of the reports themselves, and of who may ask for them, nothing is published: their events are untold.
"""

from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class OpeningEvent(Event):
    """What every event of an opening says: which report, by its opaque reference, where, and for which purpose."""

    organ_id: UUID = Field(description="The discipline organ whose letters office keeps the report.")
    report_ref: UUID = Field(description="Opaque reference of the report.")
    purpose: str = Field(description="Code of the purpose (list vault_purposes).")


class OpeningRequested(OpeningEvent):
    """Somebody asks to look at a sealed report."""

    event_type: ClassVar[str] = "vault.opening.requested.v1"


class OpeningApproved(OpeningEvent):
    """A second person approved it: one look, within minutes."""

    event_type: ClassVar[str] = "vault.opening.approved.v1"
    minutes: int = Field(ge=1, le=15, description="Minutes within which the one look must be taken.")


class OpeningRefused(OpeningEvent):
    """A second person refused it; nothing was opened."""

    event_type: ClassVar[str] = "vault.opening.refused.v1"


class OpeningUsed(OpeningEvent):
    """The report was read, once."""

    event_type: ClassVar[str] = "vault.opening.used.v1"


class OpeningExpired(OpeningEvent):
    """The minutes passed without a look."""

    event_type: ClassVar[str] = "vault.opening.expired.v1"


class OpeningAcknowledged(OpeningEvent):
    """The supervisor has taken note of it."""

    event_type: ClassVar[str] = "vault.opening.acknowledged.v1"


class ReportEvent(Event):
    """What happens to a report; told to nobody."""

    told: ClassVar[bool] = False

    organ_id: UUID = Field(description="The discipline organ whose letters office keeps the report.")


class ReportLodged(ReportEvent):
    """A report was sealed in the vault; told to nobody."""

    event_type: ClassVar[str] = "vault.report.lodged.v1"


class ReportAcknowledged(ReportEvent):
    """A named reporter was told that the report is taken up (P-07); told to nobody."""

    event_type: ClassVar[str] = "vault.report.acknowledged.v1"


class InvestigationEvent(Event):
    """Who may ask for the reports of a malice case; told to nobody."""

    told: ClassVar[bool] = False

    organ_id: UUID = Field(description="The discipline organ that has the case.")


class InvestigationNoted(InvestigationEvent):
    """There is such a case; nobody may ask for its sake yet. Told to nobody."""

    event_type: ClassVar[str] = "vault.investigation.noted.v1"


class InvestigationStarted(InvestigationEvent):
    """It is investigated, or its handlers changed: those named may ask from now on. Told to nobody."""

    event_type: ClassVar[str] = "vault.investigation.started.v1"


class InvestigationEnded(InvestigationEvent):
    """It is over: nobody may ask for its sake any more. Told to nobody."""

    event_type: ClassVar[str] = "vault.investigation.ended.v1"


OPENING_EVENTS: tuple[type[Event], ...] = (
    OpeningRequested,
    OpeningApproved,
    OpeningRefused,
    OpeningUsed,
    OpeningExpired,
    OpeningAcknowledged,
)
UNTOLD_EVENTS: tuple[type[Event], ...] = (
    ReportLodged,
    ReportAcknowledged,
    InvestigationNoted,
    InvestigationStarted,
    InvestigationEnded,
)
EVENTS: tuple[type[Event], ...] = OPENING_EVENTS
"""Everything that is published."""
