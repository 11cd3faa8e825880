"""Where the rules on malicious accusation end exactly: one end at a time, and each refusal by its own reason."""

from dataclasses import replace
from typing import Any

import pytest

from libs.kernel.refusal import Refusal
from services.clarification.malice.refusals_decision import RepeatNotWeighed, ResultsMissing
from services.clarification.malice.refusals_inquiry import NoSuchProposal
from services.clarification.malice.status import MaliceStatus as S
from tests.support.malice_papers import LETTER, OFFICE, UNDONE, case_in, named, perform, settled

JUDICIAL = LETTER.model_copy(update={"route": "judicial"})


def found(status: S, act: str, facts: Any = None, **changes: Any) -> set[tuple[str, str]]:
    """Codes and places of everything for which that act is refused."""
    with pytest.raises(Refusal) as refused:
        perform(case_in(status), act, facts=facts, **changes)
    return {(error.code, error.pointer) for error in refused.value.errors}


def test_tw02_the_accused_does_not_become_head_of_the_own_case() -> None:
    """P-09: whoever was accused may come to head the office later."""
    promoted = replace(OFFICE, heads=frozenset({named("head"), named("victim")}))
    assert perform(case_in(S.INVESTIGATING), "renew_heads", facts=promoted).case.head_ids == (named("head"),)


def test_tw03_whoever_proposes_to_end_it_gives_up_the_draft_of_malice() -> None:
    """P-02: case trial is not left with a draft that nobody holds to any more."""
    drafted = perform(case_in(S.INVESTIGATING), "draft_proposal").case
    given_up = perform(drafted, "propose_ending").case
    assert (given_up.draft, given_up.trial_officer_id) == (None, None)
    with pytest.raises(NoSuchProposal):
        perform(given_up, "give_trial_opinion")


def test_tw09_what_the_accuser_is_must_be_said() -> None:
    """P-04: the route follows from it."""
    assert ("accuser_kind_unknown", "/accuser_kinds") in found(S.CERTIFIED, "dispose", accuser_kinds=())


def test_tw09_a_route_is_taken_once() -> None:
    """P-04, W-01."""
    twice = found(S.CERTIFIED, "dispose", routes=("public_security", "public_security"))
    assert twice == {("route_not_for_accuser", "/routes/1")}


def test_tw09_no_letter_goes_where_no_route_leads() -> None:
    """W-02, G-30."""
    astray = found(S.CERTIFIED, "dispose", transfers=(LETTER, JUDICIAL))
    assert ("transfers_do_not_match", "/transfers/1/route") in astray


def test_tw10_gains_that_are_being_undone_are_not_undone_yet() -> None:
    """P-05, C-32."""
    facts = settled(None, UNDONE, UNDONE)
    assert found(S.DISPOSED, "close", facts=facts) == {
        ("gains_not_undone", "/no_gain_reason"),
        ("repairs_open", "/corrections"),
    }


def test_tw09_a_known_repeat_is_either_counted_or_set_aside_and_not_both() -> None:
    """C-11, P-04: what is counted needs no reason for not counting it."""
    repeat = replace(case_in(S.CERTIFIED), repeats_concluded=True)
    with pytest.raises(RepeatNotWeighed):
        perform(repeat, "dispose", aggravating=("repeats_after_conclusion",), repeat_set_aside="前一结论未送达")


def test_tw10_a_note_of_the_own_office_does_not_stand_for_the_answer_of_another_organ() -> None:
    """G-30: what was transferred is closed by the answer of who received it."""
    noted = perform(case_in(S.DISPOSED), "record_result").case
    facts = settled({"public_security": False})
    with pytest.raises(ResultsMissing):
        perform(noted, "close", facts=facts)
    answered = settled()
    assert perform(noted, "close", facts=answered).case.status is S.CLOSED
