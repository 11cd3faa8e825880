"""Ranking lists over HTTP: one per period, in force by two persons of both sides, corrected as a next version."""

import asyncio
from typing import Any

from tests.support import supervision_sources_papers as papers
from tests.support.small_city import HOUSING, SCHOOLS
from tests.support.supervision_sources_stage import COUNTIES, Stage, ranking

EAST, WEST, NORTH = COUNTIES
CORRECTED = papers.correction(papers.places(EAST, NORTH, WEST))


async def test_a_list_is_in_force_with_the_second_side_and_waits_for_nobody_else(stage: Stage) -> None:
    made = await stage.done(stage.post("bureau-officer", "/v1/rankings", ranking()))
    assert (made["number"], made["status"], made["next_acts"]) == (
        "排名〔2026〕1号",
        "imported",
        ["confirm", "withdraw"],
    )
    assert await waiting(stage, "bureau-head") == await waiting(stage, "case-manager") == ["confirm"]
    half = await stage.done(stage.act("bureau-head", "rankings", made, "confirmation", {}))
    assert (await waiting(stage, "bureau-head"), await waiting(stage, "case-manager")) == ([], ["confirm"])
    again = await stage.act("bureau-officer", "rankings", half, "confirmation", {})
    assert (again.status_code, again.json()["code"]) == (409, "ranking_side_has_confirmed")
    whole = await stage.done(stage.act("case-manager", "rankings", half, "confirmation", {}))
    assert (whole["status"], whole["confirmed_on"], whole["list_version"]) == ("confirmed", "2026-03-16", 1)
    told = (await stage.told())[-1]
    assert told["type"] == "supervision.ranking.confirmed.v1"
    assert [(one["unit_id"], one["rank"]) for one in told["data"]["units"]] == [
        (str(unit), rank) for rank, unit in enumerate(COUNTIES, 1)
    ]
    assert await waiting(stage, "case-manager") == []


async def waiting(stage: Stage, who: str) -> list[str]:
    """The acts on ranking lists on somebody's list."""
    items = (await stage.get(who, "/v1/todo")).json()["items"]
    return [one["act"] for one in items if one["resource"] == "rankings"]


async def test_the_organ_reads_lists_and_the_units_ranked_do_not(stage: Stage) -> None:
    made = await stage.confirmed(ranking())
    seen = {}
    for who in ("bureau-head", "office2-officer", "sc-member", "trial-officer", "housing-head", "east-head", "mayor"):
        seen[who] = (await stage.get(who, f"/v1/rankings/{made['id']}")).status_code
    assert list(seen.values()) == [200] * 4 + [404] * 3
    assert (await stage.get("secretary", "/v1/rankings", unit_id=str(NORTH), kind="monthly_review")).json()[
        "total"
    ] == 1
    assert (await stage.get("east-head", "/v1/rankings")).json()["total"] == 0
    for who in ("case-manager", "office1-officer", "secretary", "vice-mayor"):
        assert (await stage.post(who, "/v1/rankings", ranking(period="2026-01"))).status_code == 403


async def test_of_one_list_and_period_there_is_one_until_it_is_taken_back(stage: Stage) -> None:
    made = await stage.done(stage.post("bureau-officer", "/v1/rankings", ranking()))
    second = await stage.post("bureau-head", "/v1/rankings", ranking())
    assert (second.status_code, second.json()["code"]) == (409, "ranking_period_taken")
    units = ranking(list_code="municipal_units", places=papers.places(HOUSING, SCHOOLS), ranked=2)
    assert (await stage.post("bureau-head", "/v1/rankings", units)).status_code == 201
    assert (await stage.post("bureau-head", "/v1/rankings", ranking(period="2026-01"))).status_code == 201
    refused = await stage.act("case-manager", "rankings", made, "withdrawal", {"reasons": "送审稿，不予受理"})
    assert refused.json()["withdrawal"]["side"] == "case_management"
    assert (await stage.post("bureau-head", "/v1/rankings", ranking())).status_code == 201


async def test_of_two_lists_handed_in_at_once_one_is_taken(stage: Stage) -> None:
    answers = await asyncio.gather(*(stage.post("bureau-officer", "/v1/rankings", ranking()) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert {answer.json().get("code") for answer in answers} == {None, "ranking_period_taken"}


async def test_a_confirmed_correction_is_told_as_the_next_version(stage: Stage) -> None:
    """TI-03: what the list no longer carries is taken back by whoever hears it."""
    made = await stage.confirmed(ranking())
    proposed = await stage.done(stage.act("bureau-officer", "rankings", made, "correction-proposal", CORRECTED))
    assert proposed["list_version"] == 1 and await waiting(stage, "case-manager") == ["confirm_correction"]
    own = await stage.act("bureau-head", "rankings", proposed, "correction-confirmation", {})
    assert own.status_code == 403
    corrected = await stage.done(stage.act("case-manager", "rankings", proposed, "correction-confirmation", {}))
    assert (corrected["status"], corrected["list_version"]) == ("confirmed", 2)
    told: list[dict[str, Any]] = await stage.told()
    assert [one["type"].split(".")[2] for one in told] == [
        "imported",
        "half_confirmed",
        "confirmed",
        "correction_proposed",
        "corrected",
    ]
    assert [one["aggregateversion"] for one in told] == [1, 2, 3, 4, 5]
    assert (told[-1]["data"]["list_version"], told[-1]["data"]["units"][-1]["unit_id"]) == (2, str(WEST))


async def test_a_refused_correction_leaves_the_list_in_force(stage: Stage) -> None:
    made = await stage.confirmed(ranking())
    proposed = await stage.done(stage.act("bureau-officer", "rankings", made, "correction-proposal", CORRECTED))
    kept = await stage.done(
        stage.act("case-manager", "rankings", proposed, "correction-refusal", {"reasons": "与印发件一致"})
    )
    assert (kept["status"], kept["list_version"], kept["places"]) == ("confirmed", 1, made["places"])
