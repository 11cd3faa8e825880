"""One-time codes at sign-in (P-36): given by the administrator or drawn by the holder, asked for, and used once."""

import asyncio
from datetime import timedelta

import httpx
import pyotp
import pytest

from services.directory.config import SignInRules
from services.directory.one_time_codes import codes_of
from services.directory.stable_ids import account_id
from tests.service.directory.caller import PASSWORD, Directory

CLERK = "approval-clerk"
ISSUED = "directory.account.code_secret_issued.v1"


async def issued(directory: Directory, account: str = CLERK) -> str:
    """The secret that the security administrator gives to that account."""
    answer = await directory.on_account("/code-secret", account, {})
    assert answer.status_code == 200, answer.text
    secret: str = answer.json()["code_secret"]["secret"]
    return secret


def code(directory: Directory, secret: str, steps: int = 0) -> str:
    """The code that an authenticator shows now, or so many steps from now."""
    return pyotp.TOTP(secret).at(directory.clock(), counter_offset=steps)


def refused(answer: httpx.Response) -> str:
    assert answer.status_code == 401, answer.text
    found: str = answer.json()["code"]
    return found


async def outcomes(directory: Directory) -> list[str]:
    rows = await directory.rows("SELECT outcome FROM audit_event WHERE action = 'account.sign_in' ORDER BY id")
    return [row["outcome"] for row in rows]


async def test_who_has_a_secret_is_asked_for_a_code_after_the_right_password(directory: Directory) -> None:
    secret = await issued(directory)
    assert refused(await directory.sign_in(CLERK)) == "one_time_code_required"
    assert refused(await directory.sign_in(CLERK, "Not-the-one-1")) == "credentials_wrong"
    assert refused(await directory.sign_in(CLERK, "Not-the-one-1", code=code(directory, secret))) == "credentials_wrong"
    right = await directory.sign_in(CLERK, code=code(directory, secret))
    assert right.status_code == 200
    assert right.json()["account_id"] == str(account_id(CLERK))
    assert await outcomes(directory) == [
        "one_time_code_required", "credentials_wrong", "credentials_wrong", "signed_in"
    ]  # fmt: skip


async def test_a_wrong_code_and_a_wrong_password_get_the_same_answer(directory: Directory) -> None:
    secret = await issued(directory)
    wrong_code = await directory.sign_in(CLERK, code=code(directory, secret, 7))
    wrong_password = await directory.sign_in(CLERK, "Not-the-one-1", code=code(directory, secret))
    answers = [{k: v for k, v in a.json().items() if k != "instance"} for a in (wrong_code, wrong_password)]
    assert answers[0] == answers[1]
    assert await outcomes(directory) == ["one_time_code_wrong", "credentials_wrong"]


async def test_a_code_is_taken_once_and_an_earlier_one_never_after_it(directory: Directory) -> None:
    secret = await issued(directory)
    now = code(directory, secret)
    before = code(directory, secret, -1)
    assert (await directory.sign_in(CLERK, code=now)).status_code == 200
    assert refused(await directory.sign_in(CLERK, code=now)) == "credentials_wrong"
    assert refused(await directory.sign_in(CLERK, code=before)) == "credentials_wrong"
    directory.clock.ahead = timedelta(seconds=30)
    assert (await directory.sign_in(CLERK, code=code(directory, secret))).status_code == 200


async def test_leaving_the_code_out_is_no_failure_and_forgets_none(directory: Directory) -> None:
    secret = await issued(directory)
    for _ in range(4):
        await directory.sign_in(CLERK, code="000000")
    for _ in range(3):
        assert refused(await directory.sign_in(CLERK)) == "one_time_code_required"
    assert refused(await directory.sign_in(CLERK, code="000000")) == "credentials_wrong"
    assert (await directory.sign_in(CLERK, code=code(directory, secret))).status_code == 429


async def test_where_codes_are_required_nobody_comes_in_without_a_secret(directory: Directory) -> None:
    directory.ruled(one_time_codes="required")
    assert refused(await directory.sign_in(CLERK)) == "one_time_code_required"
    assert refused(await directory.sign_in(CLERK, code="123456")) == "credentials_wrong"
    secret = await issued(directory)
    assert (await directory.sign_in(CLERK, code=code(directory, secret))).status_code == 200
    assert await outcomes(directory) == ["one_time_code_not_issued", "one_time_code_wrong", "signed_in"]


def test_the_strict_choice_is_made_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIRECTORY_ONE_TIME_CODES")
    rules = SignInRules()
    assert (rules.one_time_codes, rules.password_max_age_days, rules.dormant_after_days) == ("required", 90, 90)


async def test_the_secret_is_told_once_and_stands_nowhere_else(directory: Directory) -> None:
    place, own = f"/accounts/{account_id(CLERK)}", account_id(CLERK)
    first = await directory.post("sec-admin", f"{place}/code-secret", {}, version=2, key="once")
    again = await directory.post("sec-admin", f"{place}/code-secret", {}, version=2, key="once")
    told = first.json()["code_secret"]
    assert first.headers["Cache-Control"] == "no-store"
    assert told["uri"].startswith(f"otpauth://totp/Lanyard:{CLERK}?secret={told['secret']}")
    assert (again.status_code, again.json()["code_secret"], again.json()["version"]) == (200, None, 3)
    texts = await directory.rows(
        "SELECT body::text AS said FROM account UNION ALL SELECT record::text FROM case_history"
        " UNION ALL SELECT convert_from(payload, 'UTF8') FROM outbox_event"
        " UNION ALL SELECT convert_from(body, 'UTF8') FROM audit_event"
    )
    read = await directory.get("sec-admin", place)
    assert not [text for text in (*(row["said"] for row in texts), read.text) if told["secret"] in text]
    (kept,) = await directory.rows("SELECT sealed FROM account_code_secret WHERE account_id = $1", own)
    assert told["secret"].encode() not in kept["sealed"]
    key = codes_of(directory.running.settings.signing_key())
    assert key.open(own, kept["sealed"]) == told["secret"]
    assert (await directory.rows("SELECT event_type FROM outbox_event ORDER BY id DESC LIMIT 1"))[0][0] == ISSUED


async def test_a_secret_moved_to_another_account_opens_nothing(directory: Directory) -> None:
    mine, theirs = await issued(directory), await issued(directory, "housing-clerk")
    await directory.rows(
        "UPDATE account_code_secret SET sealed = (SELECT sealed FROM account_code_secret WHERE account_id = $1)"
        " WHERE account_id = $2", account_id(CLERK), account_id("housing-clerk"),
    )  # fmt: skip
    for secret in (mine, theirs):
        assert refused(await directory.sign_in("housing-clerk", code=code(directory, secret))) == "credentials_wrong"


async def test_only_the_security_administrator_gives_and_takes_secrets_and_not_the_own(directory: Directory) -> None:
    for account in ("sys-admin", "audit-admin", CLERK):
        for act in ("/code-secret", "/code-secret/withdrawal"):
            assert (await directory.on_account(act, CLERK, {}, by=account)).status_code == 403
            other = await directory.on_account(act, "housing-clerk", {}, by=account)
            assert other.status_code == (404 if account == CLERK else 403)
    own = await directory.on_account("/code-secret", "sec-admin", {})
    assert (own.status_code, own.json()["code"]) == (403, "own_account")


async def test_a_withdrawn_secret_is_asked_for_no_more(directory: Directory) -> None:
    secret = await issued(directory)
    withdrawn = await directory.on_account("/code-secret/withdrawal", CLERK, {})
    assert (withdrawn.status_code, withdrawn.json()["code_secret_since"]) == (200, None)
    assert (await directory.sign_in(CLERK)).status_code == 200
    assert await directory.rows("SELECT * FROM account_code_secret") == []
    twice = await directory.on_account("/code-secret/withdrawal", CLERK, {})
    assert (twice.status_code, twice.json()["code"]) == (409, "no_code_secret")
    directory.ruled(one_time_codes="required")
    assert refused(await directory.sign_in(CLERK, code=code(directory, secret))) == "credentials_wrong"


async def test_a_drawn_secret_is_in_force_when_a_code_of_it_was_shown(directory: Directory) -> None:
    begun = await directory.on_own(CLERK, "/code-secret", {"password": PASSWORD})
    assert begun.status_code == 200, begun.text
    secret = begun.json()["code_secret"]["secret"]
    assert begun.json()["code_secret_since"] is None
    assert (await directory.sign_in(CLERK)).status_code == 200
    wrong = await directory.on_own(CLERK, "/code-secret/confirmation", {"code": code(directory, secret, 9)})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "own_proof_wrong")
    shown = await directory.on_own(CLERK, "/code-secret/confirmation", {"code": code(directory, secret)})
    assert shown.status_code == 200, shown.text
    assert shown.json()["code_secret_since"] is not None
    assert (await directory.get(CLERK, "/me")).json()["has_one_time_codes"] is True
    assert refused(await directory.sign_in(CLERK)) == "one_time_code_required"
    assert refused(await directory.sign_in(CLERK, code=code(directory, secret))) == "credentials_wrong", "used already"
    assert (await directory.sign_in(CLERK, code=code(directory, secret, 1))).status_code == 200


async def test_drawing_a_secret_needs_the_password_and_a_code_of_the_one_in_force(directory: Directory) -> None:
    assert (await directory.on_own(CLERK, "/code-secret", {"password": "Not-the-one-1"})).status_code == 403
    old = await issued(directory)
    without = await directory.on_own(CLERK, "/code-secret", {"password": PASSWORD})
    assert (without.status_code, without.json()["code"]) == (403, "own_proof_wrong")
    body = {"password": PASSWORD, "code": code(directory, old)}
    drawn = await directory.on_own(CLERK, "/code-secret", body)
    new = drawn.json()["code_secret"]["secret"]
    assert (await directory.sign_in(CLERK, code=code(directory, old, 1))).status_code == 200, "the old one until then"
    confirmed = await directory.on_own(CLERK, "/code-secret/confirmation", {"code": code(directory, new)})
    assert confirmed.status_code == 200
    directory.clock.ahead = timedelta(seconds=90)
    assert refused(await directory.sign_in(CLERK, code=code(directory, old))) == "credentials_wrong"
    assert (await directory.sign_in(CLERK, code=code(directory, new))).status_code == 200


async def test_a_drawn_secret_must_be_confirmed_within_a_quarter_of_an_hour(directory: Directory) -> None:
    none = await directory.on_own(CLERK, "/code-secret/confirmation", {"code": "123456"})
    assert (none.status_code, none.json()["code"]) == (409, "no_code_secret_begun")
    begun = await directory.on_own(CLERK, "/code-secret", {"password": PASSWORD})
    secret = begun.json()["code_secret"]["secret"]
    directory.clock.ahead = timedelta(minutes=16)
    late = await directory.on_own(CLERK, "/code-secret/confirmation", {"code": code(directory, secret)})
    assert (late.status_code, late.json()["code"]) == (409, "no_code_secret_begun")


async def test_guessing_at_an_unlocked_screen_counts_as_failed_sign_ins(directory: Directory) -> None:
    for _ in range(5):
        assert (await directory.on_own(CLERK, "/code-secret", {"password": "Not-the-one-1"})).status_code == 403
    assert (await directory.on_own(CLERK, "/code-secret", {"password": PASSWORD})).status_code == 429
    assert (await directory.sign_in(CLERK)).status_code == 429
    rows = await directory.rows("SELECT decision, outcome FROM audit_event WHERE action = 'account.begin_code_secret'")
    assert {(row["decision"], row["outcome"]) for row in rows} == {("deny", "own_proof_wrong")}


async def test_two_sign_ins_with_one_code_at_once_are_one(directory: Directory) -> None:
    now = code(directory, await issued(directory))
    answers = await asyncio.gather(*(directory.sign_in(CLERK, code=now) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401]
