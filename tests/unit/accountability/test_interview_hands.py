"""Nobody sits in his own interview, and what waits, was typed or came later does not slip past (P-09, G-39, S-12)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from libs.kernel.roles import Role as R
from services.accountability.cases.case import AccountabilityCase
from services.accountability.interviews import facts as known
from services.accountability.interviews.checks import check
from services.accountability.interviews.confirming import carried_by
from services.accountability.interviews.days import posts_day_of
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.statements import BasisChecked
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.store import columns_of
from tests.support.accountability_interviews_papers import (
    CAST,
    DAY,
    DUE_DAY,
    EVENT_DAY,
    LIMIT_DAY,
    TALK_DAY,
    WANTING,
    XUCHANG,
    basis,
    somebody,
)
from tests.support.accountability_interviews_stage import Stage, refusals_of

OTHER = somebody(60)


def test_whoever_is_interviewed_is_not_the_interviewer() -> None:
    stage = Stage()
    posts = {**CAST.organ_posts, CAST.principal: frozenset({"cdi_secretary"})}
    facts = known.NoticeFacts(posts, TALK_DAY, date(2026, 3, 16))
    case = stage.walk(S.CONFIRMED)
    given: dict[str, Any] = {"interviewer_id": CAST.principal, "facts": facts}
    assert refusals_of(stage, case, "issue_notice", **given) == {"own_interview"}


def test_the_leader_does_not_confirm_an_interview_of_himself() -> None:
    stage = Stage()
    himself = stage.somebody(CAST.principal, R.CDI_LEADER_IN_CHARGE)
    assert refusals_of(stage, stage.opened(), "confirm", actor=himself) == {"own_interview"}


def test_whoever_is_interviewed_visits_nothing() -> None:
    stage = Stage()
    reported = stage.along(stage.walk(S.RECTIFYING), "report_rectification")
    staff = known.VisitFacts(CAST.staff | {CAST.principal}, date(2026, 4, 19))
    given: dict[str, Any] = {"visitor_ids": (CAST.officer, CAST.principal), "facts": staff}
    assert refusals_of(stage, reported, "verify", **given) == {"verifiers_wrong"}


@pytest.mark.parametrize(
    ("act", "role"),
    [
        ("issue_notice", R.SUP_OFFICER),
        ("issue_slip", R.SUP_OFFICER),
        ("verify", R.SUP_OFFICER),
        ("find_insufficient", R.SUP_OFFICER),
        ("propose_escalation", R.SUP_HEAD),
        ("decline_escalation", R.CDI_LEADER_IN_CHARGE),
        ("escalate", R.CDI_LEADER_IN_CHARGE),
        ("close", R.SUP_HEAD),
        ("cancel", R.CDI_LEADER_IN_CHARGE),
    ],
)
def test_whoever_is_interviewed_does_nothing_for_the_organ_in_it(act: str, role: R) -> None:
    stage = Stage()
    cases = {
        "issue_notice": stage.walk(S.CONFIRMED),
        "cancel": stage.walk(S.CONFIRMED),
        "close": stage.walk(S.VERIFIED),
        "decline_escalation": stage.along(stage.walk(S.HELD), "propose_escalation"),
        "escalate": stage.along(stage.walk(S.HELD), "propose_escalation"),
        "verify": stage.along(stage.walk(S.RECTIFYING), "report_rectification"),
        "find_insufficient": stage.along(stage.walk(S.RECTIFYING), "report_rectification"),
    }
    case = cases.get(act) or stage.walk(S.RECTIFYING)
    himself = stage.somebody(CAST.principal, role)
    assert refusals_of(stage, case, act, actor=himself) == {"own_interview"}


def test_the_organ_side_is_closed_to_whom_it_interviews_also_after_it_is_confirmed_anew() -> None:
    stage = Stage()
    assert columns_of(stage.walk(S.CONFIRMED))["interviewee_ids"] == [CAST.principal]
    missed = stage.walk(S.NO_SHOW)
    again = stage.rebased(missed, basis("xc_i3", somebody(61)))
    assert again is not None and again.status is S.TRIGGERED
    assert columns_of(again)["interviewee_ids"] == [CAST.principal]


def test_a_proposal_to_escalate_is_decided_before_it_is_verified_or_called_again() -> None:
    stage = Stage()
    reported = stage.along(stage.walk(S.RECTIFYING), "report_rectification", "propose_escalation")
    assert refusals_of(stage, reported, "verify") == {"escalation_pending"}
    missed = stage.walk(S.NO_SHOW)
    ground: dict[str, Any] = {"ground": "no_show", "evidence": ()}
    declined = stage.along(stage.move(missed, "propose_escalation", **ground), "decline_escalation")
    waits = stage.move(declined, "propose_escalation", **ground)
    assert refusals_of(stage, waits, "issue_notice") == {"escalation_pending"}


@pytest.mark.parametrize(("days", "codes"), [(30, set()), (31, {"slip_incomplete"})])
def test_a_slip_gives_no_more_time_than_thirty_days(days: int, codes: set[str]) -> None:
    stage, on = Stage(), date(2026, 3, 21)
    facts = known.SlipFacts(LIMIT_DAY, on + timedelta(days=30))
    given: dict[str, Any] = {"answer_by": on + timedelta(days=days), "facts": facts, "on": on}
    assert refusals_of(stage, stage.walk(S.RECTIFYING), "issue_slip", **given) == codes


def test_a_decline_of_before_does_not_excuse_the_next_absence() -> None:
    stage = Stage()
    ground: dict[str, Any] = {"ground": "no_show", "evidence": ()}
    declined = stage.along(stage.move(stage.walk(S.NO_SHOW), "propose_escalation", **ground), "decline_escalation")
    assert not refusals_of(stage, declined, "issue_notice")
    on = date(2026, 3, 9)
    called = stage.move(declined, "issue_notice", letter_number="许纪约〔2026〕8号", held_on=on)
    missed = stage.move(called, "record_no_show", on=on, superior_told_on=on)
    assert refusals_of(stage, missed, "issue_notice") == {"no_show_not_excused"}


def two_days() -> tuple[Stage, Interview]:
    """An interview on two records of one tier, of different days."""
    stage = Stage()
    return stage, stage.opened(basis(occurred_on=EVENT_DAY - timedelta(days=9), trigger_id=OTHER), basis())


def test_the_posts_are_those_of_the_day_of_a_record_that_was_found_to_hold() -> None:
    stage, case = two_days()
    assert case.occurred_on == EVENT_DAY - timedelta(days=9)
    checks = (
        BasisChecked(trigger_id=OTHER, holds=False, finding="记录有误。"),
        BasisChecked(trigger_id=CAST.trigger_id, holds=True, finding="会议纪要载明。"),
    )
    carried = carried_by(case, checks)
    assert carried is not None and carried.occurred_on == EVENT_DAY
    confirmed = stage.move(case, "confirm", checks=checks)
    assert confirmed.confirmation is not None and confirmed.confirmation.posts_on == EVENT_DAY


def test_pursuit_looks_at_the_posts_of_the_day_that_was_confirmed_whatever_comes_or_falls_later() -> None:
    stage = Stage()
    verified = stage.walk(S.VERIFIED)
    later = stage.rebased(verified, basis(occurred_on=EVENT_DAY - timedelta(days=30), trigger_id=OTHER), basis())
    assert later is not None and later.occurred_on != EVENT_DAY
    assert posts_day_of(later) == EVENT_DAY
    closed = stage.perform(later, "close", pursuit="case", case={"object_person_id": CAST.deputy})
    (opened,) = closed.others
    assert isinstance(opened.case, AccountabilityCase) and opened.case.occurred_on == EVENT_DAY


def test_nobody_of_the_unit_is_recused_from_it() -> None:
    stage = Stage()
    case = stage.walk(S.CONFIRMED)
    for person in (CAST.principal, CAST.clerk):
        assert refusals_of(stage, case, "recuse", person_id=person) == {"interview_recusal_unfounded"}
    since = known.RecusalFacts(CAST.staff | {CAST.principal})
    assert refusals_of(stage, case, "recuse", person_id=CAST.principal, facts=since) == {"interview_recusal_unfounded"}


def test_a_visit_of_before_the_report_neither_refutes_it_nor_finds_it_false() -> None:
    stage = Stage()
    reported = stage.along(stage.walk(S.RECTIFYING), "report_rectification")
    before: dict[str, Any] = {"visited_on": date(2026, 3, 18)}
    assert refusals_of(stage, reported, "find_insufficient", **before) == {"visit_day_wrong"}
    assert not refusals_of(stage, stage.walk(S.RECTIFYING), "find_insufficient", **before)
    partly = stage.move(
        stage.walk(S.RECTIFYING), "report_rectification", items=({"item": 1, "done": False, "text": "两个复工。"},)
    )
    false: dict[str, Any] = {"falsified": True, "falsity": "台账系补写。", "items": (WANTING,)}
    assert refusals_of(stage, partly, "find_insufficient", **false, **before) == {"falsity_unproven"}
    assert not refusals_of(stage, partly, "find_insufficient", **false, visited_on=DUE_DAY)


@pytest.mark.parametrize("status", [S.NOTICE_ISSUED, S.NO_SHOW])
def test_the_unit_is_not_told_by_a_check_what_the_interview_keeps_from_it(status: S) -> None:
    stage = Stage()
    case = replace(stage.walk(status), trigger_withdrawn_on=DAY)
    facts = known.CheckFacts(stage.facts("confirm"), stage.facts("issue_notice"), LIMIT_DAY, DAY)
    inside = {one.item for one in check(case, XUCHANG, facts, inside=True)}
    outside = {one.item for one in check(case, XUCHANG, facts, inside=False)}
    assert "interview_trigger_gone" in inside
    assert outside.isdisjoint({"interview_trigger_gone", "no_show_not_excused", "interviewer_without_rank"})
