"""Who reads evidence and cases: the handling chain of the competent organ, by relation on the day; nobody else."""

from datetime import date
from typing import Any

import pytest

from tests.support import small_city
from tests.support.filing_story import filing_of, hit, in_execution, refused
from tests.support.reacting import Reactor
from tests.support.small_city import ACCOUNTS, HOUSING, SCHOOLS

ENTITLED = (
    "office1-head",
    "office1-officer",
    "deputy",
    "secretary",
    "deputy-secretary",
    "sc-member",
    "recorder",
    "trial-officer",
    "case-manager",
)
OTHERS = tuple(sorted(set(ACCOUNTS) - set(ENTITLED)))
NOT_FOUND = "00000000-0000-7000-8000-000000000000"


async def a_hit(reactor: Reactor) -> tuple[str, str]:
    """The addresses of evidence and case of a filing of housing."""
    filing = filing_of(reactor)
    await reactor.hear(*in_execution(filing), hit(filing))
    (case,) = (await reactor.get("secretary", "/v1/cases")).json()["items"]
    return f"/v1/evidence/{filing.id}", f"/v1/cases/{case['id']}"


def said(body: dict[str, Any]) -> dict[str, Any]:
    """A problem without the number of the request and the address asked."""
    return {name: value for name, value in body.items() if name not in ("instance", "request_id")}


async def test_the_handling_chain_reads_evidence_and_case(reactor: Reactor) -> None:
    for address in await a_hit(reactor):
        answers = {who: (await reactor.get(who, address)).status_code for who in ENTITLED}
        assert answers == dict.fromkeys(ENTITLED, 200)


async def test_nobody_else_learns_that_there_is_anything(reactor: Reactor) -> None:
    for address in await a_hit(reactor):
        absent = (await reactor.get("secretary", f"{address.rsplit('/', 1)[0]}/{NOT_FOUND}")).json()
        for who in OTHERS:
            answer = await reactor.get(who, address)
            assert (who, answer.status_code, said(answer.json())) == (who, 404, said(absent))


@pytest.mark.parametrize("resource", ["evidence", "cases"])
async def test_lists_hold_what_the_reader_may_know_and_count_no_more(reactor: Reactor, resource: str) -> None:
    for unit in (HOUSING, SCHOOLS):
        filing = filing_of(reactor, unit)
        await reactor.hear(*in_execution(filing), hit(filing))
    seen = {who: (await reactor.get(who, f"/v1/{resource}")).json() for who in (*ENTITLED, *OTHERS)}
    totals = {who: (page["total"], len(page["items"])) for who, page in seen.items()}
    of_the_organ = set(ENTITLED) - {"office1-head", "office1-officer", "deputy"}
    expected = dict.fromkeys(of_the_organ, (2, 2)) | dict.fromkeys(OTHERS, (0, 0))
    expected |= dict.fromkeys(("office1-head", "office1-officer", "deputy"), (1, 1))
    expected |= dict.fromkeys(("office2-head", "office2-officer", "member"), (1, 1))
    assert totals == expected
    assert {one["unit_id"] for one in seen["office1-head"]["items"]} == {str(HOUSING)}


async def test_an_office_that_no_longer_looks_after_the_unit_reads_nothing(reactor: Reactor) -> None:
    address, _ = await a_hit(reactor)
    assert (await reactor.get("office1-head", address)).status_code == 200
    await small_city.end(reactor, "counterpart-housing", date(2021, 1, 1))
    assert (await reactor.get("office1-head", address)).status_code == 404
    assert (await reactor.get("deputy", address)).status_code == 404


async def test_a_list_is_filtered_by_unit_matter_and_status(reactor: Reactor) -> None:
    first, second = filing_of(reactor), filing_of(reactor, SCHOOLS, "2601-411000-04-01-123456")
    await reactor.hear(*refused(first), *in_execution(second))
    for query, expected in {
        f"unit_id={HOUSING}": [first],
        "status=protecting": [second],
        "project_code=2601-411000-04-01-123456": [second],
        f"unit_id={HOUSING}&status=protecting": [],
        "page=2&page_size=1&sort=changed_at": [second],
    }.items():
        items = (await reactor.get("secretary", f"/v1/evidence?{query}")).json()["items"]
        assert [one["id"] for one in items] == [str(filing.id) for filing in expected], query
    assert (await reactor.get("secretary", "/v1/evidence?colour=red")).status_code == 400


async def test_a_reader_who_has_the_version_is_told_that_nothing_changed(reactor: Reactor) -> None:
    address, _ = await a_hit(reactor)
    first = await reactor.get("secretary", address)
    assert first.headers["ETag"] == f'"{first.json()["version"]}"'
    assert (await reactor.get("secretary", address, **{"If-None-Match": first.headers["ETag"]})).status_code == 304
    assert (await reactor.get("secretary", address, **{"If-None-Match": '"1"'})).status_code == 200


async def test_the_remark_is_read_in_the_readers_language(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear(*refused(filing))
    answer = await reactor.get("secretary", f"/v1/evidence/{filing.id}", **{"Accept-Language": "en"})
    assert "legal effect" in answer.json()["note"]["text"]


async def test_whoever_shows_no_token_is_not_answered(reactor: Reactor) -> None:
    assert (await reactor.client.get("/v1/evidence")).status_code == 401


async def test_the_description_may_be_published(reactor: Reactor) -> None:
    document = (await reactor.client.get("/openapi.json")).json()
    assert await reactor.faults() == []
    assert {"/v1/evidence", "/v1/evidence/{filing_id}", "/v1/cases", "/v1/cases/{case_id}"} <= set(document["paths"])


async def test_every_code_of_the_service_has_its_words(reactor: Reactor) -> None:
    names = (await reactor.get("secretary", "/v1/dictionaries")).json()["names"]
    assert {"case_source", "case_status", "evidence_ending", "evidence_status", "interview_status"} <= set(names)
    assert {"interview_tiers", "accountability_measures", "six_looks", "four_forms"} <= set(names)
    assert names == sorted(set(names))
