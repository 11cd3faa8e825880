"""Every rule that applies to an interview as it stands, answered item by item, without changing anything."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.accountability.interviews.calling import has_rank, may_be_called
from services.accountability.interviews.confirming import UNPROTECTED, candidates
from services.accountability.interviews.escalating import PROOFS, is_proven
from services.accountability.interviews.facts import CheckFacts, PostsOf
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.rectifying import is_overdue
from services.accountability.interviews.refusals import (
    IntervieweeWithoutPost,
    InterviewerWithoutRank,
    LateWithoutReason,
    NoShowNotExcused,
    TriggerGone,
    UnprotectedNotSeen,
)
from services.accountability.interviews.refusals_after import (
    EscalationUnfounded,
    NoReportStanding,
    NothingOverdue,
    PursuitNotAutomatic,
    PursuitUnreasoned,
)
from services.accountability.interviews.refusals_talk import TalkDayWrong
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.talking import called
from services.accountability.interviews.tiers import Pursuit, tier_of
from services.accountability.refusing import advising, finding, unless

_GROUND: Final = "ground_"
_KEPT: Final = (_GROUND, TriggerGone.code, NoShowNotExcused.code, InterviewerWithoutRank.code)
"""Findings that tell what the interview keeps from the unit: its triggers, what was declined, posts of the organ."""
_Chapter = Callable[[Interview, Profile, CheckFacts], Iterable[Finding]]


def check(interview: Interview, profile: Profile, facts: CheckFacts, *, inside: bool) -> tuple[Finding, ...]:
    """What the rules of the next step find; a final status has no next step and nothing to find.

    ``inside``: for those who may know what the organ weighs; the unit is told nothing of that.
    """
    chapter = _CHAPTERS.get(interview.status)
    found = () if chapter is None else tuple(chapter(interview, profile, facts))
    return found if inside else tuple(one for one in found if not one.item.startswith(_KEPT))


def eligible(interview: Interview, posts: PostsOf, profile: Profile) -> PostsOf:
    """Who may be named as interviewer, with the posts held."""
    return {
        person: held
        for person, held in posts.items()
        if has_rank(interview, posts, person, profile) and not interview.is_recused(person)
    }


def _confirming(interview: Interview, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    somebody = bool(candidates(interview, facts.confirm.leaders, profile))
    yield finding(IntervieweeWithoutPost, [unless(somebody, IntervieweeWithoutPost, "/interviewees")])
    unprotected = any(one.status in UNPROTECTED for one in facts.confirm.filings)
    yield advising(UnprotectedNotSeen, [unless(not unprotected, UnprotectedNotSeen, "/unprotected_seen")])


def _calling(interview: Interview, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    yield _trigger(interview)
    yield finding(NoShowNotExcused, [unless(may_be_called(interview), NoShowNotExcused, "")])
    somebody = bool(eligible(interview, facts.notice.posts, profile))
    yield finding(InterviewerWithoutRank, [unless(somebody, InterviewerWithoutRank, "/interviewer_id")])
    in_time = facts.notice.earliest_on <= facts.notice.latest_on
    yield advising(LateWithoutReason, [unless(in_time, LateWithoutReason, "/late_reason")])
    if interview.status is S.NO_SHOW:
        yield from _escalating(interview, profile, facts)


def _talking(interview: Interview, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    notice = called(interview)[1]
    yield _trigger(interview)
    yield finding(TalkDayWrong, [unless(notice.held_on <= facts.on, TalkDayWrong, "/held_on")])
    ranked = notice.interviewer_id in eligible(interview, facts.notice.posts, profile)
    yield finding(InterviewerWithoutRank, [unless(ranked, InterviewerWithoutRank, "")])


def _rectifying(interview: Interview, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    if interview.status is S.RECTIFYING:
        reported = interview.standing_report is not None
        yield finding(NoReportStanding, [unless(reported, NoReportStanding, "")])
    overdue = is_overdue(interview, facts.limit_on, facts.on)
    yield advising(NothingOverdue, [unless(overdue, NothingOverdue, "")])
    yield from _escalating(interview, profile, facts)


def _escalating(interview: Interview, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    """Of each ground whether the record shows it; escalation is no duty, so none of these blocks."""
    for ground in PROOFS:
        proven = is_proven(interview, ground, profile, facts.on)
        missing = [unless(proven, EscalationUnfounded, f"/ground/{ground}")]
        yield advising(EscalationUnfounded, missing, item=f"{_GROUND}{ground}")


def _closing(interview: Interview, profile: Profile, _facts: CheckFacts) -> Iterable[Finding]:
    """What the tier says of pursuit: reasons in any case, or by hand alone (G-38)."""
    as_required = tier_of(interview.tier, profile).pursuit is Pursuit.AS_REQUIRED
    yield advising(PursuitUnreasoned, [unless(not as_required, PursuitUnreasoned, "/reasons")])
    yield advising(PursuitNotAutomatic, [unless(as_required, PursuitNotAutomatic, "/reasons")])


def _trigger(interview: Interview) -> Finding:
    return finding(TriggerGone, [unless(interview.trigger_withdrawn_on is None, TriggerGone, "")])


_CHAPTERS: Final[Mapping[S, _Chapter]] = MappingProxyType(
    {
        S.TRIGGERED: _confirming,
        S.CONFIRMED: _calling,
        S.NO_SHOW: _calling,
        S.NOTICE_ISSUED: _talking,
        S.HELD: _rectifying,
        S.RECTIFYING: _rectifying,
        S.VERIFIED: _closing,
    }
)
