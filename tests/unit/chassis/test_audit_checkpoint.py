"""Checkpoints as signed notes: a published note verifies, and nothing is read that its service has not signed."""

from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from libs.chassis.sealing.alignment import align
from libs.chassis.sealing.checkpoint import (
    BadCheckpoint,
    Checkpoint,
    cosign,
    is_signed,
    origin_of,
    read_checkpoint,
    sign,
    witnessed_at,
)
from libs.chassis.sealing.journal import Entry, Journal, UnreadableJournal, read_journal
from libs.chassis.sealing.tree import root_of

PUBLISHED = """If you think cryptography is the answer to your problem,
then you don't know what your problem is.

\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""
PUBLISHED_KEY = "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
KEY, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([number] * 32)) for number in (1, 2))
ORIGIN = origin_of("filing")
CHECKPOINT = Checkpoint(ORIGIN, 7, root_of([b"x" * 32]), 1_700_000_000)
NOTE = sign(CHECKPOINT, KEY)


def test_the_published_note_verifies_and_not_with_a_letter_more() -> None:
    key = Ed25519PublicKey.from_public_bytes(b64decode(PUBLISHED_KEY)[1:])
    assert is_signed(PUBLISHED, "PeterNeumann", key)
    assert not is_signed(PUBLISHED.replace("problem is", "problems is"), "PeterNeumann", key)
    assert not is_signed(PUBLISHED, "Peter", key)


def test_a_checkpoint_is_origin_size_root_and_time_line_by_line() -> None:
    assert NOTE.splitlines()[:5] == [ORIGIN, "7", b64encode(CHECKPOINT.root).decode(), "time 1700000000", ""]
    assert read_checkpoint(NOTE, ORIGIN, KEY.public_key()) == CHECKPOINT


@pytest.mark.parametrize(
    "note",
    [
        NOTE.replace("\n7\n", "\n8\n"),
        NOTE.replace("time 17", "time 18"),
        sign(CHECKPOINT, OTHER),
        sign(Checkpoint(origin_of("directory"), 7, CHECKPOINT.root, 0), KEY),
        NOTE.partition("\n\n")[0] + "\n",
        NOTE.partition("\n\n")[0] + "\n\n\u2014 x\n",
        "",
        "\n\n\n",
    ],
)
def test_what_the_service_has_not_signed_is_not_read(note: str) -> None:
    with pytest.raises(BadCheckpoint):
        read_checkpoint(note, ORIGIN, KEY.public_key())


def under_our_name(text: str) -> str:
    """Any text as a note that our key has signed under our name."""
    key_id = b64decode(NOTE.splitlines()[-1].rsplit(" ", 1)[1])[:4]
    return f"{text}\n\u2014 {ORIGIN} {b64encode(key_id + KEY.sign(text.encode())).decode()}\n"


@pytest.mark.parametrize("size", ["07", "+7", "-7", "7 ", "x"])
def test_a_number_written_otherwise_is_no_checkpoint_though_signed(size: str) -> None:
    note = under_our_name(CHECKPOINT.text().replace("\n7\n", f"\n{size}\n"))
    assert is_signed(note, ORIGIN, KEY.public_key())
    with pytest.raises(BadCheckpoint):
        read_checkpoint(note, ORIGIN, KEY.public_key())


def test_a_checkpoint_of_another_trail_is_not_read_though_our_key_signed_it() -> None:
    other = Checkpoint(origin_of("directory"), 7, CHECKPOINT.root, 0)
    with pytest.raises(BadCheckpoint):
        read_checkpoint(under_our_name(other.text()), ORIGIN, KEY.public_key())


def test_a_cosignature_says_when_and_whose() -> None:
    note = cosign(NOTE, OTHER, 1_700_000_005)
    assert witnessed_at(note, OTHER.public_key()) == 1_700_000_005
    assert read_checkpoint(note, ORIGIN, KEY.public_key()) == CHECKPOINT
    assert witnessed_at(note, KEY.public_key()) is None
    assert witnessed_at(NOTE, OTHER.public_key()) is None
    assert witnessed_at(note.replace("\n7\n", "\n8\n"), OTHER.public_key()) is None


def test_a_journal_gives_back_what_was_added_and_drops_what_was_never_finished(tmp_path: Path) -> None:
    path = tmp_path / "filing.checkpoints"
    entries = [Entry(NOTE, (b"a" * 32, b"b" * 32)), Entry(NOTE)]
    with Journal(path) as journal:
        for entry in entries:
            journal.add(entry)
        with pytest.raises(BlockingIOError):
            Journal(path)
    with path.open("ab") as torn:
        torn.write(Entry(NOTE).line()[:-9])
    assert list(read_journal(path)) == entries
    with Journal(path) as journal:
        journal.add(entries[1])
    assert list(read_journal(path)) == [*entries, entries[1]]


@pytest.mark.parametrize("line", [b"{}", b"[]", b"x", b'{"note": 1}', b'{"note": "", "leaves": "eA=="}', b"null"])
def test_a_line_that_is_not_of_a_journal_is_refused_by_its_number(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "filing.checkpoints"
    path.write_bytes(Entry(NOTE).line() + line + b"\n")
    with pytest.raises(UnreadableJournal, match="line 2"):
        list(read_journal(path))


DIGESTS = st.lists(st.integers(0, 40).map(lambda number: bytes([number])), unique=True, max_size=30)


@given(DIGESTS, DIGESTS)
def test_an_alignment_accounts_for_every_place(true: list[bytes], found: list[bytes]) -> None:
    aligned = align(true, found)
    assert {true[place] for place in aligned.removed} == set(true) - set(found)
    assert {found[at] for at in aligned.added} == set(found) - set(true)
    kept = [place for at, place in aligned.matched.items() if at not in aligned.moved]
    assert kept == sorted(kept)
    assert (aligned.removed, aligned.added, aligned.moved) != ((), (), ()) or true == found


def test_one_record_carried_elsewhere_is_the_one_that_moved() -> None:
    aligned = align([b"a", b"b", b"c", b"d"], [b"b", b"c", b"d", b"a"])
    assert (aligned.removed, aligned.added, aligned.moved) == ((), (), (3,))
