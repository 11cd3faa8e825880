"""TI-07 and TI-08: the unit's plan and reports, slips on what is overdue, and what a visit on site finds."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from services.accountability.interviews.interview import Interview
from services.accountability.interviews.status import InterviewStatus as S
from tests.support.accountability_interviews_papers import (
    CAST,
    DUE_DAY,
    LIMIT_DAY,
    PLAN_DAY,
    PROBLEM,
    SEEN,
    TALK_DAY,
    WANTING,
    somebody,
)
from tests.support.accountability_interviews_stage import Stage, refusals_of

OVERDUE = DUE_DAY + timedelta(days=1)
BLUE_BY, ORANGE_BY, RED_BY = date(2026, 3, 30), date(2026, 4, 10), date(2026, 4, 20)


def after(day: date) -> date:
    return day + timedelta(days=1)


def slipped(stage: Stage, case: Interview, *colours: str) -> Interview:
    """The case with those slips, each issued once the one before has passed."""
    days = {"blue": (OVERDUE, BLUE_BY), "orange": (after(BLUE_BY), ORANGE_BY), "red": (after(ORANGE_BY), RED_BY)}
    for colour in colours:
        on, by = days[colour]
        case = stage.move(case, "issue_slip", colour=colour, answer_by=by, on=on)
    return case


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"measures": ()}, {"rectification_plan_incomplete"}),
        ({"measures": ({"item": 2, "measure": "加快推进。"},)}, {"rectification_plan_incomplete"}),
        ({"measures": ({"item": 1, "measure": " "},)}, {"rectification_plan_incomplete"}),
        ({"measures": ({"item": 1, "measure": "甲"}, {"item": 1, "measure": "乙"})}, {"rectification_plan_incomplete"}),
        ({"responsible_id": CAST.officer}, {"responsible_not_of_unit"}),
        ({"due_on": after(LIMIT_DAY)}, {"plan_beyond_limit"}),
        ({"due_on": TALK_DAY}, {"plan_beyond_limit"}),
    ],
)
def test_a_plan_is_refused_for(given: Mapping[str, Any], codes: set[str]) -> None:
    stage = Stage()
    assert refusals_of(stage, stage.walk(S.HELD), "present_plan", **given) == codes


def test_the_plan_may_use_the_whole_limit_and_names_who_answers_for_it() -> None:
    stage = Stage()
    planned = stage.move(stage.walk(S.HELD), "present_plan", due_on=LIMIT_DAY)
    assert planned.plan is not None and planned.plan.responsible_id == CAST.deputy
    assert planned.due_on == LIMIT_DAY


def test_each_problem_of_the_list_has_a_measure() -> None:
    stage = Stage()
    held = stage.walk(S.HELD)
    assert held.notice is not None
    two = replace(held, notice=replace(held.notice, problems=(PROBLEM, PROBLEM)))
    assert refusals_of(stage, two, "present_plan") == {"rectification_plan_incomplete"}
    both = tuple({"item": item, "measure": "逐个复工。"} for item in (1, 2))
    assert not refusals_of(stage, two, "present_plan", measures=both)


@pytest.mark.parametrize(
    "items",
    [
        (),
        ({"item": 2, "done": True, "text": "已办。"},),
        ({"item": 1, "done": True, "text": ""},),
        ({"item": 1, "done": True, "text": "甲"}, {"item": 1, "done": False, "text": "乙"}),
    ],
)
def test_a_report_follows_the_problem_list(items: tuple[Mapping[str, Any], ...]) -> None:
    stage = Stage()
    found = refusals_of(stage, stage.walk(S.RECTIFYING), "report_rectification", items=items)
    assert found == {"rectification_report_empty"}


def test_only_a_report_that_all_is_put_right_stands() -> None:
    stage = Stage()
    case = stage.walk(S.RECTIFYING)
    partly = stage.move(case, "report_rectification", items=({"item": 1, "done": False, "text": "正在办理。"},))
    assert partly.standing_report is None and len(partly.reports) == 1
    whole = stage.move(partly, "report_rectification")
    assert whole.standing_report is whole.reports[-1]


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"on": DUE_DAY}, {"rectification_not_overdue"}),
        ({"colour": "orange"}, {"slip_out_of_order"}),
        ({"colour": "red"}, {"slip_out_of_order"}),
        ({"colour": "green"}, {"slip_out_of_order"}),
        ({"letter_number": ""}, {"slip_incomplete"}),
        ({"demand": ""}, {"slip_incomplete"}),
        ({"answer_by": OVERDUE}, {"slip_incomplete"}),
    ],
)
def test_a_slip_is_refused_for(given: Mapping[str, Any], codes: set[str]) -> None:
    stage = Stage()
    assert refusals_of(stage, stage.walk(S.RECTIFYING), "issue_slip", **given) == codes


def test_the_last_day_of_the_plan_is_not_overdue_and_the_day_after_is() -> None:
    stage = Stage()
    assert not refusals_of(stage, stage.walk(S.RECTIFYING), "issue_slip", on=OVERDUE)


def test_what_was_reported_whole_is_not_overdue_whatever_the_day() -> None:
    stage = Stage()
    reported = stage.move(stage.walk(S.RECTIFYING), "report_rectification")
    assert refusals_of(stage, reported, "issue_slip") == {"rectification_not_overdue"}


def test_the_next_colour_comes_only_after_the_one_before_stayed_unanswered() -> None:
    stage = Stage()
    blue = slipped(stage, stage.walk(S.RECTIFYING), "blue")
    orange: dict[str, Any] = {"colour": "orange", "answer_by": ORANGE_BY}
    assert refusals_of(stage, blue, "issue_slip", **orange, on=BLUE_BY) == {"slip_still_runs"}
    assert not refusals_of(stage, blue, "issue_slip", **orange, on=after(BLUE_BY))
    answered = stage.move(blue, "report_rectification", on=BLUE_BY)
    assert refusals_of(stage, answered, "issue_slip", **orange, on=after(BLUE_BY)) == {"rectification_not_overdue"}


def test_after_red_there_is_no_other_colour() -> None:
    stage = Stage()
    red = slipped(stage, stage.walk(S.RECTIFYING), "blue", "orange", "red")
    assert [slip.colour for slip in red.slips] == ["blue", "orange", "red"]
    for colour in ("blue", "orange", "red"):
        given: dict[str, Any] = {"colour": colour, "answer_by": date(2026, 5, 20), "on": after(RED_BY)}
        assert refusals_of(stage, red, "issue_slip", **given) == {"slip_out_of_order"}


def test_without_a_plan_thirty_days_after_the_talk_are_the_term() -> None:
    stage = Stage()
    held = stage.walk(S.HELD)
    assert refusals_of(stage, held, "issue_slip", on=LIMIT_DAY, answer_by=date(2026, 4, 15)) == {
        "rectification_not_overdue"
    }
    blue = stage.move(held, "issue_slip", on=after(LIMIT_DAY), answer_by=date(2026, 4, 15))
    assert blue.status is S.HELD and blue.slips[0].colour == "blue"
    late = {"on": date(2026, 4, 10)}
    assert refusals_of(stage, blue, "present_plan", **late, due_on=date(2026, 4, 16)) == {"plan_beyond_limit"}
    assert not refusals_of(stage, blue, "present_plan", **late, due_on=date(2026, 4, 15))


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"visitor_ids": (CAST.officer,)}, {"verifiers_wrong"}),
        ({"visitor_ids": (CAST.officer, CAST.officer)}, {"verifiers_wrong"}),
        ({"visitor_ids": (CAST.officer, somebody(99))}, {"verifiers_wrong"}),
        ({"visited_on": date(2026, 3, 18)}, {"visit_day_wrong"}),
        ({"visited_on": OVERDUE}, {"visit_day_wrong"}),
        ({"place": ""}, {"visit_day_wrong"}),
        ({"items": ()}, {"items_unverified"}),
        ({"items": (SEEN, SEEN)}, {"items_unverified"}),
        ({"items": ({**SEEN.model_dump(), "finding": ""},)}, {"items_unverified"}),
        ({"items": (WANTING,)}, {"not_all_put_right"}),
    ],
)
def test_verifying_is_refused_for(given: Mapping[str, Any], codes: set[str]) -> None:
    stage = Stage()
    reported = stage.move(stage.walk(S.RECTIFYING), "report_rectification")
    assert refusals_of(stage, reported, "verify", **given) == codes


def test_what_was_not_reported_is_not_verified() -> None:
    stage = Stage()
    assert refusals_of(stage, stage.walk(S.RECTIFYING), "verify") == {"no_report_standing"}


def test_a_recused_officer_does_not_visit() -> None:
    stage = Stage()
    reported = stage.move(stage.walk(S.RECTIFYING), "report_rectification")
    assert refusals_of(stage, stage.move(reported, "recuse"), "verify") == {"verifiers_wrong"}


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"items": (SEEN,)}, {"nothing_wanting"}),
        ({"falsified": True}, {"falsity_unproven"}),
        ({"falsity": "照片是去年的。"}, {"falsity_unproven"}),
        ({"again_by": DUE_DAY}, {"another_try_wrong"}),
        ({"again_by": date(2026, 4, 20)}, {"another_try_wrong"}),
        ({"visitor_ids": (CAST.officer,)}, {"verifiers_wrong"}),
        ({"visited_on": TALK_DAY - timedelta(days=1)}, {"visit_day_wrong"}),
    ],
)
def test_finding_it_insufficient_is_refused_for(given: Mapping[str, Any], codes: set[str]) -> None:
    stage = Stage()
    reported = stage.move(stage.walk(S.RECTIFYING), "report_rectification")
    assert refusals_of(stage, reported, "find_insufficient", **given) == codes


def test_without_a_report_nothing_can_have_been_reported_falsely() -> None:
    stage = Stage()
    false = {"falsified": True, "falsity": "虚报。"}
    assert refusals_of(stage, stage.walk(S.RECTIFYING), "find_insufficient", **false) == {"falsity_unproven"}


def test_what_was_found_wanting_no_longer_counts_as_reported_and_gets_a_new_day() -> None:
    stage = Stage()
    reported = stage.move(stage.walk(S.RECTIFYING), "report_rectification")
    wanting = stage.move(reported, "find_insufficient")
    assert wanting.status is S.RECTIFYING and wanting.standing_report is None
    assert wanting.due_on == date(2026, 4, 10)
    assert refusals_of(stage, wanting, "verify") == {"no_report_standing"}
    again = stage.move(wanting, "report_rectification", on=date(2026, 3, 25))
    verified = stage.move(again, "verify", visited_on=date(2026, 3, 26), on=date(2026, 3, 26))
    assert verified.status is S.VERIFIED


def test_a_report_that_looks_right_may_be_found_false() -> None:
    stage = Stage()
    reported = stage.move(stage.walk(S.RECTIFYING), "report_rectification")
    false = stage.move(reported, "find_insufficient", items=(SEEN,), falsified=True, falsity="监理日志系补写。")
    assert false.insufficient[-1].falsified


def test_the_plan_is_presented_on_the_day_of_the_plan() -> None:
    planned = Stage().walk(S.RECTIFYING)
    assert planned.plan is not None and planned.plan.at.date() == PLAN_DAY
