"""What an integrator's key may be used for: the words its token carries, and the calls they cover."""

from uuid import UUID

import pytest
from cryptography.hazmat.primitives import serialization as encoding
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from libs.chassis.identity import Signer, TokenInvalid, Verifier
from libs.chassis.scopes import ScopeMissing, require_scope, scope_of
from tests.unit.chassis.test_identity_hostile import VERIFIER, new_forge

ACCOUNT = UUID("0190aaaa-0000-7000-8000-000000000001")
KEY = Ed25519PrivateKey.generate()
PRIVATE = KEY.private_bytes(encoding.Encoding.PEM, encoding.PrivateFormat.PKCS8, encoding.NoEncryption())
PUBLIC = KEY.public_key().public_bytes(encoding.Encoding.PEM, encoding.PublicFormat.SubjectPublicKeyInfo)


def minted(*words: str, service: str = "filing") -> frozenset[str] | None:
    """The scopes a service reads from a token minted for it with those words."""
    token = Signer(PRIVATE, kid="gateway").mint(ACCOUNT, "key-1", ACCOUNT, service, 1, "GET", scp=words)
    return Verifier({"gateway": PUBLIC}, service).verify(token).scopes


def test_a_token_of_a_login_carries_no_scopes() -> None:
    token = Signer(PRIVATE, kid="gateway").mint(ACCOUNT, "login-1", ACCOUNT, "filing", 1, "GET")
    assert Verifier({"gateway": PUBLIC}, "filing").verify(token).scopes is None


def test_a_token_of_a_key_carries_the_scopes_of_its_service_and_no_others() -> None:
    words = ("filing.filings.read", "filing.after-care.write", "supervision.tasks.read", "filings.x.read")
    assert minted(*words) == frozenset({"filing.filings.read", "filing.after-care.write"})
    assert minted(*words, service="directory") == frozenset()


def test_a_key_without_scopes_is_not_a_login() -> None:
    assert minted() == frozenset()


SOUND = "filing.filings.read"


@pytest.mark.parametrize(
    "scopes",
    [
        None,
        SOUND,
        {SOUND: True},
        [[SOUND]],
        [1],
        [None],
        [SOUND, SOUND],
        ["filing.filings.*"],
        ["filing.*.read"],
        ["*"],
        ["filing.filings"],
        ["filing.filings.admin"],
        ["Filing.filings.read"],
        ["filing.filings.read "],
        ["filing.filings.read\n"],
        ["filing.filings.read.write"],
        [".filings.read"],
        [""],
        [f"filing.r{number}.read" for number in range(65)],
        ["filing." + "r" * 65 + ".read"],
    ],
)
def test_scopes_that_are_not_words_of_ours_make_no_token(scopes: object) -> None:
    forge = new_forge()
    forge.claims["scp"] = [SOUND]
    assert VERIFIER.verify(forge.token()).scopes == frozenset({SOUND})
    forge.claims["scp"] = scopes
    with pytest.raises(TokenInvalid):
        VERIFIER.verify(forge.token())


def test_sixty_four_scopes_still_fit_into_a_token() -> None:
    assert len(minted(*(f"filing.resource-{number}.read" for number in range(64))) or ()) == 64


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/v1/filings", "filing.filings.read"),
        ("HEAD", "/v1/filings/5", "filing.filings.read"),
        ("OPTIONS", "/v1/filings", "filing.filings.read"),
        ("POST", "/v1/filings", "filing.filings.write"),
        ("POST", "/v1/filings/5/decision", "filing.filings.write"),
        ("DELETE", "/v1/aftercare-obligations/5", "filing.aftercare-obligations.write"),
        ("get", "/v1/filings", "filing.filings.write"),
        ("GET", "/v1/", None),
        ("GET", "/v1", None),
        ("GET", "/v2/filings", None),
        ("GET", "/openapi.json", None),
        ("GET", "/v1//filings", None),
        ("GET", "/v1/FILINGS", None),
        ("GET", "/v1/filings\n", None),
    ],
)
def test_a_call_needs_the_scope_of_its_resource(method: str, path: str, scope: str | None) -> None:
    assert scope_of("filing", method, path) == scope


def test_a_call_that_is_covered_goes_through() -> None:
    carried = {"filing.filings.read"}
    require_scope(carried, "filing", "GET", "/v1/filings/5")
    assert scope_of("filing", "GET", "/v1/filings/5") in carried


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/v1/filings"), ("GET", "/v1/statistics/filings"), ("GET", "/v1/filings-of-others"), ("GET", "/metrics")],
)
def test_a_call_that_is_not_covered_is_refused_and_told_what_is_missing(method: str, path: str) -> None:
    with pytest.raises(ScopeMissing) as refused:
        require_scope({"filing.filings.read"}, "filing", method, path)
    needed = scope_of("filing", method, path)
    assert (needed or "") in refused.value.detail.en
    assert (needed or "") in refused.value.detail.zh
    assert refused.value.cites == ("P-36",)


def test_to_write_is_not_to_read() -> None:
    with pytest.raises(ScopeMissing):
        require_scope({"filing.filings.write"}, "filing", "GET", "/v1/filings")
