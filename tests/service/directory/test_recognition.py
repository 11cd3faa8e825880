"""Whoever a provider of identities has authenticated is recognised if the account may be used (P-36)."""

import pytest

from services.directory.stable_ids import account_id, person_id
from tests.service.directory.caller import Directory

ISSUER = "https://identity.example.test"


async def recognised(directory: Directory, account: str) -> int:
    answer = await directory.as_gateway("recognition", {"account": account, "issuer": ISSUER})
    if answer.status_code != 200:
        assert answer.json()["code"] == "credentials_wrong"
    return answer.status_code


async def test_a_usable_account_is_recognised_without_password_or_code(directory: Directory) -> None:
    directory.ruled(one_time_codes="required")
    answer = await directory.as_gateway("recognition", {"account": " Approval-Clerk ", "issuer": ISSUER})
    assert answer.status_code == 200
    assert (answer.json()["account_id"], answer.json()["person_id"]) == (
        str(account_id("approval-clerk")), str(person_id("approval-clerk"))
    )  # fmt: skip
    (row,) = await directory.rows("SELECT * FROM audit_event WHERE action = 'account.sign_in'")
    assert (row["decision"], row["outcome"], row["account_id"]) == (
        "allow", "recognised", account_id("approval-clerk")
    )  # fmt: skip


async def test_an_account_that_is_unknown_or_disabled_is_not_recognised(directory: Directory) -> None:
    await directory.on_account("/disabling", "approval-clerk", {})
    assert [await recognised(directory, name) for name in ("approval-clerk", "nobody-here")] == [401, 401]
    rows = await directory.rows("SELECT outcome FROM audit_event WHERE action = 'account.sign_in' ORDER BY id")
    assert [row["outcome"] for row in rows] == ["account_decision", "credentials_wrong"]


@pytest.mark.parametrize("account", ["sec-admin", "approval-clerk"])
async def test_only_the_gateway_may_say_who_was_authenticated(directory: Directory, account: str) -> None:
    body = {"account": "approval-clerk", "issuer": ISSUER}
    assert (await directory.post(account, "/credentials/recognition", body)).status_code == 403
    assert (await directory.client.post("/v1/credentials/recognition", json=body)).status_code == 401
