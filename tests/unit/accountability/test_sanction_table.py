"""The table of the sanction: nobody acts on one; a decision or time does (TA-12, TA-13, P-19)."""

from dataclasses import replace
from datetime import date

import pytest

from libs.contracts.accountability_aftermath import AFTERMATH_EVENTS, SANCTION_EVENTS
from libs.kernel.roles import Role
from services.accountability.sanctions.access import OF_THE_ORGAN
from services.accountability.sanctions.case_type import SANCTION
from services.accountability.sanctions.dues import dues
from services.accountability.sanctions.lifecycle import LIFECYCLE
from services.accountability.sanctions.measures import LIST, measure_of
from services.accountability.sanctions.records import Recourse
from services.accountability.sanctions.status import (
    LABELS,
    PATH_LABELS,
    STAGE_LABELS,
    RecourseStage,
    ReviewPath,
    SanctionStatus,
)
from tests.support.accountability_aftermath_papers import LATER, calendar, named, served
from tests.support.accountability_aftermath_tables import (
    every_act_is_a_row,
    names_nobody,
    refuses_all_else,
    survives_storing,
)
from tests.support.accountability_cases_cast import profile

SERVICES = {"calendar": calendar()}


def test_every_status_act_and_role_not_listed_together_is_refused() -> None:
    assert refuses_all_else(LIFECYCLE) > 500


def test_no_person_opens_changes_or_ends_a_sanction() -> None:
    every_act_is_a_row(SANCTION, "open", "recount", "note_recourse", "replace", "revoke")
    assert {role for move in LIFECYCLE.moves for role in move.by} == {Role.SYSTEM, Role.CLOCK}
    assert not any(ground.acts for ground in SANCTION.access.grounds)


def test_a_revoked_sanction_stays_revoked_and_one_that_ended_may_still_be_reviewed() -> None:
    assert {move.source for move in LIFECYCLE.moves if move.act == "revoke"} == {
        SanctionStatus.IN_EFFECT, SanctionStatus.ENDED
    }  # fmt: skip
    assert LIFECYCLE.final == {SanctionStatus.REVOKED}
    assert set(LABELS) == set(SanctionStatus) == set(LIFECYCLE.statuses)
    assert set(PATH_LABELS) == set(ReviewPath) and set(STAGE_LABELS) == set(RecourseStage)


def test_whom_it_is_on_sees_the_measure_and_nothing_of_the_case_behind_it() -> None:
    own = {ground.code: ground for ground in SANCTION.access.grounds}["person_concerned"]
    assert own.opens == ("notice",)
    assert set(SANCTION.access.sections[1].fields) == {"case_id", "office_id", "decider_ids", "recused_ids"}
    assert set(SANCTION.access.kept) == {"recount", "note_recourse", "replace", "revoke"}


def test_the_whole_organ_the_department_and_the_unit_have_a_ground_and_nobody_else() -> None:
    seen = {role for ground in SANCTION.access.grounds for role in ground.roles}
    offices = {Role.SUP_OFFICER, Role.SUP_HEAD, Role.CDI_LEADER_IN_CHARGE}
    assert seen == {*OF_THE_ORGAN, *offices, Role.SUBJECT, Role.UNIT_PARTY_HEAD, Role.ORG_DEPT}


@pytest.mark.parametrize("measure", ["party_warning", "transfer", "admonition", "administrative_expulsion"])
def test_a_sanction_survives_being_stored(measure: str) -> None:
    for sanction in served(measure).sanctions:
        survives_storing(SANCTION, sanction)


def test_what_is_told_of_a_sanction_names_nobody() -> None:
    names_nobody("sanction", SANCTION_EVENTS)
    assert len({event.event_type for event in AFTERMATH_EVENTS}) == len(AFTERMATH_EVENTS)


def test_every_measure_of_the_rules_has_a_form_of_the_four() -> None:
    measures = [measure_of(profile(), code) for code in profile().list(LIST).codes()]
    assert {measure.form for measure in measures if measure is not None} == {1, 2, 3}
    assert None not in measures and measure_of(profile(), "banishment") is None


def test_the_form_of_a_sanction_is_that_of_its_measure() -> None:
    forms = {one.measure: one.form for one in served("admonition", "party_warning", "demotion").sanctions}
    assert forms == {"admonition": 1, "party_warning": 2, "demotion": 3}


def test_the_term_for_a_review_runs_while_it_is_open_and_says_how_it_is_counted() -> None:
    (sanction,) = served("admonition").sanctions
    (running,) = dues(sanction, profile(), SERVICES)
    assert (running.code, running.deadline.due_on) == ("review.apply", date(2026, 5, 11))
    assert running.deadline.due_on == sanction.recourse.until_on
    over = Recourse(ReviewPath.SUPERVISION, None, LATER, None, named("review"))
    under_way = replace(sanction.recourse, under_way=True)
    for recourse in (over, under_way):
        assert dues(replace(sanction, recourse=recourse), profile(), SERVICES) == ()
    assert dues(replace(sanction, status=SanctionStatus.REVOKED), profile(), SERVICES) == ()
