"""The time limit of a lead: a proposal for its disposition within a month of receipt (P-07)."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import Deadline, due
from libs.kernel.profile import Profile
from services.supervision.leads.lead import Lead
from services.supervision.leads.status import LeadStatus as S

DISPOSITION = "lead.disposition"
_AWAITED = frozenset({S.RECEIVED, S.ASSIGNED})


def disposition_due(lead: Lead, profile: Profile, calendar: WorkCalendar) -> Deadline | None:
    """When the proposal is due; None once it is made, or where the profile sets no limit."""
    if lead.status not in _AWAITED or DISPOSITION not in profile.limits:
        return None
    return due(profile.limit(DISPOSITION), lead.received_on, calendar)


def dues(lead: Lead, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The limit that runs, with its explanation."""
    deadline = disposition_due(lead, profile, services["calendar"])
    if deadline is None:
        return ()
    limit = profile.limit(DISPOSITION)
    return (Running(limit.code, limit.text, deadline, tuple(limit.cites)),)
