"""The table of the lead as a whole: what is listed can be done by whom it names, and what is not listed is refused."""

import dataclasses
import re
from itertools import product

import pytest
from pydantic import TypeAdapter

from libs.contracts.supervision import LEAD_EVENTS, LEAD_TRANSFER_EVENTS
from libs.kernel.case import Command
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.supervision.lead_transfers.case_type import LEAD_TRANSFER
from services.supervision.lead_transfers.sheet import LeadTransfer
from services.supervision.leads.case_type import LEAD
from services.supervision.leads.lead import Lead
from services.supervision.leads.lifecycle import EFFECTS, LIFECYCLE
from services.supervision.leads.refusals import refusals_by_code
from services.supervision.leads.status import DISPOSITION_LABELS, FINDING_LABELS, KIND_LABELS, LABELS
from services.supervision.leads.status import LeadStatus as S
from services.supervision.leads.todo_views import LEAD_STEPS
from services.supervision.leads.wording import Approval
from tests.unit.supervision.lead_papers import SECRETARY, TODAY, changed, perform, walk

DESK = {"case_mgmt"}
OFFICERS = {"sup_officer", "dispatched_officer", "township_officer"}
HEADS = {"sup_head", "dispatched_head", "township_head"}
LEADERS = {"cdi_leader_in_charge"}
ALLOWED = {
    ("submitted", "receive"): DESK,
    ("submitted", "turn_back"): DESK,
    ("received", "assign"): DESK,
    ("received", "forward"): DESK,
    ("assigned", "assign"): DESK,
    ("disposition_proposed", "assign"): DESK,
    ("disposed", "assign"): DESK,
    ("on_hold", "assign"): DESK,
    ("concluded", "assign"): DESK,
    ("assigned", "propose"): OFFICERS,
    ("on_hold", "propose"): OFFICERS,
    ("disposition_proposed", "dispose"): LEADERS,
    ("disposition_proposed", "sign"): OFFICERS | HEADS,
    ("disposed", "conclude"): HEADS,
    ("concluded", "feed_back"): OFFICERS,
}
OPENING = {"register": DESK, "submit": {"bureau", "lead_unit_user", "task_force_user"}}
TRIED = list(product(S, sorted(LIFECYCLE.acts - OPENING.keys())))


@pytest.mark.parametrize(("status", "act"), TRIED)
def test_every_status_act_and_role_is_admitted_or_refused_as_the_rulebook_says(status: S, act: str) -> None:
    mine = ALLOWED.get((str(status), act))
    for role in Role:
        if mine is not None and str(role) in mine:
            assert LIFECYCLE.admit(status, act, {role})
            continue
        with pytest.raises(NotNow if mine is None else NotEntitled) as refused:
            LIFECYCLE.admit(status, act, {role})
        assert refused.value.cites


@pytest.mark.parametrize("act", sorted(LIFECYCLE.acts))
def test_only_case_management_registers_and_only_bodies_outside_hand_in(act: str) -> None:
    for role in Role:
        if str(role) in OPENING.get(act, ()):
            assert LIFECYCLE.admit(None, act, {role})
            continue
        with pytest.raises(NotEntitled if act in OPENING else NotNow):
            LIFECYCLE.admit(None, act, {role})


def test_every_row_of_the_rulebook_is_in_the_table() -> None:
    assert {move.row for move in LIFECYCLE.moves} == {f"TL-0{number}" for number in range(1, 8)}
    assert all(move.rule for move in LIFECYCLE.moves)
    assert {act.name for act in LEAD.acts} | EFFECTS == LIFECYCLE.acts


def test_every_listed_move_is_performed_by_its_act_and_reaches_its_target() -> None:
    for status in S:
        for act in {move.act for move in LIFECYCLE.moves if move.source is status}:
            reached = perform(walk(status, handed_in=True), act, **approved(act)).case.status
            assert reached in {row.target for row in LIFECYCLE.rows(status, act)}, (status, act)


def test_a_lead_on_hold_is_never_concluded_as_it_lies() -> None:
    with pytest.raises(NotNow):
        LIFECYCLE.admit(S.ON_HOLD, "conclude", set(Role))


def approved(act: str) -> dict[str, Command]:
    """What was handed in is received today, and so approved today."""
    if act not in ("assign", "forward"):
        return {}
    return {"command": changed(act, approval=Approval(approved_by=SECRETARY, approved_on=TODAY))}


def test_what_is_turned_back_forwarded_or_fed_back_is_never_moved_again() -> None:
    assert LIFECYCLE.final == {S.TURNED_BACK, S.FORWARDED, S.FED_BACK}
    assert {act for (status, act) in ALLOWED if status == "concluded"} == {"assign", "feed_back"}


@pytest.mark.parametrize(("status", "handed_in"), list(product(S, (False, True))))
def test_a_lead_survives_being_stored(status: S, handed_in: bool) -> None:
    lead = walk(status, handed_in=handed_in)
    adapter = TypeAdapter(Lead)
    assert adapter.validate_json(adapter.dump_json(lead)) == lead


def test_every_refusal_has_a_name_of_its_own_words_in_two_languages_and_a_rule() -> None:
    named = refusals_by_code()
    assert len(named) == 39
    for code, refusal in named.items():
        assert re.fullmatch(r"[a-z][a-z_]+", code)
        assert refusal.rule and refusal.title.zh and refusal.title.en, code


def test_every_code_of_a_lead_has_words() -> None:
    assert set(LABELS) == set(S)
    assert (len(KIND_LABELS), len(DISPOSITION_LABELS), len(FINDING_LABELS)) == (3, 4, 4)


def test_what_waits_for_somebody_is_a_move_that_they_may_make() -> None:
    for status, role, act, _ in LEAD_STEPS:
        assert LIFECYCLE.admit(S(status), act, {role})


def test_no_field_of_a_lead_nor_of_its_events_is_for_who_reported() -> None:
    names = [field.name for field in dataclasses.fields(Lead)]
    names += [field.name for field in dataclasses.fields(LeadTransfer)]
    names += [name for act in (*LEAD.acts, *LEAD_TRANSFER.acts) for name in act.command.model_fields]
    names += [name for event in (*LEAD_EVENTS, *LEAD_TRANSFER_EVENTS) for name in event.model_fields]
    words = re.compile(r"reporter|accuser|informant|sender|contact|phone|address|anonymous")
    assert [name for name in names if words.search(name)] == []
