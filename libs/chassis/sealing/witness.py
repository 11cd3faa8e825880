"""The witness: signs a service's checkpoint only if the tree has grown out of the one it signed before.

It stands on another host than the database and trusts neither: from the database it takes the newest checkpoint and
the leaf hashes that came since, builds the tree on from its own frontier, and compares the root with the signed one.
Two trees that share every leaf hash up to a size are consistent, so no proof has to be asked for.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from libs.chassis.sealing.checkpoint import BadCheckpoint, Checkpoint, cosign, origin_of, read_checkpoint, witnessed_at
from libs.chassis.sealing.journal import Entry, Journal, read_journal
from libs.chassis.sealing.tree import Frontier

SILENT_AFTER = 60.0
"""Seconds without a newly signed checkpoint after which a trail counts as silent."""
FetchLeaves = Callable[[int, int], Awaitable[Sequence[bytes]]]
"""The leaf hashes from one index up to, not including, another."""


class Verdict(StrEnum):
    """What the witness says of a checkpoint."""

    SIGNED = "signed"
    UNCHANGED = "unchanged"
    FORGED = "forged"
    SMALLER = "smaller"
    INCONSISTENT = "inconsistent"


ALARMS = frozenset({Verdict.FORGED, Verdict.SMALLER, Verdict.INCONSISTENT})
"""Verdicts that mean that somebody has altered the trail, or signs it with another key."""


class SpoiltJournal(ValueError):
    """The witness's own journal does not hold what the witness has signed."""


@dataclass
class Witness:
    """Witness of one service's trail. ``journal`` keeps every checkpoint it signed, and the leaf hashes under them."""

    service: str
    service_key: Ed25519PublicKey
    key: Ed25519PrivateKey
    journal: Journal
    tree: Frontier = field(default_factory=Frontier)
    signed_any: bool = False

    def recall(self) -> None:
        """Take up where the journal ends. Raises SpoiltJournal, UnreadableJournal."""
        for entry in read_journal(self.journal.path):
            self.tree = self.tree.extended(entry.leaves)
            self.signed_any = True
            checkpoint = self._read(entry.note)
            if checkpoint is None or witnessed_at(entry.note, self.key.public_key()) is None:
                raise SpoiltJournal("an entry that was not signed by this witness and its service")
            if (checkpoint.size, checkpoint.root) != (self.tree.size, self.tree.root):
                raise SpoiltJournal("leaf hashes that do not make the root signed")

    async def consider(self, note: str, fetch_leaves: FetchLeaves, at: int) -> Verdict:
        """Judge the newest checkpoint, at ``at`` in Unix seconds; if the tree has grown, sign it and keep it."""
        checkpoint = self._read(note)
        if checkpoint is None:
            return Verdict.FORGED
        if checkpoint.size < self.tree.size:
            return Verdict.SMALLER
        if checkpoint.size == self.tree.size and self.signed_any:
            return Verdict.UNCHANGED if checkpoint.root == self.tree.root else Verdict.INCONSISTENT
        leaves = tuple(await fetch_leaves(self.tree.size, checkpoint.size))
        grown = self.tree.extended(leaves)
        if (grown.size, grown.root) != (checkpoint.size, checkpoint.root):
            return Verdict.INCONSISTENT
        self.journal.add(Entry(cosign(_own_part(note, checkpoint.origin), self.key, at), leaves))
        self.tree, self.signed_any = grown, True
        return Verdict.SIGNED

    def time_of(self, note: str) -> int | None:
        """When the service says it signed the note, in Unix seconds; None if it did not sign it."""
        checkpoint = self._read(note)
        return None if checkpoint is None else checkpoint.time

    def _read(self, note: str) -> Checkpoint | None:
        try:
            return read_checkpoint(note, origin_of(self.service), self.service_key)
        except BadCheckpoint:
            return None


@dataclass
class Listening:
    """How long a trail has been silent, by the witness's own clock; ``time`` is the newest that its service signed."""

    time: int = -1
    heard_at: float = 0.0

    def hear(self, time: int | None, at: float, wall: float) -> None:
        """A checkpoint of that signing time was seen at monotonic ``at``; the first one is as old as ``wall`` says."""
        if time is None or time <= self.time:
            return
        age = max(0.0, wall - time) if self.time < 0 else 0.0
        self.time, self.heard_at = time, at - age

    def is_silent(self, at: float) -> bool:
        """Whether nothing new was heard for so long at monotonic ``at``."""
        return at - self.heard_at >= SILENT_AFTER


def journal_path(folder: Path, service: str) -> Path:
    """Where the witness keeps the journal of a service."""
    return folder / f"{service}.checkpoints"


def _own_part(note: str, name: str) -> str:
    """The note with its service's lines only: whatever else somebody wrote under it is not for us to keep."""
    text, _, signatures = note.rpartition("\n\n")
    own = [line for line in signatures.splitlines(keepends=True) if line.startswith(f"\u2014 {name} ")]
    return f"{text}\n\n{''.join(own)}"
