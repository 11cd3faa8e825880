"""The sample of a common problem is checked in both ways, and it is closed once every item is settled (S-11, G-51)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from libs.contracts.supervision_problems import CommonProblemClosed, CommonProblemItemChecked
from libs.kernel.refusal import Kind
from services.supervision.common_problems.acts_sampling import note_check
from services.supervision.common_problems.case_type import COMMON_PROBLEM
from services.supervision.common_problems.commands import NoteSampleCheck
from services.supervision.common_problems.facts import SampleCheckFacts
from services.supervision.common_problems.status import CheckWay
from services.supervision.problems.status import ProblemStatus as P
from tests.support import supervision_common_papers as papers
from tests.unit.supervision import common_problem_papers as made
from tests.unit.supervision.source_papers import HOUSING, SCHOOLS, TODAY, occasion, refused


def test_a_check_names_the_visit_and_its_day_and_the_latest_of_an_item_counts() -> None:
    case = made.drawn(4)
    item = case.sample[0]
    outcome = made.check(case, item, result="insufficient")
    assert isinstance(outcome.event, CommonProblemItemChecked)
    (found,) = outcome.case.checks
    assert (found.item_id, found.way, found.checked_on) == (item, CheckWay.SPOT, TODAY)
    assert (outcome.case.checked, outcome.case.put_right) == ((item,), ())
    again = made.check(outcome.case, item, "covert").case
    assert (again.checked, again.put_right, again.ways) == ((item,), (item,), frozenset(CheckWay))
    columns = COMMON_PROBLEM.columns(again)
    assert (columns["checked"], columns["put_right"], columns["sample"]) == ([item], [item], list(case.sample))


def test_the_latest_check_is_the_one_that_was_last_on_site_whenever_it_is_noted() -> None:
    """Else an earlier visit, noted afterwards, would cover what a later one found (S-11)."""
    case = made.drawn(4)
    item, later = case.sample[0], TODAY + timedelta(days=2)
    before, again = made.visit(), made.visit(on=later, unannounced=True)
    right_first = made.check(made.check(case, item, seen=before).case, item, "covert", again, result="false").case
    assert [one.checked_on for one in right_first.checks] == [TODAY, later] and right_first.put_right == ()
    noted_late = made.check(made.check(case, item, "covert", again, result="false").case, item, seen=before).case
    assert [one.checked_on for one in noted_late.checks] == [later, TODAY] and noted_late.put_right == ()


def test_only_an_item_of_the_sample_is_checked() -> None:
    case = made.drawn(4)
    outside = next(item for item in case.population if item not in case.sample)
    refused(lambda: made.check(case, outside), "common_problem_not_in_sample")
    assert made.check(made.enlarged(case, outside).case, outside).case.checked == (outside,)


@pytest.mark.parametrize(
    "seen", [None, made.visit(SCHOOLS), made.visit(on=TODAY - timedelta(days=1))], ids=["none", "elsewhere", "before"]
)
def test_a_check_stands_on_a_visit_to_that_unit_since_the_draw(seen: Any) -> None:
    case = made.drawn(4)
    asked = NoteSampleCheck.model_validate(papers.checked(case.sample[0], made.VISIT))
    facts = SampleCheckFacts(HOUSING, seen)
    refused(lambda: note_check(case, asked, occasion(made.OFFICER), facts), "common_problem_visit_unknown")


def test_a_covert_check_is_made_on_an_unannounced_visit_and_a_spot_check_may_be() -> None:
    case = made.drawn(4)
    item = case.sample[0]
    refused(lambda: made.check(case, item, "covert", made.visit()), "common_problem_visit_announced")
    assert made.check(case, item, "spot", made.visit(unannounced=True)).case.ways == {CheckWay.SPOT}


def test_one_visit_does_not_count_in_both_ways_and_not_twice_for_an_item() -> None:
    case = made.drawn(4)
    first, second = case.sample
    seen = made.visit(unannounced=True)
    once = made.check(case, first, "covert", seen, made.VISIT).case
    refused(
        lambda: made.check(once, second, "spot", seen, made.VISIT),
        "common_problem_visit_made_otherwise",
    )
    refused(lambda: made.check(once, first, "covert", seen, made.VISIT), "common_problem_checked_twice")
    assert made.check(once, second, "covert", seen, made.VISIT).case.checked == (first, second)


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"facts": ""}, "common_problem_facts_missing"), ({"evidence": []}, "common_problem_evidence_missing")],
)
def test_a_check_says_what_was_seen_and_what_shows_it(changed: dict[str, Any], code: str) -> None:
    case = made.drawn(4)
    refused(lambda: made.check(case, case.sample[0], **changed), code)


def test_it_is_closed_when_the_sample_is_checked_in_both_ways_and_every_item_settled() -> None:
    case = made.checked(made.drawn(4))
    settled = (P.CHECKED_OFF, P.ESCALATED, P.CHECKED_OFF, P.CHECKED_OFF)
    outcome = made.closed(case, dict(zip(case.population, map(str, settled), strict=True)))
    assert isinstance(outcome.event, CommonProblemClosed) and outcome.case.status == "closed"
    assert outcome.case.closing is not None and outcome.case.closing.closed_by == made.HEAD.person_id


def test_of_one_item_one_is_drawn_and_it_may_carry_both_ways() -> None:
    assert made.closed(made.checked(made.drawn(1))).case.status == "closed"


@pytest.mark.parametrize("left_out", [0, 1])
def test_it_is_not_closed_while_an_item_of_the_sample_is_unchecked(left_out: int) -> None:
    case = made.drawn(4)
    other = case.sample[1 - left_out]
    both = made.check(made.check(case, other).case, other, "covert").case
    refusal = refused(lambda: made.closed(both), "common_problem_unchecked")
    assert refusal.kind is Kind.NOT_NOW and [error.pointer for error in refusal.errors] == [f"/sample/{left_out}"]


def test_what_was_added_by_hand_is_to_be_checked_like_what_was_drawn() -> None:
    case = made.checked(made.drawn(4))
    more = next(item for item in case.population if item not in case.sample)
    larger = made.enlarged(case, more).case
    refused(lambda: made.closed(larger), "common_problem_unchecked")
    assert made.closed(made.check(larger, more).case).case.status == "closed"


@pytest.mark.parametrize(("made_in", "missing"), [("spot", "covert"), ("covert", "spot")])
def test_it_is_not_closed_before_both_ways_occurred_at_least_once(made_in: str, missing: str) -> None:
    case = made.drawn(4)
    for item in case.sample:
        case = made.check(case, item, made_in).case
    refusal = refused(lambda: made.closed(case), "common_problem_way_missing")
    assert refusal.kind is Kind.NOT_NOW and [error.pointer for error in refusal.errors] == [f"/checks/{missing}"]


@pytest.mark.parametrize("found", [P.NOTIFIED, P.RECTIFYING, P.REPORTED, P.VERIFYING])
def test_it_is_not_closed_while_an_item_is_neither_checked_off_nor_escalated(found: P) -> None:
    case = made.checked(made.drawn(4))
    known = dict.fromkeys(case.population, str(P.CHECKED_OFF)) | {case.population[2]: str(found)}
    refusal = refused(lambda: made.closed(case, known), "common_problem_unsettled")
    assert refusal.kind is Kind.NOT_NOW and [error.pointer for error in refusal.errors] == ["/population/2"]


def test_where_an_objection_took_items_away_the_sample_is_30_percent_of_the_rest() -> None:
    case = made.checked(made.drawn(7))
    gone = dict.fromkeys(case.sample[1:], str(P.WITHDRAWN))
    known = dict.fromkeys(case.population, str(P.CHECKED_OFF)) | gone
    assert refused(lambda: made.closed(case, known), "common_problem_sample_too_small").kind is Kind.NOT_NOW
    more = next(item for item in case.population if item not in case.sample)
    larger = made.check(made.enlarged(case, more).case, more).case
    assert made.closed(larger, known).case.status == "closed"
    nothing = dict.fromkeys(case.population, str(P.WITHDRAWN))
    assert made.closed(made.drawn(7), nothing).case.status == "closed"


def test_where_the_profile_demanded_more_the_rest_is_sampled_by_that_percentage() -> None:
    case = made.checked(made.drawn(7))
    assert case.draw is not None
    half = replace(case, draw=replace(case.draw, percent=50))
    assert refused(lambda: made.closed(half), "common_problem_sample_too_small").kind is Kind.NOT_NOW


def test_an_item_of_which_nothing_is_known_is_not_settled() -> None:
    case = made.checked(made.drawn(4))
    known = dict.fromkeys(case.population[1:], str(P.CHECKED_OFF))
    refused(lambda: made.closed(case, known), "common_problem_unsettled")


def test_everything_that_keeps_it_open_is_said_at_once_and_a_conclusion_is_needed() -> None:
    case = made.drawn(4)
    refusal = refused(
        lambda: made.closed(case, dict.fromkeys(case.population, str(P.RECTIFYING))),
        "common_problem_unchecked",
        "common_problem_way_missing",
        "common_problem_unsettled",
    )
    assert (refusal.code, refusal.kind) == ("common_problem_not_ready", Kind.NOT_NOW)
    refused(lambda: made.closed(made.checked(case), conclusion=" "), "common_problem_conclusion_missing")
