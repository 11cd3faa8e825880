"""The tables of malicious accusations, transfers and corrections: what is not listed is refused, to whom not, too."""

from itertools import product
from typing import Any

import pytest
from pydantic import TypeAdapter

from libs.chassis.cases import CaseType
from libs.kernel.lifecycle import Lifecycle
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from libs.kernel.sensitivity import Sensitivity
from services.clarification.corrections.case_type import CORRECTION
from services.clarification.corrections.lifecycle import LABELS as CORRECTION_LABELS
from services.clarification.corrections.lifecycle import LIFECYCLE as CORRECTIONS
from services.clarification.malice.case_type import MALICE
from services.clarification.malice.lifecycle import LIFECYCLE as MALICES
from services.clarification.malice.malice import Malice
from services.clarification.malice.status import LABELS, MaliceStatus
from services.clarification.transfers.case_type import TRANSFER
from services.clarification.transfers.lifecycle import LABELS as TRANSFER_LABELS
from services.clarification.transfers.lifecycle import LIFECYCLE as TRANSFERS
from tests.support.malice_papers import case_in

TABLES = {"malice": MALICES, "transfer": TRANSFERS, "correction": CORRECTIONS}
TYPES: dict[str, CaseType[Any]] = {"malice": MALICE, "transfer": TRANSFER, "correction": CORRECTION}
OPENED_BY_OTHERS = {"transfer": {"send"}, "correction": {"open"}, "malice": set()}


def test_every_row_of_the_rulebook_is_in_the_table() -> None:
    assert {f"TW-{number:02}" for number in range(1, 11)} == {move.row for move in MALICES.moves}
    assert all(move.rule for lifecycle in TABLES.values() for move in lifecycle.moves)


@pytest.mark.parametrize("name", TABLES)
def test_every_status_act_and_role_not_listed_together_is_refused(name: str) -> None:
    lifecycle: Lifecycle = TABLES[name]
    tried = 0
    for status, act, role in product(lifecycle.statuses, lifecycle.acts, Role):
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


@pytest.mark.parametrize("name", TABLES)
def test_the_acts_of_the_table_are_the_acts_that_exist(name: str) -> None:
    assert TABLES[name].acts == TYPES[name].act_by_name.keys() | OPENED_BY_OTHERS[name]


def test_statuses_have_names_and_the_right_ones_are_final() -> None:
    for lifecycle, labels in ((MALICES, LABELS), (TRANSFERS, TRANSFER_LABELS), (CORRECTIONS, CORRECTION_LABELS)):
        assert set(lifecycle.statuses) == set(labels)
    assert MALICES.final == {MaliceStatus.MISTAKEN, MaliceStatus.NOT_ESTABLISHED, MaliceStatus.CLOSED}


def test_nobody_but_an_approver_certifies_and_nobody_but_case_management_closes() -> None:
    certifying = {role for move in MALICES.moves if move.target is MaliceStatus.CERTIFIED for role in move.by}
    # What stays certified is done by the handlers and those who keep the hands in order; the way into it is one.
    into = {
        role
        for move in MALICES.moves
        if move.target is MaliceStatus.CERTIFIED and move.source is not MaliceStatus.CERTIFIED
        for role in move.by
    }
    assert into == {Role.CDI_SECRETARY, Role.CDI_LEADER_IN_CHARGE} and into < certifying
    assert {role for move in MALICES.moves if move.act == "close" for role in move.by} == {Role.CASE_MGMT}


def test_no_way_leads_to_certified_but_through_the_certifying_organ() -> None:
    into = {move.source for move in MALICES.moves if move.target is MaliceStatus.CERTIFIED} - {MaliceStatus.CERTIFIED}
    assert into == {MaliceStatus.PENDING_CERTIFICATION}
    before = {move.source for move in MALICES.moves if move.target is MaliceStatus.PENDING_CERTIFICATION}
    assert before == {MaliceStatus.PROPOSED_MALICIOUS, MaliceStatus.PENDING_CERTIFICATION}


def test_the_whole_case_is_sealed_and_only_named_persons_and_case_management_have_a_ground() -> None:
    access = MALICE.access
    assert access.is_sealed_whole and access.sensitivity is Sensitivity.C3
    assert all(ground.named or ground.roles == (Role.CASE_MGMT,) for ground in access.grounds)


def test_of_transfers_and_corrections_the_case_behind_is_sealed() -> None:
    for case_type, hidden in ((TRANSFER, {"source_id", "route"}), (CORRECTION, {"source_id", "source_kind"})):
        (sealed,) = case_type.access.sealed
        assert hidden <= sealed.fields.keys()


def test_public_security_and_organization_departments_have_one_door_each() -> None:
    for role, name in ((Role.PSB, "transfer"), (Role.ORG_DEPT, "correction")):
        having = {one for one, case_type in TYPES.items() if role in case_type.access.roles}
        assert having == {name}
        (ground,) = TYPES[name].access.of((role,))
        assert ground.opens == (TYPES[name].access.sections[0].name,)


@pytest.mark.parametrize("status", MaliceStatus)
def test_a_case_in_any_status_survives_being_stored(status: MaliceStatus) -> None:
    malice = case_in(status)
    assert TypeAdapter(Malice).validate_json(MALICE.dump(malice)) == malice
    assert set(MALICE.columns(malice)) <= {column.name for column in MALICE.table.columns}
