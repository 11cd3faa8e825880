"""Plan, confirmation of the bureau, team and cancellation of a visit (TV-01, TV-02, TV-06)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.contracts.supervision_visits import (
    VisitAssigned,
    VisitCancelled,
    VisitDeclined,
    VisitHidden,
    VisitPlanned,
    VisitProposed,
)
from services.supervision.visits.case_type import registered
from services.supervision.visits.facts import PlanFacts, RequestKnown, TaskKnown
from services.supervision.visits.records import NearVisit, TeamSide
from services.supervision.visits.status import VisitStatus as S
from tests.support import supervision_visit_papers as papers
from tests.unit.supervision.source_papers import BUREAU, CDI, HOUSING, OFFICE, SCHOOLS, person, refused
from tests.unit.supervision.visit_papers import (
    ALIKE,
    BODY,
    HEAD,
    ITEM,
    KNOWN,
    LEADER,
    LOCAL,
    MANNED,
    MEMBER,
    NAMES,
    OF_BODY,
    OF_DISPATCHED,
    OF_HEAD,
    OF_LEADER,
    OF_STRANGER,
    REQUEST,
    SAMPLED,
    STRANGER,
    TASK,
    assigned,
    at,
    cancelled,
    confirmed,
    declined,
    planned,
    proposed,
)

SILENT: dict[str, Any] = {"content": "", "subject": " ", "scope": ""}


@pytest.mark.parametrize("kind", NAMES)
def test_a_head_plans_a_visit_of_each_kind_with_what_the_kind_names(kind: str) -> None:
    outcome = planned(kind)
    visit = outcome.case
    assert (visit.status, visit.kind, visit.unit_id, visit.competent_organ_id) == (S.PLANNED, kind, HOUSING, CDI)
    assert visit.office_id == (BODY if kind == "daily_dispatched" else OFFICE)
    assert isinstance(outcome.event, VisitPlanned) and outcome.event.told and outcome.event.unit_id == HOUSING
    assert visit.problem_ids == {"spot_verification": (ITEM,), "common_sample": (SAMPLED,)}.get(kind, ())
    assert visit.common_problem_id == {"common_sample": ALIKE}.get(kind)
    assert visit.request_id == {"joint_requested": REQUEST}.get(kind)


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"planned_on": "2026-03-15"}, {"visit_day_past"}),
        (SILENT, {"visit_range_missing"}),
        ({"methods": []}, {"visit_methods_missing"}),
        ({"methods": ["on_site", "on_site"]}, {"visit_methods_missing"}),
        ({"methods": ["hearsay"]}, {"visit_methods_missing"}),
        ({"list_items": ["p01", "p99"]}, {"visit_list_item_unknown"}),
        ({"problem_ids": [str(ITEM)]}, {"visit_of_another_kind"}),
        ({"common_problem_id": str(ALIKE)}, {"visit_of_another_kind"}),
        ({"request_id": str(REQUEST)}, {"visit_of_another_kind"}),
        ({**SILENT, "methods": []}, {"visit_range_missing", "visit_methods_missing"}),
    ],
)
def test_a_plan_is_complete_or_refused_with_all_that_is_missing(changed: dict[str, Any], codes: set[str]) -> None:
    refused(lambda: planned(**changed), *codes)


@pytest.mark.parametrize(
    ("kind", "known", "code"),
    [
        ("daily_cdi", {"unit_kind": None}, "visit_unit_unknown"),
        ("daily_cdi", {"looked_after": False}, "visit_outside_competence"),
        ("spot_verification", {"looked_after": False}, "visit_outside_competence"),
        ("spot_verification", {"items": frozenset()}, "visit_items_missing"),
        ("daily_dispatched", {"resident": False}, "visit_not_resident"),
        ("common_sample", {"sample": None}, "visit_sample_not_drawn"),
        ("common_sample", {"sample": ()}, "visit_unit_not_in_sample"),
        ("joint_requested", {"request": None}, "visit_request_not_granted"),
        ("joint_requested", {"request": RequestKnown(False, False, frozenset({HOUSING}))}, "visit_request_not_granted"),
        ("joint_requested", {"request": RequestKnown(True, True, frozenset({HOUSING}))}, "visit_request_taken"),
        ("joint_requested", {"request": RequestKnown(True, False, frozenset({SCHOOLS}))}, "visit_unit_not_in_request"),
    ],
)
def test_each_kind_needs_what_its_rule_asks_for(kind: str, known: dict[str, Any], code: str) -> None:
    refused(lambda: planned(kind, known=replace(KNOWN, **known)), code)


@pytest.mark.parametrize(
    ("task", "code"),
    [
        (None, "visit_task_unfit"),
        (TaskKnown(frozenset({SCHOOLS}), True), "visit_task_unfit"),
        (TaskKnown(frozenset({HOUSING}), False), "visit_task_not_under_way"),
    ],
)
def test_a_task_that_is_named_is_the_units_and_under_way(task: TaskKnown | None, code: str) -> None:
    assert planned(task_id=str(TASK)).case.task_id == TASK
    refused(lambda: planned(task_id=str(TASK), known=replace(KNOWN, task=task)), code)


def test_a_spot_verification_without_an_item_is_refused() -> None:
    refused(lambda: planned("spot_verification", problem_ids=[]), "visit_items_missing")


@pytest.mark.parametrize(
    ("kind", "actor"),
    [
        ("daily_cdi", OF_DISPATCHED),
        ("daily_dispatched", OF_HEAD),
        ("spot_verification", OF_DISPATCHED),
        ("daily_cdi", person(HEAD, CDI, *OF_HEAD.roles)),
    ],
)
def test_a_kind_is_planned_by_its_head_and_no_other(kind: str, actor: Any) -> None:
    refused(lambda: planned(kind, actor), "visit_kind_not_yours")
    if kind == "daily_cdi":
        refused(lambda: proposed(actor), "visit_kind_not_yours")


def test_common_samples_and_joint_visits_may_also_be_a_dispatched_bodys() -> None:
    for kind in ("common_sample", "joint_requested"):
        assert planned(kind, OF_DISPATCHED).case.office_id == BODY


def test_a_special_visit_waits_for_the_bureau_and_is_planned_by_its_confirmation() -> None:
    outcome = proposed()
    assert isinstance(outcome.event, VisitProposed)
    assert (outcome.case.status, outcome.case.bureau_id) == (S.AWAITING_BUREAU, BUREAU)
    yes = confirmed(outcome.case)
    assert isinstance(yes.event, VisitPlanned) and yes.case.status is S.PLANNED
    assert yes.case.bureau_answer is not None and yes.case.bureau_answer.confirmed
    no = declined(outcome.case)
    assert isinstance(no.event, VisitDeclined) and no.case.status is S.DECLINED
    refused(lambda: declined(outcome.case, " "), "visit_no_reasons")


@pytest.mark.parametrize(
    ("changed", "known", "code"),
    [
        ({"topic_marks": ["small_cut"]}, {}, "visit_topic_unreasoned"),
        ({"topic_marks": [*papers.TOPICS, "famous"]}, {}, "visit_topic_unknown"),
        ({"topic_marks": [*papers.TOPICS, "difficult"]}, {}, "visit_topic_unknown"),
        ({}, {"bureau_id": None}, "visit_no_bureau"),
        ({}, {"bureau_id": HOUSING}, "visit_no_bureau"),
    ],
)
def test_a_topic_has_its_marks_or_reasons_and_a_bureau_to_ask(
    changed: dict[str, Any], known: dict[str, Any], code: str
) -> None:
    refused(lambda: proposed(known=replace(KNOWN, **known), **changed), code)
    assert proposed(topic_marks=["small_cut"], topic_reasons="群众集中反映").case.topic_marks == ("small_cut",)


def test_the_head_names_a_team_and_names_it_anew() -> None:
    outcome = assigned(at(S.PLANNED))
    visit = outcome.case
    assert isinstance(outcome.event, VisitAssigned)
    assert (visit.status, visit.leader_id, visit.member_ids) == (S.ASSIGNED, LEADER, (MEMBER,))
    again = assigned(visit, papers.team(MEMBER, LEADER)).case
    assert (again.status, again.leader_id, again.member_ids) == (S.ASSIGNED, MEMBER, (LEADER,))


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (papers.team(LEADER), {"visit_team_too_small"}),
        (papers.team(LEADER, LEADER), {"visit_team_too_small", "visit_member_twice"}),
        (papers.team(LEADER, MEMBER, MEMBER), {"visit_member_twice"}),
        (papers.team(HEAD, MEMBER), {"visit_leader_unfit"}),
        (papers.team(LEADER, HEAD), {"visit_member_unfit"}),
        (papers.team(LEADER, LOCAL), {"visit_member_unfit"}),
        (papers.team(LEADER, MEMBER, STRANGER), {"visit_member_unfit", "visit_member_of_unit"}),
        ({**papers.team(LEADER, MEMBER), "recusals": [{"person_id": str(LEADER)}]}, {"visit_recusal_missing"}),
        (papers.team(LEADER, MEMBER, member_0="close_relative"), {"visit_recused"}),
        (papers.team(LEADER, MEMBER, leader="a_whim"), {"visit_recusal_unknown", "visit_recused"}),
    ],
)
def test_a_team_that_may_not_go_is_refused(body: dict[str, Any], codes: set[str]) -> None:
    refused(lambda: assigned(at(S.PLANNED), body), *codes)


def test_who_holds_a_post_in_the_unit_does_not_go_even_as_leader() -> None:
    known = replace(MANNED, of_unit=frozenset({LEADER}))
    refused(lambda: assigned(at(S.PLANNED), known=known), "visit_member_of_unit")


def test_a_joint_team_has_office_dispatched_body_and_local_organ() -> None:
    joint = planned(joint=True).case
    refused(lambda: assigned(joint), "visit_team_not_joint")
    refused(lambda: assigned(joint, papers.team(LEADER, OF_BODY)), "visit_team_not_joint")
    team = assigned(joint, papers.team(LEADER, OF_BODY, LOCAL)).case.team
    assert team is not None
    assert [member.side for member in team.members] == [TeamSide.OFFICE, TeamSide.DISPATCHED, TeamSide.LOCAL]


def test_a_cancelled_visit_has_reasons_and_never_started() -> None:
    outcome = cancelled(at(S.ASSIGNED))
    assert isinstance(outcome.event, VisitCancelled)
    assert (outcome.case.status, outcome.case.visited_on) == (S.CANCELLED, None)
    refused(lambda: cancelled(at(S.PLANNED), ""), "visit_no_reasons")


def test_another_office_neither_names_nor_cancels_but_the_planner_does_wherever_he_is_now() -> None:
    for actor in (OF_STRANGER, OF_LEADER):
        refused(lambda actor=actor: assigned(at(S.PLANNED), actor=actor), "visit_not_the_head")
        refused(lambda actor=actor: cancelled(at(S.PLANNED), actor=actor), "visit_not_the_head")
    moved = person(HEAD, CDI, *OF_HEAD.roles, office=BODY)
    assert assigned(at(S.PLANNED), actor=moved).case.status is S.ASSIGNED


@pytest.mark.parametrize("status", [S.PLANNED, S.ASSIGNED, S.CANCELLED])
def test_a_hidden_visit_is_told_to_nobody_and_has_no_number(status: S) -> None:
    visit = at(status, unannounced=True)
    assert visit.is_hidden and registered(visit) is None
    told = [planned(unannounced=True), assigned(at(S.PLANNED, unannounced=True)), cancelled(visit)]
    assert [type(one.event) for one in told] == [VisitHidden] * 3
    assert not any(one.event.told for one in told) and VisitHidden.model_fields == {}


def test_a_hidden_special_visit_is_told_to_nobody_whatever_the_bureau_says() -> None:
    hidden = proposed(unannounced=True)
    told = [hidden, confirmed(hidden.case), declined(hidden.case)]
    assert [type(one.event) for one in told] == [VisitHidden] * 3


def test_an_announced_visit_has_its_number_at_once() -> None:
    assert registered(at(S.PLANNED)) == (CDI, "督检")


def test_visits_near_by_are_kept_with_the_plan_and_block_nothing() -> None:
    near = NearVisit(ITEM, "special", OFFICE, date(2026, 3, 10))
    assert planned(known=replace(KNOWN, near=(near,))).case.near == (near,)
    assert PlanFacts().near == ()
