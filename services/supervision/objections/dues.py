"""The last day for the decision on an objection (P-21)."""

from collections.abc import Mapping
from typing import Any, Final

from libs.chassis.representation import Running
from libs.kernel.deadlines import Deadline, due
from libs.kernel.profile import Profile
from services.supervision.objections.objection import Objection
from services.supervision.objections.status import ObjectionStatus as S

DECIDE: Final = "objection.decide"
_OPEN: Final = (S.LODGED, S.EXAMINING)


def dues(objection: Objection, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The limit that runs until it is decided or taken back."""
    if objection.status not in _OPEN:
        return ()
    limit = profile.limit(DECIDE)
    return (Running(DECIDE, limit.text, _decision(objection, profile, services), tuple(limit.cites)),)


def derive(objection: Objection, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The last day as a column; null once it is decided or taken back."""
    waits = objection.status in _OPEN
    return {"due_on": _decision(objection, profile, services).due_on if waits else None}


def _decision(objection: Objection, profile: Profile, services: Mapping[str, Any]) -> Deadline:
    return due(profile.limit(DECIDE), objection.lodged_on, services["calendar"])
