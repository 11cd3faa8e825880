"""Who may have a decision reviewed, until when, by whom, and that execution goes on (TA-13, P-14, P-20)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.contracts.accountability_aftermath import ReviewOpened
from libs.kernel.case import Moved
from libs.kernel.refusal import Absent, NotNow, Refusal
from services.accountability.cases.entering import review_left
from services.accountability.cases.status import CaseStatus as S
from services.accountability.reviews import facts as f
from services.accountability.reviews.case_type import REVIEW
from services.accountability.reviews.refusals import AppliedTooLate
from services.accountability.reviews.status import ReviewEntrance
from services.accountability.sanctions.entering import ObjectRecord
from services.accountability.sanctions.records import Recourse
from services.accountability.sanctions.status import RecourseStage, ReviewPath
from tests.support import accountability_cases_cast as cast
from tests.support import accountability_cases_papers as cases
from tests.support.accountability_aftermath_papers import (
    LATER,
    SERVED_ON,
    Act,
    Standing,
    named,
    on,
    perform,
    refused,
    served,
    the_case,
)
from tests.support.accountability_aftermath_papers import decided as decision_of
from tests.support.accountability_aftermath_reviews import (
    FIRST,
    FURTHER,
    HIGHER,
    application,
    apply_facts,
    decided,
    done,
    opened,
    personnel,
    under_review,
)

FIRST_MONTH = date(2026, 5, 11)
"""10 April and a month is a Sunday: the term ends on the Monday after (G-04)."""
NOTHING = ObjectRecord()


def apply(standing: Standing, stage: RecourseStage = FIRST, day: date = LATER, **changes: Any) -> set[str]:
    """With which codes an application at that stage on that day is refused."""
    return refused(REVIEW, None, "apply", application(standing, stage, day), **changes)


def acts(moved: tuple[Moved, ...]) -> list[str]:
    """The acts of those moves."""
    return [one.act for one in moved]


def test_an_application_in_time_opens_a_review_and_moves_case_and_sanctions_in_the_same_act() -> None:
    standing = served("party_warning", "transfer")
    outcome = perform(REVIEW, None, "apply", application(standing))
    assert acts(outcome.others) == ["enter_review", "note_recourse", "note_recourse"]
    assert outcome.others[0].case.status is S.UNDER_REVIEW
    review = outcome.case
    assert (review.path, review.stage, review.entrance) == (ReviewPath.SUPERVISION, FIRST, ReviewEntrance.APPLICATION)
    assert review.competent_organ_id == review.first_organ_id == named("cdi")
    assert review.decide_by == date(2026, 5, 20)
    assert review.reviewed.measures == ("party_warning", "transfer")
    assert isinstance(outcome.event, ReviewOpened) and not outcome.event.ordered


def test_execution_and_impact_periods_go_on_under_review() -> None:
    standing = served("party_warning")
    found = opened(standing).standing
    assert [one.until_on for one in found.sanctions] == [one.until_on for one in standing.sanctions]
    assert found.case.service is not None and found.sanctions[0].recourse.under_way


@pytest.mark.parametrize(("day", "late"), [(FIRST_MONTH, False), (date(2026, 5, 12), True)])
def test_a_review_is_applied_for_within_one_month_of_receipt(day: date, late: bool) -> None:
    assert apply(served("admonition"), day=day) == ({"review_applied_too_late"} if late else set())


def test_a_late_application_is_told_how_its_term_was_counted() -> None:
    standing = served("admonition")
    with pytest.raises(AppliedTooLate) as late:
        perform(REVIEW, None, "apply", application(standing, day=date(2026, 5, 12)))
    assert "2026-05-11" in late.value.detail.en and "2026-05-11" in late.value.detail.zh
    assert "2026-04-10" in late.value.detail.en


@pytest.mark.parametrize(("day", "late"), [(FIRST_MONTH, False), (date(2026, 5, 12), True)])
def test_personnel_measures_are_reviewed_within_thirty_days(day: date, late: bool) -> None:
    """Thirty days from 10 April end on Sunday, 10 May, and so on Monday."""
    standing = personnel()
    assert apply(standing, day=day) == ({"review_applied_too_late"} if late else set())
    term = apply_facts(standing).term
    assert term is not None and term.code == "civil_review.apply"


@pytest.mark.parametrize(("day", "late"), [(FIRST_MONTH, False), (date(2026, 5, 12), True)])
def test_on_personnel_measures_one_may_appeal_directly_within_thirty_days(day: date, late: bool) -> None:
    standing = personnel()
    assert apply(standing, FURTHER, day) == ({"review_applied_too_late"} if late else set())
    if not late:
        review = perform(REVIEW, None, "apply", application(standing, FURTHER, day)).case
        assert (review.competent_organ_id, review.decide_by) == (HIGHER, date(2026, 7, 10))


def test_under_the_supervision_law_there_is_no_further_review_before_a_first_one() -> None:
    assert apply(served("admonition"), FURTHER) == {"recourse_not_open"}


def test_after_the_review_a_further_one_goes_to_the_higher_organ() -> None:
    once = done(decided(opened(served("admonition"))))
    outcome = perform(REVIEW, None, "apply", application(once.standing, FURTHER, date(2026, 6, 1)))
    assert outcome.case.competent_organ_id == HIGHER and outcome.case.first_organ_id == named("cdi")
    assert outcome.case.decide_by == date(2026, 8, 3)  # 1 August is a Saturday


@pytest.mark.parametrize(("day", "late"), [(date(2026, 6, 8), False), (date(2026, 6, 9), True)])
def test_a_further_review_is_applied_for_within_one_month_of_the_first(day: date, late: bool) -> None:
    once = done(decided(opened(served("admonition"))))
    assert apply(once.standing, FURTHER, day) == ({"review_applied_too_late"} if late else set())


@pytest.mark.parametrize(("day", "late"), [(date(2026, 5, 25), False), (date(2026, 5, 26), True)])
def test_after_the_review_of_a_personnel_measure_one_appeals_within_fifteen_days(day: date, late: bool) -> None:
    """Fifteen days from 8 May end on Saturday, 23 May, and so on Monday."""
    once = done(decided(opened(personnel())))
    assert apply(once.standing, FURTHER, day) == ({"review_applied_too_late"} if late else set())


def test_after_a_further_review_nothing_is_left() -> None:
    once = done(decided(opened(served("admonition"))))
    twice = done(decided(opened(once.standing, FURTHER, date(2026, 5, 6))), None)
    for stage in RecourseStage:
        assert apply(twice.standing, stage, date(2026, 6, 1)) == {"recourse_not_open"}


def test_while_a_review_runs_no_other_is_opened() -> None:
    running = opened(served("admonition", "transfer")).standing
    assert apply(running) == {"recourse_not_open"} == apply(running, FURTHER)


def test_while_a_decided_review_is_not_served_no_other_is_opened() -> None:
    assert apply(decided(opened(served("admonition"))).standing) == {"recourse_not_open"}


def test_what_was_revoked_is_not_reviewed() -> None:
    standing = served("admonition")
    (sanction,) = standing.sanctions
    revoked = replace(sanction, status=type(sanction.status).REVOKED)
    assert apply(standing, loaded=apply_facts(standing, sanction=revoked)) == {"recourse_not_open"}


def test_without_an_organ_above_there_is_no_further_review() -> None:
    once = done(decided(opened(served("admonition"))))
    facts = apply_facts(once.standing, FURTHER, higher_organ_id=None)
    assert apply(once.standing, FURTHER, loaded=facts) == {"no_higher_organ"}


def test_a_sanction_that_is_not_the_applicants_answers_as_if_there_were_none() -> None:
    standing = served("admonition")
    with pytest.raises(Absent):
        perform(REVIEW, None, "apply", application(standing), loaded=f.ApplyFacts())


@pytest.mark.parametrize("missing", ["reasons", "asked"])
def test_an_application_says_why_and_what_is_asked(missing: str) -> None:
    changes: dict[str, Any] = {missing: ""}
    assert apply(served("admonition"), **changes) == {"review_unreasoned"}


PAPER = {"received_on": date(2026, 5, 11)}


def paper(standing: Standing, **changes: Any) -> set[str]:
    """With which codes case management is refused an application on paper."""
    act = application(standing)
    stated = Act("manager", {**act.stated, **PAPER}, act.facts, date(2026, 5, 20))
    return refused(REVIEW, None, "enter_from_paper", stated, **changes)


def test_of_an_application_on_paper_the_day_on_which_it_came_counts() -> None:
    standing = served("admonition")
    assert paper(standing) == set()
    assert paper(standing, received_on=date(2026, 5, 12)) == {"review_applied_too_late"}


@pytest.mark.parametrize("day", [date(2026, 4, 9), date(2026, 5, 21)])
def test_no_paper_came_before_the_service_or_tomorrow(day: date) -> None:
    assert paper(served("admonition"), received_on=day) == {"review_paper_day_impossible"}


def test_case_management_learns_of_no_sanction_outside_its_organ() -> None:
    standing = served("admonition")
    stated = Act("manager", {**application(standing).stated, **PAPER}, f.ApplyFacts(), date(2026, 5, 20))
    with pytest.raises(Absent):
        perform(REVIEW, None, "enter_from_paper", stated)


def order(standing: Standing, day: date = date(2027, 1, 4)) -> Act:
    """The order of a higher organ, long after the term of the person."""
    facts = f.OrderFacts(under_review(standing), date(2027, 2, 4))
    return Act("secretary", {"case_id": standing.case.id, "reasons": "责任划分有误"}, facts, day)


def test_a_higher_organ_orders_a_review_whenever_an_error_shows_and_the_first_organ_reviews() -> None:
    standing = served("admonition")
    outcome = perform(REVIEW, None, "order", order(standing))
    assert (outcome.case.entrance, outcome.case.competent_organ_id) == (ReviewEntrance.ORDER, named("cdi"))
    assert outcome.case.request.asked == "" and outcome.case.sanction_id is None
    assert acts(outcome.others) == ["enter_review", "note_recourse"]
    assert isinstance(outcome.event, ReviewOpened) and outcome.event.ordered


def test_an_order_gives_its_reasons() -> None:
    assert refused(REVIEW, None, "order", order(served("admonition")), reasons="") == {"review_unreasoned"}


def test_an_organ_that_is_not_above_learns_of_no_case() -> None:
    with pytest.raises(Absent):
        perform(REVIEW, None, "order", order(served("admonition")), loaded=f.OrderFacts())


def test_a_decision_that_is_not_served_yet_may_be_reviewed_by_order_and_waits_for_service_after_it() -> None:
    outcome = perform(REVIEW, None, "order", order(Standing(decision_of("party_warning"), NOTHING)))
    assert acts(outcome.others) == ["enter_review"]
    entered = the_case(outcome.others)
    left = review_left(entered, outcome.case.id, "upheld", None, on("recorder"))
    assert left.case.status is S.DECIDED


@pytest.mark.parametrize("status", [S.OPENED, S.INVESTIGATING, S.DELIBERATING, S.CLOSED, S.NO_LIABILITY])
def test_a_case_that_is_not_decided_or_is_closed_is_not_reviewed(status: S) -> None:
    standing = Standing(cases.case_in(status), NOTHING)
    with pytest.raises(Refusal) as refusal:
        perform(REVIEW, None, "order", order(standing))
    assert isinstance(refusal.value, NotNow)


def test_the_way_of_a_recourse_that_is_over_is_closed() -> None:
    over = Recourse(ReviewPath.SUPERVISION, None, SERVED_ON, None)
    standing = served("admonition")
    sanction = replace(standing.sanctions[0], recourse=over)
    record = replace(standing.record, sanctions=(sanction,))
    assert apply(standing._replace(record=record)) == {"recourse_not_open"}


def test_whoever_had_a_hand_in_the_decision_is_kept_with_the_review() -> None:
    review = opened(served("admonition")).review
    hands = {named(one) for one in ("officer", "second", "head", "leader", "trial", "recorder", *cast.MEMBERS)}
    assert hands <= set(review.first_hand_ids) and named("deputy") in review.barred_ids
    assert on("deputy").actor.person_id in review.recused_ids
