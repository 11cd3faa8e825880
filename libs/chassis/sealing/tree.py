"""The Merkle tree of RFC 6962 (SHA-256): roots, a frontier that grows, inclusion and consistency with their checks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

DIGEST = 32
"""Length of a hash in bytes."""
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(body: bytes) -> bytes:
    """The hash of a leaf: a zero octet, then its body."""
    return sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: a one octet, then its two children."""
    return sha256(b"\x01" + left + right).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, by the definition; a frontier answers the same without the old leaves."""
    return Frontier().extended(leaves).root


@dataclass(frozen=True, slots=True)
class Frontier:
    """What is needed of a tree to go on: its size and the roots of its full subtrees, largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def extended(self, leaves: Iterable[bytes]) -> "Frontier":
        """The frontier after these leaf hashes; about two hashes for each of them, however large the tree."""
        size, peaks = self.size, list(self.peaks)
        for leaf in leaves:
            peaks.append(leaf)
            size += 1
            full = size
            while full % 2 == 0:
                right = peaks.pop()
                peaks.append(node_hash(peaks.pop(), right))
                full //= 2
        return Frontier(size, tuple(peaks))

    @property
    def root(self) -> bytes:
        """The root of the whole tree."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root

    def to_bytes(self) -> bytes:
        """The peaks one after another; the size is kept beside them."""
        return b"".join(self.peaks)

    @classmethod
    def from_bytes(cls, size: int, raw: bytes) -> "Frontier":
        """The frontier kept so. Raises ValueError if the peaks cannot be those of a tree of that size."""
        if size < 0 or len(raw) != DIGEST * size.bit_count():
            raise ValueError("a frontier has one peak for each one-bit of its size")
        return cls(size, tuple(raw[at : at + DIGEST] for at in range(0, len(raw), DIGEST)))


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The audit path of the leaf at that index, nearest sibling first. Raises IndexError outside the tree."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*inclusion_proof(leaves[:split], index), root_of(leaves[split:])]
    return [*inclusion_proof(leaves[split:], index - split), root_of(leaves[:split])]


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows that the leaf hash stands at that index in the tree of that size and root."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if at % 2 == 1 or at == last:
            found = node_hash(sibling, found)
            while at % 2 == 0 and at != 0:
                at, last = at // 2, last // 2
        else:
            found = node_hash(found, sibling)
        at, last = at // 2, last // 2
    return last == 0 and found == root


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """That the first ``old_size`` leaves are the beginning of these. Raises IndexError outside 0..len(leaves)."""
    if not 0 <= old_size <= len(leaves):
        raise IndexError(old_size)
    return [] if old_size in (0, len(leaves)) else _subproof(leaves, old_size, whole=True)


def _subproof(leaves: Sequence[bytes], old_size: int, *, whole: bool) -> list[bytes]:
    """The recursion of RFC 6962, 2.1.2; ``whole`` while the old tree is the one the asker already has the root of."""
    if old_size == len(leaves):
        return [] if whole else [root_of(leaves)]
    split = _split(len(leaves))
    if old_size <= split:
        return [*_subproof(leaves[:split], old_size, whole=whole), root_of(leaves[split:])]
    return [*_subproof(leaves[split:], old_size - split, whole=False), root_of(leaves[:split])]


def is_consistent(old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the tree of ``size`` and ``root`` begins with the tree of the old size and root."""
    if old_size == size:
        return not proof and old_root == root
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT
    if not 0 < old_size < size or not proof:
        return False
    path = list(proof) if old_size & (old_size - 1) else [old_root, *proof]
    at, last = old_size - 1, size - 1
    while at % 2 == 1:
        at, last = at // 2, last // 2
    return _both_roots(path, at, last) == (old_root, root)


def _both_roots(path: Sequence[bytes], at: int, last: int) -> tuple[bytes, bytes] | None:
    """Old and new root as the path builds them; None if it is too long or too short."""
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if at % 2 == 1 or at == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while at % 2 == 0 and at != 0:
                at, last = at // 2, last // 2
        else:
            new = node_hash(new, sibling)
        at, last = at // 2, last // 2
    return (old, new) if last == 0 else None


def _split(size: int) -> int:
    """The largest power of two below the size."""
    return int(1 << ((size - 1).bit_length() - 1))
