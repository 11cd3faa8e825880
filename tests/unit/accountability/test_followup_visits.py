"""The visit: two visitors who did not decide, an outline, three checks, three ways, a grade by the other (TD-02)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from libs.kernel.refusal import Incomplete, Refusal
from services.accountability.followups import refusals as no
from services.accountability.followups.acts_visiting import plan_visit
from services.accountability.followups.commands import PlanVisit
from services.accountability.followups.facts import VisitorFacts
from services.accountability.followups.followup import Followup
from services.accountability.followups.status import FollowupStatus as S
from services.accountability.followups.visiting import VISITORS_MIN
from tests.support.accountability_followups_papers import (
    AFTER,
    BOTH,
    EFFECT,
    LAST,
    OFFICERS,
    VISIT,
    begun,
    checks,
    follow,
    followup_in,
    methods,
    named,
    noon,
    occasion,
)


def planned() -> Followup:
    """A follow-up whose visit is planned."""
    return follow(begun(), "plan_visit").case


def refused(followup: Followup, act: str, **given: Any) -> Refusal:
    """The refusal of that act; every refusal cites its rule."""
    with pytest.raises(Refusal) as found:
        follow(followup, act, **given)
    assert found.value.cites
    return found.value


def test_a_visit_is_planned_recorded_and_graded_by_the_other_visitor() -> None:
    graded = followup_in(S.GRADED)
    (visit,) = graded.visits
    assert visit.recorded_by == named("officer") and visit.outline
    assert visit.grading is not None and visit.grading.graded_by == named("second")
    assert (graded.latest_grade, graded.plan, graded.open_breaches) == ("good", None, ())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"visitor_ids": ()}, no.TooFewVisitors),
        ({"visitor_ids": (named("officer"),)}, no.TooFewVisitors),
        ({"visitor_ids": (named("officer"), named("second"), named("second"))}, no.VisitorUnfit),
        ({"visitor_ids": (named("officer"), named("stranger"))}, no.VisitorUnfit),
        ({"visitor_ids": (named("officer"), named("leader"))}, no.VisitorUnfit),
        ({"visitor_ids": (named("officer"), named("recused"))}, no.VisitorUnfit),
        ({"visitor_ids": (named("officer"), named("visited"))}, no.VisitorUnfit),
        ({"visitor_ids": (named("officer"), named("head"))}, no.VisitorUnfit),
        ({"planned_on": LAST + timedelta(days=1)}, no.VisitOutsidePeriod),
        ({"planned_on": date(2026, 5, 31)}, no.VisitDayImpossible),
        ({"outline": ""}, no.OutlineMissing),
    ],
)
def test_a_plan_names_two_who_did_not_decide_a_day_in_the_period_and_an_outline(
    changes: dict[str, Any], expected: type[Refusal]
) -> None:
    assert isinstance(refused(begun(), "plan_visit", **changes), expected)


def test_everything_that_a_plan_lacks_is_named_at_once() -> None:
    refusal = refused(begun(), "plan_visit", visitor_ids=(named("stranger"),), outline="", planned_on=EFFECT)
    assert isinstance(refusal, Incomplete)
    codes = {error.code for error in refusal.errors}
    assert codes == {"too_few_visitors", "visitor_unfit", "visit_day_impossible", "outline_missing"}


def test_after_the_period_no_visit_is_planned() -> None:
    assert isinstance(refused(begun(), "plan_visit", at=noon(AFTER)), no.FollowupPeriodOver)
    last_day = follow(begun(), "plan_visit", at=noon(LAST), planned_on=LAST)
    assert last_day.case.plan is not None


def test_a_visit_without_an_outline_beforehand_is_not_recorded() -> None:
    assert isinstance(refused(begun(), "record_visit"), no.VisitUnplanned)
    planned_later = follow(begun(), "plan_visit", at=noon(VISIT)).case
    earlier = refused(planned_later, "record_visit", visited_on=VISIT - timedelta(days=1))
    assert isinstance(earlier, no.VisitDayImpossible)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"visitor_ids": (named("officer"),)}, no.TooFewVisitors),
        ({"visitor_ids": (named("officer"), named("third"))}, no.VisitorUnfit),
        ({"visited_on": VISIT + timedelta(days=1)}, no.VisitDayImpossible),
        ({"checks": checks()[:2]}, no.VisitChecksIncomplete),
        ({"checks": (*checks(), checks()[0])}, no.VisitChecksIncomplete),
        ({"checks": checks(rights="")}, no.VisitChecksIncomplete),
        ({"checks": (*checks()[:2], checks()[2].model_copy(update={"check": "mood"}))}, no.VisitChecksIncomplete),
        ({"methods": methods()[1:]}, no.VisitMethodsIncomplete),
        ({"methods": (*methods(), methods()[0])}, no.VisitMethodsIncomplete),
        ({"methods": methods(look="")}, no.VisitMethodsIncomplete),
        ({"said": ""}, no.TalkUnrecorded),
    ],
)
def test_a_record_has_two_visitors_three_checks_three_ways_and_the_talk(
    changes: dict[str, Any], expected: type[Refusal]
) -> None:
    assert isinstance(refused(planned(), "record_visit", **changes), expected)


def test_a_visit_after_the_period_is_no_follow_up_visit() -> None:
    late = refused(planned(), "record_visit", at=noon(AFTER), visited_on=AFTER)
    assert isinstance(late, no.VisitOutsidePeriod)
    assert follow(planned(), "record_visit", at=noon(AFTER), visited_on=LAST).case.status is S.VISITED


def test_only_who_went_records() -> None:
    assert isinstance(refused(planned(), "record_visit", by="third"), no.NotVisitor)


def test_a_second_visit_does_not_lie_before_the_first() -> None:
    again = follow(followup_in(S.GRADED), "plan_visit", at=noon(VISIT), planned_on=date(2026, 12, 1)).case
    assert again.status is S.SCHEDULED
    earlier = refused(again, "record_visit", at=noon(date(2026, 12, 1)), visited_on=VISIT - timedelta(days=1))
    assert isinstance(earlier, no.VisitDayImpossible)
    twice = follow(again, "record_visit", at=noon(date(2026, 12, 1)), visited_on=date(2026, 12, 1)).case
    assert [visit.visited_on for visit in twice.visits] == [VISIT, date(2026, 12, 1)]
    assert (twice.latest_grade, twice.visit_due_on) == ("good", None)


def test_who_wrote_the_record_neither_grades_nor_returns_it() -> None:
    visited = followup_in(S.VISITED)
    assert isinstance(refused(visited, "grade", by="officer"), no.RecorderGrades)
    assert isinstance(refused(visited, "return_record", by="officer"), no.RecorderGrades)
    assert isinstance(refused(visited, "grade", by="third"), no.NotVisitor)


def test_the_head_returns_a_record_only_once_nobody_is_left_who_could_sign_it() -> None:
    visited = followup_in(S.VISITED)
    assert isinstance(refused(visited, "return_record", by="head"), no.SignerIsThere)
    without = VisitorFacts(OFFICERS - {named("second")})
    back = follow(visited, "return_record", by="head", facts=without).case
    assert (back.status, back.visits, back.returned[0].returned_by) == (S.SCHEDULED, (), named("head"))
    assert isinstance(refused(visited, "return_record", by="third", facts=without), no.NotVisitor)
    assert isinstance(refused(visited, "return_record", by="officer", facts=without), no.RecorderGrades)


def test_the_head_who_plans_and_decides_later_does_not_visit_even_as_an_officer() -> None:
    officers = VisitorFacts(OFFICERS | {named("head")})
    pair = (named("officer"), named("head"))
    assert isinstance(refused(begun(), "plan_visit", facts=officers, visitor_ids=pair), no.VisitorUnfit)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({"grade": "excellent"}, no.GradeUnknown), ({"reasons": ""}, no.GradeUnreasoned)],
)
def test_a_grade_is_of_the_list_and_has_reasons(changes: dict[str, Any], expected: type[Refusal]) -> None:
    assert isinstance(refused(followup_in(S.VISITED), "grade", **changes), expected)


@pytest.mark.parametrize("check", ["execution", "performance"])
def test_whoever_was_found_wanting_is_not_graded_good(check: str) -> None:
    visited = follow(planned(), "record_visit", checks=checks(check)).case
    assert isinstance(refused(visited, "grade"), no.GradeAgainstChecks)
    assert follow(visited, "grade", grade="average").case.latest_grade == "average"


def test_a_breach_of_rights_is_no_fault_of_the_person_and_opens_what_is_to_be_put_right() -> None:
    visited = follow(planned(), "record_visit", checks=checks("rights", rights="被取消年度考核")).case
    (breach,) = visited.open_breaches
    assert (breach.found, breach.found_on) == ("被取消年度考核", VISIT)
    graded = follow(visited, "grade").case
    assert graded.latest_grade == "good"
    remedied = follow(graded, "remedy_breach", breach_id=breach.id).case
    assert remedied.open_breaches == () and remedied.breaches[0].remedied_by == named("head")
    assert isinstance(refused(remedied, "remedy_breach", breach_id=breach.id), no.NoSuchBreach)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"breach_id": named("another")}, no.NoSuchBreach),
        ({"remedy": ""}, no.RemedyUnproven),
        ({"proof": ""}, no.RemedyUnproven),
        ({"remedied_on": VISIT - timedelta(days=1)}, no.RemedyUnproven),
        ({"remedied_on": VISIT + timedelta(days=1)}, no.RemedyUnproven),
    ],
)
def test_a_breach_is_put_right_with_proof(changes: dict[str, Any], expected: type[Refusal]) -> None:
    visited = follow(planned(), "record_visit", checks=checks("rights")).case
    given = {"breach_id": visited.open_breaches[0].id, **changes}
    assert isinstance(refused(visited, "remedy_breach", **given), expected)


def test_a_record_that_the_other_visitor_does_not_sign_is_kept_and_written_anew() -> None:
    visited = follow(planned(), "record_visit", checks=checks("rights")).case
    assert isinstance(refused(visited, "return_record", reasons=""), no.GradeUnreasoned)
    returned = follow(visited, "return_record").case
    assert (returned.status, returned.visits, returned.open_breaches) == (S.SCHEDULED, (), ())
    assert returned.visit_due_on == begun().visit_due_on and len(returned.returned) == 1
    assert returned.plan is not None and returned.plan.visitor_ids == BOTH
    anew = follow(returned, "record_visit", by="second").case
    assert isinstance(refused(anew, "grade", by="second"), no.RecorderGrades)
    assert follow(anew, "grade", by="officer").case.status is S.GRADED


def test_a_breach_put_right_before_the_record_is_returned_stays_on_record() -> None:
    visited = follow(planned(), "record_visit", checks=checks("rights")).case
    remedied = follow(visited, "remedy_breach", breach_id=visited.open_breaches[0].id).case
    assert len(follow(remedied, "return_record").case.breaches) == 1


def test_a_plan_is_dropped_with_reasons_and_whoever_was_graded_stands_graded_again() -> None:
    assert isinstance(refused(begun(), "drop_plan"), no.VisitUnplanned)
    assert isinstance(refused(planned(), "drop_plan", reasons=""), no.GradeUnreasoned)
    assert follow(planned(), "drop_plan").case.status is S.SCHEDULED
    again = follow(followup_in(S.GRADED), "plan_visit", at=noon(VISIT), planned_on=LAST).case
    dropped = follow(again, "drop_plan", at=noon(AFTER)).case
    assert (dropped.status, dropped.plan) == (S.GRADED, None)
    assert follow(dropped, "feed_back").case.status is S.FED_BACK


def test_how_many_visit_at_least_is_said_by_the_profile() -> None:
    at = occasion("head", noon(date(2026, 6, 1)))
    stricter = replace(at, profile=replace(at.profile, options={**at.profile.options, VISITORS_MIN: 3}))
    command = PlanVisit(visitor_ids=BOTH, planned_on=VISIT, outline="提纲")
    with pytest.raises(no.TooFewVisitors):
        plan_visit(begun(), command, stricter, VisitorFacts(OFFICERS))
    assert plan_visit(begun(), command, at, VisitorFacts(OFFICERS)).case.plan is not None
