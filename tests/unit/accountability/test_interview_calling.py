"""TI-04: interviewer of the rank, form and kind, problem list, notice period, collective interviews, calling again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.accountability.interviews.facts import NoticeFacts
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.status import InterviewStatus as S
from tests.support.accountability_interviews_papers import CAST, PROBLEM, TALK_DAY, somebody
from tests.support.accountability_interviews_stage import Stage, refusals_of

LAST_DAY = date(2026, 3, 16)
FACTS = NoticeFacts(CAST.organ_posts, TALK_DAY, LAST_DAY)


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"interviewer_id": CAST.member}, {"interviewer_without_rank"}),
        ({"interviewer_id": CAST.officer}, {"interviewer_without_rank"}),
        ({"interviewer_id": somebody(88)}, {"interviewer_without_rank"}),
        ({"form": "in_the_corridor"}, {"interview_code_unknown"}),
        ({"kind": "friendly"}, {"interview_code_unknown"}),
        ({"problems": ()}, {"no_problem_list"}),
        ({"problems": ({**PROBLEM.model_dump(), "demand": " "},)}, {"no_problem_list"}),
        ({"letter_number": ""}, {"interview_notice_incomplete"}),
        ({"place": ""}, {"interview_notice_incomplete"}),
        ({"held_on": date(2026, 3, 3)}, {"interview_notice_too_short"}),
        ({"held_on": date(2026, 3, 17)}, {"interview_late_without_reason"}),
        ({"collective_id": somebody(70)}, {"collective_mismatch"}),
        ({"form": "collective", "collective_id": somebody(70)}, {"collective_mismatch"}),
        ({"facts": replace(FACTS, number_taken=True)}, {"interview_notice_number_taken"}),
    ],
)
def test_a_notice_is_refused_for(given: Mapping[str, Any], codes: set[str]) -> None:
    stage = Stage()
    assert refusals_of(stage, stage.walk(S.CONFIRMED), "issue_notice", **given) == codes


@pytest.mark.parametrize(
    ("tier", "who"),
    [
        ("xc_i1", CAST.secretary),
        ("xc_i3", CAST.member),
        ("xc_i4", CAST.secretary),
        ("xc_i5", CAST.member),
        ("xc_i6", CAST.member),
        ("xc_i7", CAST.secretary),
    ],
)
def test_each_tier_has_its_interviewers(tier: str, who: object) -> None:
    stage = Stage(tier)
    confirmed = stage.walk(S.CONFIRMED)
    assert not refusals_of(stage, confirmed, "issue_notice", interviewer_id=who)
    ordinary = refusals_of(stage, confirmed, "issue_notice", interviewer_id=CAST.officer)
    assert ordinary == {"interviewer_without_rank"}


def test_the_secretary_who_sits_in_the_committee_may_hold_a_members_interview() -> None:
    stage = Stage("xc_i3")
    assert not refusals_of(stage, stage.walk(S.CONFIRMED), "issue_notice", interviewer_id=CAST.secretary)


def test_the_last_day_of_the_limit_needs_no_reason_and_a_later_one_needs_it() -> None:
    stage = Stage()
    case = stage.walk(S.CONFIRMED)
    assert not refusals_of(stage, case, "issue_notice", held_on=LAST_DAY)
    late = stage.move(case, "issue_notice", held_on=date(2026, 3, 17), late_reason="被约谈人在省里参加会议。")
    assert late.notice is not None and late.notice.late_reason


def test_a_recused_interviewer_is_not_named() -> None:
    stage = Stage()
    case = stage.move(stage.walk(S.CONFIRMED), "recuse", person_id=CAST.secretary)
    assert refusals_of(stage, case, "issue_notice") == {"recused_from_interview"}


def collective(stage: Stage) -> Interview:
    return stage.move(stage.walk(S.CONFIRMED), "issue_notice", form="collective")


def test_the_first_notice_of_a_collective_interview_begins_the_occasion_and_others_join_it() -> None:
    stage = Stage()
    first = collective(stage).notice
    assert first is not None and first.collective_id is not None
    facts = replace(FACTS, occasion_notices=(first,))
    joining: dict[str, Any] = {"form": "collective", "collective_id": first.collective_id, "facts": facts}
    joined = stage.move(stage.walk(S.CONFIRMED), "issue_notice", **joining)
    assert joined.notice is not None and joined.notice.collective_id == first.collective_id
    alone = stage.walk(S.NOTICE_ISSUED).notice
    assert alone is not None and alone.collective_id is None


@pytest.mark.parametrize(
    "other", [{"held_on": date(2026, 3, 5)}, {"starts_at": "10:30"}, {"place": "另一间"}, {"form": "individual"}]
)
def test_whoever_joins_shares_day_time_place_and_interviewer(other: Mapping[str, Any]) -> None:
    stage = Stage()
    first = collective(stage).notice
    assert first is not None
    facts = replace(FACTS, occasion_notices=(first,))
    joining = {"form": "collective", "collective_id": first.collective_id, "facts": facts, **other}
    assert refusals_of(stage, stage.walk(S.CONFIRMED), "issue_notice", **joining) == {"collective_mismatch"}


def test_another_notice_replaces_the_one_before_and_both_are_kept() -> None:
    stage = Stage()
    case = stage.walk(S.NOTICE_ISSUED)
    again = stage.move(case, "issue_notice", letter_number="许纪约〔2026〕8号", held_on=date(2026, 3, 6))
    assert again.earlier_notices == (case.notice,) and again.notice is not None
    assert again.notice.held_on == date(2026, 3, 6) and again.status is S.NOTICE_ISSUED


def test_who_stayed_away_for_a_good_reason_may_be_called_again() -> None:
    stage = Stage()
    noticed = stage.walk(S.NOTICE_ISSUED)
    excused = stage.move(noticed, "record_no_show", good_reason=True, reason="参加防汛调度。")
    again = stage.move(excused, "issue_notice", held_on=date(2026, 3, 9), on=date(2026, 3, 5))
    assert again.status is S.NOTICE_ISSUED and len(again.no_shows) == len(again.earlier_notices) == 1


def test_who_stayed_away_without_one_is_called_again_only_once_the_leader_has_declined_to_escalate() -> None:
    stage = Stage()
    missed = stage.walk(S.NO_SHOW)
    assert refusals_of(stage, missed, "issue_notice") == {"no_show_not_excused"}
    proposed = stage.move(missed, "propose_escalation", ground="no_show")
    assert refusals_of(stage, proposed, "issue_notice") == {"no_show_not_excused"}
    declined = stage.move(proposed, "decline_escalation")
    assert not refusals_of(stage, declined, "issue_notice", held_on=date(2026, 3, 9), on=date(2026, 3, 5))


def test_the_limit_of_the_talk_counts_from_the_confirmation_and_after_a_no_show_from_that() -> None:
    stage = Stage()
    assert stage.walk(S.TRIGGERED).called_from is None
    assert stage.walk(S.NOTICE_ISSUED).called_from == date(2026, 3, 2)
    assert stage.walk(S.NO_SHOW).called_from == TALK_DAY
