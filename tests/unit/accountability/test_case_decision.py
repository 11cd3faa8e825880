"""The standing committee decides, with quorum, dissent and way of review, never heavier than was heard (TA-11)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.contracts.accountability_cases import CaseDecided, CaseExempted, CaseSentBack
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.commands_deciding import CaseRuling
from services.accountability.cases.facts import DecideFacts
from services.accountability.cases.handling import heavier
from services.accountability.cases.ruling import assess_ruling
from services.accountability.cases.status import CaseStatus as S
from services.accountability.committee import CommitteeFacts
from services.accountability.sanctions.measures import known
from tests.support.accountability_cases_papers import (
    CORRECTIONS,
    DAY,
    MEMBERS,
    NO_RULING,
    RULING,
    after_probation,
    case_in,
    moved,
    named,
    occasion,
    perform,
    profile,
    refused,
    resolution,
    walked,
    weighed,
)

BEFORE_IT = case_in(S.DELIBERATING)
HEAVY: dict[str, Any] = {**RULING, "measures": ("party_warning",)}
NEW_FACTS: dict[str, Any] = {"new_facts": "审计另移送两项", "not_from_defence": True}
TO_DELIBERATION = ("give_trial_opinion", "hear", "submit")


def ruling(**changes: Any) -> dict[str, Any]:
    """The ruling in order but for the changes."""
    return {**RULING, **changes}


def test_the_decision_tells_measures_votes_dissent_and_the_way_of_review() -> None:
    met = resolution(against={"member-2": "认为批评教育即可"})
    outcome = perform(BEFORE_IT, "decide", resolution=met)
    decision = outcome.case.decision
    assert outcome.case.status is S.DECIDED and decision is not None
    assert decision.resolution.votes[2].opinion == "认为批评教育即可"
    assert "复审" in decision.review_information and "不停止执行" in decision.review_information
    assert isinstance(outcome.event, CaseDecided) and outcome.event.measures == ("admonition",)
    assert outcome.case.measures_in_force == ("admonition",)


@pytest.mark.parametrize("present", [MEMBERS[:2], MEMBERS[:1]])
def test_half_of_the_committee_is_no_quorum(present: tuple[str, ...]) -> None:
    assert "committee_quorum_missing" in refused(BEFORE_IT, "decide", resolution=resolution(*present))


def test_who_must_recuse_does_not_count_to_the_quorum_and_does_not_vote() -> None:
    three = MEMBERS[:3]
    aside = replace(BEFORE_IT, involved_person_ids=(named("member-1"),))
    codes = refused(aside, "decide", resolution=resolution(*three))
    assert {"committee_quorum_missing", "attendance_wrong"} <= codes


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"votes": ()}, "majority_missing"),
        ({"chair_id": named("stranger")}, "attendance_wrong"),
        ({"present": (*map(named, MEMBERS), named("stranger"))}, "attendance_wrong"),
        ({"present": (*map(named, MEMBERS), named("secretary"))}, "attendance_wrong"),
        ({"secretary_spoke_last": False}, "secretary_not_last"),
        ({"text": ""}, "resolution_unworded"),
        ({"held_on": DAY + timedelta(days=1)}, "meeting_day_impossible"),
        ({"held_on": DAY - timedelta(days=1)}, "meeting_day_impossible"),
        ({"recusals": ({"person_id": named("member-1"), "ground": "dislike"},)}, "no_such_recusal_ground"),
    ],
)
def test_a_resolution_is_whole(changes: dict[str, Any], code: str) -> None:
    assert code in refused(BEFORE_IT, "decide", resolution=resolution(**changes))


def test_a_majority_of_those_present_votes_for_it() -> None:
    two_against = {"member-1": "不同意", "member-2": "不同意"}
    assert refused(BEFORE_IT, "decide", resolution=resolution(against=two_against)) == set()
    three_against = {**two_against, "member-3": "不同意"}
    assert refused(BEFORE_IT, "decide", resolution=resolution(against=three_against)) == {"majority_missing"}


def test_dissent_is_on_record() -> None:
    assert refused(BEFORE_IT, "decide", resolution=resolution(against={"member-1": ""})) == {"dissent_unrecorded"}


@pytest.mark.parametrize("who", ["head", "trial", "officer"])
def test_nobody_votes_who_prepared_it(who: str) -> None:
    members = (*MEMBERS[:4], who)
    facts = DecideFacts(CommitteeFacts(frozenset(map(named, members)), frozenset({named("secretary")})))
    assert refused(BEFORE_IT, "decide", loaded=facts, resolution=resolution(*members)) == {"preparer_votes"}


@pytest.mark.parametrize("act", ["decide", "send_back"])
@pytest.mark.parametrize("who", ["head", "trial", "officer"])
def test_the_recorder_is_neither_drafter_nor_case_trial_nor_handler(act: str, who: str) -> None:
    assert refused(BEFORE_IT, act, by=who) == {"one_hand_decides"}


@pytest.mark.parametrize("act", ["decide", "send_back"])
def test_a_recused_recorder_enters_nothing(act: str) -> None:
    aside = perform(BEFORE_IT, "step_aside", by="recorder").case
    assert refused(aside, act) == {"recused_from_case"}


@pytest.mark.parametrize(
    "lacking",
    [{"document_number": ""}, {"text": ""}, {"review_paths": ()}, {"review_paths": ("civil_servant",)}],
)
def test_number_wording_and_the_right_way_of_review_are_in_the_decision(lacking: dict[str, Any]) -> None:
    assert refused(BEFORE_IT, "decide", ruling=ruling(**lacking)) == {"decision_incomplete"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"measures": ("organization_circular",)}, "measure_does_not_fit"),
        ({"responsibility": None}, "responsibility_wrong"),
        ({"measures": ("party_warning",)}, "heavier_than_heard"),
        ({"measures": ("admonition", "circular")}, "heavier_than_heard"),
    ],
)
def test_the_decision_fits_the_object_and_is_not_heavier_than_what_was_heard(
    changes: dict[str, Any], code: str
) -> None:
    assert code in refused(BEFORE_IT, "decide", ruling=ruling(**changes))


def test_one_period_for_several_administrative_sanctions_is_set_by_the_committee_within_the_rules() -> None:
    assert "combined_period_wrong" in refused(BEFORE_IT, "decide", ruling=ruling(combined_months=12))
    several = ("administrative_warning", "administrative_demerit")
    proposal = BEFORE_IT.proposal
    assert proposal is not None
    heard = replace(BEFORE_IT, proposal=replace(proposal, measures=several))
    for months, wrong in ((11, True), (12, False), (18, False), (19, True)):
        stated = ruling(measures=several, combined_months=months)
        assert ("combined_period_wrong" in refused(heard, "decide", ruling=stated)) is wrong
    decision = perform(heard, "decide", ruling=ruling(measures=several, combined_months=18)).case.decision
    assert decision is not None and decision.combined_months == 18


@pytest.mark.parametrize("measures", [("reminder_talk",), ("circular",)])
def test_the_committee_may_decide_more_lightly(measures: tuple[str, ...]) -> None:
    assert perform(BEFORE_IT, "decide", ruling=ruling(measures=measures)).case.status is S.DECIDED


MEASURES = [
    item.code
    for item in profile().list("accountability_measures").items
    if "leading_official" in list(item.attributes["applies_to"])  # type: ignore[call-overload]
]
_SETS = st.lists(st.sampled_from(MEASURES), unique=True, max_size=3).map(tuple)


@given(decided=_SETS, heard=_SETS)
def test_for_any_measures_what_is_decided_never_outweighs_what_was_heard(
    decided: tuple[str, ...], heard: tuple[str, ...]
) -> None:
    assert BEFORE_IT.proposal is not None
    case = replace(BEFORE_IT, proposal=replace(BEFORE_IT.proposal, measures=heard))
    stated = CaseRuling.model_validate(ruling(measures=decided))
    said = {one.item: one.holds for one in assess_ruling(case, stated, occasion("recorder"), "/ruling")}
    weights = [sorted((one.weight for one in known(profile(), codes)), reverse=True) for codes in (decided, heard)]
    outweighs = len(weights[0]) > len(weights[1]) or any(a > b for a, b in zip(*weights, strict=False))
    assert said["heavier_than_heard"] is not outweighs
    assert heavier(decided, heard, profile()) is outweighs


def test_without_a_measure_nobody_is_liable_and_the_reasons_are_stated() -> None:
    outcome = perform(BEFORE_IT, "decide", ruling=NO_RULING)
    assert outcome.case.status is S.NO_LIABILITY and isinstance(outcome.event, CaseExempted)
    assert outcome.event.outcome == "not_established"
    assert refused(BEFORE_IT, "decide", ruling={**NO_RULING, "reasons": ""}) == {"decision_incomplete"}


def exempted_by_probation() -> AccountabilityCase:
    """A case before the committee after a probation passed with a proposal to exempt."""
    drafted = moved(after_probation("passed", "exempted"), "draft_proposal", measures=(), responsibility=None)
    return walked(drafted, *TO_DELIBERATION)


def test_after_a_probation_passed_the_committee_exempts() -> None:
    outcome = perform(exempted_by_probation(), "decide", ruling=NO_RULING)
    assert isinstance(outcome.event, CaseExempted) and outcome.event.outcome == "exempted"


def test_an_exemption_by_the_committee_after_tolerance_orders_correction() -> None:
    case = walked(moved(weighed("exempted"), "draft_proposal", measures=(), responsibility=None), *TO_DELIBERATION)
    assert refused(case, "decide", ruling=NO_RULING) == {"correction_order_missing"}
    stated = {**NO_RULING, "corrections": CORRECTIONS}
    freed = perform(case, "decide", ruling=stated).case
    assert freed.correction_order is not None and freed.correction_order.items[0].item == 1


def test_a_decision_needs_a_proposal() -> None:
    assert "no_case_proposal" in refused(replace(BEFORE_IT, proposal=None), "decide")


def test_the_committee_sends_it_back_with_questions() -> None:
    outcome = perform(BEFORE_IT, "send_back")
    back = outcome.case
    assert back.status is S.INVESTIGATING and isinstance(outcome.event, CaseSentBack)
    assert (back.proposal, back.trial_opinion, back.hearing, back.submission) == (None, None, None, None)
    kept = back.sent_back[-1]
    assert kept.hearing == BEFORE_IT.hearing and kept.proposed == ("admonition",)
    assert refused(BEFORE_IT, "send_back", questions=()) == {"questions_unstated"}
    assert refused(BEFORE_IT, "send_back", held_on=DAY + timedelta(days=1)) == {"meeting_day_impossible"}


def test_new_facts_come_from_elsewhere_than_the_defence() -> None:
    assert refused(BEFORE_IT, "send_back", new_facts="申辩中承认") == {"new_facts_from_defence"}
    assert refused(BEFORE_IT, "send_back", **NEW_FACTS) == set()


def test_a_defence_never_makes_it_heavier_only_new_facts_from_elsewhere_do() -> None:
    heavy = {"measures": ("party_warning",), "light_ground": None}
    back = moved(BEFORE_IT, "send_back")
    assert refused(back, "draft_proposal", **heavy) == {"heavier_for_the_defence"}
    assert refused(back, "draft_proposal", **heavy, new_facts="另有两项") == {"heavier_for_the_defence"}
    with_facts = moved(BEFORE_IT, "send_back", **NEW_FACTS)
    assert refused(with_facts, "draft_proposal", **heavy) == {"heavier_for_the_defence"}
    assert refused(with_facts, "draft_proposal", **heavy, new_facts="另有两项") == set()


def test_what_became_heavier_by_new_facts_is_heard_anew_before_it_is_decided() -> None:
    with_facts = moved(BEFORE_IT, "send_back", **NEW_FACTS)
    redrafted = moved(
        with_facts, "draft_proposal", measures=("party_warning",), light_ground=None, new_facts="另有两项"
    )
    again = walked(redrafted, *TO_DELIBERATION)
    assert perform(again, "decide", ruling=HEAVY).case.measures_in_force == ("party_warning",)


def test_lighter_is_possible_without_new_facts() -> None:
    assert refused(moved(BEFORE_IT, "send_back"), "draft_proposal", measures=("reminder_talk",)) == set()
