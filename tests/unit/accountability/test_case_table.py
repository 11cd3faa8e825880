"""The table of the case: every status, act and role; what is not listed is forbidden (TA-01 to TA-15, TX-04)."""

import pytest

from libs.contracts.accountability_cases import CASE_EVENTS, JOINT_EVENTS
from libs.kernel.events import Event
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role as R
from services.accountability.cases.case_type import CASE
from services.accountability.cases.lifecycle import LIFECYCLE
from services.accountability.cases.status import LABELS, SOURCE_LABELS, SourceKind
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.todo_views import CASE_STEPS
from services.accountability.joint.lifecycle import LIFECYCLE as JOINT_TABLE
from services.accountability.joint.status import JointStatus as J
from tests.support.accountability_cases_cast import ROLES
from tests.support.accountability_cases_papers import BY, case_in, perform

_UNDER_WAY = {S.INVESTIGATING, S.TOLERANCE_REVIEW, S.PROBATION, S.PROPOSED, S.HEARD}
_DRAFTING = {S.INVESTIGATING, S.TOLERANCE_REVIEW, S.PROPOSED}
_HANDS = {R.SUP_OFFICER, R.SUP_HEAD, R.CDI_LEADER_IN_CHARGE, R.CASE_TRIAL, R.SC_RECORDER}
ALLOWED: dict[str, tuple[set[S], set[R]]] = {
    "approve": ({S.OPENED}, {R.CDI_LEADER_IN_CHARGE}),
    "decline": ({S.OPENED}, {R.CDI_LEADER_IN_CHARGE}),
    "step_aside": (
        {S.OPENED, *_UNDER_WAY, S.DELIBERATING, S.DECIDED, S.EXECUTING, S.UNDER_REVIEW},
        _HANDS,
    ),
    "name_handlers": ({*_UNDER_WAY, S.DECIDED, S.EXECUTING, S.UNDER_REVIEW, S.NO_LIABILITY}, {R.SUP_HEAD}),
    "name_involved": ({S.INVESTIGATING}, {R.SUP_HEAD}),
    "record_tests": (_DRAFTING, {R.SUP_OFFICER}),
    "rescope": ({S.INVESTIGATING}, {R.CDI_LEADER_IN_CHARGE}),
    "find_not_established": ({S.INVESTIGATING}, {R.CDI_LEADER_IN_CHARGE}),
    "enter_tolerance": ({S.INVESTIGATING}, {R.SYSTEM}),
    "note_tolerance": ({S.TOLERANCE_REVIEW}, {R.SYSTEM}),
    "exempt": ({S.TOLERANCE_REVIEW}, {R.SC_RECORDER}),
    "record_correction": ({S.NO_LIABILITY}, {R.SUP_OFFICER}),
    "enter_probation": ({S.INVESTIGATING, S.TOLERANCE_REVIEW}, {R.SYSTEM}),
    "extend_probation": ({S.PROBATION}, {R.SYSTEM}),
    "leave_probation": ({S.PROBATION}, {R.SYSTEM}),
    "draft_proposal": (_DRAFTING, {R.SUP_HEAD}),
    "give_trial_opinion": (_DRAFTING, {R.CASE_TRIAL}),
    "hear": ({S.PROPOSED}, {R.SUP_OFFICER}),
    "submit": ({S.HEARD}, {R.SUP_HEAD}),
    "decide": ({S.DELIBERATING}, {R.SC_RECORDER}),
    "send_back": ({S.DELIBERATING}, {R.SC_RECORDER}),
    "serve": ({S.DECIDED}, {R.SUP_OFFICER}),
    "record_execution": ({S.EXECUTING, S.UNDER_REVIEW}, {R.SUP_OFFICER}),
    "enter_review": ({S.DECIDED, S.EXECUTING}, {R.SYSTEM}),
    "leave_review": ({S.UNDER_REVIEW}, {R.SYSTEM}),
    "close": ({S.EXECUTING}, {R.CASE_MGMT}),
    "note_reexamination": ({S.CLOSED}, {R.SYSTEM}),
}


@pytest.mark.parametrize("status", list(S))
@pytest.mark.parametrize("act", sorted(ALLOWED))
def test_in_each_status_each_act_is_for_the_roles_of_the_table_and_for_nobody_else(status: S, act: str) -> None:
    sources, roles = ALLOWED[act]
    for role in R:
        if status not in sources:
            with pytest.raises(NotNow):
                LIFECYCLE.admit(status, act, {role})
        elif role in roles:
            assert LIFECYCLE.admit(status, act, {role})
        else:
            with pytest.raises(NotEntitled):
                LIFECYCLE.admit(status, act, {role})


def test_the_table_has_no_act_beyond_these() -> None:
    assert LIFECYCLE.acts == {"open", "open_by_hand", *ALLOWED}
    assert set(CASE.act_by_name) <= LIFECYCLE.acts


@pytest.mark.parametrize("role", list(R))
def test_a_case_is_opened_by_an_event_or_by_the_head_of_an_office_and_by_nobody_else(role: R) -> None:
    for act, only in (("open", R.SYSTEM), ("open_by_hand", R.SUP_HEAD)):
        if role is only:
            assert LIFECYCLE.admit(None, act, {role})
        else:
            with pytest.raises(NotEntitled):
                LIFECYCLE.admit(None, act, {role})


def test_no_case_leaves_its_end_again() -> None:
    assert LIFECYCLE.final == {S.CLOSED, S.NO_LIABILITY}


WALKED = {"rescope", "find_not_established", "exempt", "give_trial_opinion"}
"""Acts that need more than a case in the status; their own tests walk there."""


@pytest.mark.parametrize("act", sorted(set(ALLOWED) & set(BY) - WALKED))
def test_each_act_leads_where_its_row_says(act: str) -> None:
    case = case_in(min(ALLOWED[act][0], key=list(S).index))
    outcome = perform(case, act)
    rows = LIFECYCLE.rows(case.status, act)
    assert outcome.case.status in {row.target for row in rows}
    assert R(ROLES[BY[act]]) in {role for row in rows for role in row.by}


def test_every_status_and_source_has_its_words() -> None:
    assert set(LABELS) == set(S) and set(SOURCE_LABELS) == set(SourceKind)
    assert all(text.zh and text.en for text in (*LABELS.values(), *SOURCE_LABELS.values()))


def test_every_step_of_the_to_do_list_is_a_row_of_the_table() -> None:
    for status, roles, act, _ in CASE_STEPS:
        assert all(LIFECYCLE.admit(S(status), act, {role}) for role in roles), act


@pytest.mark.parametrize("event", [*CASE_EVENTS, *JOINT_EVENTS])
def test_events_say_ids_codes_and_days_and_no_more(event: type[Event]) -> None:
    words = {"text", "facts", "reasons", "statement", "defence", "name", "opinion"}
    assert words.isdisjoint(event.model_fields)


JOINT_ALLOWED = {
    (J.GATHERING, "join"): {R.SUP_HEAD},
    (J.GATHERING, "propose"): {R.SUP_HEAD},
    (J.PROPOSED, "send_back"): {R.SC_RECORDER},
    (J.PROPOSED, "decide"): {R.SC_RECORDER},
    (J.GATHERING, "decide"): {R.SC_RECORDER, R.CDI_LEADER_IN_CHARGE},
}


@pytest.mark.parametrize("status", list(J))
@pytest.mark.parametrize("act", sorted(JOINT_TABLE.acts))
def test_a_joint_disposition_moves_by_the_rows_of_its_table_alone(status: J, act: str) -> None:
    roles = JOINT_ALLOWED.get((status, act))
    for role in R:
        if roles is None:
            with pytest.raises(NotNow):
                JOINT_TABLE.admit(status, act, {role})
        elif role in roles:
            assert JOINT_TABLE.admit(status, act, {role})
        else:
            with pytest.raises(NotEntitled):
                JOINT_TABLE.admit(status, act, {role})
    assert JOINT_TABLE.final == {J.DECIDED}
