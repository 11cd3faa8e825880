"""The verifier on its own: which checkpoints it accepts, and what it reads from one line of a dump."""

import json
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from libs.chassis.sealing.checkpoint import Checkpoint, cosign, origin_of, sign
from libs.chassis.sealing.journal import Entry
from libs.chassis.sealing.trail import Record, UnreadableDump, read_dump, read_record
from libs.chassis.sealing.tree import leaf_hash, root_of
from libs.chassis.sealing.verifier import LATE, Report, Verification

KEY, WITNESS, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([number] * 32)) for number in (1, 2, 3))
BEGIN = 1_772_413_200


def line(index: int, **columns: object) -> dict[str, object]:
    """One record of a dump, sealed at that leaf, written in the second of that number."""
    said = {"at": f"2026-03-02T01:00:{index:02d}+00:00", "event_uuid": f"e{index}"}
    body = json.dumps(said).encode()
    return {"audit_id": index + 1, "leaf_index": index, "leaf_hash": leaf_hash(body).hex(),
            "body": b64encode(body).decode(), "columns": {**said, **columns}}  # fmt: skip


RECORDS = [read_record(line(index)) for index in range(6)]
LEAVES = [record.digest or b"" for record in RECORDS]


def entry(size: int, time: int = BEGIN + 60, key: Ed25519PrivateKey = KEY, leaves: Sequence[bytes] = LEAVES) -> Entry:
    """A checkpoint over the first leaves, cosigned."""
    note = sign(Checkpoint(origin_of("filing"), size, root_of(leaves[:size]), time), key)
    return Entry(cosign(note, WITNESS, time))


def report(
    entries: Sequence[Entry], records: Sequence[Record] = RECORDS, witness: Ed25519PrivateKey = WITNESS
) -> Report:
    """What a verification says."""
    return Verification("filing", KEY.public_key(), witness.public_key()).verify(records, entries)


def kinds(found: Report) -> list[str]:
    """The kinds of what was found."""
    return [breach.kind for breach in found.breaches]


def test_a_trail_under_its_checkpoints_is_as_sealed() -> None:
    found = report([entry(2), entry(5)])
    assert (found.size, found.pending, found.witnessed, found.breaches) == (5, 1, True, ())


def test_a_checkpoint_that_this_witness_has_not_signed_does_not_count() -> None:
    assert kinds(report([entry(5)], witness=OTHER)) == ["forged_checkpoint", "no_checkpoint"]


def test_a_checkpoint_that_the_service_has_not_signed_does_not_count() -> None:
    assert kinds(report([entry(2), entry(5, key=OTHER)])) == ["forged_checkpoint"]


def test_a_smaller_checkpoint_after_a_larger_one_is_reported() -> None:
    assert kinds(report([entry(5), entry(2)])) == ["shrunk"]


def test_two_roots_of_one_size_are_reported_as_a_fork() -> None:
    assert kinds(report([entry(5), entry(5, leaves=LEAVES[::-1])])) == ["forked"]


def test_nothing_is_verified_without_a_checkpoint() -> None:
    assert kinds(report([])) == ["no_checkpoint"]


@pytest.mark.parametrize(("later", "found"), [(LATE - 1, []), (LATE + 10, ["backdated"])])
def test_a_record_sealed_long_after_its_time_is_reported(later: float, found: list[str]) -> None:
    """The sixth record says second 5; the checkpoint before it was signed that much later without it."""
    assert kinds(report([entry(5, BEGIN + 5 + int(later)), entry(6, BEGIN + 900)])) == found


@pytest.mark.parametrize(
    ("columns", "unlike"),
    [
        ({}, ()),
        ({"at": "2026-03-02T09:00:00+08:00"}, ()),
        ({"added_later": "x"}, ()),
        ({"at": "2026-03-02T01:00:00.000001+00:00"}, ("at",)),
        ({"at": None, "event_uuid": None}, ("at", "event_uuid")),
    ],
)
def test_columns_are_compared_with_the_body(columns: dict[str, object], unlike: tuple[str, ...]) -> None:
    assert read_record(line(0, **columns)).unlike == unlike


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff", b"{}"])
def test_a_body_that_is_not_ours_is_reported(body: bytes) -> None:
    assert read_record({**line(0), "body": b64encode(body).decode()}).unlike == ("body",)


@pytest.mark.parametrize(
    "written", ["{}", "[]", "x", '{"audit_id": 1, "leaf_index": 0, "leaf_hash": "zz", "body": null}']
)
def test_a_line_that_is_not_of_a_dump_is_refused_by_its_number(tmp_path: Path, written: str) -> None:
    path = tmp_path / "dump"
    path.write_text(f"{json.dumps(line(0))}\n{written}\n")
    with pytest.raises(UnreadableDump, match="line 2"):
        list(read_dump(path))
