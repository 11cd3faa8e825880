"""TI-09: whether persons are pursued is decided by a person with reasons; never by itself for I5 and I6 (G-38)."""

from collections.abc import Mapping
from typing import Any

import pytest

from libs.contracts.accountability_interviews import InterviewClosed
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.objects import LeadingOfficial
from services.accountability.cases.status import SourceKind
from services.accountability.interviews.status import InterviewStatus as S
from tests.support.accountability_interviews_papers import CAST, somebody
from tests.support.accountability_interviews_stage import Stage, refusals_of

AS_REQUIRED = ("xc_i1", "xc_i2", "xc_i3", "xc_i4", "xc_i7")
NOT_STATED = ("xc_i5", "xc_i6")


@pytest.mark.parametrize("tier", AS_REQUIRED)
@pytest.mark.parametrize("pursuit", ["none", "case"])
def test_where_the_tier_pursues_as_required_the_decision_is_reasoned_either_way(tier: str, pursuit: str) -> None:
    stage = Stage(tier)
    verified = stage.walk(S.VERIFIED)
    assert refusals_of(stage, verified, "close", pursuit=pursuit, reasons="") == {"pursuit_unreasoned"}
    assert not refusals_of(stage, verified, "close", pursuit=pursuit)


@pytest.mark.parametrize("tier", NOT_STATED)
def test_where_it_says_nothing_no_case_opens_by_itself_and_one_by_hand_needs_a_reason(tier: str) -> None:
    stage = Stage(tier)
    verified = stage.walk(S.VERIFIED)
    assert refusals_of(stage, verified, "close", pursuit="case", reasons="") == {"pursuit_not_automatic"}
    outcome = stage.perform(verified, "close", pursuit="none", reasons="")
    assert outcome.others == () and outcome.case.status is S.CLOSED
    assert not refusals_of(stage, verified, "close", pursuit="case", reasons="影响恶劣，应当追责。")


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"pursuit": "none", "case": {"object_person_id": CAST.principal}}, {"case_without_pursuit"}),
        ({"pursuit": "case", "case": {"object_person_id": CAST.clerk}}, {"interview_object_not_leader"}),
        ({"pursuit": "case", "case": {"object_person_id": somebody(88)}}, {"interview_object_not_leader"}),
    ],
)
def test_closing_is_refused_for(given: Mapping[str, Any], codes: set[str]) -> None:
    stage = Stage()
    assert refusals_of(stage, stage.walk(S.VERIFIED), "close", **given) == codes


def test_the_case_is_on_the_leader_named_and_not_in_the_interviewers_hands() -> None:
    stage = Stage()
    case = {"object_person_id": CAST.government_head}
    outcome = stage.perform(stage.walk(S.VERIFIED), "close", pursuit="case", case=case)
    (moved,) = outcome.others
    opened = moved.case
    assert isinstance(opened, AccountabilityCase) and moved.act == "open"
    assert (opened.source_kind, opened.source_id) == (SourceKind.INTERVIEW, outcome.case.id)
    assert isinstance(opened.object, LeadingOfficial) and opened.object.post == "principal"
    assert opened.object_person_id == CAST.government_head
    assert opened.former_hands == (CAST.secretary,) and opened.codes == ("xc_i4",)
    assert isinstance(outcome.event, InterviewClosed)
    assert (outcome.event.pursuit, outcome.event.case_id) == ("case", opened.id)


def test_everybody_ever_named_as_interviewer_is_kept_from_the_pursuit() -> None:
    stage = Stage("xc_i3")
    noticed = stage.walk(S.NOTICE_ISSUED)
    replaced = stage.move(noticed, "issue_notice", interviewer_id=CAST.secretary, letter_number="许纪约〔2026〕9号")
    assert replaced.interviewer_ids == (CAST.member, CAST.secretary)


def test_without_pursuit_nothing_is_opened() -> None:
    outcome = Stage().perform(Stage().walk(S.VERIFIED), "close")
    assert outcome.others == () and isinstance(outcome.event, InterviewClosed)
    assert (outcome.event.pursuit, outcome.event.case_id) == ("none", None)
