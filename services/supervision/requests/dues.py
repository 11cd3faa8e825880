"""Until when whoever was asked answers (S-03, S-04)."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import Deadline, due
from libs.kernel.profile import Profile
from services.supervision.requests.staff_request import StaffRequest
from services.supervision.requests.status import RequestStatus
from services.supervision.requests.wording import LIMIT


def dues(request: StaffRequest, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The answer, in working days from the request; nothing once it is answered or taken back."""
    if request.status is not RequestStatus.REQUESTED:
        return ()
    limit = profile.limit(LIMIT)
    return (Running(LIMIT, limit.text, _deadline(request, profile, services["calendar"]), tuple(limit.cites)),)


def derived_columns(request: StaffRequest, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The day by which it is to be answered, null once it is."""
    if request.status is not RequestStatus.REQUESTED:
        return {"due_on": None}
    return {"due_on": _deadline(request, profile, services["calendar"]).due_on}


def _deadline(request: StaffRequest, profile: Profile, calendar: WorkCalendar) -> Deadline:
    return due(profile.limit(LIMIT), request.requested_on, calendar)
