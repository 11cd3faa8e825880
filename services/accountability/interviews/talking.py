"""At the talk: interviewer, day, staff, what each said, who signed; or who stayed away (TI-05, TI-06)."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.interviews.calling import has_rank
from services.accountability.interviews.commands import HoldInterview, RecordNoShow
from services.accountability.interviews.facts import HoldFacts, NoShowFacts
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.records import InterviewConfirmation, InterviewNotice
from services.accountability.interviews.refusals import InterviewerWithoutRank, RecusedFromInterview
from services.accountability.interviews.refusals_talk import (
    AbsentNotCalled,
    GoodReasonUnstated,
    NotTheInterviewer,
    ProblemNotPut,
    SignatureMissing,
    StaffTooFew,
    StaffWrong,
    StatementMissing,
    SuperiorNotTold,
    TalkDayWrong,
)
from services.accountability.interviews.statements import Duty, IntervieweeStatement
from services.accountability.refusing import finding, unless


def called(interview: Interview) -> tuple[InterviewConfirmation, InterviewNotice]:
    """Confirmation and notice of an interview that was called."""
    assert interview.confirmation is not None
    assert interview.notice is not None
    return interview.confirmation, interview.notice


def keep_to_interviewer(interview: Interview, actor: Actor) -> None:
    """Refuse everybody but the interviewer whom the notice names (A-01 to A-06)."""
    if called(interview)[1].interviewer_id != actor.person_id:
        raise NotTheInterviewer


def assess_talk(
    interview: Interview, command: HoldInterview, facts: HoldFacts, profile: Profile, on: date
) -> tuple[Finding, ...]:
    """Everything that the record of a talk asks for, item by item."""
    confirmation, notice = called(interview)
    least = int(str(profile.option("interview.staff_min")))
    ranked = has_rank(interview, facts.posts, notice.interviewer_id, profile)
    in_time = notice.held_on <= command.held_on <= on
    return (
        finding(InterviewerWithoutRank, [unless(ranked, InterviewerWithoutRank, "")]),
        finding(TalkDayWrong, [unless(in_time, TalkDayWrong, "/held_on")]),
        finding(StaffTooFew, _enough(command, least)),
        finding(StaffWrong, _staff(command, facts, {notice.interviewer_id, *confirmation.interviewee_ids})),
        finding(RecusedFromInterview, _recused(interview, command)),
        finding(StatementMissing, _statements(command, confirmation)),
        finding(ProblemNotPut, _problems(command, notice)),
        finding(SignatureMissing, [unless(_all_signed(command, interview), SignatureMissing, "/signed_by")]),
    )


def assess_no_show(interview: Interview, command: RecordNoShow, facts: NoShowFacts, on: date) -> tuple[Finding, ...]:
    """Who was absent, why, and that the superior party organization was told."""
    confirmation, notice = called(interview)
    absent = command.absent_ids
    known = bool(absent) and len(absent) == len(set(absent)) and set(absent) <= set(confirmation.interviewee_ids)
    told = notice.held_on <= command.superior_told_on <= on
    return (
        finding(TalkDayWrong, [unless(notice.held_on <= on, TalkDayWrong, "")]),
        finding(AbsentNotCalled, [unless(known, AbsentNotCalled, "/absent_ids")]),
        finding(
            GoodReasonUnstated, [unless(bool(command.reason) or not command.good_reason, GoodReasonUnstated, "/reason")]
        ),
        finding(
            SuperiorNotTold,
            [
                unless(command.superior_organ_id in facts.superiors, SuperiorNotTold, "/superior_organ_id"),
                unless(told, SuperiorNotTold, "/superior_told_on"),
            ],
        ),
    )


def _enough(command: HoldInterview, least: int) -> Iterator[Missing | None]:
    yield unless(len(command.staff) >= least, StaffTooFew, "/staff")
    yield unless(any(one.duty is Duty.RECORDER for one in command.staff), StaffTooFew, "/staff")


def _staff(command: HoldInterview, facts: HoldFacts, parties: set[UUID]) -> Iterator[Missing | None]:
    named = [one.person_id for one in command.staff]
    for index, person in enumerate(named):
        fits = person in facts.staff and person not in parties and person not in named[:index]
        yield unless(fits, StaffWrong, f"/staff/{index}/person_id")


def _recused(interview: Interview, command: HoldInterview) -> Iterator[Missing | None]:
    for index, one in enumerate(command.staff):
        yield unless(not interview.is_recused(one.person_id), RecusedFromInterview, f"/staff/{index}/person_id")


def _statements(command: HoldInterview, confirmation: InterviewConfirmation) -> Iterator[Missing | None]:
    said = [one.person_id for one in command.statements]
    everybody = len(said) == len(set(said)) and set(said) == set(confirmation.interviewee_ids)
    yield unless(everybody, StatementMissing, "/statements")
    for index, one in enumerate(command.statements):
        yield unless(_is_whole(one), StatementMissing, f"/statements/{index}")


def _is_whole(one: IntervieweeStatement) -> bool:
    """Problem, response, state of mind and commitment are all there (A-33)."""
    answered = bool(one.problems) and all(problem.response for problem in one.problems)
    return answered and bool(one.state_of_mind) and bool(one.commitment)


def _problems(command: HoldInterview, notice: InterviewNotice) -> Iterator[Missing | None]:
    put = {problem.item for one in command.statements for problem in one.problems}
    yield unless(put == notice.items, ProblemNotPut, "/statements")
    for index, one in enumerate(command.statements):
        items = [problem.item for problem in one.problems]
        yield unless(len(items) == len(set(items)), ProblemNotPut, f"/statements/{index}/problems")


def _all_signed(command: HoldInterview, interview: Interview) -> bool:
    """Both sides and every recorder have signed, and nobody who was not there."""
    confirmation, notice = called(interview)
    recorders = {one.person_id for one in command.staff if one.duty is Duty.RECORDER}
    must = {notice.interviewer_id, *confirmation.interviewee_ids, *recorders}
    may = must | {one.person_id for one in command.staff}
    return must <= set(command.signed_by) <= may
