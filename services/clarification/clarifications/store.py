"""The clarification as a row: its projected columns."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from libs.kernel.actor import office_day
from libs.kernel.profile import Profile
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.dues import opinion_due_on, running_limits


def columns_of(clarification: Clarification) -> Mapping[str, object]:
    """The projected columns of a clarification."""
    proposal, decision, letter = clarification.proposal, clarification.decision, clarification.letter
    subject = clarification.subject
    return {
        "office_id": clarification.office_id,
        "organ_id": clarification.organ_id,
        "subject_key": subject.key,
        "subject_person_id": subject.person_id,
        "subject_organ_id": subject.organ_id,
        "unit_id": subject.unit_id,
        "entrance": str(clarification.entrance),
        "application_id": clarification.application_id,
        "malice_id": clarification.malice_id,
        "head_id": clarification.head_id,
        "handler_ids": list(clarification.handler_ids),
        "recused_ids": sorted(one.person_id for one in clarification.recused),
        "lead_ids": sorted({item.lead_id for item in clarification.items if item.lead_id is not None}),
        "situations": [] if proposal is None else [situation.code for situation in proposal.situations],
        "methods": [] if proposal is None else list(proposal.method_codes),
        "opinion_given_on": opinion_given_on(clarification),
        "decided_on": None if decision is None else office_day(decision.decided_at),
        "executed_on": clarification.executed_on,
        "letter_number": None if letter is None else letter.number,
    }


def opinion_given_on(clarification: Clarification) -> date | None:
    """The day of the opinion whether to start: proposed, or decided not to start; None while it is awaited (C-24)."""
    if clarification.proposal is not None:
        return office_day(clarification.proposal.proposed_at)
    decline = clarification.decline
    return None if decline is None or decline.decided_at is None else office_day(decline.decided_at)


def derived_columns(
    clarification: Clarification, profile: Profile, services: Mapping[str, Any]
) -> Mapping[str, object]:
    """Due dates, which also need profile and calendar: the earliest that runs, and that of the opinion.

    The latter stays as it was once the opinion is given, so that it can still be told whether it was in time.
    """
    calendar = services["calendar"]
    limits = running_limits(clarification, profile, calendar)
    days = [limit.deadline.due_on for limit in limits if limit.deadline.due_on is not None]
    earliest: date | None = min(days, default=None)
    return {"due_on": earliest, "opinion_due_on": opinion_due_on(clarification, profile, calendar)}
