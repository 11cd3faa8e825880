"""The unit names plan and person, reports with proof on every demand (TS-03, TS-04, S-10, G-55)."""

from datetime import date, timedelta
from typing import Any

import pytest

from libs.contracts.supervision_problems import ProblemAccepted, ProblemReported
from libs.kernel.refusal import Kind
from services.supervision.problems.dues import dues
from services.supervision.problems.facts import UnitFacts
from services.supervision.problems.problem import Problem
from services.supervision.problems.store import next_day_of
from tests.support import supervision_problem_papers as papers
from tests.unit.supervision import problem_walk as walk
from tests.unit.supervision.problem_walk import (
    BOSS,
    CALENDAR,
    ENGINEER,
    MONDAY,
    PROFILE,
    escalated,
    notified,
    rectifying,
    reported,
)
from tests.unit.supervision.source_papers import refused


def running(problem: Problem) -> dict[str, date | None]:
    """The limits that run, each with its last day."""
    return {one.code: one.deadline.due_on for one in dues(problem, PROFILE, {"calendar": CALENDAR})}


def test_the_unit_names_its_plan_and_who_answers_for_it() -> None:
    item = notified().act("accept", papers.acceptance(BOSS, "2026-03-20", "2026-03-31"))
    acceptance = item.case.acceptance
    assert acceptance is not None and (acceptance.responsible_person_id, acceptance.posts) == (BOSS, ("principal",))
    assert [step.due_on.day for step in acceptance.steps] == [20, 31] and item.case.responsible_person_id == BOSS
    assert item.case.status == "rectifying" and isinstance(item.event, ProblemAccepted)


def test_the_responsible_person_holds_a_post_in_the_unit() -> None:
    refused(
        lambda: notified().act("accept", papers.acceptance(walk.STRANGER, MONDAY)), "problem_responsible_without_post"
    )


def test_a_long_term_needs_a_plan_and_the_others_do_not() -> None:
    refused(lambda: notified(term="long").act("accept", papers.acceptance(BOSS)), "problem_no_plan")
    assert notified(term="short").act("accept", papers.acceptance(BOSS)).case.status == "rectifying"
    assert notified(term="long").act("accept", papers.acceptance(BOSS, MONDAY)).case.status == "rectifying"


@pytest.mark.parametrize("day", ["2026-03-15", "2026-04-01"])
def test_a_step_lies_between_today_and_the_day_of_the_notice(day: str) -> None:
    refused(lambda: notified().act("accept", papers.acceptance(BOSS, day)), "problem_step_unclear")


def test_a_step_says_what_is_done() -> None:
    body = {**papers.acceptance(BOSS, MONDAY), "steps": [{"text": " ", "due_on": "2026-03-18"}]}
    refused(lambda: notified().act("accept", body), "problem_step_unclear")


def test_a_unit_that_is_late_may_still_accept_within_the_day_of_its_slip() -> None:
    late = notified(term="immediate").pass_days(4)
    assert late.case.slip is not None and late.case.slip.new_due_on == date(2026, 3, 27)
    assert late.act("accept", papers.acceptance(BOSS, "2026-03-27")).case.slip is not None
    again = notified(term="immediate").pass_days(4)
    refused(lambda: again.act("accept", papers.acceptance(BOSS, "2026-03-30")), "problem_step_unclear")


def test_after_the_notice_the_plan_and_the_term_run() -> None:
    assert running(notified().case) == {
        "problem.acceptance": date(2026, 3, 19),
        "rectification.short": date(2026, 3, 31),
    }
    assert running(rectifying().case) == {"rectification.short": date(2026, 3, 31)}
    assert running(reported().case) == {} and next_day_of(reported().case) is None
    assert next_day_of(notified().case) == date(2026, 3, 19) and next_day_of(rectifying().case) == date(2026, 3, 31)


def test_a_day_that_the_unit_was_told_stays_when_the_calendar_changes() -> None:
    item = rectifying()
    item.case = type(item.case)(**{**vars(item.case), "due_on": date(2026, 4, 2)})
    (limit,) = dues(item.case, PROFILE, {"calendar": CALENDAR})
    assert limit.deadline.due_on == date(2026, 4, 2) and "2026-04-02" in limit.deadline.explanation.en


def test_the_report_proves_every_demand() -> None:
    item = rectifying().act("report", papers.report())
    (entry,) = item.case.reports
    assert [one.demand for one in entry.met] == [1, 2] and (entry.round, entry.reported_by) == (1, walk.CLERK)
    assert item.case.status == "reported" and isinstance(item.event, ProblemReported)


@pytest.mark.parametrize(
    ("met", "codes"),
    [
        ([papers.met(1)], {"problem_demand_unanswered"}),
        ([], {"problem_demand_unanswered"}),
        ([papers.met(1), {**papers.met(2), "done": ""}], {"problem_demand_unanswered"}),
        ([papers.met(1), papers.met(2), papers.met(3)], {"problem_demand_unknown"}),
        ([papers.met(1), papers.met(2), papers.met(2)], {"problem_demand_unknown"}),
        ([papers.met(1), {**papers.met(2), "proof": []}], {"problem_no_proof"}),
        ([papers.met(1, ""), papers.met(2)], {"problem_no_proof"}),
        ([{**papers.met(1), "proof": []}, papers.met(7)], {
            "problem_no_proof", "problem_demand_unknown", "problem_demand_unanswered",
        }),
    ],
)  # fmt: skip
def test_a_report_without_answer_or_proof_for_a_demand_is_refused(met: list[Any], codes: set[str]) -> None:
    refused(lambda: rectifying().act("report", {"met": met}), *codes)


def test_somebody_answers_for_a_rectification_that_was_never_accepted() -> None:
    item = notified(term="immediate").act("record_refusal", papers.refusal(MONDAY))
    item.act("escalate", papers.escalation("refused")).act("resume", papers.resumption())
    refused(lambda: item.act("report", papers.report()), "problem_no_responsible")
    stranger = papers.report(responsible_person_id=str(walk.STRANGER))
    refused(lambda: item.act("report", stranger), "problem_responsible_without_post")
    item.act("report", papers.report(responsible_person_id=str(ENGINEER)))
    assert item.case.responsible_person_id == ENGINEER


def test_nobody_reports_before_accepting() -> None:
    refused(lambda: notified().act("report", papers.report()), "not_now")
    assert escalated().case.status == "escalated"


def test_another_person_may_take_over_with_the_report_if_in_post() -> None:
    facts = UnitFacts({ENGINEER: ("section_chief",)})
    body = papers.report(responsible_person_id=str(ENGINEER))
    assert rectifying().act("report", body, facts=facts).case.responsible_person_id == ENGINEER


def test_an_answer_needs_a_slip_that_is_out_and_not_answered_and_not_over() -> None:
    body = papers.answer("2026-03-25")
    refusal = refused(lambda: rectifying().act("answer_slip", body), "problem_no_slip")
    assert refusal.kind is Kind.NOT_NOW
    blue = rectifying(term="immediate").pass_days(4).act("answer_slip", body)
    refused(lambda: blue.act("answer_slip", body), "problem_slip_answered")
    over = rectifying(term="immediate").pass_days(4).later(6)
    refused(lambda: over.act("answer_slip", papers.answer(over.on)), "problem_slip_passed")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (papers.answer("2026-03-25", reasons=""), "problem_answer_incomplete"),
        (papers.answer(), "problem_answer_incomplete"),
        (papers.answer("2026-03-28"), "problem_step_unclear"),
        (papers.answer("2026-03-19"), "problem_step_unclear"),
    ],
)
def test_an_answer_gives_reasons_and_steps_until_the_new_day(body: Any, code: str) -> None:
    blue = rectifying(term="immediate").pass_days(4)
    assert blue.on == date(2026, 3, 20)
    refused(lambda: blue.act("answer_slip", body), code)


def test_while_a_slip_is_out_its_answer_and_its_new_day_run() -> None:
    blue = rectifying(term="immediate").pass_days(4)
    assert running(blue.case) == {"slip.answer": date(2026, 3, 25), "slip.term": date(2026, 3, 27)}
    blue.act("answer_slip", papers.answer(blue.on + timedelta(1)))
    assert running(blue.case) == {"slip.term": date(2026, 3, 27)}
