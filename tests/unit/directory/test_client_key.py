"""The key of a machine: how it is written, what is kept of it, what it opens, and when time ends it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from libs.chassis.scopes import WORD, scope_of
from libs.kernel.actor import CLOCK, SYSTEM, Occasion
from libs.kernel.profile import Profile
from libs.kernel.refusal import NotNow, Refusal
from libs.kernel.text import Text
from services.directory.clients.client_key import ClientKey, KeyFacts, expire, issue
from services.directory.clients.commands import ExpireKey, IssueKey
from services.directory.clients.key_text import KeyText, read, written
from services.directory.clients.lifecycle import KeyStatus

PROFILE = Profile("xuchang", "2023-01", Text("许昌", "Xuchang"), date(2023, 1, 1), None, {}, {}, {})
TODAY = date(2026, 3, 1)
MACHINE = UUID(int=5)


def occasion(at: datetime) -> Occasion:
    return Occasion(SYSTEM, at, PROFILE, lambda: UUID(int=7))


NOON = occasion(datetime(2026, 3, 1, 4, 0, tzinfo=UTC))


def asked(days: int, *scopes: str) -> IssueKey:
    scopes = scopes or ("supervision.rankings.write",)
    return IssueKey(account_id=MACHINE, scopes=scopes, expires_on=TODAY + timedelta(days=days))


def key_of(days: int) -> ClientKey:
    return issue(asked(days), NOON, KeyFacts(usable_machine=True)).case


@given(st.uuids(), st.binary(min_size=32, max_size=32))
def test_a_key_is_read_as_it_was_written(key_id: UUID, random: bytes) -> None:
    key = KeyText(key_id, written(random))
    assert read(str(key)) == key
    assert len(str(key)) == len("lyk_") + 32 + 1 + 43
    assert len(key.digest()) == 32


@given(st.text(max_size=100))
def test_whatever_else_is_no_key(text: str) -> None:
    assert read(text) is None
    assert read(f"lyk_{'0' * 32}_{'A' * 43}{text or ' '}") is None


def test_two_keys_of_the_same_bits_have_different_digests() -> None:
    assert KeyText(UUID(int=1), "A" * 43).digest() != KeyText(UUID(int=2), "A" * 43).digest()


@pytest.mark.parametrize(("days", "issued"), [(-1, False), (0, True), (365, True), (366, False)])
def test_a_key_lasts_a_day_to_a_year(days: int, issued: bool) -> None:
    try:
        issue(asked(days), NOON, KeyFacts(usable_machine=True))
    except Refusal as refusal:
        assert ([error.code for error in refusal.errors], issued) == (["day_out_of_reach"], False)
    else:
        assert issued


def test_everything_that_does_not_fit_is_named_at_once() -> None:
    command = asked(400, "filing.filings.read", "filing.filings.read")
    with pytest.raises(Refusal) as caught:
        issue(command, NOON, KeyFacts(usable_machine=False))
    assert [error.code for error in caught.value.errors] == ["no_usable_machine", "day_out_of_reach", "scope_twice"]


def test_time_ends_a_key_at_midnight_of_the_office_and_not_before() -> None:
    key = key_of(1)
    (timer,) = key.timers()
    assert timer.due_at == datetime(2026, 3, 2, 16, 0, tzinfo=UTC) == key.expires_at
    with pytest.raises(NotNow):
        expire(key, ExpireKey(), occasion(timer.due_at - timedelta(seconds=1)), None)
    ended = expire(key, ExpireKey(), occasion(timer.due_at), None).case
    assert (ended.status, ended.timers()) == (KeyStatus.EXPIRED, ())
    assert CLOCK.roles


@pytest.mark.parametrize(
    "scope", ["*", "filing.*", "filing.*.read", "filing.filings", "filing..read", "filing.filings.admin", ".a.read", ""]
)
def test_a_scope_names_service_resource_and_direction(scope: str) -> None:
    with pytest.raises(ValidationError):
        asked(1, scope)


@given(st.from_regex(r"[a-z]{1,32}\.[a-z][a-z0-9]{0,9}(?:-[a-z0-9]{1,9}){0,2}\.(?:read|write)", fullmatch=True))
def test_every_scope_that_can_be_stated_is_one_the_gateway_knows(scope: str) -> None:
    assert asked(1, scope).scopes == (scope,)
    assert WORD.fullmatch(scope)


@pytest.mark.parametrize(
    ("service", "method", "path"),
    [("supervision", "POST", "/v1/watch-list/x"), ("filing", "GET", "/v1/filings"), ("directory", "GET", "/v1/me")],
)
def test_every_scope_that_a_call_needs_can_be_stated(service: str, method: str, path: str) -> None:
    scope = scope_of(service, method, path)
    assert scope is not None
    assert asked(1, scope).scopes == (scope,)
