"""TI-02 and TI-03: facts checked, filings seen, the interviewee by the posts of the day; cancelling; recusal."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest

from libs.kernel.roles import Role as R
from services.accountability.interviews.entering import Basis
from services.accountability.interviews.facts import ConfirmFacts
from services.accountability.interviews.records import FilingSeen
from services.accountability.interviews.status import InterviewStatus as S
from tests.support.accountability_interviews_papers import CAST, EVENT_DAY, basis, somebody
from tests.support.accountability_interviews_stage import Stage, refusals_of

OTHER: UUID = somebody(77)
HOLDS = {"trigger_id": CAST.trigger_id, "holds": True, "finding": "属实。"}
FAILS = {**HOLDS, "holds": False}
REFUSED, SUSPENDED, GOOD = (FilingSeen(somebody(n), s) for n, s in ((91, "refused"), (92, "suspended"), (93, "ended")))
ALL_FILINGS = ConfirmFacts(CAST.leaders, (REFUSED, SUSPENDED, GOOD))


def person(who: UUID, reason: str = "") -> dict[str, Any]:
    return {"person_id": who, "reason": reason}


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"checks": ()}, {"basis_unchecked", "tier_not_carried"}),
        ({"checks": (HOLDS, HOLDS)}, {"basis_unchecked"}),
        ({"checks": (HOLDS, {**HOLDS, "trigger_id": OTHER})}, {"basis_unchecked"}),
        ({"checks": (FAILS,)}, {"tier_not_carried"}),
        ({"checks": ({**HOLDS, "finding": " "},)}, {"interview_words_missing"}),
        ({"opinion": ""}, {"interview_words_missing"}),
        ({"filings_looked_up": False}, {"filings_not_looked_up"}),
        ({"unprotected_seen": (OTHER,)}, {"unprotected_filings_not_seen"}),
        ({"interviewees": ()}, {"interviewee_unnamed"}),
        ({"interviewees": (person(CAST.principal), person(CAST.principal))}, {"interviewee_unnamed"}),
        ({"interviewees": (person(CAST.deputy),)}, {"interviewee_without_post"}),
        ({"interviewees": (person(OTHER),)}, {"interviewee_without_post"}),
    ],
)
def test_confirming_is_refused_for(given: Mapping[str, Any], codes: set[str]) -> None:
    stage = Stage()
    assert refusals_of(stage, stage.walk(S.TRIGGERED), "confirm", **given) == codes


def test_everything_that_is_missing_is_said_at_once() -> None:
    stage = Stage()
    given: dict[str, Any] = {"filings_looked_up": False, "interviewees": (), "opinion": ""}
    found = refusals_of(stage, stage.walk(S.TRIGGERED), "confirm", **given)
    assert found == {"filings_not_looked_up", "interviewee_unnamed", "interview_words_missing"}


@pytest.mark.parametrize("who", [(CAST.principal,), (CAST.government_head,), (CAST.principal, CAST.government_head)])
def test_of_two_principals_one_or_both_are_named(who: tuple[UUID, ...]) -> None:
    stage = Stage("xc_i4")
    confirmed = stage.move(stage.walk(S.TRIGGERED), "confirm", interviewees=tuple(person(one) for one in who))
    assert confirmed.confirmation is not None
    assert confirmed.confirmation.interviewee_ids == who and confirmed.confirmation.posts_on == EVENT_DAY


@pytest.mark.parametrize("tier", ["xc_i3", "xc_i5", "xc_i6"])
def test_the_deputy_in_charge_is_whoever_held_that_post_and_nobody_else(tier: str) -> None:
    stage = Stage(tier)
    case = stage.walk(S.TRIGGERED)
    assert refusals_of(stage, case, "confirm", interviewees=(person(CAST.principal),)) == {"interviewee_without_post"}
    assert stage.move(case, "confirm", interviewees=(person(CAST.deputy),)).status is S.CONFIRMED


@pytest.mark.parametrize("tier", ["xc_i1", "xc_i2", "xc_i7"])
def test_the_leader_concerned_is_chosen_by_hand_among_the_leaders_with_a_reason(tier: str) -> None:
    stage = Stage(tier)
    case = stage.walk(S.TRIGGERED)
    without = refusals_of(stage, case, "confirm", interviewees=(person(CAST.deputy),))
    assert without == {"leader_concerned_without_reason"}
    no_leader = refusals_of(stage, case, "confirm", interviewees=(person(CAST.clerk, "经办人。"),))
    assert no_leader == {"interviewee_without_post"}
    for leader in (CAST.deputy, CAST.principal):
        assert not refusals_of(stage, case, "confirm", interviewees=(person(leader, "分管该项工作。"),))


@pytest.mark.parametrize("seen", [(), (REFUSED,), (SUSPENDED,), (REFUSED, SUSPENDED, GOOD)])
def test_every_refused_or_suspended_filing_must_be_stated_as_seen(seen: tuple[FilingSeen, ...]) -> None:
    stage = Stage()
    ids = tuple(one.filing_id for one in seen)
    found = refusals_of(stage, stage.walk(S.TRIGGERED), "confirm", facts=ALL_FILINGS, unprotected_seen=ids)
    assert found == {"unprotected_filings_not_seen"}


def test_the_filings_are_kept_as_they_stood_and_the_pursuit_clause_as_it_was_shown() -> None:
    stage = Stage()
    ids = (SUSPENDED.filing_id, REFUSED.filing_id)
    confirmed = stage.move(stage.walk(S.TRIGGERED), "confirm", facts=ALL_FILINGS, unprotected_seen=ids)
    assert confirmed.confirmation is not None
    assert confirmed.confirmation.filings == (REFUSED, SUSPENDED, GOOD)
    assert confirmed.confirmation.pursuit_clause == "as_required"


def test_of_several_triggers_one_of_the_tier_must_hold() -> None:
    stage = Stage()
    low, high = basis("xc_i3", OTHER), basis("xc_i4")
    case = stage.opened(low, high)
    low_holds = {**HOLDS, "trigger_id": OTHER}
    assert refusals_of(stage, case, "confirm", checks=(FAILS, low_holds)) == {"tier_not_carried"}
    assert not refusals_of(stage, case, "confirm", checks=(HOLDS, {**low_holds, "holds": False}))


def test_a_trigger_that_gives_two_tiers_is_checked_once() -> None:
    both: tuple[Basis, ...] = (basis("xc_i4"), basis("xc_i1"))
    stage = Stage()
    assert not refusals_of(stage, stage.opened(*both), "confirm")


@pytest.mark.parametrize("status", [S.TRIGGERED, S.CONFIRMED, S.NOTICE_ISSUED])
def test_the_leader_cancels_with_reasons_and_only_with_them(status: S) -> None:
    stage = Stage()
    case = stage.walk(status)
    assert refusals_of(stage, case, "cancel", reasons="") == {"interview_words_missing"}
    ended = stage.move(case, "cancel")
    assert ended.status is S.CANCELLED and ended.cancellation is not None and ended.cancellation.by_hand


def test_after_a_no_show_it_is_not_cancelled_while_a_trigger_stands() -> None:
    stage = Stage()
    assert refusals_of(stage, stage.walk(S.NO_SHOW), "cancel") == {"no_show_stands"}


def test_officers_recuse_themselves_alone_head_and_leader_anybody() -> None:
    stage = Stage()
    case = stage.walk(S.CONFIRMED)
    officer = stage.somebody(CAST.officer, R.SUP_OFFICER)
    assert refusals_of(stage, case, "recuse", actor=officer) == {"interview_recusal_unfounded"}
    assert not refusals_of(stage, case, "recuse", actor=officer, person_id=CAST.officer)
    for role in (R.SUP_HEAD, R.CDI_LEADER_IN_CHARGE):
        assert not refusals_of(stage, case, "recuse", actor=stage.somebody(CAST.head, role))


def test_a_recusal_needs_a_known_ground_and_is_put_on_record_once() -> None:
    stage = Stage()
    case = stage.walk(S.CONFIRMED)
    assert refusals_of(stage, case, "recuse", ground="bad_mood") == {"interview_recusal_unfounded"}
    recused = stage.move(case, "recuse")
    assert recused.is_recused(CAST.colleague) and recused.status is S.CONFIRMED
    assert refusals_of(stage, recused, "recuse") == {"interview_recusal_unfounded"}
