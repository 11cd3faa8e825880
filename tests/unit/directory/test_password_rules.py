"""Which passwords are too easy to guess (P-36), and that a command never tells one."""

import pytest

from services.directory.accounts.commands import SetPassword
from services.directory.accounts.password_rules import weaknesses


@pytest.mark.parametrize("password", ["Lanyard-2026", "安全绳-2026a", "correct horse 9"])
def test_three_kinds_of_characters_will_do(password: str) -> None:
    assert weaknesses(password, "approval-clerk") == ()


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("onlylowercase", {"password_few_kinds"}),
        ("Approval-Clerk-1", {"password_holds_account"}),
        ("Aa1Aa1Aa1Aa1", {"password_few_characters"}),
        ("aaaaaaaaaaaa", {"password_few_kinds", "password_few_characters"}),
    ],
)
def test_every_weakness_is_named_at_once(password: str, codes: set[str]) -> None:
    assert {missing.code for missing in weaknesses(password, "approval-clerk")} == codes


def test_a_command_tells_its_password_in_no_form_that_is_written() -> None:
    command = SetPassword.model_validate({"password": "Lanyard-2026"})
    assert command.model_dump_json() == "{}"
    assert command.model_dump() == {}
    assert "Lanyard" not in repr(command) + str(command)
