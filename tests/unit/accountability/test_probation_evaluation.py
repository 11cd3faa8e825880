"""The evaluation of a probation: goals against facts, passed only if put right actively with clear effect (A-08)."""

from datetime import UTC, date, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter

from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.status import CaseStatus
from services.accountability.probation.acts import hands_of
from services.accountability.probation.case_type import PROBATION
from services.accountability.probation.facts import CaseFacts
from services.accountability.probation.probation import Probation
from services.accountability.probation.status import ProbationStatus as S
from tests.support.accountability_cases_papers import named
from tests.support.accountability_tolerance_papers import moved_case
from tests.support.accountability_tolerance_probation import (
    END,
    FAILED,
    RECTIFIED,
    START,
    assessed,
    noon,
    on_case,
    perform,
    probation_in,
    refused,
)

AFTER = END + timedelta(days=1)
INSIDE = date(2023, 2, 21)


def test_ta08_time_marks_it_over_and_nothing_follows_by_itself() -> None:
    expired = perform(probation_in(S.RUNNING), "expire")
    assert expired.case.status is S.EXPIRED and expired.others == () and expired.case.result is None
    assert expired.case.timers() == () and probation_in(S.PROPOSED).timers() == ()
    assert perform(expired.case, "evaluate").case.status is S.PASSED


@pytest.mark.parametrize("by", ["leader", "head"])
def test_ta08_who_set_or_proposed_it_does_not_evaluate_it(by: str) -> None:
    among = on_case(handler_ids=(named("officer"), named(by)))
    assert refused(probation_in(S.RUNNING), "evaluate", by=by, loaded=CaseFacts(among)) == {
        "probation_setter_evaluates"
    }


def test_ta08_only_a_handler_of_the_case_evaluates_it() -> None:
    assert refused(probation_in(S.RUNNING), "evaluate", by="third") == {"probation_not_handler"}
    assert refused(probation_in(S.RUNNING), "evaluate", by="deputy") == {"probation_barred"}


@pytest.mark.parametrize(
    "goals",
    [
        (),
        assessed(True, True),
        (*assessed(True), *assessed(True)),
        ({**assessed(True)[0], "fact": ""},),
        ({**assessed(True)[0], "evidence": []},),
    ],
)
def test_la5_every_goal_is_held_against_facts_with_evidence_once(goals: tuple[Any, ...]) -> None:
    assert refused(probation_in(S.RUNNING), "evaluate", goals=goals) == {"probation_goals_unassessed"}


@pytest.mark.parametrize("name", ["rectification", "effect", "reasons"])
def test_la5_rectification_effect_and_result_are_stated(name: str) -> None:
    assert refused(probation_in(S.RUNNING), "evaluate", **{name: ""}) == {"probation_unreasoned"}


@pytest.mark.parametrize(("active", "clear"), [(True, True), (True, False), (False, True), (False, False)])
@pytest.mark.parametrize("result", ["passed", "failed"])
def test_a08_passed_is_active_rectification_and_clear_effect_and_nothing_else(
    active: bool, clear: bool, result: str
) -> None:
    proposal = "lighter" if result == "passed" else None
    found = refused(
        probation_in(S.RUNNING),
        "evaluate",
        rectified_actively=active,
        clear_effect=clear,
        result=result,
        proposal=proposal,
    )
    agrees = (result == "passed") == (active and clear)
    assert found == (set() if agrees else {"probation_result_contradicted"})


@pytest.mark.parametrize("day", [None, START - timedelta(days=1), END + timedelta(days=1)])
def test_a08_it_was_put_right_within_the_probation(day: date | None) -> None:
    assert refused(probation_in(S.RUNNING), "evaluate", rectified_on=day) == {"probation_result_contradicted"}


@pytest.mark.parametrize("proposal", ["lighter", "mitigated", "exempted"])
def test_ta08_passed_leads_to_one_of_three_proposals(proposal: str) -> None:
    passed = perform(probation_in(S.EXPIRED), "evaluate", proposal=proposal)
    assert moved_case(passed, AccountabilityCase).case.probation.proposal_kind == proposal


@pytest.mark.parametrize("proposal", [None, "refused", "not_an_error"])
def test_ta08_passed_without_such_a_proposal_is_refused(proposal: str | None) -> None:
    assert refused(probation_in(S.RUNNING), "evaluate", proposal=proposal) == {"probation_proposal_contradicted"}


def test_g41_failed_leads_to_the_ordinary_course_without_any_proposal() -> None:
    failed = perform(probation_in(S.EXPIRED), "evaluate", **FAILED)
    assert failed.event.event_type == "accountability.probation.failed.v1"
    left = moved_case(failed, AccountabilityCase).case
    assert (left.status, left.probation.result, left.probation.proposal_kind) == (CaseStatus.PROPOSED, "failed", None)
    heavier = {**FAILED, "proposal": "lighter"}
    assert refused(probation_in(S.EXPIRED), "evaluate", **heavier) == {"probation_proposal_contradicted"}


@pytest.mark.parametrize(
    ("early", "result", "fits"),
    [
        ("clear_success", "passed", True),
        ("clear_failure", "failed", True),
        ("clear_failure", "passed", False),
        ("clear_success", "failed", False),
        (None, "passed", False),
        (None, "failed", False),
    ],
)
def test_ta08_before_the_end_only_clear_success_or_clear_failure(early: Any, result: str, fits: bool) -> None:
    said = {} if result == "passed" else FAILED
    found = refused(
        probation_in(S.RUNNING), "evaluate", on=INSIDE, **{**said, "early": early, "early_reason": "已经明显"}
    )
    assert found == (set() if fits else {"probation_evaluated_too_early"})


def test_ta08_an_early_evaluation_is_reasoned_and_on_the_last_day_it_is_still_early() -> None:
    running = probation_in(S.RUNNING)
    assert refused(running, "evaluate", on=INSIDE, early="clear_success") == {"probation_evaluated_too_early"}
    assert refused(running, "evaluate", on=END) == {"probation_evaluated_too_early"}
    assert refused(running, "evaluate", on=AFTER, early="clear_success") == {"probation_evaluated_too_early"}
    early = perform(running, "evaluate", on=RECTIFIED, early="clear_success", early_reason="已全部办结").case
    assert (early.status, early.evaluated_on) == (S.PASSED, RECTIFIED)


def test_ta08_nothing_is_put_right_on_a_day_that_has_not_come() -> None:
    said: dict[str, Any] = {"early": "clear_success", "early_reason": "已办结"}
    found = refused(probation_in(S.RUNNING), "evaluate", on=date(2023, 2, 10), **said)
    assert found == {"probation_result_contradicted"}


def test_events_of_a_probation_say_codes_and_days_alone() -> None:
    told = perform(probation_in(S.PROPOSED), "set").event.model_dump()
    assert set(told) == {"case_id", "unit_id", "competent_organ_id", "months", "starts_on", "ends_on"}


@pytest.mark.parametrize("status", S)
def test_a_probation_in_any_status_survives_being_stored(status: S) -> None:
    probation = probation_in(status)
    assert TypeAdapter(Probation).validate_json(PROBATION.dump(probation)) == probation
    assert set(PROBATION.columns(probation)) <= {column.name for column in PROBATION.table.columns}
    assert noon(START).tzinfo is UTC


def test_everybody_who_had_a_hand_in_a_probation_is_known_to_whoever_names_reviewers() -> None:
    evaluated = probation_in(S.PASSED)
    assert hands_of(evaluated) == {named("head"), named("leader"), named("officer")}
