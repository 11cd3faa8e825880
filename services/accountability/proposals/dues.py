"""When the answer of the body is due, with its explanation (P-26)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import due
from libs.kernel.profile import Profile
from services.accountability.proposals.proposal import SupervisionProposal

LIMIT = "proposal.answer"


def dues(proposal: SupervisionProposal, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The thirty days while the body has not answered, counted from service or from the reply to an objection."""
    if not proposal.is_awaiting:
        return ()
    limit = profile.limit(LIMIT)
    deadline = due(limit, proposal.services[-1].served_on, services["calendar"])
    return (Running(LIMIT, limit.text, deadline, tuple(limit.cites)),)


def answer_by(since: date, profile: Profile, calendar: WorkCalendar) -> date:
    """The last day for the answer."""
    due_on = due(profile.limit(LIMIT), since, calendar).due_on
    if due_on is None:
        raise AssertionError("a limit without pauses ends")
    return due_on
