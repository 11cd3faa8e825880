"""Has a unit a refused filing: yes or no for the office that handles it, and nothing for anybody else (G-24)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from libs.chassis.inbox import Rejected, Verdict
from libs.contracts.filing import FilingClosed, FilingNegativeCleared, FilingRejected, FilingRevoked
from tests.support import small_city
from tests.support.filing_story import (
    DECIDED_ON,
    accepted,
    filing_of,
    hit,
    in_execution,
    obligation_of,
    opened,
    refused,
)
from tests.support.reacting import Reactor
from tests.support.small_city import ACCOUNTS, HOUSING, SCHOOLS

HANDLING = ("office1-head", "office1-officer", "body1-head", "township-head")
OTHERS = tuple(sorted(set(ACCOUNTS) - set(HANDLING)))
RESOLVED = {"negative_items": ("xc_n2", "xc_n8"), "decided_on": DECIDED_ON}


async def answer(reactor: Reactor, unit: UUID = HOUSING, who: str = "office1-head") -> bool:
    response = await reactor.get(who, f"/v1/filing-index?unit_id={unit}")
    assert response.status_code == 200, response.text
    assert set(response.json()) == {"unit_id", "refused_filing_exists"}
    return bool(response.json()["refused_filing_exists"])


def said(body: dict[str, Any]) -> dict[str, Any]:
    """A problem without the number of the request."""
    return {name: value for name, value in body.items() if name not in ("instance", "request_id")}


async def test_a_unit_without_a_refused_filing_is_answered_no(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    assert await answer(reactor) is False
    await reactor.hear_jumbled(*in_execution(filing), filing.tell(FilingClosed))
    assert await answer(reactor) is False


async def test_a_refused_filing_makes_it_yes_for_that_unit_alone(reactor: Reactor) -> None:
    await reactor.hear_jumbled(*refused(filing_of(reactor)))
    assert await answer(reactor) is True
    assert await answer(reactor, SCHOOLS, "office2-head") is False


async def test_a_negative_hit_makes_it_yes_until_it_is_cleared(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*in_execution(filing), hit(filing))
    assert await answer(reactor) is True
    await reactor.hear_jumbled(filing.tell(FilingNegativeCleared, **RESOLVED))
    assert await answer(reactor) is False


async def test_a_revoked_filing_keeps_it_yes(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*in_execution(filing), hit(filing), filing.tell(FilingRevoked, **RESOLVED))
    assert await answer(reactor) is True


async def test_after_care_changes_nothing(reactor: Reactor) -> None:
    duty = obligation_of(reactor, filing_of(reactor))
    assert await reactor.hear(opened(duty)) == [Verdict.APPLIED]
    assert await answer(reactor) is False


@pytest.mark.parametrize("who", HANDLING)
async def test_who_handles_the_unit_is_answered(reactor: Reactor, who: str) -> None:
    await reactor.hear(*refused(filing_of(reactor)))
    assert await answer(reactor, who=who) is True


async def test_for_everybody_else_the_unit_is_as_absent_as_one_that_does_not_exist(reactor: Reactor) -> None:
    await reactor.hear(*refused(filing_of(reactor)))
    absent = await reactor.get("office1-head", f"/v1/filing-index?unit_id={UUID(int=7)}")
    assert absent.status_code == 404
    for who in OTHERS:
        response = await reactor.get(who, f"/v1/filing-index?unit_id={HOUSING}")
        assert (who, response.status_code, said(response.json())) == (who, 404, said(absent.json()))


async def test_an_office_that_no_longer_looks_after_the_unit_is_not_answered(reactor: Reactor) -> None:
    assert await answer(reactor) is False
    await small_city.end(reactor, "counterpart-housing", date(2021, 1, 1))
    assert (await reactor.get("office1-head", f"/v1/filing-index?unit_id={HOUSING}")).status_code == 404


async def test_no_entry_can_be_read_by_any_other_way(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear(*refused(filing))
    for path in (f"/v1/histories/index_entry/{filing.id}", f"/v1/filing-index/{filing.id}"):
        assert (await reactor.get("office1-head", path)).status_code == 404, path
    assert (await reactor.get("office1-head", "/v1/changes")).json()["items"] == []


async def test_what_is_told_of_an_entry_names_the_unit_and_nothing_else(reactor: Reactor) -> None:
    await reactor.hear(*refused(filing_of(reactor)))
    (told,) = await reactor.published()
    assert (told["type"], told["data"]) == ("clarification.index_entry.noted.v1", {"unit_id": str(HOUSING)})


async def test_an_event_that_the_filing_service_did_not_sign_is_not_heard(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    filing.signed_by = "clarification"
    forged = filing.tell(FilingRejected, reason_codes=(), decided_on=DECIDED_ON)
    assert await reactor.hear(forged) == [Verdict.FORGED]
    assert await answer(reactor) is False


async def test_without_the_inbox_order_and_single_hearing_would_be_lost(reactor: Reactor) -> None:
    """The control: the reaction alone fails on what comes early, and on what comes twice."""
    filing, other = filing_of(reactor), filing_of(reactor, SCHOOLS)
    accepted(filing)
    with pytest.raises(Rejected):
        await reactor.react_without_inbox(hit(filing))
    _, rejecting = refused(other)
    await reactor.react_without_inbox(rejecting)
    with pytest.raises(Rejected):
        await reactor.react_without_inbox(rejecting)
    assert await answer(reactor) is False


async def test_whoever_shows_no_token_is_not_answered(reactor: Reactor) -> None:
    assert (await reactor.client.get(f"/v1/filing-index?unit_id={HOUSING}")).status_code == 401


async def test_the_description_may_be_published(reactor: Reactor) -> None:
    document = (await reactor.client.get("/openapi.json")).json()
    assert await reactor.faults() == [] and "/v1/filing-index" in document["paths"]
