"""The table of the clarification as a whole: what is listed can be done, and what is not listed is refused."""

import re
from itertools import product
from uuid import UUID

import pytest
from pydantic import TypeAdapter

from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.clarification.clarifications import entering
from services.clarification.clarifications.acts import ACTS
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.lifecycle import HEADS, LIFECYCLE
from services.clarification.clarifications.status import LABELS
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.refusing import NamedRefusal
from tests.support.clarification_papers import circular_proof
from tests.support.clarification_stage import Stage

ROWS = [f"TC-{number:02}" for number in range(1, 17)]
EVERYBODY = frozenset(Role)
EFFECTS = {"open_on_application", "open_for_victim", "defer", "resume", "withdraw", "note_certified"}
"""Acts that no door asks for: another case of the service brings them about."""


def test_every_row_of_the_rulebook_is_in_the_table() -> None:
    assert set(ROWS) == {move.row for move in LIFECYCLE.moves}
    assert all(move.rule for move in LIFECYCLE.moves)


def test_every_status_has_a_label_and_is_in_the_table() -> None:
    assert set(LABELS) == set(S) == set(LIFECYCLE.statuses)


def test_whatever_is_not_listed_for_status_act_and_role_is_refused() -> None:
    listed = {(move.source, move.act, role) for move in LIFECYCLE.moves for role in move.by}
    refused = 0
    for status, act, role in product((*S, None), sorted(LIFECYCLE.acts), Role):
        if (status, act, role) in listed:
            assert LIFECYCLE.admit(status, act, {role})
            continue
        with pytest.raises((NotNow, NotEntitled)) as found:
            LIFECYCLE.admit(status, act, {role})
        assert found.value.cites, (status, act, role)
        refused += 1
    assert refused > 10_000


def test_only_the_services_themselves_bring_an_effect_about() -> None:
    for move in LIFECYCLE.moves:
        assert (move.by == (Role.SYSTEM,)) is (move.act in EFFECTS), move


def test_every_act_of_the_table_that_is_no_effect_is_written_and_no_other() -> None:
    written = {act.name for act in ACTS}
    assert len(written) == len(ACTS)
    assert written == LIFECYCLE.acts - EFFECTS


@pytest.mark.parametrize("public", [True, False], ids=["with a circular", "by letter alone"])
def test_every_listed_move_is_performed_by_its_act_and_reaches_its_target(public: bool) -> None:
    stage = Stage(public=public)
    for status in S:
        if status is S.PRE_NOTICE and not public:
            continue
        for act in {move.act for move in LIFECYCLE.moves if move.source is status} - EFFECTS:
            case = _ready(stage, stage.walk(status), act)
            outcome = stage.perform(case, act)
            assert outcome.case.status in {row.target for row in LIFECYCLE.rows(status, act)}, (status, act)
            assert outcome.event.event_type.startswith("clarification.clarification."), act


def _ready(stage: Stage, case: Clarification, act: str) -> Clarification:
    """What must be there before the act, where the status alone does not say it."""
    if act == "decide_not_to_start":
        return stage.move(case, "propose_not_to_start")
    if act == "assess_collectively":
        return stage.move(case, "give_trial_opinion")
    if act == "approve" and stage.public and case.status is S.PRE_NOTICE:
        return stage.along(case, "record_party_head_opinion", "assess_impact")
    if act == "approve" and stage.public:
        return stage.along(stage.walk(S.PRE_NOTICE), "record_party_head_opinion", "assess_impact")
    if act == "finish_execution":
        case = stage.move(case, "record_proof")
        return stage.move(case, "record_proof", command=circular_proof(stage.on)) if stage.public else case
    return stage.move(case, "record_visit") if act == "close" else case


def test_what_the_head_may_do_while_it_waits_may_be_done_while_it_is_assessed() -> None:
    assert set(LIFECYCLE.next_acts(S.DEFERRED, HEADS)) <= set(LIFECYCLE.next_acts(S.ASSESSING, HEADS))
    assert "check_leads" in LIFECYCLE.next_acts(S.ASSESSING, HEADS)


@pytest.mark.parametrize("status", sorted(entering.MALICE_NOTED_IN))
def test_a_certified_malicious_accusation_is_noted_until_it_is_decided(status: S) -> None:
    stage = Stage()
    noted = entering.note_certified(stage.walk(status), UUID(int=7), stage.occasion(stage.actor("withdraw")))
    assert isinstance(noted.case, Clarification) and noted.case.malice_certified
    assert noted.case.status is status and not noted.event.told
    assert LIFECYCLE.rows(status, "note_certified")


def test_no_malice_is_noted_after_the_decision() -> None:
    stage = Stage()
    with pytest.raises(NotNow):
        entering.note_certified(stage.walk(S.APPROVED), UUID(int=7), stage.occasion(stage.actor("withdraw")))
    assert not LIFECYCLE.rows(S.APPROVED, "note_certified")


@pytest.mark.parametrize("status", S)
def test_a_clarification_is_the_same_after_it_was_written_down_and_read(status: S) -> None:
    stored = TypeAdapter(Clarification)
    case = Stage().walk(status)
    assert stored.validate_json(stored.dump_json(case)) == case


def test_every_named_refusal_has_a_code_words_in_both_languages_and_a_rule() -> None:
    found, waiting = [], [NamedRefusal]
    while waiting:
        waiting.extend(found_now := waiting.pop().__subclasses__())
        found += found_now
    own = [one for one in found if ".clarifications." in one.__module__ and "code" in vars(one)]
    assert len(own) > 50 and len({one.code for one in own}) == len(own)
    for one in own:
        assert re.fullmatch(r"[a-z][a-z_]+", one.code), one
        assert one.title.zh != one.title.en and one.rule, one
