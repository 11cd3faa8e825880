"""What every event of an interview says of the matter: ids and the tier, and nothing that anybody wrote."""

from typing import TypedDict
from uuid import UUID

from libs.contracts.accountability_interviews import InterviewProgressed
from libs.kernel.case import Outcome
from services.accountability.interviews.interview import Interview


class InterviewMatter(TypedDict):
    """The fields that all events of an interview share."""

    unit_id: UUID
    competent_organ_id: UUID
    tier: str
    occurrence_id: UUID


def matter_of(interview: Interview) -> InterviewMatter:
    """Which unit, by which organ, at which tier, on which event; the interviewee is not named."""
    return InterviewMatter(
        unit_id=interview.unit_id,
        competent_organ_id=interview.competent_organ_id,
        tier=interview.tier,
        occurrence_id=interview.occurrence_id,
    )


def progressed(interview: Interview) -> Outcome[Interview]:
    """The interview with something added to its record, its status as it was."""
    return Outcome(interview, InterviewProgressed(**matter_of(interview)))
