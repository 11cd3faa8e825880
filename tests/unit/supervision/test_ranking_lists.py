"""What a complete list is: no gap but after ties, ties marked, each unit once, counties and units apart (G-37)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.contracts.supervision_sources import RankingConfirmed, RankingKind
from services.supervision.rankings import commands as ask
from services.supervision.rankings.list_rules import assess_list
from services.supervision.rankings.periods import first_day
from services.supervision.rankings.places import PlaceTaken
from tests.support import supervision_sources_papers as papers
from tests.unit.supervision.ranking_papers import LIST, imported, step
from tests.unit.supervision.source_papers import EAST, HOUSING, NORTH, SCHOOLS, TASK_FORCE, WEST, refused

APPRAISAL = {"kind": "city_appraisal", "list_code": "ecology", "period": "2025", "subject": "生态环境年度考核"}
PROVINCIAL = {**APPRAISAL, "kind": "provincial_appraisal", "list_code": "renewal"}


def ranked(*ranks: int, tied: bool = True, **changed: Any) -> dict[str, Any]:
    """The three counties on these places; ties marked, or just not."""
    units = (EAST, WEST, NORTH)
    listed = [
        {"unit_id": str(unit), "rank": rank, "tied": (ranks.count(rank) > 1) is tied}
        for unit, rank in zip(units, ranks, strict=False)
    ]
    return papers.ranking(listed, **changed)


@pytest.mark.parametrize("ranks", [(1, 2, 3), (1, 1, 1), (1, 1, 3), (1, 1, 2), (1, 2, 2), (3, 1, 2)])
def test_places_without_gap_and_with_marked_ties_are_taken(ranks: tuple[int, ...]) -> None:
    assert sorted(ranks) == [place.rank for place in imported(ranked(*ranks)).case.places]


@pytest.mark.parametrize("ranks", [(2, 3, 4), (1, 2, 4), (1, 3, 3), (1, 1, 4), (2, 2, 2)])
def test_a_gap_that_no_tie_explains_is_refused(ranks: tuple[int, ...]) -> None:
    refused(lambda: imported(ranked(*ranks)), "ranking_places_broken")


@pytest.mark.parametrize("ranks", [(1, 2, 3), (1, 1, 3), (1, 2, 2)])
def test_every_tie_is_marked_and_nothing_else_is(ranks: tuple[int, ...]) -> None:
    refused(lambda: imported(ranked(*ranks, tied=False)), "ranking_ties_unmarked")


@given(st.lists(st.integers(min_value=1, max_value=5), min_size=1, max_size=12))
def test_any_list_made_of_groups_is_taken_in_either_way_of_counting(groups: list[int]) -> None:
    for leaving_out in (True, False):
        ranks, rank = [], 1
        for size in groups:
            ranks += [rank] * size
            rank += size if leaving_out else 1
        places = [
            PlaceTaken(outside=f"外市{number}", rank=one, tied=ranks.count(one) > 1) for number, one in enumerate(ranks)
        ]
        found = assess_list("provincial_appraisal", "renewal", len(places), places, {})
        assert all(finding.holds for finding in found)
        beyond = [*places, PlaceTaken(outside="另一市", rank=ranks[-1] + ranks.count(ranks[-1]) + 1)]
        broken = assess_list("provincial_appraisal", "renewal", len(beyond), beyond, {})
        assert [finding.item for finding in broken if not finding.holds] == ["ranking_places_broken"]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (papers.ranking([]), ("ranking_incomplete",)),
        (papers.ranking(LIST, ranked=4), ("ranking_incomplete",)),
        (papers.ranking(papers.places(EAST, WEST, EAST)), ("ranking_unit_twice",)),
        (papers.ranking(papers.places(EAST, HOUSING)), ("ranking_unit_unknown", "ranking_kinds_mixed")),
        (papers.ranking(papers.places(HOUSING, SCHOOLS)), ("ranking_unit_unknown",)),
        (papers.ranking(LIST, list_code="municipal_units"), ("ranking_unit_unknown",)),
        (papers.ranking(LIST, list_code="everybody"), ("ranking_list_unknown",)),
        (papers.ranking([{**LIST[0], "outside": "外市"}]), ("ranking_place_unclear",)),
        (papers.ranking([{"rank": 1}]), ("ranking_place_unclear",)),
        (papers.ranking([{**LIST[0], "leads": True}]), ("ranking_leads_elsewhere",)),
        (papers.ranking(LIST, reference=""), ("ranking_no_reference",)),
        (papers.ranking(LIST, evidence=[""]), ("ranking_no_evidence",)),
        (papers.ranking(LIST, period="2026-04"), ("ranking_period_in_future",)),
        (papers.ranking(LIST, period="2026-13"), ("ranking_period_unknown",)),
        (papers.ranking(LIST, period="2026-q1"), ("ranking_period_unknown",)),
        (papers.ranking(LIST, period="2026"), ("ranking_period_unknown",)),
        (papers.ranking(LIST, **{**APPRAISAL, "subject": ""}), ("ranking_no_subject",)),
        (papers.ranking(papers.places(EAST, HOUSING), **APPRAISAL), ("ranking_kinds_mixed",)),
        (papers.ranking(papers.places(TASK_FORCE), **APPRAISAL), ("ranking_unit_unknown",)),
        (papers.ranking([papers.outside(1)], **APPRAISAL), ("ranking_place_unclear",)),
        (papers.ranking(LIST, **PROVINCIAL), ("ranking_unit_unknown",)),
        (papers.ranking([papers.outside(1), papers.outside(2)], **PROVINCIAL), ("ranking_unit_twice",)),
        (papers.ranking([{**papers.outside(1), "leads": True}], **PROVINCIAL), ("ranking_leads_elsewhere",)),
    ],
)
def test_a_list_is_complete_or_it_is_not_taken(body: dict[str, Any], codes: tuple[str, ...]) -> None:
    refused(lambda: imported(body), *codes)


def test_a_list_without_an_organ_to_weigh_it_is_refused() -> None:
    refused(lambda: imported(competent_organ_id=None), "ranking_no_competent_organ")


def test_the_running_month_may_be_handed_in() -> None:
    assert imported(papers.ranking(LIST, period="2026-03")).case.period == "2026-03"


def test_counties_and_units_have_lists_of_their_own() -> None:
    units = papers.ranking(papers.places(HOUSING, SCHOOLS), list_code="municipal_units")
    assert {place.unit_kind for place in imported(units).case.places} == {"municipal_unit"}
    assert imported(papers.ranking(LIST, **APPRAISAL)).case.subject == "生态环境年度考核"


def test_a_body_outside_counts_for_who_is_last_and_is_told_without_its_name() -> None:
    """A-06: the task force is second of three, so it is not last."""
    places = [papers.outside(1), {"unit_id": str(TASK_FORCE), "rank": 2, "leads": True}, papers.outside(3, "另一市")]
    ranking = imported(papers.ranking(places, **PROVINCIAL)).case
    for act in ("confirm", "confirm_other"):
        outcome = step(ranking, act)
        ranking = outcome.case
    event = outcome.event
    assert isinstance(event, RankingConfirmed) and "另一市" not in event.model_dump_json()
    assert [(one.rank, one.unit_kind, one.leads) for one in event.units] == [
        (1, "outside", False),
        (2, "task_force", True),
        (3, "outside", False),
    ]
    assert len({one.unit_id for one in event.units} | {ranking.id}) == 4


@pytest.mark.parametrize(
    ("kind", "period", "first"),
    [
        ("monthly_review", "2026-02", "2026-02-01"),
        ("city_appraisal", "2026-q3", "2026-07-01"),
        ("city_appraisal", "2026-h2", "2026-07-01"),
        ("provincial_appraisal", "2025", "2025-01-01"),
        ("provincial_appraisal", "2025-12", "2025-12-01"),
        ("monthly_review", "2026-h1", None),
        ("city_appraisal", "2026-q5", None),
        ("city_appraisal", "26-01", None),
        ("monthly_review", "2026-2", None),
        ("monthly_review", "20２６-02", None),
    ],
)
def test_lists_are_made_for_months_and_appraisals_also_for_longer(
    kind: RankingKind, period: str, first: str | None
) -> None:
    found = first_day(kind, period)
    assert (None if found is None else found.isoformat()) == first


def test_the_identities_of_bodies_outside_do_not_make_a_correction() -> None:
    places = [papers.outside(1), {"unit_id": str(TASK_FORCE), "rank": 2, "leads": True}]
    ranking = imported(papers.ranking(places, **PROVINCIAL)).case
    for act in ("confirm", "confirm_other"):
        ranking = step(ranking, act).case
    same = ask.ProposeCorrection.model_validate(papers.correction(places))
    refused(lambda: step(ranking, "propose_correction", command=same), "ranking_nothing_corrected")
    leads_not = papers.correction([places[0], {**places[1], "leads": False}])
    waiting = step(ranking, "propose_correction", command=ask.ProposeCorrection.model_validate(leads_not))
    assert waiting.case.status == "correction_proposed"
