"""Which terms run for an interview as it stands: limits of the profile, or days that notice, plan or slip has set."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.accountability.interviews.calling import may_be_called
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.status import InterviewStatus as S

NOTICE = "interview.notice"
HOLD = "interview.hold"
RECTIFICATION = "interview.rectification"


@dataclass(frozen=True, slots=True)
class Term:
    """A term that runs: code of the limit, the day it counts from, and the day that was set instead, if one was."""

    code: str
    start_on: date
    set_on: date | None = None


def running(interview: Interview) -> Iterator[Term]:
    """The talk within ten working days of the confirmation, or on the later day that the notice gives with a reason;
    then thirty days, or the day of plan, visit or slip (G-40, P-22)."""
    talk = _talk(interview)
    if talk is not None:
        yield talk
    record = interview.record
    if record is not None and interview.status in (S.HELD, S.RECTIFYING):
        yield Term(RECTIFICATION, record.held_on, _set_day(interview))


def _talk(interview: Interview) -> Term | None:
    start, notice = interview.called_from, interview.notice
    if start is None or not may_be_called(interview):
        return None
    later = notice is not None and interview.status is S.NOTICE_ISSUED and bool(notice.late_reason)
    return Term(HOLD, start, notice.held_on if notice is not None and later else None)


def _set_day(interview: Interview) -> date | None:
    """The latest day that plan, visit or slip has set; None while only the limit counts."""
    days = [interview.due_on, interview.slips[-1].answer_by if interview.slips else None]
    return max((day for day in days if day is not None), default=None)
