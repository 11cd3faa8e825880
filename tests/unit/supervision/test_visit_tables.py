"""The tables of visits and objections as a whole: every status, act and role; what is read and told by whom."""

from dataclasses import fields
from itertools import product
from typing import Any

import pytest

from libs.chassis.access.grounds import Standing
from libs.chassis.cases import AnyCaseType
from libs.contracts.supervision_visits import VISIT_EVENTS, VisitEvent, VisitHidden
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.supervision.objections import status as objections
from services.supervision.objections.case_type import OBJECTION
from services.supervision.objections.todo_views import OBJECTION_STEPS
from services.supervision.visits import status as visits
from services.supervision.visits.access import ACCESS, NOTICE
from services.supervision.visits.case_type import VISIT, columns_of
from services.supervision.visits.tables import VISITS
from services.supervision.visits.todo_views import VISIT_STEPS
from services.supervision.visits.visit import Visit
from tests.unit.supervision.source_papers import PROFILE
from tests.unit.supervision.visit_papers import at

HEADS = {"sup_head", "dispatched_head"}
TEAM = {*HEADS, "sup_officer", "dispatched_officer"}
UNIT = {"unit_clerk", "unit_party_head", "task_force_user"}
DESK = {"case_mgmt", "cdi_leader_in_charge"}
EXAMINERS = {"sup_officer", "sup_head", "case_trial", "conduct"}
ALLOWED: dict[str, dict[tuple[str | None, str], set[str]]] = {
    "visit": {
        (None, "plan"): HEADS,
        (None, "propose_special"): HEADS,
        ("awaiting_bureau", "confirm_special"): {"bureau"},
        ("awaiting_bureau", "decline_special"): {"bureau"},
        ("planned", "assign"): HEADS,
        ("assigned", "assign"): HEADS,
        ("assigned", "start"): TEAM,
        ("in_field", "report"): TEAM,
        ("reported", "close"): HEADS,
        ("closed", "note_review"): {"system"},
        **{(status, "cancel"): HEADS for status in ("awaiting_bureau", "planned", "assigned")},
    },
    "objection": {
        (None, "lodge"): UNIT,
        ("lodged", "assign"): DESK,
        ("examining", "assign"): DESK,
        ("examining", "decide"): EXAMINERS,
        ("lodged", "withdraw"): UNIT,
        ("examining", "withdraw"): UNIT,
    },
}
TYPES: dict[str, AnyCaseType] = {"visit": VISIT, "objection": OBJECTION}


@pytest.mark.parametrize("name", TYPES)
def test_every_status_act_and_role_is_admitted_or_refused_as_the_rulebook_says(name: str) -> None:
    lifecycle, allowed = TYPES[name].lifecycle(PROFILE), ALLOWED[name]
    for status, act, role in product((None, *lifecycle.statuses), sorted(lifecycle.acts), Role):
        mine = allowed.get((None if status is None else str(status), act))
        if mine is not None and str(role) in mine:
            assert lifecycle.admit(status, act, {role})
            continue
        with pytest.raises(NotNow if mine is None else NotEntitled) as refused:
            lifecycle.admit(status, act, {role})
        assert refused.value.cites


@pytest.mark.parametrize("name", TYPES)
def test_every_act_that_is_asked_for_is_in_the_table(name: str) -> None:
    effects = {"visit": {"note_review"}}.get(name, set())
    assert {act.name for act in TYPES[name].acts} | effects == TYPES[name].lifecycle(PROFILE).acts


def test_every_row_of_the_visit_has_its_number_in_the_rulebook() -> None:
    rows = {move.row for move in VISIT.lifecycle(PROFILE).moves if move.act != "note_review"}
    assert rows == {f"TV-0{number}" for number in range(1, 7)}


def test_every_code_has_words_and_every_kind_is_one_of_the_profile() -> None:
    assert set(visits.LABELS) == set(visits.VisitStatus)
    assert set(objections.LABELS) == set(objections.ObjectionStatus)
    assert set(visits.KIND_LABELS) == set(PROFILE.list("visit_kinds").codes())


@pytest.mark.parametrize("steps", [VISIT_STEPS, OBJECTION_STEPS])
def test_what_waits_for_somebody_is_a_move_of_theirs(steps: Any) -> None:
    lifecycle = TYPES["visit" if steps is VISIT_STEPS else "objection"].lifecycle(PROFILE)
    for status, role, act, _ in steps:
        if act != "withdraw_problems":
            assert act in lifecycle.next_acts(status, {role})


def test_no_ground_but_those_of_planner_team_and_bureau_holds_without_asking_that_it_is_in_the_open() -> None:
    hidden_too = {"planner", "team_leader", "team_member", "bureau"}
    for ground in ACCESS.grounds:
        asks = "visit.visited_on IS NULL" in str(ground.holds) or "visit.visited_on IS NOT NULL" in str(ground.holds)
        assert asks == (ground.code not in hidden_too), ground.code
    assert ACCESS.secret is not None


def test_the_unit_reads_what_is_fixed_and_what_is_fed_back_and_not_why_nor_what_the_team_wrote() -> None:
    told = Standing(sections=frozenset({NOTICE.name}), visible=True)
    shown = VISIT.access.open_fields(VISIT.adapter.dump_python(at(visits.VisitStatus.CLOSED), mode="json"), told)
    closed = {"kind", "task_id", "problem_ids", "report", "decided", "planned_by", "near", "request_id"}
    assert not any(shown[name] for name in closed)
    assert all(shown[name] for name in ("content", "subject", "scope", "team", "on_site", "conclusion", "unit_id"))
    assert [act for act in ("plan", "assign", "start", "report", "close") if ACCESS.shows(told, act)] == [
        "start",
        "close",
    ]
    assert not any(ACCESS.tells(told, role) for role in (*TEAM, "bureau"))


def test_what_is_closed_in_the_answer_is_a_field_of_the_visit() -> None:
    names = {one.name for one in fields(Visit)}
    assert {name.split(".")[0] for section in ACCESS.sections for name in section.fields} <= names


def test_every_column_is_projected_and_every_told_event_says_which_visit() -> None:
    projected = {*columns_of(at(visits.VisitStatus.CLOSED)), "due_on"}
    shared = {"id", "version", "status", "number", "profile", "profile_version", "opened_at", "changed_at", "body"}
    assert {column.name for column in VISITS.c} == projected | shared
    assert VisitHidden not in VISIT_EVENTS and not VisitHidden.told
    assert all(event in VISIT_EVENTS for event in VisitEvent.__subclasses__())
