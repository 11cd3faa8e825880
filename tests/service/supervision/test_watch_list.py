"""Filings put units and matters on the watch list and take them off; heard twice and out of order, with controls."""

from datetime import date
from typing import Any

import pytest

from libs.chassis.inbox import Rejected, Verdict
from libs.contracts.filing import (
    AftercareOverdue,
    AftercareVerified,
    FilingClosed,
    FilingLapsed,
    FilingNegativeCleared,
    FilingRejected,
    FilingRevoked,
)
from tests.support.filing_story import (
    DECIDED_ON,
    VALID_UNTIL,
    accepted,
    filing_of,
    hit,
    in_execution,
    obligation_of,
    opened,
    refused,
)
from tests.support.reacting import Reactor, Story
from tests.support.small_city import HOUSING

RESOLVED = {"negative_items": ("xc_n2", "xc_n8"), "decided_on": date(2026, 8, 3)}


async def entry_of(reactor: Reactor, filing: Story) -> dict[str, Any]:
    answer = await reactor.get("secretary", f"/v1/watch-list/{filing.id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def on_the_list(reactor: Reactor, query: str = "") -> list[str]:
    answer = await reactor.get("secretary", f"/v1/watch-list?{query}")
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in answer.json()["items"]]


async def test_a_refused_filing_puts_unit_and_matter_on_the_watch_list(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*refused(filing))
    found = await entry_of(reactor, filing)
    assert (found["reason"], found["unit_id"], found["since"]) == ("filing_refused", str(HOUSING), "2026-03-02")
    assert found["codes"] == ["compliant_path_exists", "incomplete"] and found["visit_proposed"]
    assert await on_the_list(reactor, f"unit_id={HOUSING}&reason=filing_refused") == [str(filing.id)]


async def test_an_accepted_filing_is_watched_from_its_receipt_on(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    *before, served = in_execution(filing)
    await reactor.hear(*before)
    assert await on_the_list(reactor) == []
    await reactor.hear(served)
    found = await entry_of(reactor, filing)
    assert (found["reason"], found["visit_proposed"]) == ("aftercare", False)


async def test_the_watch_counts_obligations_even_those_heard_before_their_filing(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    first, second = obligation_of(reactor, filing), obligation_of(reactor, filing, date(2026, 9, 30))
    await reactor.hear_jumbled(opened(first), first.tell(AftercareOverdue))
    await reactor.hear(*in_execution(filing, (first, second)), opened(second))
    before = await entry_of(reactor, filing)
    counts = {name: number for name, number in before["aftercare"].items() if number}
    assert counts == {"total": 2, "open": 1, "overdue": 1, "problems_due": 1, "next_due_on": "2026-06-30"}
    await reactor.hear(second.tell(AftercareOverdue))
    assert (await entry_of(reactor, filing))["version"] > before["version"]


async def test_a_negative_hit_changes_the_reason_and_proposes_a_visit(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*in_execution(filing), hit(filing))
    found = await entry_of(reactor, filing)
    assert (found["reason"], found["codes"], found["visit_proposed"]) == ("negative_hit", ["xc_n2", "xc_n8"], True)


async def test_a_hit_that_is_not_substantiated_leaves_the_after_care_watch(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*in_execution(filing), hit(filing), filing.tell(FilingNegativeCleared, **RESOLVED))
    found = await entry_of(reactor, filing)
    assert (found["reason"], found["codes"], found["since"]) == ("aftercare", [], "2026-08-03")


async def test_a_revoked_filing_leaves_the_list_and_says_why(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*in_execution(filing), hit(filing), filing.tell(FilingRevoked, **RESOLVED))
    found = await entry_of(reactor, filing)
    assert (found["status"], found["leaving"], found["left_on"]) == ("left", "filing_revoked", "2026-08-03")
    assert await on_the_list(reactor) == [] and await on_the_list(reactor, "left=true") == [str(filing.id)]


async def test_a_closed_filing_leaves_the_list(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*in_execution(filing), filing.tell(FilingClosed))
    found = await entry_of(reactor, filing)
    assert (found["status"], found["leaving"], found["reason"]) == ("left", "filing_closed", "aftercare")


@pytest.mark.parametrize(("still_open", "status"), [(0, "left"), (2, "lapsed_open")])
async def test_a_lapse_leaves_the_list_only_if_nothing_is_open(reactor: Reactor, still_open: int, status: str) -> None:
    filing = filing_of(reactor)
    lapsed = {"validity_until": VALID_UNTIL, "open_obligations": still_open}
    await reactor.hear_jumbled(*in_execution(filing), filing.tell(FilingLapsed, **lapsed))
    assert (await entry_of(reactor, filing))["status"] == status
    assert (await on_the_list(reactor) == []) is (still_open == 0)


async def test_every_change_of_the_list_is_told_by_ids_and_codes(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*in_execution(filing), hit(filing), filing.tell(FilingRevoked, **RESOLVED))
    told = [(event["type"], event["aggregateversion"]) for event in await reactor.published()]
    names = ("entered", "changed", "left")
    assert told == [(f"supervision.watch_entry.{name}.v1", number) for number, name in enumerate(names, 1)]


async def test_an_event_that_the_filing_service_did_not_sign_is_not_heard(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    filing.signed_by = "accountability"
    forged = filing.tell(FilingRejected, reason_codes=(), decided_on=DECIDED_ON)
    assert await reactor.hear(forged) == [Verdict.FORGED]
    assert await on_the_list(reactor) == []


async def test_without_the_inbox_order_and_single_hearing_would_be_lost(reactor: Reactor) -> None:
    """The control: the reaction alone fails on what comes early, and on what comes twice."""
    filing, other = filing_of(reactor), filing_of(reactor)
    accepted(filing)
    with pytest.raises(Rejected):
        await reactor.react_without_inbox(hit(filing))
    _, rejecting = refused(other)
    await reactor.react_without_inbox(rejecting)
    with pytest.raises(Rejected):
        await reactor.react_without_inbox(rejecting)
    duty = obligation_of(reactor, filing)
    with pytest.raises(Rejected):
        await reactor.react_without_inbox(duty.tell(AftercareVerified))
    assert await on_the_list(reactor) == [str(other.id)]
