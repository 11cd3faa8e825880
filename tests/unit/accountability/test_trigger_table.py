"""The table of triggers: what is not listed is refused, to whom not, too; and what is stored comes back as it was."""

from itertools import product

import pytest
from pydantic import TypeAdapter

from libs.chassis.cases import Who
from libs.contracts import supervision_sources as told
from libs.kernel.lifecycle import Move
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from libs.kernel.sensitivity import Sensitivity
from services.accountability.triggers import status
from services.accountability.triggers.case_type import TRIGGER
from services.accountability.triggers.lifecycle import LIFECYCLE
from services.accountability.triggers.trigger import Trigger
from tests.support.accountability_triggers_papers import (
    LEAD,
    Weighed,
    by_hand,
    criticism,
    hand_unit,
    listed,
    named,
    ranking,
    unit,
)

MOVED_BY_OTHERS = {"reweigh"}
OF_PERSONS = {"record_by_hand", "withdraw_by_hand"}


@pytest.mark.parametrize("found", [None, *status.TriggerStatus])
def test_every_status_act_and_role_not_listed_together_is_refused(found: status.TriggerStatus | None) -> None:
    tried = 0
    for act, role in product(LIFECYCLE.acts, Role):
        rows = LIFECYCLE.rows(found, act)
        if any(role in row.by for row in rows):
            assert LIFECYCLE.admit(found, act, {role})
            continue
        with pytest.raises(NotEntitled if rows else NotNow) as refused:
            LIFECYCLE.admit(found, act, {role})
        assert refused.value.cites
        tried += 1
    assert tried > 100


def test_the_acts_of_the_table_are_the_acts_that_exist_and_persons_have_two_of_them() -> None:
    assert LIFECYCLE.acts == TRIGGER.act_by_name.keys() | MOVED_BY_OTHERS
    by_persons: list[Move] = [move for move in LIFECYCLE.moves if move.by != (Role.SYSTEM,)]
    assert {move.act for move in by_persons} == OF_PERSONS
    assert {role for move in by_persons for role in move.by} == {Role.SUP_HEAD}
    assert {move.row for move in LIFECYCLE.moves} == {"TI-01", "TI-03"} and all(move.rule for move in LIFECYCLE.moves)


def test_every_code_has_its_words() -> None:
    for codes, labels in (
        (status.TriggerStatus, status.LABELS),
        (status.TriggerSource, status.SOURCE_LABELS),
        (status.RankingKind, status.RANKING_LABELS),
        (status.Level, status.LEVEL_LABELS),
        (status.TaskRole, status.ROLE_LABELS),
        (status.TierReason, status.REASON_LABELS),
    ):
        assert set(codes) == set(labels)
    assert LIFECYCLE.final == {status.TriggerStatus.WITHDRAWN}


def test_the_codes_are_those_that_supervision_tells() -> None:
    assert set(status.Level) == set(told.SourceLevel.__args__)  # type: ignore[attr-defined]
    assert set(status.RankingKind) == set(told.RankingKind.__args__)  # type: ignore[attr-defined]
    assert set(status.TaskRole) == set(told.TaskRole.__args__)  # type: ignore[attr-defined]


def test_a_trigger_is_a_work_secret_of_offices_and_leaders_and_no_unit_has_a_ground() -> None:
    assert TRIGGER.access.highest is Sensitivity.C2
    assert TRIGGER.access.roles.isdisjoint({Role.UNIT_CLERK, Role.UNIT_PARTY_HEAD, Role.SUBJECT})
    assert {ground.code for ground in TRIGGER.access.grounds if ground.acts} == {"recording_office"}
    assert str(Who.person) and TRIGGER.access.barred is not None


def test_triggers_of_every_kind_survive_being_stored() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("housing", LEAD), unit("nowhere")))
    world.hear("2026-03", ranking("2026-03", listed("2026-03", ("housing", 2), ("schools", 1))))
    stated = hand_unit("schools", "lead", stated={"tier": "xc_i1", "reason": "牵头不力"})
    world.record("by hand", by_hand(stated))
    world.take_back("by hand")
    for trigger in world.triggers.values():
        assert TypeAdapter(Trigger).validate_json(TRIGGER.dump(trigger)) == trigger
        assert set(TRIGGER.columns(trigger)) <= {column.name for column in TRIGGER.table.columns}
    months = {trigger.id: TRIGGER.columns(trigger)["month_list"] for trigger in world.triggers.values()}
    assert [one for one in months if months[one]] == [named("2026-03")]
