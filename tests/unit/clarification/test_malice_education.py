"""After a mistaken accusation somebody still talks to the accuser, and only then the vault is closed (TW-03, P-02)."""

import pytest

from libs.contracts import clarification_malice as told
from libs.contracts.clarification_malice import MALICE_ENDINGS
from libs.kernel.events import Event
from services.clarification.malice.lifecycle import LIFECYCLE
from services.clarification.malice.status import MaliceStatus as S
from services.vault.reactions import FOLLOWS, on_ending
from tests.support.malice_papers import DAY, case_in, named, perform


def test_tw03_the_talk_is_told_with_its_day_of_record_and_nothing_else() -> None:
    outcome = perform(case_in(S.MISTAKEN), "educate")
    assert isinstance(outcome.event, told.MaliceEducated) and outcome.event.told
    assert set(outcome.event.model_dump()) == {"malice_id", "organ_id", "recorded_on"}
    assert outcome.event.recorded_on == DAY


def test_tw03_handlers_are_replaced_after_a_mistake_and_the_vault_hears_of_it() -> None:
    outcome = perform(case_in(S.MISTAKEN), "name_handlers")
    assert isinstance(outcome.event, told.MaliceInvestigating)
    assert (outcome.case.status, outcome.event.handler_ids) == (S.MISTAKEN, (named("second"),))
    assert perform(outcome.case, "educate", "second").case.education.by == named("second")


def test_tw03_a_handler_who_steps_aside_after_a_mistake_loses_the_vault_at_once() -> None:
    outcome = perform(case_in(S.MISTAKEN), "step_aside")
    assert isinstance(outcome.event, told.MaliceInvestigating) and outcome.event.handler_ids == ()


@pytest.mark.parametrize("act", ["name_handlers", "step_aside"])
def test_tw03_after_the_talk_other_hands_are_no_affair_of_the_vault(act: str) -> None:
    """P-06: nobody needs to know any more who accused; corrections still need a handler."""
    talked = perform(case_in(S.MISTAKEN), "educate").case
    assert isinstance(perform(talked, act).event, told.MaliceRecorded)


@pytest.mark.parametrize("status", [S.PROPOSED_MALICIOUS, S.PENDING_CERTIFICATION])
def test_tw02_a_handler_who_steps_aside_while_it_is_decided_loses_the_vault_too(status: S) -> None:
    outcome = perform(case_in(status), "step_aside")
    assert isinstance(outcome.event, told.MaliceInvestigating) and outcome.event.handler_ids == ()
    assert outcome.case.status is status


def test_the_vault_ends_with_the_talk_and_not_with_the_finding_of_a_mistake() -> None:
    ends: set[type[Event]] = {told.MaliceEducated, told.MaliceNotEstablished, told.MaliceClosed}
    assert ends == set(MALICE_ENDINGS)
    (follow,) = [one for one in FOLLOWS if one.aggregate == "malice"]
    assert {event for event, reaction in follow.reactions.items() if reaction is on_ending} == ends
    assert told.MaliceMistaken not in follow.reactions


def test_in_a_mistake_hands_change_and_the_outcome_does_not() -> None:
    moves = [move for move in LIFECYCLE.moves if move.source is S.MISTAKEN]
    assert {move.target for move in moves} == {S.MISTAKEN}
    assert {"educate", "name_handlers", "renew_heads", "step_aside"} <= {move.act for move in moves}
