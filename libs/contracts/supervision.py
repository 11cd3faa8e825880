"""What the supervision service tells the others: ids, codes and dates of watch list, watched obligations and leads."""

# ruff: noqa: PLC0414 - the events of leads are told from here, too

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.contracts.supervision_leads import LEAD_EVENTS as LEAD_EVENTS
from libs.contracts.supervision_leads import LEAD_TRANSFER_EVENTS as LEAD_TRANSFER_EVENTS
from libs.contracts.supervision_leads import ConcludedItem as ConcludedItem
from libs.contracts.supervision_leads import Finding as Finding
from libs.contracts.supervision_leads import LeadAssigned as LeadAssigned
from libs.contracts.supervision_leads import LeadConcluded as LeadConcluded
from libs.contracts.supervision_leads import LeadDisposed as LeadDisposed
from libs.contracts.supervision_leads import LeadDispositionProposed as LeadDispositionProposed
from libs.contracts.supervision_leads import LeadEvent as LeadEvent
from libs.contracts.supervision_leads import LeadFedBack as LeadFedBack
from libs.contracts.supervision_leads import LeadForwarded as LeadForwarded
from libs.contracts.supervision_leads import LeadReceived as LeadReceived
from libs.contracts.supervision_leads import LeadSigned as LeadSigned
from libs.contracts.supervision_leads import LeadSubmitted as LeadSubmitted
from libs.contracts.supervision_leads import LeadTransferEvent as LeadTransferEvent
from libs.contracts.supervision_leads import LeadTransferFedBack as LeadTransferFedBack
from libs.contracts.supervision_leads import LeadTransferForwarded as LeadTransferForwarded
from libs.contracts.supervision_leads import LeadTransferReceived as LeadTransferReceived
from libs.contracts.supervision_leads import LeadTransferSubmitted as LeadTransferSubmitted
from libs.contracts.supervision_leads import LeadTransferTurnedBack as LeadTransferTurnedBack
from libs.contracts.supervision_leads import LeadTurnedBack as LeadTurnedBack
from libs.contracts.supervision_liaison import LIAISON_EVENTS as LIAISON_EVENTS
from libs.contracts.supervision_problems import PROBLEM_EVENTS as PROBLEM_EVENTS
from libs.contracts.supervision_sources import SOURCE_EVENTS as SOURCE_EVENTS
from libs.contracts.supervision_tasks import TASK_EVENTS as TASK_EVENTS
from libs.contracts.supervision_units import UNIT_WATCH_EVENTS as UNIT_WATCH_EVENTS
from libs.contracts.supervision_visits import VISIT_EVENTS as VISIT_EVENTS
from libs.kernel.events import Event


class WatchEntryEvent(Event):
    """What every event of the watch list says."""

    filing_id: UUID = Field(description="The filing whose matter is watched; the entry has the same id.")
    unit_id: UUID = Field(description="The unit that is watched.")
    competent_organ_id: UUID = Field(description="The discipline organ that watches.")
    reason: str = Field(description="Why: filing_refused, aftercare, negative_hit or lapsed_open.")


class WatchEntryEntered(WatchEntryEvent):
    """Unit and matter entered the watch list."""

    event_type: ClassVar[str] = "supervision.watch_entry.entered.v1"


class WatchEntryChanged(WatchEntryEvent):
    """The matter is now watched for another reason."""

    event_type: ClassVar[str] = "supervision.watch_entry.changed.v1"


class WatchEntryLeft(WatchEntryEvent):
    """The matter left the watch list; ``reason`` is the one it was last watched for."""

    event_type: ClassVar[str] = "supervision.watch_entry.left.v1"
    leaving: str = Field(description="Why it left: filing_closed, filing_revoked or filing_lapsed.")


class WatchedObligationEvent(Event):
    """What every event of a watched obligation says."""

    filing_id: UUID = Field(description="The filing whose receipt demands it.")
    unit_id: UUID = Field(description="The unit that owes it.")
    competent_organ_id: UUID = Field(description="The discipline organ that watches it.")
    due_on: date = Field(description="Day by which it is to be done.")


class WatchedObligationOpened(WatchedObligationEvent):
    """An after-care obligation is watched from now on (F-42)."""

    event_type: ClassVar[str] = "supervision.watched_obligation.opened.v1"


class WatchedObligationReported(WatchedObligationEvent):
    """The unit reports it done (F-43)."""

    event_type: ClassVar[str] = "supervision.watched_obligation.reported.v1"


class WatchedObligationVerified(WatchedObligationEvent):
    """It is verified; nothing is watched any more (F-42)."""

    event_type: ClassVar[str] = "supervision.watched_obligation.verified.v1"


class WatchedObligationReturned(WatchedObligationEvent):
    """It was not found done (F-42)."""

    event_type: ClassVar[str] = "supervision.watched_obligation.returned.v1"


class WatchedObligationOverdue(WatchedObligationEvent):
    """Its day has passed; it is due to become a problem item (F-42)."""

    event_type: ClassVar[str] = "supervision.watched_obligation.overdue.v1"


WATCH_EVENTS: tuple[type[Event], ...] = (WatchEntryEntered, WatchEntryChanged, WatchEntryLeft)
OBLIGATION_EVENTS: tuple[type[Event], ...] = (
    WatchedObligationOpened,
    WatchedObligationReported,
    WatchedObligationVerified,
    WatchedObligationReturned,
    WatchedObligationOverdue,
)
EVENTS: tuple[type[Event], ...] = (
    *WATCH_EVENTS,
    *UNIT_WATCH_EVENTS,
    *OBLIGATION_EVENTS,
    *LEAD_EVENTS,
    *LEAD_TRANSFER_EVENTS,
    *SOURCE_EVENTS,
    *TASK_EVENTS,
    *LIAISON_EVENTS,
    *VISIT_EVENTS,
    *PROBLEM_EVENTS,
)
