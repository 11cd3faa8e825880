"""The verifier: compares a dump of the audit trail with signed checkpoints and names the records that were altered.

With the journal of a witness every record is named exactly, whatever was rewritten in the database. With the
checkpoints of the service alone a rewritten record is named by the two checkpoints it lies between, and a tail cut off
together with its checkpoints is not seen at all.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from libs.chassis.sealing.alignment import align
from libs.chassis.sealing.checkpoint import BadCheckpoint, Checkpoint, origin_of, read_checkpoint, witnessed_at
from libs.chassis.sealing.journal import Entry
from libs.chassis.sealing.trail import Record
from libs.chassis.sealing.tree import Frontier

LATE = 300.0
"""Seconds between a record's own time and its sealing beyond which it was not written when it says."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that is not as it was sealed. ``leaf_index`` is its place in the trail, from 0."""

    kind: str
    leaf_index: int | None = None
    audit_id: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """``size`` records are under the newest checkpoint, ``pending`` are newer; ``witnessed`` if a witness signed it."""

    size: int
    pending: int
    witnessed: bool
    breaches: tuple[Breach, ...]


@dataclass
class Verification:
    """One run over one trail. ``witness_key`` given, every checkpoint must bear that witness's signature."""

    service: str
    service_key: Ed25519PublicKey
    witness_key: Ed25519PublicKey | None = None
    breaches: list[Breach] = field(default_factory=list)
    _checkpoints: list[Checkpoint] = field(default_factory=list)
    _leaves: list[bytes] = field(default_factory=list)
    _named: set[int] = field(default_factory=set)
    _places: dict[int, int] = field(default_factory=dict)

    def verify(self, records: Iterable[Record], entries: Iterable[Entry]) -> Report:
        """Check everything and report."""
        kept = list(records)
        sealed = sorted((r for r in kept if r.leaf_index is not None), key=lambda r: r.leaf_index or 0)
        self._read(entries)
        if self._checkpoints:
            true = self._trusted(self._leaves or [r.stored or b"" for r in sealed])
            self._compare(true, sealed)
            self._judge_alone(kept, frozenset(true))
            self._say_accused(kept, frozenset(true))
        pending = sum(r.leaf_index is None or r.leaf_index >= self._size for r in kept)
        witnessed = self.witness_key is not None and bool(self._checkpoints)
        return Report(self._size, pending, witnessed, tuple(self.breaches))

    def verify_some(self, records: Iterable[Record], entries: Iterable[Entry]) -> Report:
        """Check records that were picked out of the trail, each against the leaf it claims; that none is missing
        among them, nobody can say. Raises ValueError without the leaf hashes that a witness keeps."""
        kept = list(records)
        self._read(entries)
        if self._size and not self._leaves:
            raise ValueError("single records are compared with the journal of a witness")
        true = self._trusted(self._leaves)
        for record in kept:
            place = record.leaf_index
            if place is not None and place < len(true) and record.digest != true[place]:
                self._name("renumbered" if record.digest in true else "edited", record)
        self._judge_alone(kept, frozenset(true))
        self._say_accused(kept, frozenset(true))
        pending = sum(r.leaf_index is None or r.leaf_index >= self._size for r in kept)
        return Report(len(kept) - pending, pending, self.witness_key is not None, tuple(self.breaches))

    @property
    def _size(self) -> int:
        return self._checkpoints[-1].size if self._checkpoints else 0

    def _read(self, entries: Iterable[Entry]) -> None:
        """Keep the checkpoints that are genuine and follow each other, and the leaf hashes beside them."""
        for number, entry in enumerate(entries, 1):
            checkpoint = self._genuine(entry.note)
            if checkpoint is None:
                self._say(Breach("forged_checkpoint", detail=f"checkpoint {number} is not signed as it must be"))
                continue
            if checkpoint.size < self._size:
                self._say(Breach("shrunk", detail=f"checkpoint {number} is smaller than one before it"))
                continue
            self._leaves.extend(entry.leaves)
            self._checkpoints.append(checkpoint)
        if not self._checkpoints:
            self._say(Breach("no_checkpoint", detail="no genuine checkpoint: nothing can be verified"))

    def _genuine(self, note: str) -> Checkpoint | None:
        try:
            checkpoint = read_checkpoint(note, origin_of(self.service), self.service_key)
            if self.witness_key is not None and witnessed_at(note, self.witness_key) is None:
                return None
        except BadCheckpoint:
            return None
        return checkpoint

    def _trusted(self, leaves: Sequence[bytes]) -> Sequence[bytes]:
        """As many leaf hashes as make the roots that were signed; the first root they miss is named by its range."""
        tree = Frontier()
        for checkpoint in self._checkpoints:
            grown = tree.extended(leaves[tree.size : checkpoint.size])
            if (grown.size, grown.root) != (checkpoint.size, checkpoint.root):
                kind = "forked" if checkpoint.size == tree.size else "altered_between"
                self._say(Breach(kind, tree.size, detail=f"up to leaf {checkpoint.size - 1}"))
                break
            tree = grown
        return leaves[: tree.size]

    def _compare(self, true: Sequence[bytes], sealed: Sequence[Record]) -> None:
        """Name what departs from the true sequence of leaf hashes."""
        present = [record for record in sealed if record.digest is not None]
        aligned = align(true, [record.digest or b"" for record in present])
        removed = set(aligned.removed)
        shift = 0
        for at, record in enumerate(present):
            claimed, place = record.leaf_index or 0, aligned.matched.get(at)
            if place is not None:
                self._places[record.audit_id] = place
                shift = shift if at in aligned.moved else place - claimed
            elif claimed + shift < len(true):
                self._name("edited" if claimed + shift in removed else "inserted", record, claimed + shift)
                removed.discard(claimed + shift)
        self._say_removed(removed, len(true), {record.leaf_index: record.audit_id for record in sealed})
        for at in aligned.moved:
            self._name("moved", present[at], aligned.matched[at], f"is now leaf {present[at].leaf_index}")
        if not self.breaches:
            for at, place in aligned.matched.items():
                if present[at].leaf_index != place:
                    self._name("renumbered", present[at], place, f"is now leaf {present[at].leaf_index}")

    def _say_removed(self, removed: set[int], size: int, owners: Mapping[int | None, int]) -> None:
        """Name the leaves whose records are gone; those at the end were cut off.

        ``owners`` are the records by the leaf they claim; one that is there still under another leaf is not meant.
        """
        tail = size - 1
        while tail in removed:
            tail -= 1
        for index in sorted(removed):
            kind, gone = ("truncated" if index > tail else "removed"), owners.get(index)
            self._say(Breach(kind, index, None if gone in self._places else gone))

    def _judge_alone(self, records: Sequence[Record], true: frozenset[bytes]) -> None:
        """What a record shows by itself: other columns than its body, another leaf hash, a time that cannot be."""
        for record in records:
            if record.unlike:
                self._name("columns_altered", record, detail=" ".join(record.unlike))
            if record.stored is not None and record.digest not in (None, record.stored):
                self._name("leaf_altered" if record.digest in true else "edited", record)
        for record in _late(records, self._places, self._checkpoints):
            self._name("backdated", record, detail="was not there when the trail was sealed after its time")

    def _say_accused(self, records: Sequence[Record], true: frozenset[bytes]) -> None:
        """Name the records of which the sealer said, in the trail, that they bore no genuine mark when it came."""
        accused = {r.accuses: r for r in records if r.accuses is not None and r.digest in true}
        for record in records:
            if record.audit_id in accused:
                self._name("forged", record, detail=accused.pop(record.audit_id).outcome)
        for audit_id, by in accused.items():
            self._say(Breach("forged", None, audit_id, by.outcome))

    def _name(self, kind: str, record: Record, place: int | None = None, detail: str = "") -> None:
        """Report a record once, under the first kind found and, where it is known, at its true place."""
        if record.audit_id not in self._named:
            self._named.add(record.audit_id)
            known = self._places.get(record.audit_id, record.leaf_index) if place is None else place
            self._say(Breach(kind, known, record.audit_id, detail))

    def _say(self, breach: Breach) -> None:
        self.breaches.append(breach)


def _late(records: Iterable[Record], places: Mapping[int, int], checkpoints: Sequence[Checkpoint]) -> Iterator[Record]:
    """Records that came into the trail though a checkpoint signed long after their time did not have them.

    ``places`` are the true leaves by record, where they are known; the others are taken by the leaf they claim.
    A checkpoint is signed only when nothing waits to be sealed, so all that was committed by then is under it.
    """
    sizes = [checkpoint.size for checkpoint in checkpoints]
    for record in records:
        place = places.get(record.audit_id, record.leaf_index)
        without = len(sizes) if place is None else bisect_right(sizes, place)
        earliest = checkpoints[without - 1].time - LATE if without else float("-inf")
        if record.digest is not None and (record.at is None or record.at < earliest):
            yield record
