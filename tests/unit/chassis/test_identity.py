"""Who may call a service: only the gateway's own, current, well-formed token for that service opens the door."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives import serialization as encoding
from cryptography.hazmat.primitives.asymmetric import ec, ed448, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from libs.chassis.identity import (
    NOBODY,
    Claims,
    Signer,
    TokenInvalid,
    Verifier,
    request_digest,
    signer_from,
    verifier_from,
)

NOW = 1_790_000_000
ACCOUNT = UUID("0190aaaa-0000-7000-8000-000000000001")
ORGAN = UUID("0190bbbb-0000-7000-8000-000000000002")


def private_pem(key: Any) -> bytes:
    pem: bytes = key.private_bytes(encoding.Encoding.PEM, encoding.PrivateFormat.PKCS8, encoding.NoEncryption())
    return pem


def public_pem(key: Any) -> bytes:
    pem: bytes = key.public_key().public_bytes(encoding.Encoding.PEM, encoding.PublicFormat.SubjectPublicKeyInfo)
    return pem


KEY = Ed25519PrivateKey.generate()
STRANGER = Ed25519PrivateKey.generate()


def signer() -> Signer:
    return Signer(private_pem(KEY), kid="gateway", clock=lambda: NOW)


def verifier(now: float = NOW, audience: str = "filing") -> Verifier:
    return Verifier({"gateway": public_pem(KEY)}, audience, clock=lambda: now)


def minted(ttl: int = 30, hth: str | None = None) -> str:
    return signer().mint(ACCOUNT, "login-1", ORGAN, "filing", 3, "POST", hth=hth, ttl=ttl)


def test_a_token_of_the_gateway_for_this_service_is_accepted() -> None:
    found = verifier().verify(minted())
    assert found == Claims(ACCOUNT, "login-1", ORGAN, 3, "filing", "POST", None, found.token_id, NOW, NOW + 30)
    assert not found.is_gateway


def test_a_token_for_one_service_opens_no_other() -> None:
    with pytest.raises(TokenInvalid):
        verifier(audience="supervision").verify(minted())


@pytest.mark.parametrize("now", [NOW - 5, NOW, NOW + 34.9])
def test_clocks_may_differ_by_five_seconds(now: float) -> None:
    assert verifier(now).verify(minted()).expires_at == NOW + 30


@pytest.mark.parametrize("now", [NOW - 5.1, NOW + 35, NOW + 120, NOW - 120])
def test_clocks_may_not_differ_by_more(now: float) -> None:
    with pytest.raises(TokenInvalid):
        verifier(now).verify(minted())


def test_a_token_minted_for_one_method_serves_no_other() -> None:
    assert verifier().verify(minted(), method="POST").method == "POST"
    with pytest.raises(TokenInvalid):
        verifier().verify(minted(), method="GET")


def test_a_token_bound_to_a_request_serves_no_other_request() -> None:
    bound = minted(hth=request_digest("/v1/filings", b"{}"))
    assert verifier().verify(bound, digest=request_digest("/v1/filings", b"{}")).request_digest
    for other in (request_digest("/v1/filings", b"[]"), request_digest("/v1/leads", b"{}")):
        with pytest.raises(TokenInvalid):
            verifier().verify(bound, digest=other)


def test_a_token_not_bound_to_a_request_does_not_serve_where_binding_is_asked() -> None:
    with pytest.raises(TokenInvalid):
        verifier().verify(minted(), digest=request_digest("/v1/filings", b"{}"))


def test_the_gateway_speaks_for_itself_under_the_nil_account() -> None:
    token = signer().mint(NOBODY, "gateway", NOBODY, "filing", 0, "GET")
    assert verifier().verify(token).is_gateway


def test_every_call_has_its_own_token() -> None:
    assert len({verifier().verify(minted()).token_id for _ in range(100)}) == 100


@pytest.mark.parametrize("ttl", [0, -1, 61, 3600])
def test_no_token_is_minted_for_more_than_a_minute(ttl: int) -> None:
    with pytest.raises(ValueError):
        minted(ttl=ttl)


def test_a_retired_key_is_no_longer_accepted() -> None:
    rotated = Verifier({"gateway-2": public_pem(STRANGER)}, "filing", clock=lambda: NOW)
    with pytest.raises(TokenInvalid):
        rotated.verify(minted())


@pytest.mark.parametrize(
    "key",
    [rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1()), ed448.Ed448PrivateKey.generate()],
    ids=["rsa", "ec", "ed448"],
)
def test_only_ed25519_keys_are_taken(key: Any) -> None:
    with pytest.raises(ValueError):
        Signer(private_pem(key), kid="gateway")
    with pytest.raises(ValueError):
        Verifier({"gateway": public_pem(key)}, "filing")


def test_a_verifier_holds_no_private_key_and_is_never_empty() -> None:
    for keys in ({"gateway": private_pem(KEY)}, {}):
        with pytest.raises(ValueError):
            Verifier(keys, "filing")


def test_a_signer_needs_its_private_key_and_a_plain_kid() -> None:
    with pytest.raises(ValueError):
        Signer(public_pem(KEY), kid="gateway")
    with pytest.raises(ValueError):
        Signer(private_pem(KEY), kid="../gateway")


def test_a_service_trusts_the_gateways_key_files_and_no_other_services(tmp_path: Path) -> None:
    (tmp_path / "gateway.key").write_bytes(private_pem(KEY))
    (tmp_path / "gateway.pub").write_bytes(public_pem(KEY))
    (tmp_path / "filing.key").write_bytes(private_pem(STRANGER))
    (tmp_path / "filing.pub").write_bytes(public_pem(STRANGER))
    trusted = verifier_from(tmp_path, "supervision")
    genuine = signer_from(tmp_path).mint(ACCOUNT, "login-1", ORGAN, "supervision", 1, "GET")
    assert trusted.verify(genuine).account_id == ACCOUNT
    forged = signer_from(tmp_path, "filing").mint(ACCOUNT, "login-1", ORGAN, "supervision", 1, "GET")
    with pytest.raises(TokenInvalid):
        trusted.verify(forged)
