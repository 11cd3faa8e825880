"""A case of malicious accusation is closed only when everything is done and its victim is being cleared (TW-10)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.kernel.refusal import Refusal
from services.clarification.clarifications.status import ClarificationStatus as C
from services.clarification.corrections.facts import CorrectionCount
from services.clarification.malice import refusals_decision as no
from services.clarification.malice.statements import CircularDecided
from services.clarification.malice.status import MaliceStatus as S
from tests.support.malice_papers import DONE, UNDONE, case_in, perform, settled

NONE = CorrectionCount(0, 0)


def refused(facts: Any = None, **changes: Any) -> Refusal:
    """The refusal to close a case that is disposed of."""
    with pytest.raises(Refusal) as found:
        perform(case_in(S.DISPOSED), "close", facts=facts, **changes)
    assert found.value.cites
    return found.value


@pytest.mark.parametrize(
    ("facts", "changes", "expected"),
    [
        (settled({"public_security": False}), {}, (no.ResultsMissing,)),
        (settled({}), {}, (no.ResultsMissing,)),
        (None, {"told_on": date(2026, 4, 9)}, (no.ResultsMissing,)),
        (None, {"told_on": date(2026, 4, 7)}, (no.ResultsMissing,)),
        (settled(None, DONE, NONE), {}, (no.GainsNotUndone,)),
        (settled(None, UNDONE, UNDONE), {}, (no.GainsNotUndone, no.RepairsOpen)),
        (settled(None, UNDONE, DONE), {}, (no.RepairsOpen,)),
        (None, {"circular": CircularDecided(issued=True, reason="典型")}, (no.CircularUndecided,)),
        (None, {"circular": CircularDecided(issued=False, reason="")}, (no.CircularUndecided,)),
    ],
)
def test_a_case_is_closed_only_when_everything_is_done(
    facts: Any, changes: dict[str, Any], expected: tuple[type[Refusal], ...]
) -> None:
    assert {error.code for error in refused(facts, **changes).errors} == {reason.code for reason in expected}


def test_an_open_gain_is_not_talked_away() -> None:
    facts = settled(None, UNDONE, UNDONE)
    refusal = refused(facts, no_gain_reason="没有所得")
    assert {error.code for error in refusal.errors} == {"gains_not_undone", "repairs_open"}


def test_where_nothing_was_won_it_is_said_why() -> None:
    facts = settled(None, NONE, NONE)
    assert perform(case_in(S.DISPOSED), "close", facts=facts, no_gain_reason="没有所得").case.status is S.CLOSED


@pytest.mark.parametrize("victim", [C.WITHDRAWN, C.NOT_STARTED, C.REJECTED])
def test_a_case_is_not_closed_while_nobody_clears_its_victim(victim: C) -> None:
    refusal = refused(facts=settled(victim=victim))
    assert isinstance(refusal, no.VictimNotCleared) and {"C-12", "W-05"} <= set(refusal.cites)
    assert [error.pointer for error in refusal.errors] == ["/certification"]


def test_a_case_is_not_closed_if_its_victim_has_no_clarification() -> None:
    assert isinstance(refused(facts=replace(settled(), victim=frozenset())), no.VictimNotCleared)


@pytest.mark.parametrize("victim", sorted(set(C) - {C.WITHDRAWN, C.NOT_STARTED, C.REJECTED}))
def test_a_case_is_closed_while_its_victim_is_being_cleared_or_has_been(victim: C) -> None:
    assert perform(case_in(S.DISPOSED), "close", facts=settled(victim=victim)).case.status is S.CLOSED


def test_a_victim_who_withdrew_is_cleared_by_another_clarification_about_the_same_lead() -> None:
    both = replace(settled(), victim=frozenset({C.WITHDRAWN, C.ASSESSING}))
    assert perform(case_in(S.DISPOSED), "close", facts=both).case.status is S.CLOSED


def test_a_route_of_the_own_organ_is_done_once_its_result_is_recorded() -> None:
    disposed = perform(
        case_in(S.CERTIFIED), "dispose", accuser_kinds=("party_member",), routes=("party_discipline",), transfers=()
    ).case
    facts = settled({})
    with pytest.raises(no.ResultsMissing):
        perform(disposed, "close", facts=facts)
    recorded = perform(disposed, "record_result", route="party_discipline").case
    assert perform(recorded, "close", facts=facts).case.status is S.CLOSED
