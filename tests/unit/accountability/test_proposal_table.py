"""The table of the supervision proposal: who drafts, argues, issues, serves, answers and closes (A-15, P-26)."""

import pytest

from libs.contracts.accountability_aftermath import PROPOSAL_EVENTS
from libs.kernel.roles import Role
from services.accountability.proposals.case_type import PROPOSAL
from services.accountability.proposals.lifecycle import LIFECYCLE, UNIT
from services.accountability.proposals.status import LABELS
from services.accountability.proposals.status import ProposalStatus as S
from services.accountability.proposals.todo_views import ONLY_IF, PROPOSAL_STEPS
from tests.support.accountability_aftermath_proposals import proposal_in
from tests.support.accountability_aftermath_tables import (
    every_act_is_a_row,
    names_nobody,
    refuses_all_else,
    survives_storing,
)


def test_every_status_act_and_role_not_listed_together_is_refused() -> None:
    assert refuses_all_else(LIFECYCLE) > 3000
    every_act_is_a_row(PROPOSAL)


def test_it_ends_closed_or_taken_back() -> None:
    assert LIFECYCLE.final == {S.CLOSED, S.WITHDRAWN}
    assert set(LABELS) == set(S) == set(LIFECYCLE.statuses)


def test_the_body_answers_and_does_nothing_else() -> None:
    for role in UNIT:
        assert {move.act for move in LIFECYCLE.moves if role in move.by} == {"answer"}


def test_only_time_makes_it_overdue() -> None:
    assert {role for move in LIFECYCLE.moves if move.target is S.OVERDUE for role in move.by} == {Role.CLOCK}


def test_the_body_sees_its_letter_and_nothing_of_how_it_was_made() -> None:
    (ground,) = {one.code: one for one in PROPOSAL.access.of(UNIT)}.values()
    assert ground.opens == ("letter",)
    working = PROPOSAL.access.sections[1].fields
    assert {"arguments", "drafted_by", "source_case_id", "follow_ups", "recused", "issue.opinion"} <= working.keys()


@pytest.mark.parametrize("status", list(S))
def test_a_proposal_in_any_status_survives_being_stored(status: S) -> None:
    survives_storing(PROPOSAL, proposal_in(status))


def test_what_is_told_of_it_names_nobody_and_no_problem() -> None:
    names_nobody("supervision_proposal", PROPOSAL_EVENTS)


def test_every_step_that_waits_is_a_row_of_the_table() -> None:
    for status, roles, act, title in PROPOSAL_STEPS:
        assert {role for row in LIFECYCLE.rows(status, act) for role in row.by}.issuperset(roles), (status, act)
        assert title.zh and title.en
    assert {act for _, act in ONLY_IF} <= {act for _, _, act, _ in PROPOSAL_STEPS}
