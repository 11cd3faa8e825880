"""One encrypted value: it opens under its key and in its place alone, whole and unaltered."""

import base64
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import assume, given
from hypothesis import strategies as some

from libs.chassis.access.grounds import Access, Section
from libs.chassis.envelope.cover import Cover
from libs.chassis.envelope.provider import FileKeys
from libs.chassis.envelope.refusals import Cause, Erased, KeysMissing, SealBroken
from libs.chassis.envelope.suites import Suite, decrypt, encrypt
from libs.chassis.envelope.value import CaseKey, Place, seal, unseal
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text

PLACE = Place("filing", "dossier", "body.tip", str(UUID(int=7)), 3, Sensitivity.C3)
SUITES = some.sampled_from(list(Suite))
KEYS = some.builds(
    lambda number, suite, secret: CaseKey(UUID(int=number), suite, Sensitivity.C3, secret[: suite.key_length]),
    some.integers(0, 2**128 - 1),
    SUITES,
    some.binary(min_size=32, max_size=32),
)
PLACES = some.builds(
    Place, some.text(), some.text(), some.text(), some.text(), some.integers(0, 2**62), some.sampled_from(Sensitivity)
)


def key(suite: Suite = Suite.AES_256_GCM, number: int = 1) -> CaseKey:
    return CaseKey(UUID(int=number), suite, Sensitivity.C3, bytes([number]) * suite.key_length)


@given(KEYS, PLACES, some.binary(max_size=2000))
def test_what_was_sealed_opens_in_its_place(key: CaseKey, place: Place, clear: bytes) -> None:
    sealed = seal(key, place, clear)
    assert unseal(key, place, sealed) == clear
    assert len(sealed) == 1 + 1 + 16 + 12 + len(clear) + 16
    assert sealed[:18] == bytes((1, key.suite)) + key.id.bytes


@given(KEYS, PLACES, PLACES, some.binary(max_size=200))
def test_what_was_sealed_opens_in_no_other_place(key: CaseKey, place: Place, other: Place, clear: bytes) -> None:
    assume(place != other)
    with pytest.raises(SealBroken):
        unseal(key, other, seal(key, place, clear))


@pytest.mark.parametrize("name", [one.name for one in fields(Place)])
@pytest.mark.parametrize("suite", list(Suite))
def test_every_part_of_the_place_binds(suite: Suite, name: str) -> None:
    value = getattr(PLACE, name)
    other: Any = value + "x" if isinstance(value, str) else Sensitivity.C4 if name == "level" else value + 1
    with pytest.raises(SealBroken) as broken:
        unseal(key(suite), replace(PLACE, **{name: other}), seal(key(suite), PLACE, b"clear"))
    assert broken.value.cause is Cause.ALTERED_OR_MOVED


def test_two_parts_of_the_place_do_not_run_into_each_other() -> None:
    moved = replace(PLACE, table="dossierbody.", column="tip")
    with pytest.raises(SealBroken):
        unseal(key(), moved, seal(key(), replace(PLACE, table="dossier", column="body.tip"), b"clear"))


@given(KEYS, some.binary(max_size=100), some.data())
def test_one_bit_altered_anywhere_is_seen(key: CaseKey, clear: bytes, chosen: some.DataObject) -> None:
    sealed = bytearray(seal(key, PLACE, clear))
    bit = chosen.draw(some.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealBroken):
        unseal(key, PLACE, bytes(sealed))


@given(KEYS, some.binary(max_size=100), some.data())
def test_a_value_cut_at_either_end_is_refused(key: CaseKey, clear: bytes, chosen: some.DataObject) -> None:
    sealed = seal(key, PLACE, clear)
    cut = chosen.draw(some.integers(1, len(sealed)))
    for rest in (sealed[cut:], sealed[:-cut]):
        with pytest.raises(SealBroken):
            unseal(key, PLACE, rest)


def test_a_value_does_not_open_under_a_key_of_the_same_name() -> None:
    """The check value is in what binds: GCM alone does not commit to its key."""
    sealed = seal(key(), PLACE, b"clear")
    other = CaseKey(key().id, Suite.AES_256_GCM, Sensitivity.C3, b"\x09" * 32)
    assert other.check != key().check
    with pytest.raises(SealBroken):
        unseal(other, PLACE, sealed)


def test_the_same_value_is_never_sealed_to_the_same_bytes() -> None:
    assert len({seal(key(), PLACE, b"clear") for _ in range(200)}) == 200


def test_a_key_does_not_show_its_secret() -> None:
    assert "\\x01" not in repr(key())


def test_the_national_suite_gives_the_published_values() -> None:
    """RFC 8998, appendix A.1."""
    secret, nonce = bytes.fromhex("0123456789abcdeffedcba9876543210"), bytes.fromhex("00001234567800000000abcd")
    bound = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    clear = b"".join(bytes([byte]) * 8 for byte in (0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF, 0xEE, 0xAA))
    sealed = encrypt(Suite.SM4_GCM, secret, nonce, clear, bound)
    assert sealed.hex().upper() == (
        "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
        "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D83DE3541E4C2B58177E065A9BF7B62EC"
    )
    assert decrypt(Suite.SM4_GCM, secret, nonce, sealed, bound) == clear
    with pytest.raises(InvalidTag):
        decrypt(Suite.SM4_GCM, secret, nonce, sealed[-8:], bound)


ACCESS = Access(
    sections=(
        Section("content", Text("内容", "Content"), Sensitivity.C2),
        Section(
            "verification",
            Text("核实", "Verification"),
            Sensitivity.C3,
            {"items[].verification": "", "plan.note": None, "deferrals": []},
        ),
    )
)
BODY = '{"a":1,"items":[{"v":1,"verification":"x"},{"v":2,"verification":"y"}],"plan":{"note":"z"},"deferrals":["w"]}'


def cover(version: int = 1, secret: CaseKey | None = None, access: Access = ACCESS) -> Cover:
    return Cover("filing", "dossier", "dossier", access, UUID(int=7), version, secret)


def test_only_the_restricted_fields_are_sealed_and_each_in_its_place() -> None:
    stored = cover(secret=key()).seal_body(BODY)
    assert '"a":1' in stored and '"v":2' in stored
    assert not any(f'"{secret}"' in stored for secret in "xyzw")
    assert cover(secret=key()).open_body(stored) == BODY
    with pytest.raises(SealBroken):
        cover(2, key()).open_body(stored)


def test_a_body_without_its_restricted_parts_is_sealed_as_it_is() -> None:
    bare = '{"a":1,"items":[],"plan":null}'
    assert cover(secret=key()).open_body(cover(secret=key()).seal_body(bare)) == bare


def test_where_the_key_was_destroyed_the_fields_are_empty_and_what_is_whole_is_gone() -> None:
    stored = cover(secret=key()).seal_body(BODY)
    assert cover().open_body(stored) == (
        '{"a":1,"items":[{"v":1,"verification":""},{"v":2,"verification":""}],"plan":{"note":null},"deferrals":[]}'
    )
    whole = Access(sections=(Section("identity", Text("身份", "Identity"), Sensitivity.C4),))
    with pytest.raises(Erased):
        cover(access=whole).open_body(cover(secret=key(), access=whole).seal_body(BODY))
    with pytest.raises(Erased):
        cover().seal_body(BODY)


@pytest.mark.parametrize("spelling", ["AAAB", "AAA=\\n", "", "not base64!", "AAAA===="])
def test_a_value_has_one_spelling(spelling: str) -> None:
    stored = '{"deferrals":{"sealed":"%s"}}' % spelling  # noqa: UP031
    with pytest.raises(SealBroken):
        cover(secret=key()).open_body(stored)


def test_a_second_spelling_of_the_same_bytes_is_refused() -> None:
    body = '{"deferrals":["wx"]}'
    stored = cover(secret=key()).seal_body(body)
    spelt = stored.split('"sealed":"')[1].split('"')[0]
    assert spelt.endswith("=")
    last = spelt.rstrip("=")[-1]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = spelt.rstrip("=")[:-1] + alphabet[alphabet.index(last) ^ 1] + "=" * spelt.count("=")
    assert base64.b64decode(other) == base64.b64decode(spelt)
    with pytest.raises(SealBroken):
        cover(secret=key()).open_body(stored.replace(spelt, other))


def test_a_field_inside_an_encrypted_field_is_not_declared_again() -> None:
    section = Section("s", Text("一", "One"), Sensitivity.C3, {"items[].note": "", "items": []})
    with pytest.raises(ValueError, match="items"):
        Access(sections=(ACCESS.sections[0], section))


def test_an_act_is_kept_in_a_section_there_is() -> None:
    with pytest.raises(ValueError, match="kept"):
        Access(sections=ACCESS.sections, kept={"defer": "nowhere"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for serial in (1, 2, 10):
        place = tmp_path / f"filing.c3.{serial}.kek"
        place.touch(mode=0o600)
        place.write_bytes(bytes([serial]) * 32)
    return tmp_path


@pytest.mark.parametrize("suite", list(Suite))
def test_a_wrapped_key_opens_under_its_own_key_and_bound_alone(folder: Path, suite: Suite) -> None:
    provider = FileKeys(folder, "filing", suite)
    wrapped = provider.wrap("filing.c3.2", b"secret", b"bound")
    assert FileKeys(folder, "filing", Suite.AES_256_GCM).unwrap("filing.c3.2", wrapped, b"bound") == b"secret"
    for kek_id, stored, bound in (
        ("filing.c3.1", wrapped, b"bound"),
        ("filing.c3.2", wrapped, b"other"),
        ("filing.c3.2", wrapped[:-1], b"bound"),
        ("filing.c3.2", bytes((3 - suite,)) + wrapped[1:], b"bound"),
        ("filing.c3.2", b"", b"bound"),
        ("filing.c3.3", wrapped, b"bound"),
        ("../filing.c3.2", wrapped, b"bound"),
        ("other.c3.2", wrapped, b"bound"),
    ):
        with pytest.raises(SealBroken):
            provider.unwrap(kek_id, stored, bound)


def test_the_highest_number_is_the_current_key_and_a_level_without_one_is_refused(folder: Path) -> None:
    provider = FileKeys(folder, "filing", Suite.AES_256_GCM)
    assert provider.current(Sensitivity.C3) == "filing.c3.10"
    with pytest.raises(KeysMissing):
        provider.current(Sensitivity.C4)


def test_a_key_that_others_can_read_or_of_another_length_is_refused(folder: Path) -> None:
    provider = FileKeys(folder, "filing", Suite.AES_256_GCM)
    (folder / "filing.c3.1.kek").chmod(0o640)
    (folder / "filing.c3.2.kek").write_bytes(b"short")
    for kek_id in ("filing.c3.1", "filing.c3.2"):
        with pytest.raises(KeysMissing):
            provider.wrap(kek_id, b"secret", b"bound")
