"""Before a notice is issued: interviewer of the rank, form and kind, problem list, days, occasion (TI-04)."""

from collections.abc import Iterator
from uuid import UUID

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.interviews.commands import IssueNotice
from services.accountability.interviews.facts import NoticeFacts, PostsOf
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.records import InterviewNotice
from services.accountability.interviews.refusals import (
    CollectiveMismatch,
    InterviewCodeUnknown,
    InterviewerWithoutRank,
    LateWithoutReason,
    NoProblemList,
    NoShowNotExcused,
    NoticeIncomplete,
    NoticeNumberTaken,
    NoticeTooShort,
    OwnInterview,
    RecusedFromInterview,
    TriggerGone,
)
from services.accountability.interviews.refusals_after import EscalationPending
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.tiers import tier_of
from services.accountability.refusing import finding, refuse, unless

COLLECTIVE = "collective"


def keep_trigger(interview: Interview) -> None:
    """Refuse whatever rests on a trigger that is gone; only cancelling is left (TI-03)."""
    refuse(finding(TriggerGone, [unless(interview.trigger_withdrawn_on is None, TriggerGone, "")]))


def keep_out(interview: Interview, person_id: UUID) -> None:
    """Refuse whoever would act for the organ in an interview of himself; the database says so before (P-09)."""
    if person_id in interview.interviewee_ids:
        raise OwnInterview


def keep_decided(interview: Interview) -> None:
    """Refuse what would pass by a proposal to escalate that waits for the leader (TI-10)."""
    refuse(finding(EscalationPending, [unless(interview.escalation_proposal is None, EscalationPending, "")]))


def may_be_called(interview: Interview) -> bool:
    """Whether a notice may go out: not to whom stayed away without good reason, unless the leader has declined to
    escalate it."""
    if interview.status is not S.NO_SHOW:
        return interview.status in (S.CONFIRMED, S.NOTICE_ISSUED)
    missed = interview.no_shows[-1]
    return missed.good_reason or any(one.at >= missed.at for one in interview.escalations_declined)


def keep_excused(interview: Interview) -> None:
    """Refuse to call again who stayed away without good reason."""
    refuse(finding(NoShowNotExcused, [unless(may_be_called(interview), NoShowNotExcused, "")]))


def has_rank(interview: Interview, posts: PostsOf, person_id: UUID, profile: Profile) -> bool:
    """Whether that person holds a post of the tier in the competent organ, as the posts of that day say."""
    held = posts.get(person_id, frozenset[str]())
    return not held.isdisjoint(tier_of(interview.tier, profile).interviewers)


def assess_notice(
    interview: Interview, command: IssueNotice, facts: NoticeFacts, profile: Profile
) -> tuple[Finding, ...]:
    """Everything that a notice asks for, item by item."""
    interviewer = command.interviewer_id
    ranked = has_rank(interview, facts.posts, interviewer, profile)
    free = not interview.is_recused(interviewer)
    other = interviewer not in interview.interviewee_ids
    in_time = command.held_on <= facts.latest_on or bool(command.late_reason)
    return (
        finding(InterviewerWithoutRank, [unless(ranked, InterviewerWithoutRank, "/interviewer_id")]),
        finding(RecusedFromInterview, [unless(free, RecusedFromInterview, "/interviewer_id")]),
        finding(OwnInterview, [unless(other, OwnInterview, "/interviewer_id")]),
        finding(InterviewCodeUnknown, _codes(command, profile)),
        finding(NoProblemList, _problems(command)),
        finding(NoticeIncomplete, _complete(command)),
        finding(NoticeTooShort, [unless(command.held_on >= facts.earliest_on, NoticeTooShort, "/held_on")]),
        finding(LateWithoutReason, [unless(in_time, LateWithoutReason, "/late_reason")]),
        finding(CollectiveMismatch, _occasion(command, facts)),
        finding(NoticeNumberTaken, [unless(not facts.number_taken, NoticeNumberTaken, "/letter_number")]),
    )


def _codes(command: IssueNotice, profile: Profile) -> Iterator[Missing | None]:
    yield unless(command.form in profile.list("interview_forms"), InterviewCodeUnknown, "/form")
    yield unless(command.kind in profile.list("interview_kinds"), InterviewCodeUnknown, "/kind")


def _problems(command: IssueNotice) -> Iterator[Missing | None]:
    yield unless(bool(command.problems), NoProblemList, "/problems")
    for index, one in enumerate(command.problems):
        yield unless(bool(one.fact and one.source and one.demand), NoProblemList, f"/problems/{index}")


def _complete(command: IssueNotice) -> Iterator[Missing | None]:
    yield unless(bool(command.letter_number), NoticeIncomplete, "/letter_number")
    yield unless(bool(command.place), NoticeIncomplete, "/place")


def _occasion(command: IssueNotice, facts: NoticeFacts) -> Iterator[Missing | None]:
    if command.collective_id is None:
        return
    joined = command.form == COLLECTIVE and bool(facts.occasion_notices)
    yield unless(joined, CollectiveMismatch, "/collective_id")
    for one in facts.occasion_notices:
        yield unless(_same_occasion(command, one), CollectiveMismatch, "/collective_id")


def _same_occasion(command: IssueNotice, other: InterviewNotice) -> bool:
    mine = (command.held_on, command.starts_at, command.place, command.interviewer_id)
    return mine == (other.held_on, other.starts_at, other.place, other.interviewer_id)
