"""The table of the follow-up: what is not listed is refused, to whom not, too (TD-01 to TD-03)."""

from itertools import product

import pytest
from pydantic import TypeAdapter

from libs.contracts.accountability_followups import FOLLOWUP_EVENTS
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.accountability.followups.case_type import FOLLOWUP
from services.accountability.followups.followup import Followup
from services.accountability.followups.lifecycle import LIFECYCLE
from services.accountability.followups.status import LABELS, UNDER_WAY
from services.accountability.followups.status import FollowupStatus as S
from services.accountability.followups.todo_views import FOLLOWUP_STEPS, ONLY_IF
from services.accountability.followups.wording import CONDITION_LABELS, METHOD_LABELS, FeedbackCondition, VisitMethod
from tests.support.accountability_followups_papers import followup_in

EFFECTS = {"schedule", "reschedule", "revoke"}


def test_every_row_of_the_rulebook_is_in_the_table() -> None:
    assert {f"TD-0{number}" for number in (1, 2, 3)} == {move.row for move in LIFECYCLE.moves}
    assert all(move.rule for move in LIFECYCLE.moves)


def test_every_status_act_and_role_not_listed_together_is_refused() -> None:
    tried = 0
    for status, act, role in product(LIFECYCLE.statuses, LIFECYCLE.acts, Role):
        rows = LIFECYCLE.rows(status, act)
        if any(role in row.by for row in rows):
            assert LIFECYCLE.admit(status, act, {role})
            continue
        with pytest.raises((NotNow, NotEntitled)) as refused:
            LIFECYCLE.admit(status, act, {role})
        assert isinstance(refused.value, NotEntitled if rows else NotNow)
        assert refused.value.cites, (status, act)
        tried += 1
    assert tried > 1500


def test_no_person_schedules_or_revokes_what_follows_the_sanction() -> None:
    assert FOLLOWUP.act_by_name.keys() | EFFECTS == LIFECYCLE.acts
    assert {role for move in LIFECYCLE.moves if move.act in EFFECTS for role in move.by} == {Role.SYSTEM}


def test_a_follow_up_ends_closed_or_with_its_sanction() -> None:
    assert LIFECYCLE.final == {S.CLOSED, S.REVOKED}
    assert set(LABELS) == set(S) == set(LIFECYCLE.statuses)
    assert set(METHOD_LABELS) == set(VisitMethod) and set(CONDITION_LABELS) == set(FeedbackCondition)


def test_no_way_leads_to_feedback_but_through_a_grade() -> None:
    into = {m.source for m in LIFECYCLE.moves if m.target is S.FED_BACK and m.source is not S.FED_BACK}
    assert into == {S.GRADED}
    assert {m.source for m in LIFECYCLE.moves if m.target is S.GRADED and m.act == "grade"} == {S.VISITED}


def test_every_step_that_waits_is_a_row_of_the_table() -> None:
    for status, roles, act, title in FOLLOWUP_STEPS:
        assert {role for row in LIFECYCLE.rows(status, act) for role in row.by}.issuperset(roles), (status, act)
        assert title.zh and title.en
    assert {act for _, act in ONLY_IF} == {act for _, _, act, _ in FOLLOWUP_STEPS}


def test_the_organization_department_has_one_ground_and_sees_nothing_of_the_visits() -> None:
    (ground,) = FOLLOWUP.access.of((Role.ORG_DEPT,))
    assert ground.opens == (FOLLOWUP.access.sections[0].name,)
    assert {"visits", "breaches", "closing", "case_id"} <= FOLLOWUP.access.sections[1].fields.keys()


def test_what_is_told_of_a_follow_up_names_nobody_and_no_finding() -> None:
    fields = {name for event in FOLLOWUP_EVENTS for name in event.model_fields}
    assert not {"person_id", "grade", "visitor_ids", "outline"} & fields
    assert {event.event_type.split(".")[1] for event in FOLLOWUP_EVENTS} == {FOLLOWUP.name}


@pytest.mark.parametrize("status", [*UNDER_WAY, S.FED_BACK, S.CLOSED])
def test_a_follow_up_in_any_status_survives_being_stored(status: S) -> None:
    followup = followup_in(status)
    assert TypeAdapter(Followup).validate_json(FOLLOWUP.dump(followup)) == followup
    assert set(FOLLOWUP.columns(followup)) <= {column.name for column in FOLLOWUP.table.columns}
