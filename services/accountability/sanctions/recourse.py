"""The clocks of review, further review and appeal: until when to apply, by when to decide (P-14, P-20)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import Deadline, due
from libs.kernel.profile import Profile
from services.accountability.sanctions.records import Recourse
from services.accountability.sanctions.status import RecourseStage, ReviewPath

_Kind = tuple[ReviewPath, RecourseStage]
_SUPERVISION, _CIVIL = ReviewPath.SUPERVISION, ReviewPath.CIVIL_SERVANT

APPLY: Final[Mapping[_Kind, str]] = MappingProxyType(
    {
        (_SUPERVISION, RecourseStage.FIRST): "review.apply",
        (_SUPERVISION, RecourseStage.FURTHER): "further.apply",
        (_CIVIL, RecourseStage.FIRST): "civil_review.apply",
        (_CIVIL, RecourseStage.FURTHER): "civil_appeal.apply",
    }
)
"""The limit within which to apply, from the receipt of the decision."""

DECIDE: Final[Mapping[_Kind, str]] = MappingProxyType(
    {
        (_SUPERVISION, RecourseStage.FIRST): "review.decide",
        (_SUPERVISION, RecourseStage.FURTHER): "further.decide",
        (_CIVIL, RecourseStage.FIRST): "civil_review.decide",
        (_CIVIL, RecourseStage.FURTHER): "civil_appeal.decide",
    }
)
"""The limit within which to decide, from the application."""

EXTENSION: Final = "civil_appeal.extension"
"""By how much the decision on a civil servant's appeal may be put off, once (P-20)."""


def last_day(limit: str, start: date, profile: Profile, calendar: WorkCalendar) -> date:
    """The last day of a limit without pauses."""
    due_on = counted(limit, start, profile, calendar).due_on
    if due_on is None:
        raise AssertionError("a limit without pauses ends")
    return due_on


def counted(limit: str, start: date, profile: Profile, calendar: WorkCalendar) -> Deadline:
    """A limit with its explanation."""
    return due(profile.limit(limit), start, calendar)


def open_recourse(
    path: ReviewPath, stage: RecourseStage, received_on: date, profile: Profile, calendar: WorkCalendar
) -> Recourse:
    """The recourse that is open from the receipt of a decision on."""
    return Recourse(path, stage, received_on, last_day(APPLY[path, stage], received_on, profile, calendar))


def apply_limit(recourse: Recourse, stage: RecourseStage) -> str | None:
    """The limit that an application at that stage must keep; None if that stage is not open.

    A civil servant may appeal directly, without asking for a review first, within the days for a review (P-20).
    """
    directly = recourse.path is _CIVIL and recourse.stage is RecourseStage.FIRST and stage is RecourseStage.FURTHER
    if recourse.under_way or not (recourse.stage is stage or directly):
        return None
    return APPLY[recourse.path, RecourseStage.FIRST if directly else stage]
