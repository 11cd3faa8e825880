"""Signing in: one answer for every kind of wrong, and not too often (P-36)."""

import asyncio
from datetime import timedelta

from services.directory.stable_ids import account_id, organ_id, person_id
from tests.service.directory.caller import PASSWORD, Directory


def _without_number(answer: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in answer.items() if name != "instance"}


async def test_the_right_password_tells_the_gateway_who_it_is(directory: Directory) -> None:
    answer = await directory.sign_in("office1-officer")
    assert answer.status_code == 200
    assert answer.json() == {
        "account_id": str(account_id("office1-officer")),
        "person_id": str(person_id("office1-officer")),
        "organ_id": str(organ_id("municipal-cdi")),
        "office_id": str(organ_id("supervision-office-1")),
        "roles_v": 2,
        "roles": ["sup_officer"],
    }


async def test_an_unknown_account_and_a_wrong_password_get_the_same_answer(directory: Directory) -> None:
    wrong = await directory.sign_in("approval-clerk", "Not-the-one-1")
    unknown = await directory.sign_in("nobody-here", "Not-the-one-1")
    assert wrong.status_code == unknown.status_code == 401
    assert _without_number(wrong.json()) == _without_number(unknown.json())
    assert wrong.json()["code"] == "credentials_wrong"


async def test_a_disabled_account_cannot_sign_in_and_is_not_told_so(directory: Directory) -> None:
    account = account_id("approval-clerk")
    disabled = await directory.post("sec-admin", f"/accounts/{account}/disabling", {}, version=2)
    assert disabled.status_code == 200
    assert (await directory.sign_in("approval-clerk")).json()["code"] == "credentials_wrong"
    assert (await directory.get("approval-clerk", "/me")).status_code == 401


async def test_after_five_failures_the_account_waits_even_with_the_right_password(directory: Directory) -> None:
    for _ in range(5):
        assert (await directory.sign_in("approval-clerk", "Not-the-one-1")).status_code == 401
    locked = await directory.sign_in("approval-clerk")
    assert locked.status_code == 429
    assert 0 < int(locked.headers["Retry-After"]) <= 900
    assert (await directory.sign_in("housing-clerk")).status_code == 200
    directory.clock.ahead = timedelta(minutes=16)
    assert (await directory.sign_in("approval-clerk")).status_code == 200


async def test_an_account_that_does_not_exist_waits_too(directory: Directory) -> None:
    answers = [(await directory.sign_in("nobody-here", "Not-the-one-1")).status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]


async def test_guesses_sent_at_once_do_not_get_more_tries(directory: Directory) -> None:
    answers = await asyncio.gather(*(directory.sign_in("approval-clerk", f"Not-the-one-{n}") for n in range(8)))
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [401] * 5 + [429] * 3
    (counted,) = await directory.rows("SELECT count(*) AS n FROM sign_in_failure")
    assert counted["n"] == 5


async def test_a_success_forgets_earlier_failures(directory: Directory) -> None:
    for _ in range(4):
        await directory.sign_in("approval-clerk", "Not-the-one-1")
    assert (await directory.sign_in("approval-clerk")).status_code == 200
    assert (await directory.sign_in("approval-clerk", "Not-the-one-1")).status_code == 401
    assert (await directory.sign_in("approval-clerk")).status_code == 200


async def test_a_new_password_works_and_lifts_the_wait(directory: Directory) -> None:
    for _ in range(5):
        await directory.sign_in("approval-clerk", "Not-the-one-1")
    account = account_id("approval-clerk")
    changed = await directory.post(
        "sec-admin", f"/accounts/{account}/password", {"password": "Other-Word-77"}, version=2
    )
    assert changed.status_code == 200, changed.text
    given = await directory.sign_in("approval-clerk", "Other-Word-77", new_password="Own-Choice-88")
    assert given.status_code == 200, given.text
    assert (await directory.sign_in("approval-clerk", "Own-Choice-88")).status_code == 200
    assert (await directory.sign_in("approval-clerk")).status_code == 401


async def test_a_password_is_in_no_case_history_event_audit_or_answer(directory: Directory) -> None:
    account = account_id("approval-clerk")
    answer = await directory.post(
        "sec-admin", f"/accounts/{account}/password", {"password": "Other-Word-77"}, version=2
    )
    texts = await directory.rows(
        "SELECT body::text AS said FROM account UNION ALL SELECT record::text FROM case_history"
        " UNION ALL SELECT convert_from(payload, 'UTF8') FROM outbox_event"
        " UNION ALL SELECT convert_from(body, 'UTF8') FROM audit_event"
    )
    said = [row["said"] for row in texts] + [answer.text]
    assert not [text for text in said if "Other-Word" in text or PASSWORD in text or "argon2" in text]
    history = await directory.rows(
        "SELECT record::text AS said FROM case_history WHERE case_id = $1 AND act = 'set_password'", account
    )
    assert {row["said"] for row in history} == {"{}"}


async def test_a_weak_password_is_refused_with_every_reason_and_not_kept(directory: Directory) -> None:
    account = account_id("approval-clerk")
    body = {"password": "approval-clerk"}
    answer = await directory.post("sec-admin", f"/accounts/{account}/password", body, version=2)
    assert answer.status_code == 422
    assert {error["code"] for error in answer.json()["errors"]} == {"password_few_kinds", "password_holds_account"}
    assert "approval-clerk" not in answer.text
    assert (await directory.sign_in("approval-clerk")).status_code == 200


async def test_only_the_gateway_may_have_credentials_checked(directory: Directory) -> None:
    body = {"account": "approval-clerk", "password": PASSWORD}
    assert (await directory.post("sec-admin", "/credentials/verification", body)).status_code == 403
    assert (await directory.client.post("/v1/credentials/verification", json=body)).status_code == 401


async def test_each_sign_in_leaves_an_audit_row_without_what_was_typed(directory: Directory) -> None:
    await directory.sign_in("approval-clerk")
    await directory.sign_in("my-secret-typed-here", "Not-the-one-1")
    rows = await directory.rows("SELECT * FROM audit_event WHERE action = 'account.sign_in' ORDER BY id")
    assert [(row["decision"], row["object_id"]) for row in rows] == [
        ("allow", account_id("approval-clerk")),
        ("deny", None),
    ]
    assert b"my-secret" not in rows[1]["body"]
    (failure,) = await directory.rows("SELECT * FROM sign_in_failure")
    assert b"my-secret" not in failure["account_digest"]
