"""Idempotency keys: whose they are, what they were claimed for, and what under them is the same request."""

import hmac
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

import orjson
import pytest

from libs.chassis.idempotency import Claim, claim, fingerprint
from libs.kernel.refusal import KeyReused
from tests.support.binders import FALL, NEW_YEAR_IN_OFFICE, House, Write

CASE, ANOTHER = UUID(int=21), UUID(int=22)
ASKED = Claim(UUID(int=1), "binder.step", "key", b"print")


async def _claimed(house: House, asked: Claim, case_id: UUID = CASE) -> UUID | None:
    async with house.engine.database.begin() as connection:
        return await claim(connection, asked, "binder", case_id, FALL)


async def test_a_fresh_key_is_claimed_for_its_case(house: House) -> None:
    assert await _claimed(house, ASKED) is None
    assert await house.rows("idempotency") == [
        {
            "principal": UUID(int=1),
            "route": "binder.step",
            "key": "key",
            "fingerprint": b"print",
            "case_type": "binder",
            "case_id": CASE,
            "created_at": FALL,
        }
    ]


async def test_a_known_key_answers_with_the_case_of_the_first_request_and_keeps_its_claim(house: House) -> None:
    await _claimed(house, ASKED)
    before = await house.rows("idempotency")
    found = await _claimed(house, ASKED, ANOTHER)
    assert (found, type(found)) == (CASE, UUID)
    assert await house.rows("idempotency") == before


async def test_a_known_key_with_another_fingerprint_is_refused(house: House) -> None:
    await _claimed(house, ASKED)
    with pytest.raises(KeyReused):
        await _claimed(house, replace(ASKED, fingerprint=b"other"))


@pytest.mark.parametrize(
    "other",
    [replace(ASKED, principal=UUID(int=2)), replace(ASKED, route="binder.close"), replace(ASKED, key="other")],
    ids=["principal", "route", "key"],
)
async def test_a_key_belongs_to_one_caller_on_one_route(house: House, other: Claim) -> None:
    await _claimed(house, ASKED)
    assert await _claimed(house, other, ANOTHER) is None
    assert await _claimed(house, ASKED) == CASE
    assert await _claimed(house, other) == ANOTHER


async def test_a_claim_that_is_rolled_back_is_none(house: House) -> None:
    async with house.engine.database.connect() as connection:
        assert await claim(connection, ASKED, "binder", CASE, NEW_YEAR_IN_OFFICE) is None
        await connection.rollback()
    assert await _claimed(house, ASKED, ANOTHER) is None


def test_a_fingerprint_is_the_digest_of_route_case_and_canonical_body() -> None:
    body = b'{"note":"word","sheet":null}'
    assert orjson.loads(body) == Write(note="word").model_dump(mode="json")
    written = b"binder.step\x00" + str(CASE).encode() + b"\x00" + body
    assert fingerprint("binder.step", CASE, Write(note="word")) == sha256(written).digest()
    opening = b"binder.open\x00\x00" + body
    assert fingerprint("binder.open", None, Write(note="word")) == sha256(opening).digest()


class Backwards(Write):
    """The same fields, the last first."""

    def model_dump(self, **asked: object) -> dict[str, object]:
        """In the other order, in the form that was asked for."""
        assert asked == {"mode": "json"}
        return {"sheet": None, "note": self.note}


def test_the_order_of_the_fields_does_not_count() -> None:
    assert fingerprint("r", CASE, Backwards(note="word")) == fingerprint("r", CASE, Write(note="word"))


def test_what_is_asked_of_another_case_or_route_or_with_another_word_has_another_fingerprint() -> None:
    prints = {
        fingerprint("r", CASE, Write(note="word")),
        fingerprint("r", ANOTHER, Write(note="word")),
        fingerprint("r", None, Write(note="word")),
        fingerprint("s", CASE, Write(note="word")),
        fingerprint("r", CASE, Write(note="other")),
        fingerprint("r", CASE, Write(note="word", sheet=CASE)),
    }
    assert len(prints) == 6


def test_with_a_secret_the_fingerprint_cannot_be_made_by_who_does_not_have_it() -> None:
    written = b"r\x00" + str(CASE).encode() + b"\x00" + b'{"note":"word","sheet":null}'
    keyed = fingerprint("r", CASE, Write(note="word"), b"secret")
    assert keyed == hmac.digest(b"secret", written, "sha256")
    assert keyed != fingerprint("r", CASE, Write(note="word"))
    assert keyed != fingerprint("r", CASE, Write(note="word"), b"other")
