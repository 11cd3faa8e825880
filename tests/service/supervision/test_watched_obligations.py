"""What receipts demand is watched until it is verified; what is overdue becomes a problem item at once (F-42)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from libs.chassis.inbox import Rejected, Verdict
from libs.contracts.filing import AftercareOverdue, AftercareReported, AftercareReturned, AftercareVerified
from services.supervision.problems.case_type import PROBLEM
from tests.support.filing_story import filing_of, obligation_of, opened
from tests.support.reacting import Reactor, Story
from tests.support.small_city import HOUSING, organ_id
from tests.support.supervision_sources_stage import Stage

ITEMS = f"/v1/{PROBLEM.resource}"
OVERDUE = ("watched_obligation.overdue.v1", "problem.opened.v1")
JULY = datetime(2026, 6, 30, 16, 0, 1, tzinfo=UTC)  # the first second of July in the office


async def watched(reactor: Reactor, duty: Story) -> dict[str, Any]:
    answer = await reactor.get("secretary", f"/v1/watched-obligations/{duty.id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def items_of(reactor: Reactor, duty: Story) -> list[dict[str, Any]]:
    """The problem items of the unit that came from this obligation."""
    found = (await reactor.get("secretary", f"{ITEMS}?unit_id={HOUSING}&source=aftercare")).json()["items"]
    known = [(await reactor.get("secretary", f"{ITEMS}/{one['id']}")).json() for one in found]
    return [one for one in known if one["source_id"] == str(duty.id)]


async def listed(reactor: Reactor, query: str) -> list[str]:
    answer = await reactor.get("secretary", f"/v1/watched-obligations?{query}")
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in answer.json()["items"]]


async def test_an_obligation_of_a_receipt_is_watched_until_its_day(reactor: Reactor) -> None:
    duty = obligation_of(reactor, filing_of(reactor))
    await reactor.hear_jumbled(opened(duty))
    found = await watched(reactor, duty)
    assert (found["status"], found["due_on"], found["problem_due"]) == ("open", "2026-06-30", False)
    assert await listed(reactor, f"filing_id={duty.fixed['filing_id']}&status=open") == [str(duty.id)]


async def test_an_overdue_obligation_becomes_a_problem_item_of_the_office_once(reactor: Reactor) -> None:
    late, well = (obligation_of(reactor, filing_of(reactor)) for _ in range(2))
    await reactor.hear_jumbled(opened(late), late.tell(AftercareOverdue, JULY))
    await reactor.hear(opened(well))
    found = await watched(reactor, late)
    assert (found["status"], found["overdue_on"], found["problem_due"]) == ("overdue", "2026-07-01", True)
    assert await listed(reactor, "overdue=true") == [str(late.id)]
    assert await listed(reactor, "overdue=false") == [str(well.id)]
    (item,) = await items_of(reactor, late)
    assert found["problem_ids"] == [item["id"]]
    whole = (await reactor.get("office1-officer", f"{ITEMS}/{item['id']}")).json()
    assert (whole["nature"], whole["source"], whole["source_id"]) == ("aftercare_overdue", "aftercare", str(late.id))
    assert (whole["unit_id"], whole["office_id"]) == (str(HOUSING), str(organ_id("office1")))
    assert (await reactor.get("housing-head", f"{ITEMS}/{item['id']}")).status_code == 404
    told = [one["type"].split(".", 1)[1] for one in await reactor.published()]
    assert told == ["watched_obligation.opened.v1", *OVERDUE, "watched_obligation.opened.v1"]


async def test_heard_twice_too_early_or_anew_it_is_one_item_as_long_as_that_stands(reactor: Reactor) -> None:
    duty = obligation_of(reactor, filing_of(reactor))
    first, late = opened(duty), duty.tell(AftercareOverdue, JULY)
    verdicts = await reactor.hear(late, first, first, late, late)
    assert verdicts == [Verdict.EARLY, Verdict.APPLIED, Verdict.DUPLICATE, Verdict.APPLIED, Verdict.DUPLICATE]
    with pytest.raises(Rejected):
        await reactor.react_without_inbox(late)
    anew = (duty.tell(AftercareReported, JULY), duty.tell(AftercareReturned, JULY), duty.tell(AftercareOverdue, JULY))
    await reactor.hear_jumbled(*anew)
    (item,) = await items_of(reactor, duty)
    assert (await watched(reactor, duty))["problem_ids"] == [item["id"]]


async def test_a_late_report_does_not_undo_the_problem_but_its_verification_before_the_notice_does(
    reactor: Reactor,
) -> None:
    duty = obligation_of(reactor, filing_of(reactor))
    await reactor.hear_jumbled(opened(duty), duty.tell(AftercareOverdue, JULY), duty.tell(AftercareReported, JULY))
    assert await listed(reactor, "overdue=true") == []
    assert await listed(reactor, "problem_due=true") == [str(duty.id)]
    assert [one["status"] for one in await items_of(reactor, duty)] == ["open"]
    await reactor.hear_jumbled(duty.tell(AftercareVerified, JULY))
    found = await watched(reactor, duty)
    assert (found["status"], found["verified_on"], found["problem_due"]) == ("verified", "2026-07-01", False)
    assert [one["status"] for one in await items_of(reactor, duty)] == ["withdrawn"]


async def test_verified_after_the_notice_it_is_noted_on_the_item_which_goes_its_way(stage: Stage) -> None:
    duty = obligation_of(stage.reactor, filing_of(stage.reactor))
    await stage.reactor.hear(opened(duty), duty.tell(AftercareOverdue, JULY))
    (item,) = await items_of(stage.reactor, duty)
    item = await stage.done(stage.get("office1-head", f"{ITEMS}/{item['id']}"))
    await stage.done(stage.act("office1-head", PROBLEM.resource, item, "notice", {"term": "short"}))
    await stage.reactor.hear_jumbled(duty.tell(AftercareReported, JULY), duty.tell(AftercareVerified, JULY))
    known = await stage.done(stage.get("office1-head", f"{ITEMS}/{item['id']}"))
    assert (known["status"], known["source_settled_on"]) == ("notified", "2026-03-16")


async def test_a_report_that_is_returned_is_open_again_and_may_be_overdue_at_once(reactor: Reactor) -> None:
    duty = obligation_of(reactor, filing_of(reactor))
    told = [opened(duty), duty.tell(AftercareReported), duty.tell(AftercareReturned)]
    await reactor.hear_jumbled(*told)
    assert (await watched(reactor, duty))["status"] == "open"
    await reactor.hear_jumbled(duty.tell(AftercareOverdue, JULY))
    assert (await watched(reactor, duty))["status"] == "overdue"
