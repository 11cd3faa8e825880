"""What a sealed value is bound to, and who destroys a key: each part by itself, without a database (P-06, P-36)."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from libs.chassis.access.grounds import Access, Section
from libs.chassis.envelope.cover import Cover
from libs.chassis.envelope.erasure import TwoErasersNeeded, require_two
from libs.chassis.envelope.keyring import Keyring
from libs.chassis.envelope.provider import FileKeys
from libs.chassis.envelope.refusals import SealBroken
from libs.chassis.envelope.suites import Suite
from libs.chassis.envelope.value import CaseKey, Place
from libs.kernel.roles import Role
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from tests.support.vault_papers import actor

KEK = "vault.c4.1"
KEY = CaseKey(UUID(int=1), Suite.AES_256_GCM, Sensitivity.C4, b"k" * 32)
PLACE = Place("vault", "report", "body", "7", 1, Sensitivity.C4)
OPEN = Section("entry", Text("登记", "Entry"), Sensitivity.C2)
CLOSED = Section("reporter", Text("检举人", "Reporter"), Sensitivity.C4, {"reporter": None, "original": ""})


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    place = tmp_path / f"{KEK}.kek"
    place.touch(mode=0o600)
    place.write_bytes(b"e" * 32)
    return Keyring("vault", FileKeys(tmp_path, "vault", Suite.SM4_GCM), Suite.SM4_GCM, b"f")


def test_a_value_is_bound_to_its_key_and_not_to_its_place_alone() -> None:
    """One value must not open under two keys: what names the key is part of what binds."""
    other = replace(KEY, secret=b"o" * 32)
    assert KEY.check != other.check
    assert PLACE.bound(KEY.check) != PLACE.bound(other.check)


@pytest.mark.parametrize(("case_type", "case_id"), [("report", UUID(int=8)), ("opening", UUID(int=7))])
def test_the_key_of_one_case_does_not_open_for_another(keyring: Keyring, case_type: str, case_id: UUID) -> None:
    """P-06: a wrapped key moved to another case is no key there."""
    key = keyring.fresh(UUID(int=3), Sensitivity.C4)
    wrapped = keyring.wrap(KEK, key, "report", UUID(int=7))
    row: dict[str, Any] = {"id": key.id, "suite": int(key.suite), "level": key.level.value, "kek_id": KEK}
    row["wrapped"] = wrapped
    assert keyring.unwrap(row, "report", UUID(int=7)).secret == key.secret
    with pytest.raises(SealBroken):
        keyring.unwrap(row, case_type, case_id)


def test_a_sealed_field_that_was_taken_away_is_missed() -> None:
    """P-06: what is gone must not look as if it had never been there."""
    cover = Cover("vault", "report", "report", Access(sections=(OPEN, CLOSED)), UUID(int=7), 1, KEY)
    stored = json.loads(cover.seal_body('{"reporter":"x","original":"y"}'))
    del stored["original"]
    with pytest.raises(SealBroken):
        cover.open_body(json.dumps(stored))


def test_two_accounts_of_one_person_do_not_destroy_a_key() -> None:
    """P-36: two persons decide, not two sign-ins."""
    first = actor(UUID(int=21), Role.CASE_MGMT)
    twin = replace(first, account_id=UUID(int=999))
    with pytest.raises(TwoErasersNeeded):
        require_two((first, twin))
    require_two((first, actor(UUID(int=22), Role.CASE_MGMT)))
