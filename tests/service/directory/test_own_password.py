"""Passwords of people (P-36): changed by their holders, for the first time at sign-in, and none of the last five."""

from datetime import timedelta
from itertools import pairwise

import httpx
import pyotp
import pytest

from libs.chassis.engine import Request
from libs.kernel.case import Command
from services.directory.accounts.own_commands import ChangePassword, ConfirmCodeSecret, KeepBegunSecret
from services.directory.accounts.refusals import HolderAlone
from services.directory.accounts.store import find_actor
from services.directory.stable_ids import account_id
from tests.service.directory.caller import PASSWORD, Directory

CLERK = "approval-clerk"
GIVEN = "Given-Word-77"
OWN = "Own-Choice-88"


def refused(answer: httpx.Response, status: int = 401) -> str:
    assert answer.status_code == status, answer.text
    found: str = answer.json()["code"]
    return found


async def given(directory: Directory, password: str = GIVEN, account: str = CLERK) -> None:
    """The security administrator sets that password."""
    answer = await directory.on_account("/password", account, {"password": password})
    assert answer.status_code == 200, answer.text


async def test_the_holder_changes_the_own_password(directory: Directory) -> None:
    changed = await directory.on_own(CLERK, "/password", {"old": PASSWORD, "new": OWN})
    assert changed.status_code == 200, changed.text
    assert (await directory.sign_in(CLERK, OWN)).status_code == 200
    assert refused(await directory.sign_in(CLERK)) == "credentials_wrong"
    (row,) = await directory.rows(
        "SELECT lifecycle_row, account_id, record::text AS said FROM case_history WHERE act = 'change_password'"
    )
    assert (row["lifecycle_row"], row["account_id"], row["said"]) == ("DU-10", account_id(CLERK), "{}")
    (told,) = await directory.rows("SELECT event_type FROM outbox_event ORDER BY id DESC LIMIT 1")
    assert told["event_type"] == "directory.account.password_set.v1"


@pytest.mark.parametrize("account", ["sys-admin", "sec-admin", "audit-admin"])
async def test_administrators_change_their_own_passwords_too(directory: Directory, account: str) -> None:
    assert (await directory.on_own(account, "/password", {"old": PASSWORD, "new": OWN})).status_code == 200


async def test_a_wrong_present_password_changes_nothing_and_counts(directory: Directory) -> None:
    for _ in range(5):
        wrong = await directory.on_own(CLERK, "/password", {"old": "Not-the-one-1", "new": OWN})
        assert refused(wrong, 403) == "own_proof_wrong"
    assert refused(await directory.on_own(CLERK, "/password", {"old": PASSWORD, "new": OWN}), 429)
    directory.clock.ahead = timedelta(minutes=16)
    assert (await directory.sign_in(CLERK)).status_code == 200


async def test_with_codes_in_force_the_change_needs_one(directory: Directory) -> None:
    answer = await directory.on_account("/code-secret", CLERK, {})
    secret = pyotp.TOTP(answer.json()["code_secret"]["secret"])
    without = await directory.on_own(CLERK, "/password", {"old": PASSWORD, "new": OWN})
    assert refused(without, 403) == "own_proof_wrong"
    body = {"old": PASSWORD, "new": OWN, "code": secret.at(directory.clock())}
    assert (await directory.on_own(CLERK, "/password", body)).status_code == 200
    again = {"old": OWN, "new": "Third-Choice-99", "code": body["code"]}
    assert refused(await directory.on_own(CLERK, "/password", again), 403) == "own_proof_wrong", "used already"


async def test_a_password_from_an_administrator_is_changed_with_the_first_sign_in(directory: Directory) -> None:
    await given(directory)
    assert refused(await directory.sign_in(CLERK, GIVEN)) == "password_change_required"
    assert refused(await directory.sign_in(CLERK, "Not-the-one-1", new_password=OWN)) == "credentials_wrong"
    came_in = await directory.sign_in(CLERK, GIVEN, new_password=OWN)
    assert came_in.status_code == 200, came_in.text
    read = (await directory.get("sec-admin", f"/accounts/{account_id(CLERK)}")).json()
    assert (read["must_change_password"], read["version"]) == (False, came_in.json()["roles_v"])
    assert (await directory.sign_in(CLERK, OWN)).status_code == 200
    rows = await directory.rows("SELECT outcome FROM audit_event WHERE action = 'account.sign_in' ORDER BY id")
    assert [row["outcome"] for row in rows] == [
        "password_change_required", "credentials_wrong", "signed_in", "signed_in"
    ]  # fmt: skip


async def test_a_weak_new_password_is_refused_at_sign_in_and_nothing_is_changed(directory: Directory) -> None:
    await given(directory)
    weak = await directory.sign_in(CLERK, GIVEN, new_password="approval-clerk-Qwerty")
    assert refused(weak, 422) == "password_weak"
    assert {(error["pointer"], error["code"]) for error in weak.json()["errors"]} == {
        ("#/new_password", "password_holds_account"),
        ("#/new_password", "password_often_used"),
    }
    assert refused(await directory.sign_in(CLERK, GIVEN)) == "password_change_required"
    rows = await directory.rows("SELECT outcome FROM audit_event WHERE action = 'account.sign_in' ORDER BY id")
    assert [row["outcome"] for row in rows] == ["password_weak", "password_change_required"]


async def test_the_code_of_a_sign_in_that_must_change_the_password_is_not_used_up(directory: Directory) -> None:
    issued = await directory.on_account("/code-secret", CLERK, {})
    code = pyotp.TOTP(issued.json()["code_secret"]["secret"]).at(directory.clock())
    await given(directory)
    assert refused(await directory.sign_in(CLERK, GIVEN, new_password=OWN)) == "one_time_code_required"
    assert refused(await directory.sign_in(CLERK, GIVEN, code=code)) == "password_change_required"
    assert (await directory.sign_in(CLERK, GIVEN, code=code, new_password=OWN)).status_code == 200
    assert refused(await directory.sign_in(CLERK, OWN, code=code)) == "credentials_wrong"


async def test_none_of_the_last_five_passwords_is_taken_again(directory: Directory) -> None:
    words = [PASSWORD, *(f"Another-Word-{n}" for n in range(1, 6))]
    for old, new in pairwise(words):
        assert (await directory.on_own(CLERK, "/password", {"old": old, "new": new})).status_code == 200
    for used in words[1:]:
        again = await directory.on_own(CLERK, "/password", {"old": words[-1], "new": used})
        assert refused(again, 422) == "password_weak"
        assert [error["code"] for error in again.json()["errors"]] == ["password_used_before"]
        set_anew = await directory.on_account("/password", CLERK, {"password": used})
        assert refused(set_anew, 422) == "password_weak"
    (kept,) = await directory.rows(
        "SELECT count(*) AS n FROM account_secret_past WHERE account_id = $1", account_id(CLERK)
    )
    assert kept["n"] == 4
    assert (await directory.on_own(CLERK, "/password", {"old": words[-1], "new": words[0]})).status_code == 200


async def test_a_password_that_is_too_old_is_changed_with_the_sign_in(directory: Directory) -> None:
    directory.ruled(dormant_after_days=0)
    directory.clock.ahead = timedelta(days=89)
    assert (await directory.sign_in(CLERK)).status_code == 200
    directory.clock.ahead = timedelta(days=90, minutes=1)
    assert refused(await directory.sign_in(CLERK)) == "password_change_required"
    directory.ruled(password_max_age_days=0)
    assert (await directory.sign_in(CLERK)).status_code == 200
    directory.ruled(password_max_age_days=90)
    assert (await directory.sign_in(CLERK, new_password=OWN)).status_code == 200
    assert (await directory.sign_in(CLERK, OWN)).status_code == 200


async def test_twenty_failures_in_a_day_are_all_there_are(directory: Directory) -> None:
    for quarter in range(4):
        directory.clock.ahead = timedelta(minutes=16 * quarter)
        codes = [(await directory.sign_in(CLERK, "Not-the-one-1")).status_code for _ in range(6)]
        assert codes == [401] * 5 + [429]
    directory.clock.ahead = timedelta(minutes=16 * 4)
    waiting = await directory.sign_in(CLERK)
    assert waiting.status_code == 429
    assert 22 * 3600 < int(waiting.headers["Retry-After"]) <= 24 * 3600
    directory.clock.ahead = timedelta(days=1, minutes=1)
    assert (await directory.sign_in(CLERK)).status_code == 200


async def test_whoever_must_wait_is_on_record(directory: Directory) -> None:
    for _ in range(6):
        await directory.sign_in(CLERK, "Not-the-one-1")
    rows = await directory.rows("SELECT decision, outcome, object_id FROM audit_event WHERE action = 'account.sign_in'")
    assert [row["outcome"] for row in rows] == ["credentials_wrong"] * 5 + ["too_many_sign_in_failures"]
    assert {(row["decision"], row["object_id"]) for row in rows} == {("deny", account_id(CLERK))}


async def test_nobody_sets_the_own_password_as_an_administrator_would(directory: Directory) -> None:
    own = await directory.on_account("/password", "sec-admin", {"password": OWN})
    assert refused(own, 403) == "own_account"


async def test_no_password_typed_is_written_anywhere(directory: Directory) -> None:
    await directory.on_own(CLERK, "/password", {"old": PASSWORD, "new": OWN})
    await directory.sign_in(CLERK, OWN, new_password="Third-Choice-99")
    await directory.on_own(CLERK, "/password", {"old": "Not-the-one-1", "new": "Fourth-Choice-11"})
    texts = await directory.rows(
        "SELECT body::text AS said FROM account UNION ALL SELECT record::text FROM case_history"
        " UNION ALL SELECT convert_from(payload, 'UTF8') FROM outbox_event"
        " UNION ALL SELECT convert_from(body, 'UTF8') FROM audit_event UNION ALL SELECT i::text FROM idempotency AS i"
    )
    words = (PASSWORD, OWN, "Third-Choice-99", "Fourth-Choice-11", "Not-the-one-1", "argon2")
    assert len(texts) > 200
    assert not [row for row in texts if any(word in row["said"] for word in words)]


@pytest.mark.parametrize("act", ["change_password", "begin_code_secret", "confirm_code_secret"])
async def test_not_even_the_security_administrator_acts_in_the_place_of_the_holder(
    directory: Directory, act: str
) -> None:
    """Their role carries acts on every account; these are refused to everybody but the holder."""
    commands: dict[str, Command] = {
        "change_password": ChangePassword.model_validate({"old": PASSWORD, "new": OWN}),
        "begin_code_secret": KeepBegunSecret.model_validate({"password": PASSWORD, "sealed": b"x"}),
        "confirm_code_secret": ConfirmCodeSecret.model_validate({"code": "123456"}),
    }
    async with directory.running.database.connect() as connection:
        administrator = await find_actor(connection, account_id("sec-admin"))
    assert administrator is not None
    asked = Request("account", act, commands[act], administrator, case_id=account_id(CLERK), if_match=2)
    with pytest.raises(HolderAlone):
        await directory.running.engine.perform(asked)
    (row,) = await directory.rows("SELECT outcome FROM audit_event WHERE action = $1", f"account.{act}")
    assert row["outcome"] == "holder_alone"
    assert (await directory.sign_in(CLERK)).status_code == 200
