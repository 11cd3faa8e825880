"""Keys of machines (P-36): whose they are, what they open and how long, and that each is told once."""

import hashlib
import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from libs.kernel.actor import office_day
from services.directory.clients.key_text import read
from services.directory.stable_ids import account_id, organ_id, person_id
from tests.service.directory.caller import Directory

SCOPES = ["supervision.rankings.write", "filing.filings.read"]


def _machine(code: str = "bureau-feed", *roles: str, **more: Any) -> dict[str, Any]:
    """The account of a machine of the inspection bureau."""
    return {
        "code": code,
        "person_id": str(person_id("bureau-officer")),
        "organ_id": str(organ_id("inspection-bureau")),
        "roles": list(roles or ("bureau",)),
        "machine": True,
        **more,
    }


def in_days(directory: Directory, days: int) -> date:
    return office_day(directory.clock()) + timedelta(days=days)


async def machine(directory: Directory) -> str:
    """The id of the account of a machine."""
    answer = await directory.post("sec-admin", "/accounts", _machine())
    assert answer.status_code == 201, answer.text
    assert answer.json()["machine"] is True
    own: str = answer.json()["id"]
    return own


async def issued(directory: Directory, account: str, **more: Any) -> httpx.Response:
    """A key that the security administrator issues to that account."""
    body = {"account_id": account, "scopes": SCOPES, "expires_on": str(in_days(directory, 30)), **more}
    return await directory.post("sec-admin", "/client-keys", body)


async def used(directory: Directory, key: str) -> httpx.Response:
    return await directory.as_gateway("key-verification", {"key": key})


async def outcomes(directory: Directory) -> list[tuple[str, str]]:
    rows = await directory.rows(
        "SELECT decision, outcome FROM audit_event WHERE action = 'client_key.used' ORDER BY id"
    )
    return [(row["decision"], row["outcome"]) for row in rows]


async def test_a_key_tells_the_gateway_whose_it_is_and_what_it_opens(directory: Directory) -> None:
    account = await machine(directory)
    key = (await issued(directory, account)).json()["key"]
    answer = await used(directory, key)
    assert answer.status_code == 200, answer.text
    last = in_days(directory, 31)
    assert answer.json() == {
        "account_id": account,
        "person_id": str(person_id("bureau-officer")),
        "organ_id": str(organ_id("inspection-bureau")),
        "office_id": None,
        "roles_v": 1,
        "roles": ["bureau"],
        "scopes": SCOPES,
        "expires_at": f"{last}T00:00:00+08:00",
    }
    (row,) = await directory.rows("SELECT * FROM audit_event WHERE action = 'client_key.used'")
    assert (row["decision"], row["outcome"], row["account_id"]) == ("allow", "used", UUID(account))
    assert row["object_id"] == read(key).key_id  # type: ignore[union-attr]


async def test_a_key_is_told_once_and_only_its_digest_is_kept(directory: Directory) -> None:
    body = {"account_id": await machine(directory), "scopes": SCOPES, "expires_on": str(in_days(directory, 30))}
    first = await directory.post("sec-admin", "/client-keys", body, key="once")
    again = await directory.post("sec-admin", "/client-keys", body, key="once")
    key, own = first.json()["key"], first.json()["id"]
    assert (again.status_code, again.json()["id"], again.json()["key"]) == (201, own, None)
    assert first.headers["Cache-Control"] == "no-store"
    assert first.headers["Location"].endswith(own)
    assert re.fullmatch(rf"lyk_{own.replace('-', '')}_[A-Za-z0-9_-]{{43}}", key)
    texts = await directory.rows(
        "SELECT body::text AS said FROM client_key UNION ALL SELECT record::text FROM case_history"
        " UNION ALL SELECT convert_from(payload, 'UTF8') FROM outbox_event"
        " UNION ALL SELECT convert_from(body, 'UTF8') FROM audit_event"
    )
    shown = (await directory.get("sec-admin", f"/client-keys/{own}"), await directory.get("sec-admin", "/client-keys"))
    said = [row["said"] for row in texts] + [answer.text for answer in shown]
    assert not [text for text in said if key[-43:] in text]
    (kept,) = await directory.rows("SELECT digest FROM client_key_digest")
    assert kept["digest"] == hashlib.sha256(key.encode()).digest()
    assert (await used(directory, key)).status_code == 200


async def test_issuing_and_revoking_are_told_by_ids_codes_and_days(directory: Directory) -> None:
    account = await machine(directory)
    answer = await issued(directory, account)
    own = answer.json()["id"]
    revoked = await directory.post("sec-admin", f"/client-keys/{own}/revocation", {}, version=1)
    assert (revoked.status_code, revoked.json()["status"]) == (200, "revoked")
    told = await directory.rows(
        "SELECT event_type, convert_from(payload, 'UTF8')::jsonb -> 'data' AS said FROM outbox_event"
        " WHERE aggregate_id = $1 ORDER BY id", UUID(own),
    )  # fmt: skip
    assert [row["event_type"] for row in told] == ["directory.client_key.issued.v1", "directory.client_key.revoked.v1"]
    assert "key" not in told[0]["said"].replace("client_key", "")


@pytest.mark.parametrize(
    "wrong",
    ["lyk_", "no key at all", "lyk_00000000000000000000000000000000_" + "A" * 43, "LYK_", "密钥"],
)
async def test_whatever_is_no_key_gets_the_one_answer(directory: Directory, wrong: str) -> None:
    answer = await used(directory, wrong)
    assert (answer.status_code, answer.json()["code"]) == (401, "credentials_wrong")
    assert wrong not in answer.text
    assert await outcomes(directory) == [("deny", "credentials_wrong")]


async def test_a_key_altered_in_one_place_is_another_key(directory: Directory) -> None:
    key = (await issued(directory, await machine(directory))).json()["key"]
    for place in (3, 4, 20, 36, 37, 50, len(key) - 1):
        altered = key[:place] + ("0" if key[place] != "0" else "1") + key[place + 1 :]
        assert (await used(directory, altered)).status_code == 401, place
    assert (await used(directory, f"{key}=")).status_code == 401
    assert (await used(directory, key)).status_code == 200


async def test_a_revoked_key_opens_nothing(directory: Directory) -> None:
    answer = await issued(directory, await machine(directory))
    own, key = answer.json()["id"], answer.json()["key"]
    await directory.post("sec-admin", f"/client-keys/{own}/revocation", {}, version=1)
    assert (await used(directory, key)).json()["code"] == "credentials_wrong"
    assert await outcomes(directory) == [("deny", "client_key_revoked")]
    again = await directory.post("sec-admin", f"/client-keys/{own}/revocation", {}, version=2)
    assert again.status_code == 409


async def test_a_key_ends_with_its_last_day(directory: Directory) -> None:
    directory.ruled(dormant_after_days=0)
    answer = await issued(directory, await machine(directory), expires_on=str(in_days(directory, 1)))
    key = answer.json()["key"]
    directory.clock.ahead = timedelta(days=1)
    await directory.tick()
    assert (await used(directory, key)).status_code == 200
    directory.clock.ahead = timedelta(days=2)
    assert (await used(directory, key)).status_code == 401, "even before time has come round"
    await directory.tick()
    read_again = await directory.get("audit-admin", f"/client-keys/{answer.json()['id']}")
    assert read_again.json()["status"] == "expired"
    assert (await used(directory, key)).status_code == 401
    assert await outcomes(directory) == [("allow", "used"), *[("deny", "client_key_expired")] * 2]
    (row,) = await directory.rows("SELECT * FROM case_history WHERE act = 'expire'")
    assert (row["lifecycle_row"], row["role"]) == ("DK-03", "clock")


async def test_the_keys_of_a_disabled_machine_open_nothing_until_it_is_enabled(directory: Directory) -> None:
    account = await machine(directory)
    key = (await issued(directory, account)).json()["key"]
    place = f"/accounts/{account}"
    assert (await directory.post("sec-admin", f"{place}/disabling", {}, version=1)).status_code == 200
    assert (await used(directory, key)).status_code == 401
    assert (await directory.post("sec-admin", f"{place}/enabling", {}, version=2)).status_code == 200
    assert (await used(directory, key)).status_code == 200
    left = await directory.post(
        "sys-admin", f"/people/{person_id('bureau-officer')}/ending", {"ended_on": "2026-01-01"}, version=1
    )
    assert left.status_code == 200, left.text
    assert (await used(directory, key)).status_code == 401
    assert [outcome for _, outcome in await outcomes(directory)] == ["account_decision", "used", "account_left_office"]


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"scopes": []}, "#/scopes"),
        ({"scopes": ["*"]}, "#/scopes/0"),
        ({"scopes": ["supervision.*.write"]}, "#/scopes/0"),
        ({"scopes": ["supervision.rankings.delete"]}, "#/scopes/0"),
        ({"scopes": ["supervision.rankings"]}, "#/scopes/0"),
        ({"scopes": ["Supervision.Rankings.read"]}, "#/scopes/0"),
        ({"scopes": ["filing.filings.read", "filing.filings.read"]}, "#/scopes/1"),
        ({"expires_on": 366}, "#/expires_on"),
        ({"expires_on": -1}, "#/expires_on"),
        ({"account_id": str(account_id("bureau-officer"))}, "#/account_id"),
        ({"account_id": "0190aaaa-0000-7000-8000-000000000003"}, "#/account_id"),
    ],
)
async def test_a_key_that_does_not_fit_is_not_issued(
    directory: Directory, changed: dict[str, Any], pointer: str
) -> None:
    if isinstance(changed.get("expires_on"), int):
        changed = {"expires_on": str(in_days(directory, changed["expires_on"]))}
    answer = await issued(directory, await machine(directory), **changed)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert await directory.rows("SELECT * FROM client_key") == []


async def test_a_key_may_last_a_year_or_a_day(directory: Directory) -> None:
    account = await machine(directory)
    for days in (0, 365):
        assert (await issued(directory, account, expires_on=str(in_days(directory, days)))).status_code == 201


@pytest.mark.parametrize("account", ["sys-admin", "audit-admin", "bureau-officer", "cdi-secretary"])
async def test_only_the_security_administrator_issues_and_revokes(directory: Directory, account: str) -> None:
    own = await machine(directory)
    key = (await issued(directory, own)).json()["id"]
    body = {"account_id": own, "scopes": SCOPES, "expires_on": str(in_days(directory, 30))}
    assert (await directory.post(account, "/client-keys", body)).status_code == 403
    revoking = await directory.post(account, f"/client-keys/{key}/revocation", {}, version=1)
    assert revoking.status_code == (403 if account.endswith("-admin") else 404)
    listed = await directory.get(account, "/client-keys", account_id=own, status="active")
    if account.endswith("-admin"):
        assert [item["id"] for item in listed.json()["items"]] == [key]
    else:
        assert listed.status_code == 403


@pytest.mark.parametrize("role", ["unit_clerk", "sup_officer", "case_mgmt", "letters", "sys_admin", "sec_admin"])
async def test_a_machine_gets_no_role_of_those_who_decide(directory: Directory, role: str) -> None:
    answer = await directory.post("sec-admin", "/accounts", _machine("new-machine", "bureau", role))
    assert answer.status_code == 422
    assert ("#/roles/1", "role_not_of_machines") in {
        (error["pointer"], error["code"]) for error in answer.json()["errors"]
    }
    own = await machine(directory)
    body = {"organ_id": str(organ_id("inspection-bureau")), "roles": [role]}
    assert (await directory.post("sec-admin", f"/accounts/{own}/roles", body, version=1)).status_code == 422


async def test_a_machine_has_neither_password_nor_codes_and_never_signs_in(directory: Directory) -> None:
    account = await machine(directory)
    place = f"/accounts/{account}"
    for act, body in (("/password", {"password": "Other-Word-77"}), ("/code-secret", {})):
        answer = await directory.post("sec-admin", f"{place}{act}", body, version=1)
        assert (answer.status_code, answer.json()["code"]) == (422, "machine_unsuitable")
    assert (await directory.sign_in("bureau-feed", "Other-Word-77")).status_code == 401
    recognised = await directory.as_gateway("recognition", {"account": "bureau-feed", "issuer": "https://idp.test"})
    assert recognised.status_code == 401


async def test_nobody_answers_for_a_machine_of_the_own(directory: Directory) -> None:
    body = _machine("own-machine", person_id=str(person_id("sec-admin")))
    assert (await directory.post("sec-admin", "/accounts", body)).json()["code"] == "own_account"
    body = _machine("admin-machine", person_id=str(person_id("audit-admin")))
    assert (await directory.post("sec-admin", "/accounts", body)).json()["code"] == "administrators_stand_alone"


async def test_only_the_gateway_has_keys_checked(directory: Directory) -> None:
    assert (await directory.post("sec-admin", "/credentials/key-verification", {"key": "x"})).status_code == 403
    assert (await directory.client.post("/v1/credentials/key-verification", json={"key": "x"})).status_code == 401


async def test_accounts_of_machines_can_be_asked_for(directory: Directory) -> None:
    own = await machine(directory)
    answer = await directory.get("sec-admin", "/accounts", machine="true")
    assert [item["id"] for item in answer.json()["items"]] == [own]
    everyone = (await directory.get("sec-admin", "/accounts", machine="false")).json()["total"]
    assert everyone == (await directory.get("sec-admin", "/accounts")).json()["total"] - 1
