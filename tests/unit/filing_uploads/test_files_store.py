"""The file store: same content once, nothing overwritten, nothing half-received kept."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from services.filing.uploads.files_store import ORPHAN_AGE, FileStore

CONTENT = b"minutes of the meeting"


def _keep(store: FileStore, content: bytes = CONTENT) -> str:
    with store.receive() as incoming:
        incoming.write(content[:5])
        incoming.write(content[5:])
        return store.keep(incoming)


def _files(store: FileStore) -> list[Path]:
    return sorted(path for path in store.root.rglob("*") if path.is_file())


def test_a_file_lies_under_the_digest_of_its_content(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    digest = _keep(store)
    assert digest == sha256(CONTENT).hexdigest()
    assert _files(store) == [tmp_path / digest[:2] / digest[2:4] / digest]
    assert store.path_of(digest).read_bytes() == CONTENT and store.is_whole(digest)


def test_the_same_content_is_stored_once_and_never_overwritten(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    digest = _keep(store)
    before = store.path_of(digest).stat()
    assert _keep(store) == digest
    after = store.path_of(digest).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert len(_files(store)) == 1


def test_a_file_that_is_not_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    with pytest.raises(RuntimeError), store.receive() as incoming:
        incoming.write(CONTENT)
        assert len(_files(store)) == 1  # the control: while it comes in, it is there
        raise RuntimeError("the sender is gone")
    assert _files(store) == []


def test_leftovers_of_a_crash_are_cleared_when_they_are_old(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    old, fresh = (store.receive() for _ in range(2))
    a_while_ago = old.path.stat().st_mtime - ORPHAN_AGE - 1
    os.utime(old.path, (a_while_ago, a_while_ago))
    with store.receive() as third:
        assert {path.name for path in _files(store)} == {fresh.path.name, third.path.name}
    fresh.__exit__(None, None, None)
    old.__exit__(None, None, None)


def test_damage_is_noticed(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    digest = _keep(store)
    store.path_of(digest).chmod(0o640)
    store.path_of(digest).write_bytes(CONTENT + b"!")
    assert not store.is_whole(digest)
    store.path_of(digest).unlink()
    assert not store.is_whole(digest)
