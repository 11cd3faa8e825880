"""Batches handed over by machines: known by the keys of their source, taken once, corrected by a higher version."""

import asyncio
from uuid import uuid4

from tests.service.supervision.import_desk import hand_over, rows, wrong
from tests.support import supervision_import_papers as papers
from tests.support.supervision_sources_stage import Stage

EAST, WEST, NORTH = "east", "west", "north"


async def test_a_machine_is_idempotent_by_the_key_of_its_record(stage: Stage) -> None:
    first = await stage.done(hand_over(stage, "ranking", papers.ranking()))
    again = await stage.done(
        hand_over(stage, "ranking", papers.ranking(), papers.ranking("yp-2026-01", period="2026-01"))
    )
    assert [one["taken"] for one in again["records"]] == ["repeated", "opened"]
    assert again["records"][0]["record_id"] == first["records"][0]["record_id"]
    changed = await hand_over(stage, "ranking", papers.ranking("yp-2026-02", WEST, EAST, NORTH))
    assert (changed.status_code, wrong(changed)) == (
        409,
        {("#/records/0/source_version", "import_record_changed")},
    )
    pending = await hand_over(stage, "ranking", papers.ranking(source_version=2, reasons="更正"))
    assert (pending.status_code, wrong(pending)) == (
        409,
        {("#/records/0/source_version", "import_earlier_pending")},
    )
    assert await rows(stage, "ranking", "import_batch") == [2, 2]


async def test_a_higher_version_of_a_list_in_force_is_proposed_as_its_correction(stage: Stage) -> None:
    made = await stage.done(hand_over(stage, "ranking", papers.ranking()))
    ranking = (await stage.get("bureau-head", f"/v1/rankings/{made['records'][0]['record_id']}")).json()
    for who in ("bureau-head", "case-manager"):
        ranking = await stage.done(stage.act(who, "rankings", ranking, "confirmation", {}))
    better = papers.ranking("yp-2026-02", EAST, NORTH, WEST, source_version=2)
    mute = await hand_over(stage, "ranking", better)
    assert (mute.status_code, wrong(mute)) == (422, {("#/records/0/reasons", "ranking_no_reasons")})
    done = await stage.done(hand_over(stage, "ranking", {**better, "reasons": "得分录入颠倒"}))
    assert [(one["taken"], one["record_id"]) for one in done["records"]] == [("corrected", ranking["id"])]
    proposed = (await stage.get("case-manager", f"/v1/rankings/{ranking['id']}")).json()
    assert (proposed["status"], proposed["list_version"]) == ("correction_proposed", 1)
    decided = await stage.done(stage.act("case-manager", "rankings", proposed, "correction-confirmation", {}))
    assert decided["list_version"] == 2
    assert (await stage.told())[-1]["type"] == "supervision.ranking.corrected.v1"


async def test_a_higher_version_of_a_criticism_withdraws_the_earlier_record_in_the_same_step(stage: Stage) -> None:
    both = (papers.criticism(), papers.criticism("dm-2", "schools", separate_event=True))
    made = await stage.done(hand_over(stage, "criticism", *both))
    first = made["records"][0]["record_id"]
    better = papers.criticism("dm-1", "housing", EAST, source_version=2, reasons="漏列东县")
    done = await stage.done(hand_over(stage, "criticism", better))
    (one,) = done["records"]
    assert (one["taken"], one["replaces"]) == ("replaced", first)
    old, new = [
        (await stage.get("case-manager", f"/v1/criticisms/{each}")).json() for each in (first, one["record_id"])
    ]
    assert (old["status"], new["status"], new["occurrence_id"]) == ("withdrawn", "recorded", old["occurrence_id"])
    told = [event["type"] for event in await stage.told()][-2:]
    assert told == ["supervision.criticism.withdrawn.v1", "supervision.criticism.recorded.v1"]


async def test_twins_handed_over_at_once_are_taken_once(stage: Stage) -> None:
    record = papers.criticism("dm-1")
    twins = await asyncio.gather(
        *(hand_over(stage, "criticism", record, who=f"bureau-{post}") for post in ("head", "officer"))
    )
    assert {answer.status_code for answer in twins} == {201}
    taken = [answer.json()["records"][0] for answer in twins]
    assert sorted(one["taken"] for one in taken) == ["opened", "repeated"]
    assert taken[0]["record_id"] == taken[1]["record_id"] and await rows(stage, "criticism") == [1]


async def test_a_key_is_for_one_import(stage: Stage) -> None:
    key = {"Idempotency-Key": "month-of-february"}
    first = await stage.done(hand_over(stage, "ranking", papers.ranking(), **key))
    again = await stage.done(hand_over(stage, "ranking", papers.ranking(), **key))
    assert again == first and await rows(stage, "ranking", "import_batch") == [1, 1]
    other = await hand_over(stage, "ranking", papers.ranking("x", period="2026-01"), **key)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    sent = stage._headers("bureau-officer", "POST")
    bare = await stage.reactor.client.post(
        "/v1/ranking-imports/batches", json=papers.batch(papers.ranking()), headers=sent
    )
    assert (bare.status_code, bare.json()["code"]) == (400, "idempotency_key_required")


async def test_a_unit_code_that_nothing_has_is_told_at_its_place(stage: Stage) -> None:
    answer = await hand_over(stage, "criticism", papers.criticism("a", "nowhere", leader_code="nobody"))
    assert wrong(answer) == {
        ("#/records/0/units/0/unit", "import_unit_unknown"),
        ("#/records/0/leader_code", "import_person_unknown"),
    }
    linked = papers.criticism("b", linked_to=str(uuid4()))
    answer = await hand_over(stage, "criticism", papers.criticism("a"), linked)
    assert (answer.status_code, wrong(answer)) == (422, {("#/records/1/linked_to", "source_link_unknown")})
    assert await rows(stage, "criticism") == [0]
    assert "进展缓慢" not in answer.text
