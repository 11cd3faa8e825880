"""One-time codes (RFC 6238), and that a kept secret is of use for its own account and key alone."""

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.directory.one_time_codes import OneTimeCodes, SecretUnreadable, address_of, codes_of

CODES = codes_of(b"a private key")
MINE, THEIRS = UUID(int=1), UUID(int=2)
NOW = datetime(2026, 3, 1, 8, 0, 5, tzinfo=UTC)
RFC = base64.b32encode(b"12345678901234567890").decode()


def _code(secret: str, at: datetime) -> str:
    return pyotp.TOTP(secret).at(at)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_the_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    """The six last digits of the test vectors in RFC 6238, appendix B."""
    at = datetime.fromtimestamp(seconds, UTC)
    assert CODES.step_of(MINE, CODES.seal(MINE, RFC), code, at) == seconds // 30


@pytest.mark.parametrize(("seconds", "taken"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_code_of_the_step_before_or_after_is_taken_and_no_other(seconds: int, taken: bool) -> None:
    code = _code(RFC, NOW + timedelta(seconds=seconds))
    found = CODES.step_of(MINE, CODES.seal(MINE, RFC), code, NOW)
    assert found == (int(NOW.timestamp()) // 30 + seconds // 30 if taken else None)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "２８７０８２", "287082\x00", "-87082"])
def test_what_is_no_code_is_a_wrong_code(typed: str) -> None:
    assert CODES.step_of(MINE, CODES.seal(MINE, RFC), typed, datetime.fromtimestamp(59, UTC)) is None


def test_a_space_within_the_code_does_no_harm() -> None:
    assert CODES.step_of(MINE, CODES.seal(MINE, RFC), "287 082", datetime.fromtimestamp(59, UTC)) == 1


def test_a_drawn_secret_has_160_bits_and_is_never_the_same() -> None:
    drawn = [CODES.draw(MINE) for _ in range(50)]
    assert {len(base64.b32decode(one.secret)) for one in drawn} == {20}
    assert len({one.secret for one in drawn}) == len({one.sealed for one in drawn}) == 50
    assert all(CODES.open(MINE, one.sealed) == one.secret for one in drawn)


def test_a_kept_secret_shows_nothing_of_itself() -> None:
    drawn = CODES.draw(MINE)
    assert drawn.secret.encode() not in drawn.sealed
    assert base64.b32decode(drawn.secret) not in drawn.sealed


def test_a_kept_secret_is_of_no_use_for_another_account_or_another_key() -> None:
    drawn = CODES.draw(MINE)
    for codes, account in ((CODES, THEIRS), (codes_of(b"another key"), MINE)):
        with pytest.raises(SecretUnreadable):
            codes.open(account, drawn.sealed)


@given(st.integers(0, 60), st.integers(1, 255))
def test_a_kept_secret_that_was_altered_is_not_read(place: int, change: int) -> None:
    sealed = CODES.seal(MINE, RFC)
    altered = bytearray(sealed)
    altered[place % len(sealed)] ^= change
    with pytest.raises(SecretUnreadable):
        CODES.open(MINE, bytes(altered))


@given(st.binary(max_size=80))
def test_whatever_else_stands_in_its_place_is_not_read(sealed: bytes) -> None:
    with pytest.raises(SecretUnreadable):
        CODES.open(MINE, sealed)


def test_the_address_is_the_one_authenticators_read() -> None:
    address = urlsplit(address_of(RFC, "approval-clerk"))
    assert (address.scheme, address.netloc, address.path) == ("otpauth", "totp", "/Lanyard:approval-clerk")
    assert parse_qs(address.query)["secret"] == [RFC]
    assert parse_qs(address.query)["issuer"] == ["Lanyard"]


def test_the_key_is_one_of_aes_256() -> None:
    assert len(CODES.key) == 32
    assert isinstance(CODES, OneTimeCodes)
