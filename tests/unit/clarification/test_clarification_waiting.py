"""What waits for a lead or a case, and when it goes on: acceptance, taking back, reopening (TC-02 to TC-06)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from libs.kernel.roles import Role as R
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.wording import DeferralGround
from tests.support.clarification_papers import CAST, DAY
from tests.support.clarification_stage import Stage, refusal_of

TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_tc03_with_an_open_case_on_the_unit_acceptance_leads_into_waiting_and_tells_the_same(stage: Stage) -> None:
    opened = stage.walk(S.OPENED)
    plain = stage.perform(opened, "accept")
    waits = stage.perform(opened, "accept", facts=replace(stage.facts("accept"), case_open=True))
    assert waits.case.status is S.DEFERRED and waits.case.deferrals[-1].ground is DeferralGround.CASE_OPEN
    assert plain.event == waits.event and plain.others == waits.others == ()
    both = stage.move(opened, "accept", facts=replace(stage.facts("accept"), case_open=True, open_leads=1))
    assert both.deferrals[-1].ground is DeferralGround.LEAD_OPEN


def test_tc04_despite_a_case_it_goes_on_only_with_a_stated_reason_which_is_kept(stage: Stage) -> None:
    opened, open_case = stage.walk(S.OPENED), replace(stage.facts("accept"), case_open=True)
    waits = stage.move(opened, "accept", facts=open_case)
    for facts in (stage.facts("check_leads"), replace(stage.facts("check_leads"), case_open=True)):
        silent = stage.perform(waits, "check_leads", facts=facts)
        assert silent.case.status is S.DEFERRED and silent.case.deferrals[-1].until is None and not silent.event.told
        stated = stage.perform(waits, "check_leads", facts=facts, reason="问责事项与本件无关")
        assert stated.case.status is S.ASSESSING and not stated.event.told
        assert stated.case.deferrals[-1].ended_because == "问责事项与本件无关"
        assert not stated.case.is_held_by_case(stated.case.deferrals[-1].until)
        assert stated.case.is_held_by_case(stage.occasion(stage.actor("withdraw"), TOMORROW).at)


def test_tc04_no_reason_lets_it_go_on_while_a_lead_is_open(stage: Stage) -> None:
    waits = stage.move(stage.walk(S.OPENED), "accept", facts=replace(stage.facts("accept"), case_open=True))
    facts = replace(stage.facts("check_leads"), case_open=True, open_leads=1)
    assert stage.move(waits, "check_leads", facts=facts, reason="问责事项与本件无关").status is S.DEFERRED


@pytest.mark.parametrize("status", [S.PROPOSED, S.ASSESSED_COLLECTIVELY, S.HEAD_REVIEWED, S.PRE_NOTICE])
@pytest.mark.parametrize(("held", "ground"), [({"open_leads": 1}, "lead_open"), ({"case_open": True}, "case_open")])
def test_tc03_what_is_taken_back_waits_while_a_lead_or_a_case_is_open_and_tells_the_same(
    stage: Stage, status: S, held: dict[str, Any], ground: str
) -> None:
    case = stage.walk(status)
    plain = stage.perform(case, "take_back")
    waits = stage.perform(case, "take_back", facts=replace(stage.facts("take_back"), **held))
    assert waits.case.status is S.DEFERRED and waits.case.deferrals[-1].ground == ground
    assert waits.case.proposal is None and waits.event == plain.event and waits.others == plain.others == ()


@pytest.mark.parametrize("status", [S.NOT_STARTED, S.REJECTED])
@pytest.mark.parametrize(("held", "ground"), [({"open_leads": 1}, "lead_open"), ({"case_open": True}, "case_open")])
def test_tc03_what_is_reopened_waits_while_a_lead_or_a_case_is_open_and_tells_the_same(
    stage: Stage, status: S, held: dict[str, Any], ground: str
) -> None:
    case, leader = stage.walk(status), stage.somebody(CAST.leader, R.CDI_LEADER_IN_CHARGE)
    actor = stage.decider() if status is S.REJECTED else leader
    facts = replace(stage.facts("reconsider"), **held)
    plain = stage.perform(case, "reconsider", actor=actor)
    waits = stage.perform(case, "reconsider", actor=actor, facts=facts)
    assert waits.case.status is S.DEFERRED and waits.case.deferrals[-1].ground == ground
    assert waits.case.reopened_on == DAY and waits.event == plain.event and waits.others == plain.others == ()
    upheld = stage.perform(case, "reconsider", actor=actor, facts=facts, reopen=False).case
    assert upheld.status is status and upheld.deferrals == case.deferrals


def test_tc06_nobody_decides_not_to_start_while_another_lead_is_open(stage: Stage) -> None:
    proposed = stage.move(stage.walk(S.ASSESSING), "propose_not_to_start")
    facts = replace(stage.facts("decide_not_to_start"), open_leads=1)
    refusal = refusal_of(stage, proposed, "decide_not_to_start", facts=facts)
    assert refusal.code == "other_leads_open" and "C-14" in refusal.cites
