"""Files on disk under the digest of their content: the same content lies there once and is never overwritten."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import time
from types import TracebackType
from typing import IO, Final

_PIECE: Final = 256 * 1024
ORPHAN_AGE: Final = 3600.0
"""Seconds after which a half-received file belongs to nobody: no request lasts as long."""


class Incoming:
    """A file on its way in: written to a place of its own while its digest grows; gone afterwards unless kept."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] = NamedTemporaryFile(dir=folder, prefix="in-", delete=False)  # noqa: SIM115
        self.path = Path(self._file.name)
        self.size = 0
        self._digest = hashlib.sha256()

    def write(self, piece: bytes) -> None:
        """Append a piece."""
        self._file.write(piece)
        self._digest.update(piece)
        self.size += len(piece)

    @property
    def sha256(self) -> str:
        """The digest of what has been written, as 64 hexadecimal digits."""
        return self._digest.hexdigest()

    def settle(self) -> None:
        """Bring every byte to the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def __enter__(self) -> "Incoming":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
        with suppress(FileNotFoundError):
            self.path.unlink()


@dataclass(frozen=True)
class FileStore:
    """The store under one folder: ``ab/cd/<sha256>``, and ``incoming`` for what is not complete yet."""

    root: Path
    incoming: Path = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "incoming", self.root / "incoming")

    def receive(self) -> Incoming:
        """Begin to receive a file. Leftovers of requests that died are cleared first."""
        self.incoming.mkdir(parents=True, exist_ok=True)
        self.clear_orphans()
        return Incoming(self.incoming)

    def keep(self, incoming: Incoming) -> str:
        """Put a received file in its place, atomically and durably; the digest under which it lies."""
        incoming.settle()
        place = self.path_of(incoming.sha256)
        self._make_folder(place.parent)
        with suppress(FileExistsError):  # the same content is there already and stays
            os.link(incoming.path, place)
            place.chmod(0o440)
        _sync_folder(place.parent)
        return incoming.sha256

    def path_of(self, sha256: str) -> Path:
        """Where the content of that digest lies, or would."""
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def is_whole(self, sha256: str) -> bool:
        """Whether the content is there and still has its digest."""
        found = hashlib.sha256()
        try:
            with self.path_of(sha256).open("rb") as stored:
                while piece := stored.read(_PIECE):
                    found.update(piece)
        except OSError:
            return False
        return found.hexdigest() == sha256

    def clear_orphans(self, older_than: float = ORPHAN_AGE) -> int:
        """Remove half-received files untouched for that many seconds; how many there were."""
        return sum(_remove(path) for path in self.incoming.glob("in-*") if _age(path) > older_than)

    def _make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, each entry brought to the disk."""
        for made in reversed([folder, *_up_to(folder, self.root)]):
            with suppress(FileExistsError):
                made.mkdir()
                _sync_folder(made.parent)


def _up_to(folder: Path, root: Path) -> Iterator[Path]:
    for above in folder.parents:
        if above == root:
            return
        yield above


def _age(path: Path) -> float:
    try:
        return time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _remove(path: Path) -> bool:
    with suppress(FileNotFoundError):
        path.unlink()
        return True
    return False


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield handle
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    with _opened(folder) as handle:
        os.fsync(handle)
