"""What is refused of an internal violation, and under which rule (TX-03, X-17 to X-19, X-25, X-26)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from pydantic import TypeAdapter

from libs.contracts.accountability_followups import VIOLATION_EVENTS
from libs.kernel.refusal import NotEntitled, NotNow, Refusal
from libs.kernel.roles import ADMINISTRATORS, Role
from services.accountability.internal import refusals as no
from services.accountability.internal.case_type import VIOLATION
from services.accountability.internal.lifecycle import LIFECYCLE
from services.accountability.internal.status import LABELS, WAY_LABELS, DiscoveryWay, Rung
from services.accountability.internal.status import ViolationStatus as S
from services.accountability.internal.todo_views import ONLY_IF, VIOLATION_STEPS
from services.accountability.internal.violation import Violation
from tests.support.accountability_followups_internal import (
    FREE,
    TEAM,
    TODAY,
    act_on,
    carried,
    determined,
    known,
    proof,
    record,
    violation_on,
)

DAY = date(2026, 3, 2)
MARCH = violation_on(DAY)
INSPECTED: dict[str, Any] = {"evidence": (proof(DiscoveryWay.INSPECTION),), "inspector_ids": tuple(TEAM)}
ALONE = (known("inspector-1"),)


def refusal_of(run: Any, *args: Any, **given: Any) -> Refusal:
    """The refusal; every one cites its rule."""
    with pytest.raises(Refusal) as found:
        run(*args, **given)
    assert found.value.cites
    return found.value


def test_every_status_act_and_role_not_listed_together_is_refused() -> None:
    for status, act, role in product(LIFECYCLE.statuses, LIFECYCLE.acts, Role):
        rows = LIFECYCLE.rows(status, act)
        if any(role in row.by for row in rows):
            assert LIFECYCLE.admit(status, act, {role})
            continue
        with pytest.raises((NotNow, NotEntitled)) as refused:
            LIFECYCLE.admit(status, act, {role})
        assert isinstance(refused.value, NotEntitled if rows else NotNow) and refused.value.cites


def test_the_table_is_one_row_of_the_rulebook_and_only_cadre_supervision_acts() -> None:
    assert {move.row for move in LIFECYCLE.moves} == {"TX-03"}
    assert {role for move in LIFECYCLE.moves for role in move.by} == {Role.CADRE_SUP, Role.SYSTEM}
    assert LIFECYCLE.acts == VIOLATION.act_by_name.keys() | {"recompute"}
    assert LIFECYCLE.final == {S.WITHDRAWN} and set(LABELS) == set(S) and set(WAY_LABELS) == set(DiscoveryWay)


def test_every_step_that_waits_is_a_row_of_the_table() -> None:
    for status, roles, act, title in VIOLATION_STEPS:
        assert {role for row in LIFECYCLE.rows(status, act) for role in row.by}.issuperset(roles)
        assert title.zh and title.en
    assert {act for _, act in ONLY_IF} <= {act for _, _, act, _ in VIOLATION_STEPS}


def test_nobody_but_cadre_supervision_the_secretary_and_the_person_has_a_ground() -> None:
    by_role = {ground.code: set(ground.roles) for ground in VIOLATION.access.grounds}
    assert by_role["cadre_supervision"] == {Role.CADRE_SUP} and by_role["secretary"] == {Role.CDI_SECRETARY}
    assert ADMINISTRATORS.isdisjoint(by_role["oneself"]) and len(by_role) == 3
    assert [ground.code for ground in VIOLATION.access.grounds if ground.acts] == ["cadre_supervision"]


def test_what_is_told_of_a_violation_names_nobody() -> None:
    fields = {name for event in VIOLATION_EVENTS for name in event.model_fields}
    assert fields == {"violation_id", "organ_id", "occurred_on", "rung", "step"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"facts_given": replace(FREE, own_cadre=False)}, no.NotOwnCadre),
        ({"occurred_on": TODAY + timedelta(days=1)}, no.ViolationDay),
        ({"kind": "weather"}, no.ViolationKindUnknown),
        ({"facts": ""}, no.ViolationUnstated),
        ({"evidence": ()}, no.ViolationUnstated),
        ({"evidence": (proof(reference=""),)}, no.ViolationUnstated),
        ({**INSPECTED, "inspector_ids": ()}, no.InspectionTeamWrong),
        ({**INSPECTED, "inspector_ids": ALONE}, no.InspectionTeamWrong),
        ({**INSPECTED, "inspector_ids": (*TEAM, known("stranger"))}, no.InspectionTeamWrong),
        ({**INSPECTED, "inspector_ids": (*TEAM, *ALONE)}, no.InspectionTeamWrong),
        ({**INSPECTED, "person_id": known("inspector-1")}, no.InspectionTeamWrong),
        ({"inspector_ids": tuple(TEAM)}, no.InspectionTeamWrong),
        ({"facts_given": replace(FREE, others=(MARCH,))}, no.SameViolationRecorded),
        ({"person_id": known("supervisor")}, no.OwnViolation),
    ],
)
def test_a_record_needs_an_own_cadre_a_day_that_has_come_proof_and_a_joint_team(
    changes: dict[str, Any], expected: type[Refusal]
) -> None:
    facts = changes.get("facts_given", FREE)
    given = {name: value for name, value in changes.items() if name != "facts_given"}
    assert isinstance(refusal_of(record, facts, **given), expected)


def test_an_organ_without_a_general_office_inspects_with_what_it_has() -> None:
    small = replace(FREE, team_kinds=frozenset({"cadre_supervision_office"}))
    inspected = record(small, **{**INSPECTED, "inspector_ids": ALONE})
    assert inspected.case.inspector_ids == ALONE
    assert record(FREE, **INSPECTED).case.inspector_ids == tuple(TEAM)


def test_a_withdrawn_record_may_be_made_again() -> None:
    withdrawn = act_on(MARCH, "withdraw").case
    assert record(replace(FREE, others=(withdrawn,))).case.status is S.RECORDED


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"facts": ""}, no.ViolationUnstated),
        ({"reasons": ""}, no.ReasonsUnstated),
        ({"kind": "weather"}, no.ViolationKindUnknown),
        ({"occurred_on": TODAY + timedelta(days=1)}, no.ViolationDay),
        ({"occurred_on": DAY, "kind": "attendance", "facts": "未到岗"}, no.NothingCorrected),
        ({"facts_given": replace(FREE, own_cadre=False)}, no.NotOwnCadre),
        ({"facts_given": replace(FREE, others=(violation_on(date(2026, 3, 3)),))}, no.SameViolationRecorded),
    ],
)
def test_a_correction_reads_as_a_record_may_and_says_why(changes: dict[str, Any], expected: type[Refusal]) -> None:
    facts = changes.get("facts_given", FREE)
    given = {name: value for name, value in changes.items() if name != "facts_given"}
    assert isinstance(refusal_of(act_on, MARCH, "correct", facts, **given), expected)


def test_a_withdrawal_and_a_closing_have_reasons() -> None:
    assert isinstance(refusal_of(act_on, MARCH, "withdraw", reasons=""), no.ReasonsUnstated)
    done = carried(determined(MARCH), "circular_criticism")
    assert isinstance(refusal_of(act_on, done, "close", note=""), no.ReasonsUnstated)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"step": "interview", "interviewer_id": known("secretary")}, no.StepNotDue),
        ({"step": "dinner"}, no.StepNotDue),
        ({"proof": ""}, no.ViolationStepUnproven),
        ({"done_on": TODAY + timedelta(days=1)}, no.ViolationStepUnproven),
        ({"done_on": TODAY - timedelta(days=1)}, no.ViolationStepUnproven),
        ({"interviewer_id": known("secretary")}, no.ViolationStepUnproven),
    ],
)
def test_only_what_follows_is_carried_out_and_it_is_proven(changes: dict[str, Any], expected: type[Refusal]) -> None:
    assert isinstance(refusal_of(act_on, determined(MARCH), "carry_out", **changes), expected)


@pytest.mark.parametrize("interviewer", [None, known("cadre"), known("stranger")])
def test_an_interview_is_held_by_somebody_else_of_the_organ(interviewer: Any) -> None:
    june = determined(violation_on(date(2026, 6, 2)), MARCH, rung=Rung.REPEAT)
    refused = refusal_of(act_on, june, "carry_out", step="interview", interviewer_id=interviewer)
    assert isinstance(refused, no.ViolationStepUnproven)


def test_a_step_is_carried_out_once_and_all_of_them_before_closing() -> None:
    june = determined(violation_on(date(2026, 6, 2)), MARCH, rung=Rung.REPEAT)
    assert isinstance(refusal_of(act_on, june, "close"), no.StepsOutstanding)
    half = carried(june, "interview")
    refusal = refusal_of(act_on, half, "close")
    assert [error.pointer for error in refusal.errors] == ["/steps/written_self_criticism"]
    again = refusal_of(act_on, half, "carry_out", step="interview", interviewer_id=known("secretary"))
    assert isinstance(again, no.StepNotDue)
    assert act_on(carried(half, "written_self_criticism"), "close").case.status is S.CLOSED


def test_a_violation_in_any_status_survives_being_stored() -> None:
    found = [MARCH, determined(MARCH), act_on(MARCH, "withdraw").case, act_on(MARCH, "correct").case]
    for violation in (*found, act_on(carried(determined(MARCH), "circular_criticism"), "close").case):
        assert TypeAdapter(Violation).validate_json(VIOLATION.dump(violation)) == violation
        assert set(VIOLATION.columns(violation)) <= {column.name for column in VIOLATION.table.columns}
