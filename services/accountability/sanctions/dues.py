"""The time limit that runs on a sanction: until when a review may be applied for, with its explanation (P-14, P-20)."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.profile import Profile
from services.accountability.sanctions.recourse import APPLY, counted
from services.accountability.sanctions.sanction import Sanction


def dues(sanction: Sanction, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The term for applying while a recourse is open and none is under way."""
    recourse = sanction.recourse
    if recourse.stage is None or recourse.under_way or not sanction.stands:
        return ()
    code = APPLY[recourse.path, recourse.stage]
    limit = profile.limit(code)
    return (
        Running(code, limit.text, counted(code, recourse.since_on, profile, services["calendar"]), tuple(limit.cites)),
    )
