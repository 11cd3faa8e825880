"""The operator's way in: for the first administrator where codes are required, and for one who is locked out."""

import os
import subprocess
import sys

import pyotp
import pytest

from libs.chassis.settings import Settings
from services.directory.enrol import NotEnrolled, enrol
from tests.service.directory.caller import Directory


async def test_the_first_security_administrator_gets_a_secret_and_comes_in(
    directory: Directory, city_settings: Settings
) -> None:
    directory.ruled(one_time_codes="required")
    told = await enrol(city_settings, "sec-admin", with_password=False)
    assert (await directory.sign_in("sec-admin", code=pyotp.TOTP(told.secret).now())).status_code == 200
    (row,) = await directory.rows("SELECT role, act FROM case_history ORDER BY at DESC, version DESC LIMIT 1")
    assert (row["role"], row["act"]) == ("system", "issue_code_secret")


async def test_an_administrator_who_is_locked_out_is_let_in_with_a_password_to_be_changed(
    directory: Directory, city_settings: Settings
) -> None:
    await directory.on_account("/disabling", "audit-admin", {})
    told = await enrol(city_settings, "audit-admin", with_password=True)
    assert told.password is not None
    code = pyotp.TOTP(told.secret).now()
    asked = await directory.sign_in("audit-admin", told.password, code=code)
    assert asked.json()["code"] == "password_change_required"
    came_in = await directory.sign_in("audit-admin", told.password, code=code, new_password="Own-Choice-88")
    assert came_in.status_code == 200, came_in.text


async def test_what_cannot_be_let_in_is_left_as_it_was(directory: Directory, city_settings: Settings) -> None:
    with pytest.raises(NotEnrolled, match="no_such_account"):
        await enrol(city_settings, "nobody-here", with_password=True)
    left = await directory.on_account("/disabling", "housing-clerk", {})
    person = left.json()["person_id"]
    ended = await directory.post("sys-admin", f"/people/{person}/ending", {"ended_on": "2025-06-01"}, version=1)
    assert ended.status_code == 200, ended.text
    with pytest.raises(NotEnrolled, match="account_unsuitable"):
        await enrol(city_settings, "housing-clerk", with_password=True)
    assert await directory.rows("SELECT * FROM account_code_secret") == []


def test_the_command_tells_the_secret_on_its_terminal_alone(city_settings: Settings) -> None:
    env = {
        **os.environ,
        "DIRECTORY_DATABASE_URL": city_settings.database_url,
        "NATS_URL": city_settings.nats_url,
        "LANYARD_KEYS": str(city_settings.keys),
    }
    command = [sys.executable, "-m", "services.directory.enrol"]
    done = subprocess.run([*command, "sec-admin", "--password"], env=env, capture_output=True, text=True, check=True)
    secret, address, password = done.stdout.split()
    assert address.startswith(f"otpauth://totp/Lanyard:sec-admin?secret={secret}")
    assert len(password) > 15
    wrong = subprocess.run([*command, "nobody-here"], env=env, capture_output=True, text=True, check=False)
    assert (wrong.returncode, wrong.stderr) == (1, "nothing was done: no_such_account\n")
