"""Ranking lists: handed in by the bureau, in force with the second of two persons of both sides, corrected (6.6)."""

from typing import Any

import pytest

from libs.contracts.supervision_sources import (
    RankingConfirmed,
    RankingCorrected,
    RankingCorrectionProposed,
    RankingCorrectionRefused,
    RankingHalfConfirmed,
    RankingImported,
    RankingWithdrawn,
)
from libs.kernel.actor import Actor
from libs.kernel.refusal import Kind
from libs.kernel.roles import Role as R
from services.supervision.rankings import commands as ask
from services.supervision.rankings.status import RankingStatus as S
from services.supervision.rankings.status import Side
from tests.support import supervision_sources_papers as papers
from tests.unit.supervision.ranking_papers import LIST, OTHER_LIST, imported, step, walk
from tests.unit.supervision.source_papers import (
    ALSO_OF_BUREAU,
    BUREAU,
    CDI,
    EAST,
    NORTH,
    OF_BUREAU,
    OF_MANAGEMENT,
    TODAY,
    WEST,
    person,
    refused,
)

TWO_HATS = person(OF_BUREAU.person_id, CDI, R.CASE_MGMT)
"""The bureau's clerk, who also has an account of case management."""


def test_a_list_is_handed_in_by_the_bureau_and_counts_for_nothing_yet() -> None:
    outcome = imported()
    assert isinstance(outcome.event, RankingImported) and outcome.case.status is S.IMPORTED
    assert (outcome.case.bureau_id, outcome.case.competent_organ_id) == (BUREAU, CDI)
    assert (outcome.case.list_version, outcome.case.confirmed_on) == (1, None)


@pytest.mark.parametrize(("first", "second"), [("confirm", "confirm_other"), ("confirm_other", "confirm")])
def test_with_the_second_side_the_list_is_in_force_whichever_comes_first(first: str, second: str) -> None:
    half = step(walk(S.IMPORTED), first)
    assert isinstance(half.event, RankingHalfConfirmed) and half.case.status is S.HALF_CONFIRMED
    whole = step(half.case, second)
    event = whole.event
    assert isinstance(event, RankingConfirmed) and not isinstance(event, RankingCorrected)
    assert (event.confirmed_on, event.list_version, event.period) == (TODAY, 1, "2026-02")
    assert [(one.unit_id, one.rank, one.unit_kind) for one in event.units] == [
        (EAST, 1, "county"),
        (WEST, 2, "county"),
        (NORTH, 3, "county"),
    ]
    assert {one.side for one in whole.case.confirmations} == set(Side) and whole.case.confirmed_on == TODAY


@pytest.mark.parametrize("actor", [OF_BUREAU, ALSO_OF_BUREAU])
def test_one_side_confirms_once(actor: Actor) -> None:
    half = walk(S.HALF_CONFIRMED)
    assert refused(lambda: step(half, "confirm", actor), "ranking_side_has_confirmed").kind is Kind.NOT_NOW


def test_one_person_never_stands_for_both_sides() -> None:
    half = walk(S.HALF_CONFIRMED)
    assert refused(lambda: step(half, "confirm", TWO_HATS), "ranking_same_person").kind is Kind.NOT_ENTITLED
    by_other = step(walk(S.IMPORTED), "confirm", ALSO_OF_BUREAU).case
    refused(lambda: step(by_other, "confirm", TWO_HATS), "ranking_same_person")
    also_two = person(ALSO_OF_BUREAU.person_id, CDI, R.CASE_MGMT)
    refused(lambda: step(by_other, "confirm", also_two), "ranking_same_person")


@pytest.mark.parametrize(
    "actor", [person(OF_BUREAU.person_id, CDI, R.BUREAU), person(OF_MANAGEMENT.person_id, BUREAU, R.CASE_MGMT)]
)
def test_whoever_is_of_neither_side_confirms_nothing(actor: Actor) -> None:
    assert (
        refused(lambda: step(walk(S.IMPORTED), "confirm", actor), "ranking_of_neither_side").kind is Kind.NOT_ENTITLED
    )


@pytest.mark.parametrize("status", [S.IMPORTED, S.HALF_CONFIRMED])
@pytest.mark.parametrize(("actor", "side"), [(OF_BUREAU, Side.BUREAU), (OF_MANAGEMENT, Side.CASE_MANAGEMENT)])
def test_until_it_is_in_force_either_side_takes_it_back_with_reasons(status: S, actor: Actor, side: Side) -> None:
    outcome = step(walk(status), "withdraw", actor)
    assert isinstance(outcome.event, RankingWithdrawn) and outcome.case.withdrawal is not None
    assert outcome.case.withdrawal.side is side
    refused(lambda: step(walk(status), "withdraw", actor, ask.WithdrawRanking(reasons=" ")), "ranking_no_reasons")


def test_a_second_list_of_the_month_is_refused_as_a_matter_of_the_first() -> None:
    """G-37: one list per month; what is wrong with it is corrected there."""
    assert refused(lambda: imported(period_taken=True), "ranking_period_taken").kind is Kind.NOT_NOW


def test_a_correction_waits_while_the_list_stays_in_force() -> None:
    outcome = step(walk(S.CONFIRMED), "propose_correction")
    assert isinstance(outcome.event, RankingCorrectionProposed) and outcome.case.correction is not None
    assert (outcome.case.list_version, [place.unit_id for place in outcome.case.places]) == (1, [EAST, WEST, NORTH])


def test_a_confirmed_correction_is_the_next_version_and_the_former_one_stays_on_record() -> None:
    outcome = step(walk(S.CORRECTION_PROPOSED), "confirm_correction")
    event, ranking = outcome.event, outcome.case
    assert isinstance(event, RankingCorrected) and event.list_version == ranking.list_version == 2
    assert [one.unit_id for one in event.units] == [EAST, NORTH, WEST]
    assert ranking.correction is None and [one.decided_by for one in ranking.corrections] == [OF_MANAGEMENT.person_id]
    assert [(one.list_version, [p.unit_id for p in one.places]) for one in ranking.earlier] == [
        (1, [EAST, WEST, NORTH])
    ]
    again = step(ranking, "propose_correction", command=ask.ProposeCorrection.model_validate(papers.correction(LIST)))
    assert step(again.case, "confirm_correction").case.list_version == 3


def test_a_refused_correction_leaves_the_list_as_it_was() -> None:
    waiting = walk(S.CORRECTION_PROPOSED)
    outcome = step(waiting, "refuse_correction")
    assert isinstance(outcome.event, RankingCorrectionRefused) and outcome.case.status is S.CONFIRMED
    assert (outcome.case.list_version, outcome.case.places) == (1, waiting.places)
    assert outcome.case.correction is None and outcome.case.corrections[0].refused_because == "无误"
    refused(lambda: step(waiting, "refuse_correction", command=ask.RefuseCorrection(reasons="")), "ranking_no_reasons")


@pytest.mark.parametrize("act", ["confirm_correction", "refuse_correction"])
def test_whoever_proposed_a_correction_does_not_decide_on_it(act: str) -> None:
    waiting = walk(S.CORRECTION_PROPOSED)
    assert refused(lambda: step(waiting, act, TWO_HATS), "ranking_same_person").kind is Kind.NOT_ENTITLED


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"reasons": ""}, "ranking_no_reasons"),
        ({"places": LIST}, "ranking_nothing_corrected"),
        ({"ranked": 2}, "ranking_incomplete"),
        ({"places": papers.places(EAST, WEST, EAST)}, "ranking_unit_twice"),
    ],
)
def test_a_correction_is_as_complete_as_a_list_and_changes_something(changed: dict[str, Any], code: str) -> None:
    command = ask.ProposeCorrection.model_validate({**papers.correction(OTHER_LIST), **changed})
    refused(lambda: step(walk(S.CONFIRMED), "propose_correction", command=command), code)


def test_no_event_tells_what_was_written() -> None:
    written = ("讲评", "复核", "排名表", "送审稿", "无误")
    for status, act in ((S.CONFIRMED, "propose_correction"), (S.IMPORTED, "withdraw")):
        told = step(walk(status), act).event.model_dump_json()
        assert not any(text in told for text in written)
    assert not any(text in imported().event.model_dump_json() for text in written)
