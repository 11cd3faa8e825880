"""The tables of tolerance, applications, probation and publication: what is not listed is refused, to whom not, too."""

from itertools import product
from typing import Any

import pytest
from pydantic import TypeAdapter

from libs.chassis.cases import CaseType
from libs.kernel.lifecycle import Lifecycle
from libs.kernel.profile import Profile
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import ADMINISTRATORS, Role
from libs.kernel.sensitivity import Sensitivity
from services.accountability.probation.case_type import PROBATION
from services.accountability.probation.status import LABELS as PROBATION_LABELS
from services.accountability.publications.case_type import PUBLICATION
from services.accountability.publications.status import LABELS as PUBLICATION_LABELS
from services.accountability.refusing import NamedRefusal
from services.accountability.tolerance.application_status import APPLICATION_LABELS
from services.accountability.tolerance.application_store import TOLERANCE_APPLICATION
from services.accountability.tolerance.case_type import TOLERANCE
from services.accountability.tolerance.status import LABELS, ToleranceStatus
from services.accountability.tolerance.tolerance import Tolerance
from tests.support.accountability_cases_papers import profile
from tests.support.accountability_tolerance_papers import tolerance_in

TYPES: dict[str, CaseType[Any]] = {one.name: one for one in (TOLERANCE, TOLERANCE_APPLICATION, PROBATION, PUBLICATION)}
NAMES = {
    "tolerance": LABELS,
    "tolerance_application": APPLICATION_LABELS,
    "probation": PROBATION_LABELS,
    "publication": PUBLICATION_LABELS,
}
BY_OTHERS = {"tolerance": {"cease"}, "tolerance_application": {"tell"}}


def table(name: str) -> Lifecycle:
    known: Profile = profile()
    return TYPES[name].lifecycle(known)


@pytest.mark.parametrize("name", TYPES)
def test_every_status_act_and_role_not_listed_together_is_refused(name: str) -> None:
    lifecycle, tried = table(name), 0
    for status, act, role in product((None, *lifecycle.statuses), lifecycle.acts, Role):
        rows = lifecycle.rows(status, act)
        if any(role in row.by for row in rows):
            assert lifecycle.admit(status, act, {role})
            continue
        with pytest.raises((NotNow, NotEntitled)) as refused:
            lifecycle.admit(status, act, {role})
        assert isinstance(refused.value, NotEntitled if rows else NotNow)
        assert refused.value.cites, (status, act)
        tried += 1
    assert tried > 300


@pytest.mark.parametrize("name", TYPES)
def test_the_acts_of_the_table_are_the_acts_that_exist_and_every_row_cites_its_rule(name: str) -> None:
    lifecycle = table(name)
    assert lifecycle.acts == TYPES[name].act_by_name.keys() | BY_OTHERS.get(name, set())
    assert all(move.rule for move in lifecycle.moves)
    assert set(lifecycle.statuses) == set(NAMES[name])


def test_ta04_and_ta05_are_the_rows_of_a_determination_and_ta07_and_ta08_those_of_a_probation() -> None:
    assert {move.row for move in table("tolerance").moves} == {"TA-04", "TA-05", "TA-07"}
    assert {move.row for move in table("probation").moves} == {"TA-07", "TA-08"}


def test_ta05_nobody_but_the_recorder_enters_what_the_standing_committee_determined() -> None:
    into = [move for move in table("tolerance").moves if move.target is ToleranceStatus.DETERMINED]
    ways = {(move.source, move.by) for move in into if move.source is not move.target}
    assert ways == {(ToleranceStatus.CONSULTED, (Role.SC_RECORDER,))}


def test_ta08_time_alone_ends_a_probation_but_says_no_result() -> None:
    clocked = [move for move in table("probation").moves if Role.CLOCK in move.by]
    assert [(move.act, str(move.target)) for move in clocked] == [("expire", "expired")]
    assert {move.by for move in table("probation").moves if str(move.target) in ("passed", "failed")} == {
        (Role.SUP_OFFICER,)
    }


def test_the_dossier_is_sealed_and_only_named_persons_and_case_management_have_it() -> None:
    access = TOLERANCE.access
    (dossier,) = access.sealed
    assert dossier.sensitivity is Sensitivity.C3 and set(dossier.fields) >= {"draft", "trial_opinion", "consultation"}
    opening = [ground for ground in access.grounds if dossier.name in ground.opens]
    assert all(ground.named or ground.roles == (Role.CASE_MGMT,) for ground in opening)


def test_whom_it_is_about_is_told_the_first_section_alone_and_administrators_nothing() -> None:
    for case_type in TYPES.values():
        for ground in case_type.access.of((Role.SUBJECT, Role.UNIT_PARTY_HEAD)):
            assert ground.opens == (case_type.access.sections[0].name,), ground.code
        assert not case_type.access.of(ADMINISTRATORS)


@pytest.mark.parametrize("status", ToleranceStatus)
def test_a_determination_in_any_status_survives_being_stored(status: ToleranceStatus) -> None:
    tolerance = tolerance_in(status)
    assert TypeAdapter(Tolerance).validate_json(TOLERANCE.dump(tolerance)) == tolerance
    assert set(TOLERANCE.columns(tolerance)) <= {column.name for column in TOLERANCE.table.columns}


def test_every_refusal_of_these_slices_has_a_code_of_its_own_words_in_both_languages_and_a_rule() -> None:
    mine, waiting = [], [NamedRefusal]
    while waiting:
        refusal = waiting.pop()
        waiting.extend(refusal.__subclasses__())
        if refusal.__module__.split(".")[2] in ("tolerance", "probation", "publications"):
            mine.append(refusal)
    codes = [refusal.code for refusal in mine]
    assert len(codes) == len(set(codes)) > 60
    for refusal in mine:
        assert refusal.title.zh and refusal.title.en and refusal.rule and refusal.__doc__, refusal.code
