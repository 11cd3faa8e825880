"""G-40: which terms run, until when; and the rule check of each step, for those inside and for the unit."""

from dataclasses import replace
from datetime import date

import pytest

from services.accountability.interviews.check_views import checked
from services.accountability.interviews.dues import last_day_of, running_limits
from services.accountability.interviews.facts import CheckFacts, ConfirmFacts, NoticeFacts
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.letters import letters_of
from services.accountability.interviews.limits import HOLD, NOTICE, RECTIFICATION
from services.accountability.interviews.records import FilingSeen
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.store import columns_of
from tests.support.accountability_interviews_papers import BOOK, CAST, DAY, LIMIT_DAY, TALK_DAY, XUCHANG, somebody
from tests.support.accountability_interviews_stage import Stage

CALENDAR = BOOK.calendar
LAST_TALK = date(2026, 3, 16)


def terms(case: Interview) -> dict[str, date | None]:
    return {one.code: one.deadline.due_on for one in running_limits(case, XUCHANG, CALENDAR)}


def test_two_working_days_ahead_ten_for_the_talk_thirty_days_to_put_it_right() -> None:
    assert last_day_of(NOTICE, DAY, XUCHANG, CALENDAR) == TALK_DAY
    assert last_day_of(NOTICE, date(2026, 3, 6), XUCHANG, CALENDAR) == date(2026, 3, 10)  # over a weekend
    assert last_day_of(HOLD, DAY, XUCHANG, CALENDAR) == LAST_TALK
    assert last_day_of(RECTIFICATION, TALK_DAY, XUCHANG, CALENDAR) == LIMIT_DAY


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (S.TRIGGERED, {}),
        (S.CONFIRMED, {HOLD: LAST_TALK}),
        (S.NOTICE_ISSUED, {HOLD: LAST_TALK}),
        (S.NO_SHOW, {}),
        (S.HELD, {RECTIFICATION: LIMIT_DAY}),
        (S.RECTIFYING, {RECTIFICATION: date(2026, 3, 20)}),
        (S.VERIFIED, {}),
        (S.CLOSED, {}),
        (S.ESCALATED, {}),
        (S.CANCELLED, {}),
    ],
)
def test_the_terms_of_each_status(status: S, expected: dict[str, date]) -> None:
    assert terms(Stage().walk(status)) == expected


def test_a_talk_called_later_with_a_reason_is_due_on_that_day() -> None:
    stage = Stage()
    late = stage.move(stage.walk(S.CONFIRMED), "issue_notice", held_on=date(2026, 3, 20), late_reason="在外学习。")
    assert terms(late) == {HOLD: date(2026, 3, 20)}


def test_after_an_excused_absence_the_limit_counts_anew() -> None:
    stage = Stage()
    excused = stage.move(stage.walk(S.NOTICE_ISSUED), "record_no_show", good_reason=True, reason="住院。")
    assert terms(excused) == {HOLD: date(2026, 3, 18)}


def test_a_slip_and_a_visit_set_a_later_day() -> None:
    stage = Stage()
    slipped = stage.move(stage.walk(S.RECTIFYING), "issue_slip")
    assert terms(slipped) == {RECTIFICATION: date(2026, 3, 30)}
    wanting = stage.move(stage.move(stage.walk(S.RECTIFYING), "report_rectification"), "find_insufficient")
    assert terms(wanting) == {RECTIFICATION: date(2026, 4, 10)}


def facts(on: date = DAY, **changes: object) -> CheckFacts:
    confirm = ConfirmFacts(CAST.leaders, (FilingSeen(somebody(91), "refused"),))
    found = CheckFacts(confirm, NoticeFacts(CAST.organ_posts, TALK_DAY, LAST_TALK), LIMIT_DAY, on)
    return replace(found, **changes)  # type: ignore[arg-type]


def failing(case: Interview, known: CheckFacts, *, inside: bool = True) -> set[str]:
    answer = checked(case, XUCHANG, known, "zh", inside=inside)
    return {one.item for one in answer.findings if not one.holds and one.blocking}


def advice(case: Interview, known: CheckFacts, *, inside: bool = True) -> set[str]:
    answer = checked(case, XUCHANG, known, "en", inside=inside)
    return {one.item for one in answer.findings if not one.holds and not one.blocking}


def test_before_confirming_it_shows_who_may_be_interviewed_and_which_filings_do_not_protect() -> None:
    case = Stage("xc_i3").walk(S.TRIGGERED)
    answer = checked(case, XUCHANG, facts(), "zh", inside=True)
    assert [one.person_id for one in answer.interviewees] == [CAST.deputy]
    assert answer.passed and advice(case, facts()) == {"unprotected_filings_not_seen"}
    nobody = facts(confirm=ConfirmFacts({CAST.clerk: frozenset({"clerk"})}))
    assert failing(case, nobody) == {"interviewee_without_post"}


def test_before_the_notice_it_shows_who_may_interview_and_between_which_days() -> None:
    case = Stage().walk(S.CONFIRMED)
    answer = checked(case, XUCHANG, facts(), "zh", inside=True)
    assert [one.person_id for one in answer.interviewers] == [CAST.secretary]
    assert (answer.earliest_on, answer.latest_on) == (TALK_DAY, LAST_TALK)
    nobody = facts(notice=NoticeFacts({}, TALK_DAY, DAY))
    assert failing(case, nobody) == {"interviewer_without_rank"}
    assert advice(case, nobody) == {"interview_late_without_reason"}


def test_before_the_talk_it_shows_whether_the_day_has_come_and_a_trigger_is_left() -> None:
    stage = Stage()
    case = stage.walk(S.NOTICE_ISSUED)
    assert failing(case, facts()) == {"interview_day_wrong"}
    assert not failing(case, facts(TALK_DAY))
    marked = stage.rebased(case)
    assert marked is not None and failing(marked, facts(TALK_DAY)) == {"interview_trigger_gone"}


def test_of_a_no_show_it_shows_that_escalation_is_open() -> None:
    case = Stage().walk(S.NO_SHOW)
    assert failing(case, facts(TALK_DAY)) == {"no_show_not_excused"}
    grounds = {"ground_refused", "ground_overdue_after_red_slip", "ground_falsified"}
    assert grounds <= advice(case, facts(TALK_DAY)) and "ground_no_show" not in advice(case, facts(TALK_DAY))


def test_the_unit_is_shown_its_own_step_and_not_what_may_be_escalated() -> None:
    case = Stage().walk(S.RECTIFYING)
    answer = checked(case, XUCHANG, facts(), "zh", inside=False)
    assert {one.item for one in answer.findings} == {"no_report_standing", "rectification_not_overdue"}
    assert answer.interviewees == answer.interviewers == ()


@pytest.mark.parametrize(("tier", "shown"), [("xc_i4", {"pursuit_unreasoned"}), ("xc_i5", {"pursuit_not_automatic"})])
def test_before_closing_it_shows_the_pursuit_clause(tier: str, shown: set[str]) -> None:
    assert advice(Stage(tier).walk(S.VERIFIED), facts()) == shown


def test_a_final_interview_has_nothing_to_find() -> None:
    assert not checked(Stage().walk(S.CLOSED), XUCHANG, facts(), "zh", inside=True).findings


def test_the_notice_quotes_the_tier_and_the_record_and_rectification_follow_it() -> None:
    none = letters_of(Stage().walk(S.CONFIRMED), XUCHANG, None, "zh")
    assert (none.notice, none.record, none.rectification) == (None, None, None)
    papers = letters_of(Stage().walk(S.RECTIFYING), XUCHANG, LIMIT_DAY, "zh")
    assert papers.notice is not None and papers.record is not None and papers.rectification is not None
    assert papers.notice.title == "约谈通知书" and "A-03" in papers.notice.legal_basis.cites
    assert papers.notice.interviewee_ids == (CAST.principal,) and papers.notice.problems[0].demand
    assert papers.record.statements[0].commitment and papers.record.signed_by
    assert papers.rectification.due_on == date(2026, 3, 20) and papers.rectification.responsible_id == CAST.deputy
    held = letters_of(Stage().walk(S.HELD), XUCHANG, LIMIT_DAY, "en").rectification
    assert held is not None and (held.due_on, held.responsible_id) == (LIMIT_DAY, None)


@pytest.mark.parametrize("status", S)
def test_every_status_has_its_columns(status: S) -> None:
    columns = columns_of(Stage().walk(status))
    assert columns["occurred_on"] == date(2026, 2, 27)
    assert columns["was_noticed"] is (status not in (S.TRIGGERED, S.CONFIRMED, S.CANCELLED))
    assert columns["may_be_called"] is (status in (S.CONFIRMED, S.NOTICE_ISSUED))
