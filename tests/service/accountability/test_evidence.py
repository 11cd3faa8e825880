"""Decided filings become evidence, and nothing more than evidence; heard twice and out of order, with controls."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from libs.chassis.inbox import Rejected, Verdict
from libs.contracts.filing import (
    AftercareOverdue,
    AftercareReported,
    AftercareReturned,
    AftercareVerified,
    FilingCaseLinked,
    FilingClosed,
    FilingExtended,
    FilingLapsed,
    FilingNegativeCleared,
    FilingRejected,
    FilingRevoked,
    FilingWithdrawn,
)
from tests.support.filing_story import (
    DECIDED_ON,
    VALID_UNTIL,
    accepted,
    drafted,
    filing_of,
    hit,
    in_execution,
    obligation_of,
    opened,
    refused,
)
from tests.support.reacting import Reactor, Story

LATER = datetime(2026, 7, 14, 17, 0, tzinfo=UTC)  # one in the morning of the 15th in the office
REVOKED = {"negative_items": ("xc_n8",), "decided_on": date(2026, 8, 3)}


async def evidence_of(reactor: Reactor, filing: Story) -> dict[str, Any]:
    answer = await reactor.get("secretary", f"/v1/evidence/{filing.id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_a_refused_filing_protects_nothing_and_its_reasons_are_told_by_code(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*refused(filing))
    found = await evidence_of(reactor, filing)
    assert (found["status"], found["validity_until"]) == ("refused", None)
    assert found["reason_codes"] == ["compliant_path_exists", "incomplete"]
    assert found["note"]["cites"] == ["F-35", "F-29"] and "法律效力" in found["note"]["text"]


async def test_an_accepted_filing_protects_only_once_its_receipt_is_served(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    *before, served = in_execution(filing)
    await reactor.hear(*before)
    assert (await evidence_of(reactor, filing))["status"] == "awaiting_receipt"
    await reactor.hear(served)
    found = await evidence_of(reactor, filing)
    assert (found["status"], found["served_on"], found["validity_until"]) == ("protecting", "2026-03-02", "2027-03-01")
    assert found["positive_items"] == ["xc_p5"] and found["note"]["cites"] == ["F-29", "F-35"]


async def test_a_negative_hit_suspends_the_evidence(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*in_execution(filing), hit(filing))
    found = await evidence_of(reactor, filing)
    assert (found["status"], found["suspended_on"]) == ("suspended", "2026-03-02")
    assert found["negative_items"] == ["xc_n2", "xc_n8"]


async def test_a_hit_that_is_not_substantiated_leaves_the_evidence_as_it_was(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    cleared = {"negative_items": ("xc_n2",), "decided_on": DECIDED_ON}
    await reactor.hear_jumbled(*in_execution(filing), hit(filing), filing.tell(FilingNegativeCleared, **cleared))
    found = await evidence_of(reactor, filing)
    assert (found["status"], found["suspended_on"], found["negative_items"]) == ("protecting", None, [])


async def test_a_revoked_filing_is_closed_as_evidence(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*in_execution(filing), hit(filing), filing.tell(FilingRevoked, **REVOKED))
    found = await evidence_of(reactor, filing)
    assert (found["status"], found["ending"], found["ended_on"]) == ("closed", "revoked", "2026-08-03")


async def test_an_extension_is_shown_and_an_end_makes_it_evidence_of_its_time(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    extended = {"validity_until": date(2027, 9, 1), "minutes_on": date(2027, 2, 1)}
    await reactor.hear(*in_execution(filing), filing.tell(FilingExtended, **extended))
    assert (await evidence_of(reactor, filing))["validity_until"] == "2027-09-01"
    await reactor.hear(filing.tell(FilingClosed, LATER))
    found = await evidence_of(reactor, filing)
    assert (found["status"], found["ending"], found["ended_on"]) == ("ended", "done", "2026-07-15")


async def test_a_lapsed_filing_is_evidence_of_its_time(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    over = {"validity_until": VALID_UNTIL, "open_obligations": 2}
    await reactor.hear(*in_execution(filing), filing.tell(FilingLapsed, **over))
    found = await evidence_of(reactor, filing)
    assert (found["status"], found["ending"]) == ("ended", "lapsed")


async def test_a_filing_that_was_never_decided_is_no_evidence(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    assert await reactor.hear(drafted(filing), filing.tell(FilingWithdrawn)) == [Verdict.APPLIED] * 2
    assert (await reactor.get("secretary", f"/v1/evidence/{filing.id}")).status_code == 404


async def test_what_says_nothing_about_the_evidence_is_passed_over_in_order(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear(*in_execution(filing), filing.tell(FilingCaseLinked, case_id=filing.id))
    assert await reactor.hear(hit(filing)) == [Verdict.APPLIED]
    assert (await evidence_of(reactor, filing))["status"] == "suspended"


async def test_aftercare_is_counted_even_if_it_comes_before_its_filing(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    first, second = obligation_of(reactor, filing), obligation_of(reactor, filing, date(2026, 9, 30))
    await reactor.hear_jumbled(opened(first), first.tell(AftercareOverdue))
    await reactor.hear_jumbled(opened(second), second.tell(AftercareReported), second.tell(AftercareReturned))
    await reactor.hear(*in_execution(filing, (first, second)))
    counts = (await evidence_of(reactor, filing))["aftercare"]
    assert counts == {"total": 2, "open": 1, "reported": 0, "verified": 0, "overdue": 1, "next_due_on": "2026-06-30"}


async def test_a_verified_obligation_is_not_waited_for(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    duty = obligation_of(reactor, filing)
    await reactor.hear(*in_execution(filing, (duty,)), opened(duty))
    before = await evidence_of(reactor, filing)
    await reactor.hear_jumbled(duty.tell(AftercareReported), duty.tell(AftercareVerified))
    after = await evidence_of(reactor, filing)
    assert (before["aftercare"]["next_due_on"], after["aftercare"]["next_due_on"]) == ("2026-06-30", None)
    assert after["aftercare"]["verified"] == 1 and after["version"] > before["version"]


async def test_an_event_that_the_filing_service_did_not_sign_is_not_heard(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    filing.signed_by = "supervision"
    forged = filing.tell(FilingRejected, reason_codes=(), decided_on=DECIDED_ON)
    assert await reactor.hear(forged) == [Verdict.FORGED]
    assert (await reactor.get("secretary", f"/v1/evidence/{filing.id}")).status_code == 404


async def test_without_the_inbox_order_and_single_hearing_would_be_lost(reactor: Reactor) -> None:
    """The control: the reaction alone fails on what comes early, and on what comes twice."""
    filing = filing_of(reactor)
    _, accepting = accepted(filing)
    early = hit(filing)
    with pytest.raises(Rejected):
        await reactor.react_without_inbox(early)
    await reactor.react_without_inbox(accepting)
    with pytest.raises(Rejected):
        await reactor.react_without_inbox(accepting)
    assert (await evidence_of(reactor, filing))["version"] == 1
