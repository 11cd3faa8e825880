"""The interview as a row: its projected columns."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from libs.kernel.profile import Profile
from services.accountability.interviews.calling import may_be_called
from services.accountability.interviews.days import event_day
from services.accountability.interviews.dues import running_limits
from services.accountability.interviews.interview import Interview


def columns_of(interview: Interview) -> Mapping[str, object]:
    """The projected columns of an interview."""
    notice, record = interview.notice, interview.record
    return {
        "unit_id": interview.unit_id,
        "competent_organ_id": interview.competent_organ_id,
        "office_id": interview.office_id,
        "occurrence_id": interview.occurrence_id,
        "occurred_on": event_day(interview),
        "tier": interview.tier,
        "interviewer_id": None if notice is None else notice.interviewer_id,
        "collective_id": None if notice is None else notice.collective_id,
        "letter_number": None if notice is None else notice.letter_number,
        "called_on": None if notice is None else notice.held_on,
        "held_on": None if record is None else record.held_on,
        "was_noticed": bool(interview.interviewer_ids),
        "may_be_called": may_be_called(interview),
        "reported": interview.standing_report is not None,
        "escalation_waits": interview.escalation_proposal is not None,
        "trigger_gone": interview.trigger_withdrawn_on is not None,
        "named_ids": sorted(set(_named(interview))),
        "interviewee_ids": sorted(interview.interviewee_ids),
        "recused_ids": sorted(one.person_id for one in interview.recused),
    }


def derived_columns(interview: Interview, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The day on which the earliest running limit ends, which also needs profile and calendar."""
    limits = running_limits(interview, profile, services["calendar"])
    days = [limit.deadline.due_on for limit in limits if limit.deadline.due_on is not None]
    earliest: date | None = min(days, default=None)
    return {"due_on": earliest}


def _named(interview: Interview) -> Iterator[UUID]:
    """Whom the interview names by what they do in it: interviewer, leader, officer, head."""
    yield from interview.interviewer_ids
    steps = (interview.confirmation, interview.notice, interview.escalation_proposal, interview.closing)
    yield from (step.by for step in steps if step is not None)
