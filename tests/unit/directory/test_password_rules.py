"""Which passwords are too easy to guess (P-36), and that a command never tells one."""

import pytest

from services.directory.accounts.commands import SetPassword
from services.directory.accounts.own_commands import (
    ChangePassword,
    ChangeProvenPassword,
    KeepBegunSecret,
    KeepIssuedSecret,
)
from services.directory.accounts.password_rules import weaknesses
from services.directory.accounts.weak_words import RUNS, WORDS


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
        ("Password-Xy7", {"password_often_used"}),
        ("My-JiWei-Word7", {"password_often_used"}),
        ("某市纪委-Xy7k", {"password_often_used"}),
        ("Xy-asdfg-77kp", {"password_often_used"}),
        ("Xy-LKJHG-77kp", {"password_often_used"}),
        ("Tr-654321-kp", {"password_often_used"}),
        ("Tr-1qaz2-wkp", {"password_often_used"}),
    ],
)
def test_every_weakness_is_named_at_once(password: str, codes: set[str]) -> None:
    assert {missing.code for missing in weaknesses(password, "approval-clerk")} == codes


def test_a_command_tells_its_password_in_no_form_that_is_written() -> None:
    command = SetPassword.model_validate({"password": "Lanyard-2026"})
    assert command.model_dump_json() == "{}"
    assert command.model_dump() == {}
    assert "Lanyard" not in repr(command) + str(command)


def test_a_password_of_the_last_five_is_named_as_such_at_the_field_it_came_in() -> None:
    (found,) = weaknesses("Other-Word-77", "approval-clerk", used_before=True, pointer="/new")
    assert (found.pointer, found.code) == ("/new", "password_used_before")


def test_every_word_of_the_list_is_written_as_it_is_looked_for() -> None:
    assert {word for word in WORDS if word != word.casefold()} == set()
    assert {len(run) for run in RUNS} == {5}


@pytest.mark.parametrize("command", [ChangePassword, ChangeProvenPassword])
def test_a_change_tells_neither_password_nor_code(command: type[ChangePassword]) -> None:
    told = command.model_validate({"old": "Lanyard-2026", "new": "Other-Word-77", "code": "492039"})
    assert (told.model_dump_json(), told.model_dump()) == ("{}", {})
    assert not [word for word in ("Lanyard", "Other", "492039") if word in repr(told) + str(told)]


def test_a_drawn_secret_is_told_by_no_command() -> None:
    sealed = b"sealed-secret"
    for told in (
        KeepIssuedSecret(sealed=sealed),
        KeepBegunSecret.model_validate({"password": "Lanyard-2026", "sealed": sealed}),
    ):
        assert (told.model_dump_json(), told.model_dump()) == ("{}", {})
        assert "sealed-secret" not in repr(told) + str(told)
