"""The clearing: no text of it, and a mark beside what was entered before it (C-01, C-30)."""

from datetime import date, timedelta
from itertools import count
from uuid import NAMESPACE_OID, UUID, uuid5

import pytest

from libs.contracts.accountability_followups import CLEARANCE_EVENTS
from libs.kernel.actor import SYSTEM, Occasion
from libs.kernel.refusal import NotEntitled
from libs.kernel.roles import Role
from services.accountability.clearances.case_type import CLEARANCE
from services.accountability.clearances.clearance import Clearance, marks_since, note
from services.accountability.clearances.commands import NoteClearance
from services.accountability.clearances.lifecycle import LABELS, LIFECYCLE, ClearanceStatus
from tests.support.accountability_followups_papers import book, noon

DAY = date(2026, 3, 2)
_SERIAL = count(1)


def cleared(on: date) -> Clearance:
    """The clearing that a clarification carried out on that day leaves."""
    number = next(_SERIAL)
    fresh = uuid5(NAMESPACE_OID, f"clearance/{number}")
    occasion = Occasion(SYSTEM, noon(on), book().in_force("xuchang", on), lambda: fresh)
    command = NoteClearance(
        competent_organ_id=UUID(int=1),
        unit_id=UUID(int=2),
        person_id=UUID(int=3),
        situations=("xc_c1",),
        methods=("written",),
        executed_on=on,
    )
    return note(command, occasion).case


def test_only_the_event_of_a_clarification_leaves_a_clearing_and_it_stays() -> None:
    assert LIFECYCLE.acts == {"note"} == set(CLEARANCE.act_by_name) and set(LABELS) == set(ClearanceStatus)
    for role in set(Role) - {Role.SYSTEM}:
        with pytest.raises(NotEntitled):
            LIFECYCLE.admit(None, "note", {role})


def test_no_text_of_the_clarification_is_kept_or_told() -> None:
    kept = {"situations", "methods", "executed_on", "person_id", "organ_id", "unit_id", "competent_organ_id"}
    assert set(NoteClearance.model_fields) == kept
    (event,) = CLEARANCE_EVENTS
    assert set(event.model_fields) == {"clarification_id", "competent_organ_id"}


def test_what_was_entered_before_the_clearing_or_on_its_day_is_marked_and_nothing_later() -> None:
    clearance = cleared(DAY)
    (mark,) = marks_since([clearance], DAY - timedelta(days=400))
    assert (mark.clarification_id, mark.executed_on, mark.situations) == (clearance.id, DAY, ("xc_c1",))
    assert len(marks_since([clearance], DAY)) == 1
    assert marks_since([clearance], DAY + timedelta(days=1)) == ()


def test_the_latest_clearing_stands_first() -> None:
    first, second = cleared(DAY), cleared(DAY + timedelta(days=30))
    marks = marks_since([first, second], DAY)
    assert [mark.clarification_id for mark in marks] == [second.id, first.id]


def test_no_unit_and_no_subject_has_a_ground_to_read_the_index() -> None:
    assert {Role.UNIT_CLERK, Role.UNIT_PARTY_HEAD, Role.SUBJECT}.isdisjoint(CLEARANCE.access.roles)
    assert not [ground for ground in CLEARANCE.access.grounds if ground.acts]
