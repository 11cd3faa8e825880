"""Which day an interview goes by: that of the event, and that whose posts count (G-39)."""

from datetime import date

from services.accountability.interviews.interview import Interview


def event_day(interview: Interview) -> date | None:
    """The day of the event, also after its triggers fell."""
    known = (*interview.bases, *interview.dismissed, *interview.withdrawn)
    return known[0].occurred_on if known else None


def posts_day_of(interview: Interview) -> date | None:
    """The day whose posts count: that of the confirmation, whatever triggers came or fell later; else the event's."""
    return event_day(interview) if interview.confirmation is None else interview.confirmation.posts_on
