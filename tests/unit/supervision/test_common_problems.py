"""Common problems: the list, its population, the checks of the sample and the end; every guard refuses (S-08, S-11)."""

import re
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.supervision_problems import (
    PROBLEM_EVENTS,
    CommonProblemCompiled,
    CommonProblemEvent,
    CommonProblemFixed,
    CommonProblemItemAdded,
)
from libs.kernel.refusal import Kind, NotEntitled, NotNow
from libs.kernel.roles import Role
from services.supervision.common_problems import status
from services.supervision.common_problems.access import ACCESS
from services.supervision.common_problems.case_type import COMMON_PROBLEM
from services.supervision.common_problems.common_problem import CommonProblem
from services.supervision.common_problems.lifecycle import LIFECYCLE
from services.supervision.common_problems.status import CheckWay
from services.supervision.common_problems.todo_views import COMMON_PROBLEM_STEPS
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemStatus as P
from services.supervision.refusing import NamedRefusal
from tests.support import supervision_common_papers as papers
from tests.unit.supervision import common_problem_papers as made
from tests.unit.supervision.source_papers import CDI, HOUSING, OFFICE, PROFILE, TODAY, person, refused

OFFICER, HEAD = {"sup_officer"}, {"sup_head"}
ALLOWED: dict[tuple[str | None, str], set[str]] = {
    (None, "compile"): OFFICER,
    ("compiling", "add_item"): OFFICER,
    ("compiling", "fix"): HEAD,
    ("fixed", "draw"): HEAD,
    ("drawn", "enlarge"): HEAD,
    ("drawn", "note_check"): OFFICER,
    ("drawn", "close"): HEAD,
}


def test_every_status_act_and_role_is_admitted_or_refused_as_the_rulebook_says() -> None:
    for found, act, role in product((None, *LIFECYCLE.statuses), sorted(LIFECYCLE.acts), Role):
        mine = ALLOWED.get((None if found is None else str(found), act))
        if mine is not None and str(role) in mine:
            assert LIFECYCLE.admit(found, act, {role})
            continue
        with pytest.raises(NotNow if mine is None else NotEntitled) as refused:
            LIFECYCLE.admit(found, act, {role})
        assert refused.value.cites
    assert {act.name for act in COMMON_PROBLEM.acts} == LIFECYCLE.acts
    assert LIFECYCLE.final == {status.CommonProblemStatus.CLOSED}


def test_an_officer_begins_the_list_for_the_office() -> None:
    outcome = made.begun()
    case = outcome.case
    assert (case.status, case.competent_organ_id, case.office_id) == ("compiling", CDI, OFFICE)
    assert (case.nature, case.compiled_on, case.item_ids) == ("funds_and_projects", TODAY, ())
    assert isinstance(outcome.event, CommonProblemCompiled) and outcome.event.kind == "funds_and_projects"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"title": " "}, "common_problem_title_missing"),
        ({"facts": ""}, "common_problem_facts_missing"),
        ({"evidence": []}, "common_problem_evidence_missing"),
        ({"evidence": [""]}, "common_problem_evidence_missing"),
        ({"demand": ""}, "common_problem_demand_missing"),
        ({"nature": "laziness"}, "common_problem_nature_unknown"),
        ({"task_known": False}, "common_problem_task_unknown"),
        ({"actor": person(UUID(int=7), CDI, Role.SUP_OFFICER)}, "common_problem_office_missing"),
    ],
)
def test_a_list_is_begun_complete_or_not_at_all(changed: dict[str, Any], code: str) -> None:
    refused(lambda: made.begun(**changed), code)


def test_all_that_a_list_lacks_is_said_at_once() -> None:
    refusal = refused(
        lambda: made.begun(title="", facts="", evidence=(), demand="", nature="x"),
        "common_problem_title_missing",
        "common_problem_facts_missing",
        "common_problem_evidence_missing",
        "common_problem_demand_missing",
        "common_problem_nature_unknown",
    )
    assert refusal.code == "incomplete"


def test_the_item_of_a_unit_is_opened_with_the_nature_and_demand_of_the_list() -> None:
    case = made.begun(task_id=str(UUID(int=0x71))).case
    outcome = made.listed(case, papers.found(HOUSING), recurrence_of=(UUID(int=5),))
    (moved,) = outcome.others
    item = moved.case
    assert isinstance(item, Problem) and isinstance(outcome.event, CommonProblemItemAdded)
    assert (item.kind, item.nature, item.common_problem_id, item.task_id) == (
        "common",
        case.nature,
        case.id,
        case.task_id,
    )
    assert (item.source, item.source_id, item.unit_id, item.office_id) == ("common_problem", case.id, HOUSING, OFFICE)
    assert (item.demands, item.level, item.recurrence_of) == ((case.demand,), "serious", (UUID(int=5),))
    assert outcome.case.item_ids == (item.id,)
    own = made.listed(case, papers.found(HOUSING, demand="三日内整改")).others[0].case
    assert isinstance(own, Problem) and own.demands == ("三日内整改",)


@pytest.mark.parametrize(
    ("changed", "known", "code"),
    [
        ({}, {"office_id": None}, "common_problem_unit_unknown"),
        ({}, {"unit_kind": None}, "common_problem_unit_unknown"),
        ({"facts": " "}, {}, "common_problem_facts_missing"),
        ({"place": ""}, {}, "common_problem_place_missing"),
        ({"found_on": "2026-03-17"}, {}, "common_problem_found_in_future"),
        ({"evidence": []}, {}, "common_problem_evidence_missing"),
        ({"level": "grave"}, {}, "common_problem_level_unknown"),
    ],
)
def test_an_item_is_opened_complete_or_not_at_all(changed: dict[str, Any], known: dict[str, Any], code: str) -> None:
    refused(lambda: made.listed(made.begun().case, papers.found(HOUSING, **changed), **known), code)


@pytest.mark.parametrize("found", [P.OPEN, P.NOTIFIED, P.RECTIFYING])
def test_an_item_kept_already_becomes_one_of_the_list_before_it_is_reported_put_right(found: P) -> None:
    item = made.opened_item(status=found)
    outcome = made.listed(made.begun().case, papers.kept(item.id), named=item)
    (moved,) = outcome.others
    joined = moved.case
    assert isinstance(joined, Problem) and (joined.common_problem_id, joined.status) == (outcome.case.id, found)
    assert (moved.act, moved.source, outcome.case.item_ids) == ("link", found, (item.id,))


@pytest.mark.parametrize(
    ("changed", "code", "kind"),
    [
        ({"nature": "other"}, "common_problem_item_unlike", Kind.UNSATISFIED),
        ({"competent_organ_id": UUID(int=9)}, "common_problem_item_unknown", Kind.UNSATISFIED),
        ({"common_problem_id": UUID(int=9)}, "common_problem_item_taken", Kind.NOT_NOW),
        *(
            ({"status": found}, "common_problem_item_taken", Kind.NOT_NOW)
            for found in (P.REPORTED, P.VERIFYING, P.CHECKED_OFF, P.ESCALATED, P.WITHDRAWN)
        ),
    ],
)
def test_no_item_is_taken_that_is_unlike_taken_or_too_far_on(changed: dict[str, Any], code: str, kind: Kind) -> None:
    item = made.opened_item(**changed)
    refusal = refused(lambda: made.listed(made.begun().case, papers.kept(item.id), named=item), code)
    assert refusal.kind is kind


def test_an_item_that_is_not_the_callers_to_know_answers_like_none() -> None:
    refused(lambda: made.listed(made.begun().case, papers.kept(UUID(int=3))), "common_problem_item_unknown")


@pytest.mark.parametrize("body", [{}, {**papers.found(HOUSING), **papers.kept(UUID(int=3))}])
def test_one_item_is_named_or_described(body: dict[str, Any]) -> None:
    refused(lambda: made.listed(made.begun().case, body), "common_problem_item_unnamed")


def test_the_population_is_what_stands_on_the_list_when_it_is_fixed() -> None:
    first, second, gone = made.items(3)
    outcome = made.fixed({second: str(P.RECTIFYING), first: str(P.NOTIFIED), gone: str(P.WITHDRAWN)})
    assert outcome.case.population == (first, second) and outcome.case.fixed_on == TODAY
    assert isinstance(outcome.event, CommonProblemFixed) and outcome.event.items == 2


@pytest.mark.parametrize("found", [{}, {made.items(1)[0]: str(P.WITHDRAWN)}])
def test_a_list_on_which_nothing_stands_is_not_fixed(found: dict[UUID, str]) -> None:
    assert refused(lambda: made.fixed(found), "common_problem_empty").kind is Kind.NOT_NOW


def test_a_list_is_not_fixed_while_an_item_can_still_be_withdrawn_by_hand() -> None:
    first, second = made.items(2)
    found = {first: str(P.NOTIFIED), second: str(P.OPEN)}
    assert refused(lambda: made.fixed(found), "common_problem_item_not_notified").kind is Kind.NOT_NOW


def test_a_common_problem_survives_being_stored_and_no_word_of_it_is_projected() -> None:
    case = made.closed(made.checked(made.drawn(4))).case
    assert COMMON_PROBLEM.load(COMMON_PROBLEM.dump(case)) == case
    words = {case.title, case.facts, case.demand, *case.evidence}
    assert words.isdisjoint(value for value in COMMON_PROBLEM.columns(case).values() if isinstance(value, str))


def test_no_event_tells_a_unit_an_item_or_a_word() -> None:
    told = [event for event in PROBLEM_EVENTS if issubclass(event, CommonProblemEvent)]
    assert len(told) == 7
    names = {name for event in told for name in event.model_fields}
    assert names == {"competent_organ_id", "kind", "items", "population", "size"}


def _refusals() -> list[type[NamedRefusal]]:
    found, waiting = [], [NamedRefusal]
    while waiting:
        refusal = waiting.pop()
        waiting.extend(refusal.__subclasses__())
        if "code" in vars(refusal) and refusal.__module__.startswith("services.supervision.common_problems"):
            found.append(refusal)
    return found


def test_every_refusal_has_a_name_words_in_two_languages_and_a_rule() -> None:
    named = _refusals()
    assert len(named) == len({refusal.code for refusal in named}) == 33
    for refusal in named:
        assert re.fullmatch(r"common_problem_[a-z_]+", refusal.code)
        assert refusal.rule and refusal.title.zh and refusal.title.en


def test_only_the_office_that_lists_it_acts_on_it() -> None:
    (acting,) = (one for one in ACCESS.grounds if one.acts)
    asked = str(acting.holds)
    assert "office_id" in asked and "competent_organ_id" in asked


def test_every_code_has_words_and_what_waits_for_somebody_is_theirs_to_do() -> None:
    assert set(status.LABELS) == set(status.CommonProblemStatus) and set(status.WAY_LABELS) == set(CheckWay)
    for found, role, act, _ in COMMON_PROBLEM_STEPS:
        assert LIFECYCLE.admit(found, act, {role})


def test_every_case_has_the_columns_that_say_how_far_it_is() -> None:
    case: CommonProblem = made.closed(made.checked(made.drawn(3))).case
    columns = COMMON_PROBLEM.columns(case)
    days = (columns["compiled_on"], columns["fixed_on"], columns["drawn_on"], columns["closed_on"])
    assert days == (TODAY, TODAY, TODAY, TODAY)
    first = COMMON_PROBLEM.columns(replace(made.begun().case, compiled_on=date(2026, 3, 2)))
    assert (first["population"], first["sample"], first["closed_on"]) == ([], [], None)
    assert PROFILE.list("problem_natures").get(case.nature)
