"""Statement and defence are heard by two, on record, and never make it heavier (TA-10, P-14, X-22)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from libs.contracts.accountability_cases import CaseHeard
from services.accountability.cases.status import CaseStatus as S
from tests.support.accountability_cases_papers import DAY, UNIT, case_in, named, perform, refused

PROPOSED = case_in(S.PROPOSED)
WAIVED: dict[str, Any] = {
    "waived": True,
    "waiver": "书面放弃",
    "statement": "",
    "defence": (),
    "heard_person_id": None,
}


def test_two_handlers_hear_statement_and_defence_point_by_point() -> None:
    outcome = perform(PROPOSED, "hear")
    hearing = outcome.case.hearing
    assert outcome.case.status is S.HEARD and isinstance(outcome.event, CaseHeard) and hearing is not None
    assert hearing.statement == "没有异议" and hearing.defence[0].answer == "交接后仍有三个月"
    assert hearing.staff_ids == (named("officer"), named("second"))


@pytest.mark.parametrize("staff", [("officer",), ("officer", "officer"), ("officer", "third"), ("second", "third")])
def test_fewer_than_two_handlers_or_others_do_not_hear(staff: tuple[str, ...]) -> None:
    assert refused(PROPOSED, "hear", staff_ids=tuple(map(named, staff))) == {"hearing_staff_too_few"}


def test_who_records_the_hearing_was_there() -> None:
    case = replace(PROPOSED, handler_ids=tuple(map(named, ("officer", "second", "third"))))
    assert refused(case, "hear", by="third") == {"hearing_staff_too_few"}


def test_only_a_named_handler_hears() -> None:
    assert refused(PROPOSED, "hear", by="third") == {"not_case_handler"}


@pytest.mark.parametrize(
    "lacking", [{"statement": ""}, {"defence": ()}, {"defence": ({"text": "x", "taken": True, "answer": ""},)}]
)
def test_statement_and_each_point_of_the_defence_with_its_answer_are_on_record(lacking: dict[str, Any]) -> None:
    assert refused(PROPOSED, "hear", **lacking) == {"not_heard"}


def test_that_there_is_no_defence_beyond_the_statement_is_declared() -> None:
    assert refused(PROPOSED, "hear", defence=(), nothing_more=True) == set()


def test_a_waiver_is_on_record_and_there_is_no_statement_beside_it() -> None:
    assert refused(PROPOSED, "hear", **WAIVED) == set()
    assert refused(PROPOSED, "hear", **{**WAIVED, "waiver": ""}) == {"not_heard"}
    assert refused(PROPOSED, "hear", **{**WAIVED, "statement": "有异议"}) == {"not_heard"}


@pytest.mark.parametrize("who", [None, "principal", "officer"])
def test_the_official_himself_is_heard(who: str | None) -> None:
    heard = None if who is None else named(who)
    assert refused(PROPOSED, "hear", heard_person_id=heard) == {"wrong_person_heard"}


@pytest.mark.parametrize(("who", "expected"), [(None, True), ("officer", True), ("principal", False)])
def test_for_a_unit_its_representative_is_heard(who: str | None, expected: bool) -> None:
    assert PROPOSED.proposal is not None
    case = replace(PROPOSED, object=UNIT, proposal=replace(PROPOSED.proposal, measures=()))
    heard = None if who is None else named(who)
    assert (refused(case, "hear", heard_person_id=heard) == {"wrong_person_heard"}) is expected


@pytest.mark.parametrize(
    ("invited", "held"), [(-1, 0), (0, -1), (0, 1), (1, 1)], ids=["before it", "no notice", "to come", "both"]
)
def test_the_invitation_follows_the_proposal_and_precedes_the_hearing(invited: int, held: int) -> None:
    days = {"invited_on": DAY + timedelta(days=invited), "held_on": DAY + timedelta(days=held)}
    assert refused(PROPOSED, "hear", **days) == {"hearing_day_impossible"}


def test_nobody_is_heard_on_nothing() -> None:
    assert refused(replace(PROPOSED, proposal=None), "hear") == {"no_case_proposal"}
    assert refused(replace(PROPOSED, trial_opinion=None), "hear") == {"trial_not_agreed"}


def test_whoever_stepped_aside_does_not_hear() -> None:
    aside = perform(PROPOSED, "step_aside").case
    assert refused(aside, "hear") == {"recused_from_case"}


def test_the_head_submits_what_was_heard_with_an_opinion() -> None:
    heard = case_in(S.HEARD)
    assert perform(heard, "submit").case.status is S.DELIBERATING
    assert refused(heard, "submit", opinion="") == {"case_opinion_unstated"}
    assert refused(perform(heard, "step_aside", by="head").case, "submit") == {"recused_from_case"}
