"""The journal of checkpoints: a file that only grows, one JSON line per checkpoint with the leaf hashes it added."""

import fcntl
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from libs.chassis.sealing.tree import DIGEST


class UnreadableJournal(ValueError):
    """A line of a journal that is not one of ours, by its number from 1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One checkpoint note; ``leaves`` are the hashes since the entry before it, empty where nobody kept them."""

    note: str
    leaves: tuple[bytes, ...] = ()

    def line(self) -> bytes:
        """The entry as one line."""
        packed = b64encode(b"".join(self.leaves)).decode()
        return json.dumps({"note": self.note, "leaves": packed}, ensure_ascii=False).encode() + b"\n"


def read_journal(path: Path) -> Iterator[Entry]:
    """The entries in order; a last line that was never finished counts as not written. Raises UnreadableJournal."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.endswith(b"\n"):
                yield _entry(line, number)


def write_journal(path: Path, entries: Sequence[Entry]) -> None:
    """A journal of these entries in a new file. Raises FileExistsError."""
    with path.open("xb") as file:
        file.writelines(entry.line() for entry in entries)


class Journal:
    """A journal open for adding, by one process at a time. Raises BlockingIOError if another one has it open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("ab", buffering=0)
        fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._drop_unfinished()

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, entry: Entry) -> None:
        """Write the entry through to the disk. Raises OSError; then nothing of it stays."""
        before = os.fstat(self._file.fileno()).st_size
        try:
            self._file.write(entry.line())
            os.fsync(self._file.fileno())
        except OSError:
            self._file.truncate(before)
            raise

    def _drop_unfinished(self) -> None:
        """Cut off what a crash left of a line; nothing was signed outward by it."""
        finished = 0
        with self.path.open("rb") as lines:
            for line in lines:
                finished += len(line) if line.endswith(b"\n") else 0
        if finished < self.path.stat().st_size:
            self._file.truncate(finished)


def _entry(line: bytes, number: int) -> Entry:
    try:
        read = json.loads(line)
        note, packed = read["note"], b64decode(read.get("leaves", ""), validate=True)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UnreadableJournal(f"line {number} is not a line of a journal") from None
    if not isinstance(note, str) or len(packed) % DIGEST:
        raise UnreadableJournal(f"line {number} is not a line of a journal")
    return Entry(note, tuple(packed[at : at + DIGEST] for at in range(0, len(packed), DIGEST)))
