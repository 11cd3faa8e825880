"""Proofs and minutes leave with the case that names them; counts and precedents follow real filings."""

from datetime import date

from deploy.demo.papers import MINUTES_PDF
from tests.support.filing_road import OBLIGATIONS, Road
from tests.support.filing_service import FilingHouse

PROOF = MINUTES_PDF + b"%proof\n"


async def test_proof_of_progress_is_handed_out_with_the_filing(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    path = f"{road.path}/attachments/{road.proof}"
    assert (await road.who("officer").get(path)).status_code == 404  # nothing refers to it yet
    await road.do("report_progress", evidence=[road.proof])
    answer = await road.who("officer").get(path)
    assert (answer.status_code, answer.content) == (200, PROOF)
    assert (await house.caller("housing-clerk").get(path)).status_code == 404


async def test_proof_of_a_negative_item_and_new_minutes_are_handed_out_too(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    minutes = await road.upload("clerk", MINUTES_PDF + b"%new study\n")
    await road.do("extend", minutes=road.minutes(attachment_id=minutes["id"], sha256=minutes["sha256"]))
    await road.do("hit_negative")
    for upload_id in (minutes["id"], road.proof):
        assert (await road.who("head").get(f"{road.path}/attachments/{upload_id}")).status_code == 200


async def test_proof_of_an_obligation_is_handed_out_with_the_obligation(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    duty, other = (await road.duties())[:2]
    path = f"{OBLIGATIONS}/{duty['id']}/attachments/{road.proof}"
    assert (await road.who("officer").get(path)).status_code == 404
    await road.finish(duty)
    assert (await road.who("officer").get(path)).content == PROOF
    assert (await road.who("officer").get(f"{OBLIGATIONS}/{other['id']}/attachments/{road.proof}")).status_code == 404
    assert (await house.caller("housing-clerk").get(path)).status_code == 404


async def test_a_real_filing_is_counted_and_becomes_a_precedent(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    road.at_noon(date(2026, 12, 1))
    counted = (await house.caller("management-officer").get("/v1/statistics/filings", by="item")).json()
    assert counted["whole"].items() >= {"received": 1, "in_time": 1, "overdue": 0, "accepted": 1}.items()
    found = (await house.caller("office3-officer").get("/v1/precedents", q="容缺受理")).json()["items"]
    assert [(item["id"], item["outcome"], item["status"]) for item in found] == [(road.id, "accepted", "in_execution")]
