"""When an answer to a transfer is expected, with its explanation (G-30)."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.actor import office_day
from libs.kernel.deadlines import due
from libs.kernel.profile import Profile
from services.clarification.transfers.lifecycle import TransferStatus
from services.clarification.transfers.store import LIMIT
from services.clarification.transfers.transfer import Transfer


def dues(transfer: Transfer, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The thirty days since the letter or the latest reminder, while there is no answer."""
    if transfer.status is TransferStatus.FED_BACK:
        return ()
    limit = profile.limit(LIMIT)
    since = office_day(transfer.reminders[-1].reminded_at) if transfer.reminders else transfer.sent_on
    deadline = due(limit, since, services["calendar"])
    return (Running(LIMIT, limit.text, deadline, tuple(limit.cites)),)
