"""The time limit that the body of a transfer sheet sees: its receipt within two working days (TL-02, G-56)."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.deadlines import due
from libs.kernel.profile import Profile
from services.supervision.lead_transfers.sheet import LeadTransfer
from services.supervision.lead_transfers.status import TransferStatus
from services.supervision.leads.dues import RECEIPT


def dues(sheet: LeadTransfer, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The receipt while it is awaited; no limit of the handling is shown, for it would tell how far that is."""
    if sheet.status is not TransferStatus.SUBMITTED or RECEIPT not in profile.limits:
        return ()
    limit = profile.limit(RECEIPT)
    return (Running(RECEIPT, limit.text, due(limit, sheet.submitted_on, services["calendar"]), tuple(limit.cites)),)
