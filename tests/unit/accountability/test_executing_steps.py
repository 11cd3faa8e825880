"""Execution and closing: each step with its proof and its limit, and nothing left open at the end (P-28, TA-14)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.contracts.accountability_cases import CaseClosed, CaseProgressed
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.case_type import CASE
from services.accountability.cases.executing_dues import executing
from services.accountability.cases.executing_store import derived_columns
from services.accountability.cases.facts import TogetherFacts
from services.accountability.cases.marks import ReviewMark
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.steps_executing import needed, open_steps
from services.accountability.sanctions.records import Recourse
from services.accountability.sanctions.status import RecourseStage, ReviewPath
from tests.support import accountability_cases_cast as cast
from tests.support import accountability_cases_papers as cases
from tests.support.accountability_aftermath_papers import (
    CLOSE,
    LATER,
    MANY_STEPS,
    Act,
    calendar,
    close_facts,
    decided,
    executed,
    named,
    perform,
    persons,
    refused,
    served,
    step_of,
)

ALL_STEPS = ("announced", "receipt_asked", "personnel_change", "execution_report")
WITHOUT_POST = ("announced", "receipt_asked", "execution_report")
SERVICES = {"calendar": calendar()}


def step(case: AccountabilityCase, code: str, **changes: Any) -> set[str]:
    """With which codes that step of execution is refused."""
    return refused(CASE, case, "record_execution", step_of(case, code), **changes)


@pytest.mark.parametrize(
    ("measure", "steps"),
    [
        ("admonition", WITHOUT_POST),
        ("reminder_talk", WITHOUT_POST),
        ("transfer", ALL_STEPS),
        ("party_warning", ALL_STEPS),
        ("administrative_warning", ALL_STEPS),
    ],
)
def test_post_and_pay_change_after_sanctions_and_organizational_measures_alone(
    measure: str, steps: tuple[str, ...]
) -> None:
    assert needed(served(measure).case, cast.profile()) == steps


def test_a_step_with_its_proof_is_kept_and_told_as_progress() -> None:
    case = served("party_warning").case
    outcome = perform(CASE, case, "record_execution", step_of(case, "announced"))
    assert isinstance(outcome.event, CaseProgressed) and outcome.case.status is S.EXECUTING
    done = outcome.case.execution.done("announced")
    assert done is not None and not done.late and done.announcer_ids == persons("officer", "second")


@pytest.mark.parametrize(
    ("code", "changes", "refusal"),
    [
        ("announced", {"step": "flag_hoisted"}, "execution_step_unknown"),
        ("receipt_asked", {"done_on": None}, "execution_step_unproven"),
        ("receipt_asked", {"done_on": date(2026, 4, 7)}, "execution_step_unproven"),
        ("receipt_asked", {"done_on": date(2026, 4, 21)}, "execution_step_unproven"),
        ("receipt_asked", {"document": ""}, "execution_step_unproven"),
        ("announced", {"announcer_ids": persons("officer")}, "announcers_too_few"),
        ("announced", {"announcer_ids": persons("officer", "officer")}, "announcers_too_few"),
        ("announced", {"announcer_ids": persons("officer", "second", "officer")}, "announcers_too_few"),
        ("announced", {"announcer_ids": persons("officer", "stranger")}, "announcers_too_few"),
        ("announced", {"announcer_ids": persons("officer", "deputy")}, "announcers_too_few"),
        ("receipt_asked", {"announcer_ids": persons("officer", "second")}, "announcers_too_few"),
        ("announced", {"opinion": ""}, "opinion_not_written"),
        ("execution_report", {}, "execution_report_too_early"),
    ],
)
def test_a_step_is_not_done_without(code: str, changes: dict[str, Any], refusal: str) -> None:
    assert step(served("party_warning").case, code, **changes) == {refusal}


def test_a_step_is_recorded_once() -> None:
    case = executed(served("party_warning").case, "announced")
    assert step(case, "announced") == {"execution_step_already_done"}


@pytest.mark.parametrize("who", ["third", "head", "manager", "deputy"])
def test_none_but_a_named_handler_records_execution(who: str) -> None:
    assert step(served("party_warning").case, "announced", by=who)


def test_execution_is_not_suspended_by_a_review() -> None:
    case = replace(served("party_warning").case, status=S.UNDER_REVIEW)
    assert step(case, "announced") == set()


def test_nothing_is_executed_before_service() -> None:
    case = replace(decided("party_warning"), status=S.UNDER_REVIEW)
    assert step(case, "announced") == {"case_not_served_yet"}


@pytest.mark.parametrize(("day", "late"), [(date(2026, 5, 8), False), (date(2026, 5, 9), True)])
def test_a_step_after_its_day_is_kept_as_late(day: date, late: bool) -> None:
    case = served("party_warning").case
    act = step_of(case, "announced")
    done = perform(CASE, case, "record_execution", act, day=date(2026, 6, 1), done_on=day).case
    assert done.execution.done("announced").late is late


PUT_OFF = {"done_on": None, "document": "", "postponed_until": date(2026, 8, 31), "reason": "待机构改革批复"}


def test_the_change_of_post_may_be_put_off_with_a_reason_and_is_then_due_on_that_day() -> None:
    case = served("party_warning").case
    later = perform(CASE, case, "record_execution", step_of(case, "personnel_change"), **PUT_OFF).case
    due = {one.code: one.deadline for one in executing(later, cast.profile(), SERVICES)}
    assert due["sanction.personnel"].due_on == date(2026, 8, 31)
    assert "2026-08-31" in due["sanction.personnel"].explanation.en
    assert step(later, "personnel_change") == set()


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("personnel_change", {"reason": ""}),
        ("personnel_change", {"postponed_until": date(2026, 5, 8)}),
        ("personnel_change", {"postponed_until": date(2026, 10, 10)}),
        ("personnel_change", {"done_on": LATER}),
        ("announced", {}),
    ],
)
def test_nothing_else_is_put_off_nor_without_reason_nor_beyond_six_months(code: str, changes: dict[str, Any]) -> None:
    assert step(served("party_warning").case, code, **{**PUT_OFF, **changes}) == {"postponement_wrong"}


def test_it_may_be_put_off_to_the_day_of_the_report_of_execution() -> None:
    case = served("party_warning").case
    days = step_of(case, "personnel_change").facts.due_on
    assert days["execution_report"] == date(2026, 10, 8)
    assert step(case, "personnel_change", **{**PUT_OFF, "postponed_until": days["execution_report"]}) == set()


def test_the_steps_are_due_a_month_and_six_months_after_the_decision() -> None:
    case = served("party_warning").case
    found = [(one.code, one.deadline.due_on) for one in executing(case, cast.profile(), SERVICES)]
    assert found == [
        ("sanction.announce", date(2026, 5, 8)),
        ("sanction.announce", date(2026, 5, 8)),
        ("sanction.personnel", date(2026, 5, 8)),
        ("sanction.execution_report", date(2026, 10, 8)),
    ]
    assert derived_columns(case, cast.profile(), SERVICES) == {"due_on": date(2026, 5, 8)}


def test_a_step_that_is_done_is_due_no_more_and_a_closed_case_has_none() -> None:
    case = executed(served("party_warning").case, "announced", "receipt_asked", "personnel_change")
    assert [one.code for one in executing(case, cast.profile(), SERVICES)] == ["sanction.execution_report"]
    assert executing(decided("party_warning"), cast.profile(), SERVICES) == ()
    done = executed(case, "execution_report")
    assert executing(done, cast.profile(), SERVICES) == ()


def ready() -> Any:
    """A case that is executed and reported, with the sanctions of its decision."""
    standing = served("party_warning")
    return standing._replace(case=executed(standing.case, *MANY_STEPS))


def close(standing: Any, **changes: Any) -> set[str]:
    """With which codes the closing is refused."""
    act = Act(CLOSE.by, CLOSE.stated, close_facts(standing), CLOSE.day)
    return refused(CASE, standing.case, "close", act, **changes)


def test_case_management_closes_what_is_executed_reported_and_followed_up() -> None:
    standing = ready()
    act = Act(CLOSE.by, CLOSE.stated, close_facts(standing), CLOSE.day)
    outcome = perform(CASE, standing.case, "close", act)
    assert outcome.case.status is S.CLOSED and outcome.case.closing.closed_on == CLOSE.day
    assert isinstance(outcome.event, CaseClosed) and outcome.event.ended_on == CLOSE.day


@pytest.mark.parametrize("missing", MANY_STEPS)
def test_it_is_not_closed_while_a_step_of_execution_is_open(missing: str) -> None:
    standing = ready()
    steps = tuple(one for one in standing.case.execution.steps if one.step != missing)
    case = replace(standing.case, execution=replace(standing.case.execution, steps=steps))
    assert close(standing._replace(case=case)) == {"execution_not_reported"}


def test_it_is_not_closed_without_the_follow_up_of_a_sanction_with_a_period() -> None:
    standing = ready()
    assert close(standing, loaded=close_facts(standing, followed=frozenset())) == {"follow_up_plan_missing"}


def test_a_sanction_without_a_period_needs_no_follow_up() -> None:
    standing = served("reminder_talk")
    standing = standing._replace(case=executed(standing.case, *WITHOUT_POST))
    assert close(standing, loaded=close_facts(standing, followed=frozenset())) == set()


@pytest.mark.parametrize("status", [S.OPENED, S.INVESTIGATING, S.HEARD, S.DELIBERATING])
def test_it_is_not_closed_while_a_person_involved_is_undecided(status: S) -> None:
    standing = ready()
    facts = close_facts(standing, together=TogetherFacts(involved=(cases.case_in(status),)))
    assert close(standing, loaded=facts) == {"involved_undecided"}


def test_it_is_not_closed_while_a_review_may_still_be_applied_for() -> None:
    assert close(ready(), day=date(2026, 5, 11)) == {"recourse_runs"}
    assert close(ready(), day=date(2026, 5, 12)) == set()


def test_it_is_not_closed_while_a_review_is_not_served() -> None:
    standing = ready()
    running = Recourse(ReviewPath.SUPERVISION, RecourseStage.FIRST, LATER, None, named("review"), under_way=True)
    sanctions = tuple(replace(one, recourse=running) for one in standing.sanctions)
    assert close(standing, loaded=close_facts(standing, sanctions=sanctions)) == {"recourse_runs"}


def test_what_a_review_revoked_needs_no_report_of_execution() -> None:
    standing = served("party_warning")
    revoked = ReviewMark(named("review"), cast.NOON, "revoked", (), cast.NOON)
    case = replace(standing.case, reviews=(revoked,))
    assert open_steps(case, cast.profile()) == ()
    facts = close_facts(standing, sanctions=())
    assert close(standing._replace(case=case), loaded=facts) == set()


def test_it_is_not_closed_without_a_note() -> None:
    assert close(ready(), note="") == {"case_closing_note_missing"}


@pytest.mark.parametrize("who", ["officer", "second", "head", "trial"])
def test_whoever_handled_drafted_or_examined_it_does_not_close_it(who: str) -> None:
    assert close(ready(), by=who) == {"closer_had_a_part"}


def test_whom_it_is_on_does_not_close_it() -> None:
    assert close(ready(), by="deputy") == {"recused_from_case"}


def test_a_case_that_was_never_served_is_not_closed() -> None:
    standing = ready()
    assert close(standing._replace(case=replace(standing.case, service=None))) == {"case_not_served_yet"}
