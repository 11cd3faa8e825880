"""Forged, altered and malformed internal tokens: none opens a door, and no refusal says why."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from libs.chassis.identity import TokenInvalid, Verifier
from libs.kernel.refusal import Kind
from tests.support.forged_tokens import HOSTILE, Forge

NOW = 1_790_000_000
ACCOUNT = "0190aaaa-0000-7000-8000-000000000001"
ORGAN = "0190bbbb-0000-7000-8000-000000000002"
KEY = Ed25519PrivateKey.generate()


def new_forge() -> Forge:
    """A forge with the right key, so that only what it writes is wrong."""
    return Forge(KEY, NOW, ACCOUNT, ORGAN)


VERIFIER = Verifier({"gateway": new_forge().public_pem}, "filing", clock=lambda: NOW)


def test_the_hand_written_token_is_accepted_untouched_so_the_forgeries_have_teeth() -> None:
    assert VERIFIER.verify(new_forge().token()).account_id.hex == ACCOUNT.replace("-", "")


@pytest.mark.parametrize("vector", HOSTILE)
def test_a_hostile_token_is_refused(vector: str) -> None:
    with pytest.raises(TokenInvalid):
        VERIFIER.verify(HOSTILE[vector](new_forge()))


@pytest.mark.parametrize("vector", HOSTILE)
def test_a_refusal_never_says_why(vector: str) -> None:
    with pytest.raises(TokenInvalid) as refused:
        VERIFIER.verify(HOSTILE[vector](new_forge()))
    assert (refused.value.kind, refused.value.args) == (Kind.UNKNOWN_CALLER, ("token_invalid",))
    assert (refused.value.detail, refused.value.errors) == (TokenInvalid.title, ())
    assert refused.value.__suppress_context__


def test_there_are_enough_hostile_vectors() -> None:
    assert len(HOSTILE) >= 40
