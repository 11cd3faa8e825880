"""A lead handed in through the real service: receipt, numbers, feedback; what its body sees and what is stopped."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from services.supervision.main import SERVICE
from tests.service.supervision.lead_desk import WRITTEN, opened
from tests.service.supervision.lead_transfer_desk import ON, SHEET, Bodies, founded
from tests.service.supervision.test_leads import everything
from tests.support import small_city
from tests.support.databases import Databases
from tests.support.reacting import reacting
from tests.support.small_city import CDI, organ_id, person_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
OUTSIDE = ("bureau-officer", "bureau-handler")
ROUTES = ("higher_managed", "own_head")
REASONS = "所附材料缺少一份，请补齐"
YES = {
    "higher_managed": {"higher_managed": True, "own_head": False},
    "own_head": {"higher_managed": False, "own_head": True},
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bodies(databases: Databases, keys: Path) -> AsyncIterator[Bodies]:
    """One service for all tests of this file, on 16 March 2026."""
    async with reacting(SERVICE, await databases.fresh(SERVICE.name), keys) as reactor:
        await small_city.found(reactor)
        yield await founded(reactor, await opened(reactor))


async def test_a_lead_goes_from_the_bureau_to_the_feedback_with_its_receipt_and_numbers(bodies: Bodies) -> None:
    sheet, lead = await bodies.handed_in()
    assert (sheet["status"], sheet["number"], [one["code"] for one in sheet["due"]]) == (
        "submitted", None, ["lead.receipt"],
    )  # fmt: skip
    assert (lead["number"], lead["received_on"], lead["due"][0]["due_on"]) == (None, None, "2026-03-18")
    lead = await bodies.done(lead, "receive")
    assert lead["number"] == "线索〔2026〕1号"
    assert [item["number"] for item in lead["items"]] == ["〔2026〕1-1", "〔2026〕1-2"]
    receipt = (await bodies.ask("bureau-handler", f"/v1/lead-transfers/{sheet['id']}")).json()
    assert (receipt["number"], receipt["received_on"]) == ("线索回执〔2026〕1号", "2026-03-16")
    await bodies.done(lead, *ON[1:])
    told = (await bodies.ask("bureau-officer", f"/v1/lead-transfers/{sheet['id']}")).json()
    assert told["status"] == "fed_back" and told["feedback_words"]
    assert told["feedback"] == {
        "disposition": "preliminary_verification",
        "results": [{"item": 1, "finding": "untrue"}, {"item": 2, "finding": "unprovable"}],
        "text": "已逐项作出结论",
        "told_on": "2026-03-16",
    }
    english = await bodies.ask("bureau-officer", f"/v1/lead-transfers/{sheet['id']}", **{"Accept-Language": "en"})
    assert english.json()["feedback_words"].isascii()


async def test_its_body_learns_of_receipt_and_feedback_and_of_nothing_between(bodies: Bodies) -> None:
    sheet, lead = await bodies.handed_in()
    lead = await bodies.done(lead, "receive")
    before = {who: await bodies.everything_of(who, sheet, lead) for who in OUTSIDE}
    for act in ON[1:-1]:
        lead = await bodies.done(lead, act)
        for who in OUTSIDE:
            assert await bodies.everything_of(who, sheet, lead) == before[who], (act, who)
    await bodies.done(lead, "feed_back")
    after = await bodies.everything_of("bureau-officer", sheet, lead)
    assert after[f"/v1/lead-transfers/{sheet['id']}"][0:2] == (200, '"3"')
    moves = after[f"/v1/histories/lead_transfer/{sheet['id']}"][2]["items"]
    assert [(move["act"], move["person_id"]) for move in moves] == [("submit", str(person_id("bureau-officer")))]
    hands = ("office1-officer", "office1-head", "deputy", "secretary", "case-manager")
    told = str(list(after.values()))
    assert [code for code in hands if str(person_id(code)) in told] == [] and lead["id"] not in told


async def test_nobody_but_who_handed_it_in_and_its_handler_knows_of_the_sheet(bodies: Bodies) -> None:
    sheet, lead = await bodies.handed_in()
    others = ("bureau-colleague", "force-user", "schools-lead", "housing-head", "case-manager", "secretary")
    for who in (*others, "office1-officer", "administrator", "letters-officer"):
        answer = await bodies.ask(who, f"/v1/lead-transfers/{sheet['id']}")
        page = (await bodies.ask(who, "/v1/lead-transfers")).json()
        assert (who, answer.status_code, page["total"]) == (who, 404, 0)
    for who in OUTSIDE:
        assert (await bodies.ask(who, f"/v1/leads/{lead['id']}")).status_code == 404
        assert (await bodies.move(lead, "receive", who)).status_code == 404


@pytest.mark.parametrize(
    ("changes", "route"),
    [
        ({"screening": YES["higher_managed"]}, "higher_managed"),
        ({"screening": YES["own_head"]}, "own_head"),
        ({"subject_person_id": str(person_id("sc-member"))}, "higher_managed"),
        ({"subject_person_id": str(person_id("secretary"))}, "own_head"),
        ({"subject_person_id": None, "subject_organ_id": str(CDI)}, "own_head"),
    ],
)
async def test_what_is_stopped_leaves_nothing_but_a_counter_and_shows_the_slip(
    bodies: Bodies, changes: dict[str, Any], route: str
) -> None:
    before = await everything(bodies)
    refused = await bodies.hand_in(**changes)
    assert (refused.status_code, refused.json()["code"]) == (422, route)
    assert "【移交单】" in refused.json()["detail"] and "P-06" in refused.json()["cites"]
    after = await everything(bodies)
    assert [table for table in after if after[table] != before[table]] == ["refused_lead"]
    counted = {one["route"]: one["refused"] for one in (await counts(bodies)).json()["items"]}
    assert counted[route] >= 1


async def counts(bodies: Bodies, who: str = "case-manager") -> Any:
    """The counts of what was turned away."""
    return await bodies.ask(who, "/v1/refused-leads")


async def test_the_counts_are_for_case_management_and_cadre_supervision_alone(bodies: Bodies) -> None:
    for who in ("bureau-officer", "office1-head", "secretary", "letters-officer", "administrator"):
        assert (who, (await counts(bodies, who)).status_code) == (who, 403)


@pytest.mark.parametrize("who", ["case-manager", "office1-officer", "housing-clerk", "secretary"])
async def test_only_bureau_lead_units_and_task_forces_hand_in(bodies: Bodies, who: str) -> None:
    refused = await bodies.hand_in(who, screening=YES["own_head"])
    assert (refused.status_code, refused.json()["code"]) == (403, "not_entitled")


async def test_a_task_force_and_a_lead_unit_hand_in_with_a_handler_of_their_own(bodies: Bodies) -> None:
    for who in ("force-user", "schools-lead"):
        strange = await bodies.hand_in(who)
        assert (strange.status_code, strange.json()["code"]) == (422, "lead_handler_of_another_body")
        assert (await bodies.hand_in(who, handler_id=str(person_id(who)))).status_code == 201


async def test_what_is_turned_back_tells_its_body_why_and_is_no_lead(bodies: Bodies) -> None:
    sheet, lead = await bodies.handed_in()
    assert (await bodies.move(lead, "turn_back")).json()["number"] is None
    told = (await bodies.ask("bureau-officer", f"/v1/lead-transfers/{sheet['id']}")).json()
    assert (told["status"], told["number"], told["turned_back_reasons"]) == ("turned_back", None, REASONS)
    kinds = [event["type"] for event in await bodies.reactor.published() if event["subject"] == lead["id"]]
    assert kinds == ["supervision.lead.submitted.v1", "supervision.lead.turned_back.v1"]


async def test_what_another_organ_manages_is_received_and_forwarded_and_never_assigned(bodies: Bodies) -> None:
    sheet, lead = await bodies.handed_in(subject_person_id=str(person_id("housing-clerk")))
    lead = await bodies.done(lead, "receive")
    assert (lead["competence"], [(due["code"], due["due_on"]) for due in lead["due"]]) == (
        "elsewhere", [("lead.forward", "2026-03-23")],
    )  # fmt: skip
    refused = await bodies.move(lead, "assign")
    assert (refused.status_code, refused.json()["code"]) == (422, "lead_not_competent_here")
    await bodies.done(lead, "forward")
    told = await bodies.ask("bureau-officer", f"/v1/lead-transfers/{sheet['id']}")
    assert (told.json()["status"], str(organ_id("county")) in told.text) == ("forwarded", False)


async def test_an_officer_never_learns_of_a_lead_on_himself(bodies: Bodies) -> None:
    """Not in case management, not as a colleague of whoever handed it in, not named as handler (P-06, P-09)."""
    colleague = str(person_id("bureau-colleague"))
    for who, subject in (("case-manager", str(person_id("case-manager"))), ("bureau-colleague", colleague)):
        before = await bodies.ask(who, "/v1/todo"), await bodies.ask(who, "/v1/leads?page_size=200")
        sheet = (await bodies.hand_in(subject_person_id=subject)).json()
        after = await bodies.ask(who, "/v1/todo"), await bodies.ask(who, "/v1/leads?page_size=200")
        assert [one.json() for one in after] == [one.json() for one in before]
        assert (await bodies.ask(who, f"/v1/lead-transfers/{sheet['id']}")).status_code == 404
        assert sheet["id"] not in (await bodies.ask(who, "/v1/changes")).text
    named = await bodies.hand_in(subject_person_id=colleague, handler_id=colleague)
    own = await bodies.hand_in("bureau-colleague", subject_person_id=colleague)
    assert [(one.status_code, one.json()["code"]) for one in (named, own)] == [(403, "subject_takes_part")] * 2


async def test_the_chain_is_shown_whole_to_those_who_may_read_the_lead(bodies: Bodies) -> None:
    _, lead = await bodies.handed_in()
    lead = await bodies.done(lead, *ON[:3])
    found = (await bodies.ask("office1-officer", f"/v1/leads/{lead['id']}/chain")).json()
    assert (found["whole"], found["complete"], found["missing"]) == (True, True, [])
    assert found["awaited"] == [str(person_id("office1-head"))]
    for who in (*OUTSIDE, "office2-officer", "member"):
        assert (await bodies.ask(who, f"/v1/leads/{lead['id']}/chain")).status_code == 404


async def test_what_waits_for_whom_is_on_their_list(bodies: Bodies) -> None:
    async def waits(who: str, lead: dict[str, Any]) -> list[tuple[str, str | None]]:
        items = (await bodies.ask(who, "/v1/todo")).json()["items"]
        return [(item["act"], item["due_on"]) for item in items if item["id"] == lead["id"]]

    _, lead = await bodies.handed_in()
    assert await waits("case-manager", lead) == [("receive", "2026-03-18")]
    lead = await bodies.done(lead, "receive", "assign", "propose")
    assert (await waits("office1-head", lead), await waits("office1-officer", lead)) == ([("sign", None)], [])
    lead = await bodies.done(lead, "sign", "dispose", "conclude")
    assert await waits("office1-officer", lead) == [("feed_back", "2026-04-07")]
    assert await waits("office1-officer", await bodies.done(lead, "feed_back")) == []


async def test_no_table_holds_a_word_of_a_sheet_in_clear_and_no_event_says_who_is_reported(bodies: Bodies) -> None:
    sheet, lead = await bodies.handed_in()
    await bodies.done(lead, *ON)
    words = [*WRITTEN.values(), SHEET["materials"][0]["title"], "已逐项作出结论"]
    stored = await everything(bodies)
    assert (
        stored["lead_transfer"]
        and [(table, word) for table, rows in stored.items() for word in words for row in rows if word in row] == []
    )
    events = [event["data"] for event in await bodies.reactor.published() if event["subject"] == sheet["id"]]
    assert [sorted(one) for one in events] == [["competent_organ_id", "on", "submitting_organ_id"]] * 3


async def test_a_lead_handed_in_twice_under_one_key_is_handed_in_once(bodies: Bodies) -> None:
    key = {"Idempotency-Key": "sheet-1"}
    first = await bodies.post("bureau-officer", "/v1/lead-transfers", SHEET, **key)
    again = await bodies.post("bureau-officer", "/v1/lead-transfers", SHEET, **key)
    assert (first.status_code, again.status_code, first.json()["id"]) == (201, 201, again.json()["id"])
    other = await bodies.post("bureau-officer", "/v1/lead-transfers", {**SHEET, "kind": "budding"}, **key)
    assert other.status_code == 422


async def test_the_list_of_leads_shows_by_which_body_each_was_handed_over(bodies: Bodies) -> None:
    _, lead = await bodies.handed_in()
    page = (
        await bodies.ask("case-manager", f"/v1/leads?submitting_organ_id={organ_id('bureau')}&page_size=200")
    ).json()
    assert lead["id"] in [one["id"] for one in page["items"]]
    assert {one["submitting_organ_id"] for one in page["items"]} == {str(organ_id("bureau"))}


async def test_the_description_of_these_doors_may_be_published(bodies: Bodies) -> None:
    faults = [fault for fault in await bodies.reactor.faults() if "lead" in fault]
    assert faults == []
