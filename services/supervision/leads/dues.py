"""The time limits of a lead: receipt, passing on, a proposal within a month, feedback (P-07, G-56)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from libs.chassis.representation import Running
from libs.kernel.deadlines import due
from libs.kernel.profile import Profile
from services.supervision.leads.lead import Lead
from services.supervision.leads.status import Competence
from services.supervision.leads.status import LeadStatus as S

RECEIPT: Final = "lead.receipt"
FORWARD: Final = "lead.forward"
DISPOSITION: Final = "lead.disposition"
FEEDBACK: Final = "lead.feedback"


def dues(lead: Lead, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The limits that run, each with its explanation; one that the profile does not set does not run."""
    found = []
    for code, start_on in _running(lead):
        if code in profile.limits:
            limit = profile.limit(code)
            found.append(Running(code, limit.text, due(limit, start_on, services["calendar"]), tuple(limit.cites)))
    return tuple(found)


def _running(lead: Lead) -> Iterator[tuple[str, date]]:
    """Which limits run, and since which day."""
    if lead.status is S.SUBMITTED and lead.submitted_on is not None:
        yield RECEIPT, lead.submitted_on
    if lead.status is S.RECEIVED and lead.received_on is not None and lead.competence is Competence.ELSEWHERE:
        yield FORWARD, lead.received_on
    elif lead.status in (S.RECEIVED, S.ASSIGNED) and lead.received_on is not None:
        yield DISPOSITION, lead.received_on
    if lead.owes_feedback and lead.conclusion is not None:
        yield FEEDBACK, lead.conclusion.concluded_on
