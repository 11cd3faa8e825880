"""What a gateway believes of an identity provider, and the many things it does not."""

import time
from typing import Any

import pytest

from gateway.oidc.id_token import Expected, IdTokenRefused, account_name, head_of, read_id_token
from gateway.oidc.key_set import KeySet
from tests.support.forged_identities import FORGERIES
from tests.support.identity_provider import CLIENT_ID, IdentityProvider, new_key

NONCE = "n" * 43
PROVIDER = IdentityProvider("http://127.0.0.1/callback", port=1, keys=[new_key("key-1")])


def published(provider: IdentityProvider) -> KeySet:
    """The provider's keys as it publishes them."""
    return KeySet({"keys": [{**key.key.as_dict(private=False), "kid": key.kid} for key in provider.keys]})


def believed(token: str, provider: IdentityProvider = PROVIDER, at: float | None = None) -> str:
    """The account name in a token that is believed."""
    head = head_of(token)
    key = published(provider).find(head.kid, head.algorithm)
    if key is None:
        raise IdTokenRefused("kid")
    expected = Expected(provider.issuer, CLIENT_ID, NONCE, time.time() if at is None else at)
    return account_name(read_id_token(token, key, expected), "preferred_username")


def honest(provider: IdentityProvider = PROVIDER, **header: Any) -> str:
    return provider.sign(provider.claims(NONCE, "clerk"), **header)


@pytest.mark.parametrize("algorithm", ["RS256", "PS256", "ES256", "EdDSA"])
def test_an_honest_token_is_believed_so_the_forgeries_have_teeth(algorithm: str) -> None:
    provider = IdentityProvider(PROVIDER.redirect_uri, port=1, keys=[new_key("key-1", algorithm)])
    assert believed(honest(provider), provider) == "clerk"


def test_a_token_may_leave_out_its_type_and_name_us_in_a_list_of_one() -> None:
    assert believed(honest(typ=None)) == "clerk"
    assert believed(PROVIDER.sign({**PROVIDER.claims(NONCE, "clerk"), "aud": [CLIENT_ID], "azp": CLIENT_ID})) == "clerk"


def test_a_token_without_kid_is_believed_only_while_one_key_can_be_meant() -> None:
    assert believed(honest(kid=None)) == "clerk"
    several = IdentityProvider(PROVIDER.redirect_uri, port=1, keys=[new_key("key-1"), new_key("key-2")])
    for key in several.keys:
        with pytest.raises(IdTokenRefused):
            believed(several.sign(several.claims(NONCE, "clerk"), key, kid=None), several)


@pytest.mark.parametrize(("ahead", "holds"), [(-4, True), (304, True), (-6, False), (306, False)])
def test_clocks_may_differ_by_five_seconds(ahead: int, holds: bool) -> None:
    now = int(time.time())
    token = PROVIDER.sign({**PROVIDER.claims(NONCE, "clerk"), "iat": now, "exp": now + 300})
    if holds:
        assert believed(token, at=now + ahead) == "clerk"
    else:
        with pytest.raises(IdTokenRefused):
            believed(token, at=now + ahead)


@pytest.mark.parametrize("vector", FORGERIES)
def test_a_forged_token_is_not_believed(vector: str) -> None:
    claims = PROVIDER.claims(NONCE, "clerk")
    with pytest.raises(IdTokenRefused):
        believed(FORGERIES[vector](PROVIDER, claims))


def test_an_address_of_mail_that_nobody_verified_names_no_account() -> None:
    assert account_name({"email": "a@b.c", "email_verified": True}, "email") == "a@b.c"
    for verified in (None, False, "true"):
        with pytest.raises(IdTokenRefused):
            account_name({"email": "a@b.c", "email_verified": verified}, "email")


def test_keys_that_should_not_sign_are_passed_over() -> None:
    rsa, curve = new_key("a").key, new_key("b", "ES256").key
    public = dict(rsa.as_dict(private=False))
    unfit = [
        dict(rsa.as_dict(private=True)),
        {**public, "use": "enc"},
        {**public, "alg": "RS512"},
        {**public, "n": "AQAB"},
        {**public, "kid": 7},
        {**dict(curve.as_dict(private=False)), "crv": "P-384"},
        {"kty": "oct", "k": "AAAA"},
        {"kty": "RSA"},
        "key",
        None,
    ]
    assert len(KeySet({"keys": unfit})) == 0
    assert len(KeySet({"keys": [public]})) == 1
    without: list[dict[str, Any]] = [{}, {"keys": {}}, {"keys": None}]
    assert [len(KeySet(document)) for document in without] == [0, 0, 0]


def test_a_key_meant_for_one_algorithm_serves_no_other() -> None:
    public = dict(new_key("a").key.as_dict(private=False))
    keys = KeySet({"keys": [{**public, "kid": "a", "alg": "PS256"}]})
    assert keys.find("a", "PS256") is not None
    assert keys.find("a", "RS256") is None
    assert keys.find("b", "PS256") is None
