"""A problem is kept under a number of its own; the unit hears of it with a term (TS-01, TS-02, S-08, G-55)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.contracts.supervision_problems import ProblemNotified, ProblemOpened, ProblemRevised, ProblemWithdrawn
from libs.kernel.actor import Actor
from libs.kernel.refusal import Kind
from libs.kernel.roles import Role as R
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.facts import OpeningFacts, WithdrawalFacts
from services.supervision.problems.status import ProblemStatus as S
from tests.support import supervision_problem_papers as papers
from tests.unit.supervision import problem_walk as walk
from tests.unit.supervision.problem_walk import MONDAY, OPENED, TASK, in_status, notified, opened, rectifying
from tests.unit.supervision.source_papers import refused


def test_a_problem_is_opened_on_one_unit_with_all_that_is_known_of_it() -> None:
    item = opened(source="task", task_id=str(TASK))
    problem, event = item.case, item.event
    assert (problem.status, problem.kind, problem.unit_id, problem.unit_kind) == (
        "open",
        "single",
        walk.HOUSING,
        "municipal_unit",
    )
    assert (problem.opened_on, problem.opened_by, problem.source_id) == (MONDAY, walk.OPENER, TASK)
    beside = opened(task_id=str(TASK)).case
    assert (beside.source, beside.source_id, beside.task_id) == ("office", None, TASK)
    assert PROBLEM.numbering is not None and PROBLEM.numbering(problem) == (walk.CDI, "问题")
    assert isinstance(event, ProblemOpened) and (event.source, event.kind) == ("task", "cannot_finish_in_time")


def test_a_dispatched_officer_opens_what_the_body_finds_at_its_unit() -> None:
    body = walk.person(walk.STRANGER, walk.CDI, R.DISPATCHED_OFFICER, office=walk.BODY)
    assert opened(by=body).case.opened_by == walk.STRANGER


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"nature": "laziness"}, "problem_nature_unknown"),
        ({"level": "huge"}, "problem_level_unknown"),
        ({"term": "someday"}, "problem_term_unknown"),
        ({"facts": " "}, "problem_no_facts"),
        ({"place": ""}, "problem_no_facts"),
        ({"evidence": []}, "problem_no_evidence"),
        ({"evidence": [""]}, "problem_no_evidence"),
        ({"demands": []}, "problem_no_demands"),
        ({"demands": ["", "x"]}, "problem_no_demands"),
        ({"found_on": "2026-03-17"}, "problem_found_in_future"),
        ({"source": "task"}, "problem_no_task"),
        ({"aspect": "study_meetings_papers"}, "problem_aspect_unknown"),
        ({"nature": "formalism", "aspect": "vanity"}, "problem_aspect_unknown"),
    ],
)
def test_an_incomplete_problem_is_refused_by_name(changed: dict[str, Any], code: str) -> None:
    body = {**papers.opening(walk.HOUSING), **changed}
    refused(lambda: walk.perform(None, "open", body, MONDAY), code)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(OPENED, unit_kind=None), "problem_unit_unknown"),
        (replace(OPENED, task_known=False), "problem_task_unknown"),
        (replace(OPENED, looks_after=False), "problem_unit_not_yours"),
    ],
)
def test_unit_and_task_must_be_there_and_be_yours(facts: OpeningFacts, code: str) -> None:
    refusal = refused(lambda: opened(facts=facts, source="task", task_id=str(TASK)), code)
    assert (refusal.kind is Kind.NOT_ENTITLED) == (code == "problem_unit_not_yours")


def test_all_that_is_missing_is_said_at_once() -> None:
    body = {**papers.opening(walk.HOUSING), "facts": "", "evidence": [], "demands": [], "level": "huge"}
    codes = ("problem_no_facts", "problem_no_evidence", "problem_no_demands", "problem_level_unknown")
    refusal = refused(lambda: walk.perform(None, "open", body, MONDAY), *codes)
    assert refusal.code == "incomplete" and {e.pointer for e in refusal.errors} >= {"/facts", "/level"}


def test_formalism_may_say_which_of_its_aspects() -> None:
    assert opened(nature="formalism", aspect="study_meetings_papers").case.aspect == "study_meetings_papers"


def test_an_earlier_problem_of_unit_and_nature_that_was_checked_off_is_named_shown_and_told() -> None:
    facts = replace(OPENED, recurrence={"poor_quality": (walk.EARLIER,)})
    again, other = opened(facts=facts, nature="poor_quality"), opened(facts=facts)
    assert again.case.recurrence_of == again.event.recurrence_of == (walk.EARLIER,)
    assert PROBLEM.columns(again.case)["recurrent"] is True
    assert other.case.recurrence_of == () and PROBLEM.columns(other.case)["recurrent"] is False


def test_a_revision_before_the_notice_keeps_what_was_said_before_and_asks_again_what_recurs() -> None:
    facts = OpeningFacts(recurrence={"poor_quality": (walk.EARLIER,)})
    revised = opened().act("revise", papers.content(nature="poor_quality", demands=["重做"], term=None), facts=facts)
    problem = revised.case
    assert (problem.nature, problem.demands, problem.term) == ("poor_quality", ("重做",), None)
    assert problem.recurrence_of == (walk.EARLIER,)
    (before,) = problem.revisions
    assert (before.nature, before.demands, before.revised_by) == (
        "cannot_finish_in_time",
        papers.DEMANDS,
        walk.OPENER,
    )
    assert isinstance(revised.event, ProblemRevised) and revised.event.recurrence_of == (walk.EARLIER,)
    refused(lambda: opened().act("revise", papers.content(evidence=[])), "problem_no_evidence")


@pytest.mark.parametrize(
    ("term", "last_day"),
    [("immediate", date(2026, 3, 19)), ("short", date(2026, 3, 31)), ("long", date(2026, 6, 15))],
)
def test_the_notice_counts_its_day_by_the_term_and_ends_on_a_working_day(term: str, last_day: date) -> None:
    item = notified(term=term)
    notice = item.case.notice
    assert notice is not None and (notice.due_on, notice.accept_by) == (last_day, date(2026, 3, 19))
    assert (notice.demands, item.case.due_on, item.case.status) == (papers.DEMANDS, last_day, "notified")
    assert isinstance(item.event, ProblemNotified) and item.event.due_on == last_day


def test_ninety_days_that_end_on_a_sunday_end_on_monday() -> None:
    assert notified(date(2026, 3, 16), "long").case.due_on == date(2026, 6, 15)  # the ninetieth day is 14 June


def test_three_days_over_a_holiday_end_on_the_first_working_day() -> None:
    assert notified(date(2026, 4, 3), "immediate").case.due_on == date(2026, 4, 7)  # 4 to 6 April: Qingming


def test_the_head_may_give_another_term_than_was_proposed_but_must_give_one() -> None:
    assert notified(term="immediate").case.term == "immediate"
    assert opened().act("notify", papers.notice()).case.term == "short"
    refused(lambda: opened(term=None).act("notify", papers.notice()), "problem_no_term")
    refused(lambda: opened().act("notify", papers.notice("someday")), "problem_term_unknown")


def test_a_problem_without_demands_is_not_notified() -> None:
    bare = walk.Walk(replace(opened().case, demands=()))
    refused(lambda: bare.act("notify", papers.notice()), "problem_no_demands")


def test_the_head_withdraws_with_reasons_what_was_opened_by_mistake() -> None:
    item = opened().act("withdraw", papers.withdrawal())
    ending = item.case.withdrawal
    assert item.case.status == "withdrawn" and ending is not None and ending.withdrawn_by == walk.CHIEF
    assert isinstance(item.event, ProblemWithdrawn)
    refused(lambda: opened().act("withdraw", papers.withdrawal(" ")), "problem_no_reasons")
    stray = papers.withdrawal(objection_id=str(walk.OBJECTION))
    refused(lambda: opened().act("withdraw", stray), "problem_needs_objection")


@pytest.mark.parametrize("status", [S.NOTIFIED, S.RECTIFYING, S.REPORTED, S.VERIFYING, S.ESCALATED])
def test_once_the_unit_is_notified_only_a_decided_objection_withdraws_it(status: S) -> None:
    body = papers.withdrawal(objection_id=str(walk.OBJECTION))
    refused(lambda: in_status(status).act("withdraw", papers.withdrawal()), "problem_needs_objection")
    refused(lambda: in_status(status).act("withdraw", body), "problem_needs_objection")
    item = in_status(status).act("withdraw", body, facts=WithdrawalFacts(objection_held=True))
    assert item.case.withdrawal is not None and item.case.withdrawal.objection_id == walk.OBJECTION
    assert item.case.timers() == ()


def test_nothing_is_taken_out_of_a_fixed_list_except_by_a_decided_objection() -> None:
    fixed = WithdrawalFacts(list_fixed=True)
    refusal = refused(lambda: opened().act("withdraw", papers.withdrawal(), facts=fixed), "problem_list_fixed")
    assert refusal.kind is Kind.NOT_NOW
    body = papers.withdrawal(objection_id=str(walk.OBJECTION))
    assert opened().act("withdraw", body, facts=WithdrawalFacts(True, True)).case.status == "withdrawn"


@pytest.mark.parametrize("actor", [walk.OFFICER, walk.LEADER, walk.UNIT])
def test_only_the_head_of_the_office_notifies(actor: Actor) -> None:
    refused(lambda: opened().act("notify", papers.notice(), by=actor), "not_entitled")
    assert rectifying().case.notice is not None
