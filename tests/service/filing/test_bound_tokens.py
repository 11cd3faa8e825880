"""A token of the gateway is good for one address and one body: seen on the wire, it serves for nothing else."""

from typing import Any

import httpx
import orjson

from libs.chassis.identity import request_digest
from tests.support.filing_service import FilingHouse
from tests.support.refused import problem

DRAFT = b'{"form":{"title":"\xe5\xae\xb9\xe7\xbc\xba\xe5\x8f\x97\xe7\x90\x86"}}'


async def asked(house: FilingHouse, method: str, path: str, body: bytes, bound_to: tuple[str, bytes]) -> httpx.Response:
    """The answer to a request whose token was minted for that address and body."""
    me = house.caller("approval-clerk").person
    token = house.signer.mint(me.account_id, "test", me.organ_id, "filing", 1, method, hth=request_digest(*bound_to))
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "once", "Content-Type": "application/json"}
    return await house.http.request(method, path, content=body, headers=headers)


async def test_the_token_serves_for_the_request_it_was_made_for(house: FilingHouse) -> None:
    read = await asked(house, "GET", "/v1/filings?page_size=5", b"", ("/v1/filings?page_size=5", b""))
    assert read.status_code == 200
    made = await asked(house, "POST", "/v1/filings", DRAFT, ("/v1/filings", DRAFT))
    assert made.status_code == 201


async def test_it_serves_for_no_other_address_query_or_body(house: FilingHouse) -> None:
    other = orjson.dumps({"form": {"title": "another"}})
    for method, path, body, bound_to in (
        ("GET", "/v1/filings?page_size=6", b"", ("/v1/filings?page_size=5", b"")),
        ("GET", "/v1/filings", b"", ("/v1/filings?page_size=5", b"")),
        ("GET", "/v1/todo", b"", ("/v1/filings", b"")),
        ("POST", "/v1/filings", other, ("/v1/filings", DRAFT)),
        ("POST", "/v1/filings", DRAFT, ("/v1/filings", b"")),
    ):
        answer = await asked(house, method, path, body, bound_to)
        problem(answer, 401, "token_invalid")
    assert await house.count("filing") == 0


async def test_an_answer_says_nothing_of_why(house: FilingHouse) -> None:
    answer = await asked(house, "GET", "/v1/todo", b"", ("/v1/filings", b""))
    said: dict[str, Any] = answer.json()
    assert "digest" not in answer.text and said["errors"] == []
