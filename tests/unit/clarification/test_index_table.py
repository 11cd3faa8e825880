"""The table of the filing index, and how little it holds and tells."""

from dataclasses import fields

import pytest

from libs.contracts.clarification import INDEX_EVENTS
from libs.kernel.case import Case
from libs.kernel.events import aggregate_of, service_of
from libs.kernel.refusal import NotNow
from libs.kernel.roles import Role
from services.clarification.filing_index.commands import IndexFiling, MoveEntry
from services.clarification.filing_index.entry import IndexEntry
from services.clarification.filing_index.lifecycle import LIFECYCLE, EntryStatus
from services.clarification.filing_index.store import ENTRY
from services.clarification.filing_index.views import FilingIndexAnswer

ALLOWED = {("silent", "note_hit"), ("noted", "clear"), ("noted", "confirm")}


@pytest.mark.parametrize("status", list(EntryStatus))
@pytest.mark.parametrize("act", sorted(LIFECYCLE.acts))
def test_only_the_filing_moves_its_entry(status: EntryStatus, act: str) -> None:
    assert {role for move in LIFECYCLE.moves for role in move.by} == {Role.SYSTEM}
    if (status.value, act) in ALLOWED:
        assert LIFECYCLE.admit(status, act, {Role.SYSTEM})
    else:
        with pytest.raises(NotNow):
            LIFECYCLE.admit(status, act, {Role.SYSTEM})


def test_an_entry_holds_the_unit_and_nothing_else_of_the_filing() -> None:
    inherited = {field.name for field in fields(Case)}
    assert {field.name for field in fields(IndexEntry)} - inherited == {"unit_id"}
    assert set(IndexFiling.model_fields) == {"unit_id"} and not MoveEntry.model_fields


def test_no_role_reads_an_entry() -> None:
    assert ENTRY.access.grounds == ()


def test_the_answer_is_yes_or_no() -> None:
    assert {name: field.annotation for name, field in FilingIndexAnswer.model_fields.items()}.keys() == {
        "unit_id",
        "refused_filing_exists",
    }
    assert FilingIndexAnswer.model_fields["refused_filing_exists"].annotation is bool


def test_events_tell_the_unit_and_nothing_else() -> None:
    assert {name for contract in INDEX_EVENTS for name in contract.model_fields} == {"unit_id"}
    told = {(service_of(contract.event_type), aggregate_of(contract.event_type)) for contract in INDEX_EVENTS}
    assert told == {("clarification", ENTRY.name)}
