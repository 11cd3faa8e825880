"""What a transfer sheet notes when its lead moves: effects of the lead's acts, no acts of its own (G-56)."""

from dataclasses import replace
from typing import TypedDict
from uuid import UUID

from libs.contracts.supervision import (
    LeadTransferFedBack,
    LeadTransferForwarded,
    LeadTransferReceived,
    LeadTransferTurnedBack,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from services.supervision.lead_transfers.sheet import LeadTransfer
from services.supervision.lead_transfers.status import TransferStatus as S
from services.supervision.leads.handover import LeadFeedback


class Bodies(TypedDict):
    """The fields that all events of a transfer sheet share, but for the day."""

    competent_organ_id: UUID
    submitting_organ_id: UUID


def bodies_of(sheet: LeadTransfer) -> Bodies:
    """Between which bodies it goes."""
    return Bodies(competent_organ_id=sheet.competent_organ_id, submitting_organ_id=sheet.submitting_organ_id)


def received(sheet: LeadTransfer, occasion: Occasion) -> Moved:
    """It is received; with this it gets the number of its receipt (TL-02)."""
    noted = replace(sheet, status=S.RECEIVED, received_on=occasion.on)
    return Moved(noted, "note_receipt", LeadTransferReceived(**bodies_of(sheet), on=occasion.on))


def turned_back(sheet: LeadTransfer, reasons: str, occasion: Occasion) -> Moved:
    """It is turned back, with the reasons that its body is told (TL-02)."""
    noted = replace(sheet, status=S.TURNED_BACK, turned_back_on=occasion.on, turned_back_reasons=reasons)
    return Moved(noted, "note_turning_back", LeadTransferTurnedBack(**bodies_of(sheet), on=occasion.on))


def forwarded(sheet: LeadTransfer, occasion: Occasion) -> Moved:
    """The lead went to the organ that is competent; to which one is not said (TL-03)."""
    noted = replace(sheet, status=S.FORWARDED, forwarded_on=occasion.on)
    return Moved(noted, "note_forwarding", LeadTransferForwarded(**bodies_of(sheet), on=occasion.on))


def fed_back(sheet: LeadTransfer, feedback: LeadFeedback, occasion: Occasion) -> Moved:
    """The result is told on it (TL-07)."""
    noted = replace(sheet, status=S.FED_BACK, feedback=feedback)
    return Moved(noted, "note_feedback", LeadTransferFedBack(**bodies_of(sheet), on=occasion.on))
