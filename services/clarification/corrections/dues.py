"""The term of a correction task with its explanation (G-31)."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.actor import office_day
from libs.kernel.deadlines import due
from libs.kernel.profile import Profile
from services.clarification.corrections.correction import Correction
from services.clarification.corrections.lifecycle import CorrectionStatus

_WAITING = frozenset({CorrectionStatus.OPEN, CorrectionStatus.OVERDUE})
_CODE = "correction.due"


def dues(correction: Correction, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The thirty days while the body asked has not answered."""
    if correction.status not in _WAITING or correction.opened_at is None:
        return ()
    limit = profile.limit(_CODE)
    deadline = due(limit, office_day(correction.opened_at), services["calendar"])
    return (Running(_CODE, limit.text, deadline, tuple(limit.cites)),)
