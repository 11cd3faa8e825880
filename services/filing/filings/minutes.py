"""The minutes of the collective study: proper, attached, and fresh when the application is made (F-22, P-23, TF-03)."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings.facts import Persons
from services.filing.filings.proceedings import Minutes
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_unit import MinutesTooOld, NoCollectiveStudy

_NONE = Text("尚无会议纪要", "There are no minutes yet")
_FUTURE = Text("会议日期不得晚于今日", "The meeting cannot lie in the future")
_NOT_ATTACHED = Text("会议纪要未作为附件上传", "The minutes are not attached")
_DIGEST = Text("会议纪要与附件的校验值不符", "The digest does not match the attached minutes")
_FEW = Text("到会人数未超过应到人数的一半，不是集体研究", "Not more than half were present: no collective study")
_TWICE = Text("到会人员重复", "A member is recorded twice")
_STRANGER = Text("到会人员不属于本单位领导班子", "Somebody present does not belong to the unit")
_CHAIR = Text("主持人未到会", "The chair is not among those present")
_STATEMENT = Text("未记录发言或者不同意见", "A statement or dissent is not recorded")
_LAST = Text("未记录主要负责人末位表态", "It is not recorded that the chair spoke last")
_CONCLUSION = Text("未写明结论", "The conclusion is empty")
_NOT_AGREED = Text("会议未同意申请备案", "The meeting did not agree to file")


def assess_minutes(
    minutes: Minutes | None, digests: Mapping[UUID, str], persons_of_unit: Persons, on: date, at: str = "/minutes"
) -> Finding:
    """Whether the minutes prove a collective study. ``digests`` are the attached minutes, id to SHA-256."""
    if minutes is None:
        return finding(NoCollectiveStudy, [NoCollectiveStudy.at(at, _NONE)])
    return finding(
        NoCollectiveStudy,
        [
            *_attached(minutes, digests, at),
            *_attendance(minutes, persons_of_unit, at),
            *_said(minutes, at),
            unless(minutes.held_on <= on, NoCollectiveStudy, f"{at}/held_on", _FUTURE),
        ],
    )


def assess_age(minutes: Minutes | None, on: date, profile: Profile, at: str = "/minutes/held_on") -> Finding:
    """Whether the minutes are fresh enough for an application on that day (limit ``filing.minutes_age``)."""
    limit = profile.limit("filing.minutes_age").length
    fresh = minutes is not None and (on - minutes.held_on).days <= limit
    return finding(MinutesTooOld, [unless(fresh, MinutesTooOld, at)])


def _attached(minutes: Minutes, digests: Mapping[UUID, str], at: str) -> Iterator[Missing]:
    if minutes.attachment_id is None or minutes.attachment_id not in digests:
        yield NoCollectiveStudy.at(f"{at}/attachment_id", _NOT_ATTACHED)
    elif minutes.sha256 != digests[minutes.attachment_id]:
        yield NoCollectiveStudy.at(f"{at}/sha256", _DIGEST)


def _attendance(minutes: Minutes, persons_of_unit: Persons, at: str) -> Iterator[Missing]:
    present = [statement.person_id for statement in minutes.present]
    at = f"{at}/present"
    if len(present) * 2 <= minutes.should_be_present or len(present) > minutes.should_be_present or len(present) < 2:
        yield NoCollectiveStudy.at(at, _FEW)
    if len(set(present)) != len(present):
        yield NoCollectiveStudy.at(at, _TWICE)
    if not persons_of_unit.issuperset(present):
        yield NoCollectiveStudy.at(at, _STRANGER)
    if minutes.chair_id not in present:
        yield NoCollectiveStudy.at(at, _CHAIR)


def _said(minutes: Minutes, at: str) -> Iterator[Missing]:
    for index, statement in enumerate(minutes.present):
        if not statement.statement:
            yield NoCollectiveStudy.at(f"{at}/present/{index}/statement", _STATEMENT)
    if not minutes.chair_spoke_last:
        yield NoCollectiveStudy.at(f"{at}/chair_spoke_last", _LAST)
    if not minutes.conclusion:
        yield NoCollectiveStudy.at(f"{at}/conclusion", _CONCLUSION)
    if not minutes.agreed:
        yield NoCollectiveStudy.at(f"{at}/agreed", _NOT_AGREED)
