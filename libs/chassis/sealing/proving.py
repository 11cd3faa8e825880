"""Makes proofs out of the database. The leaves are read once per process in tiles, and only the roots of full tiles
kept: 32 bytes for a thousand records, so that the hundredth proof reads one tile."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.sealing.checkpoint import BadCheckpoint, origin_of, read_checkpoint
from libs.chassis.sealing.proof import BadProof, Proof
from libs.chassis.sealing.tables import CHECKPOINT, LEAF
from libs.chassis.sealing.tree import inclusion_proof, root_of
from libs.chassis.tables import AUDIT

_TILES_AT_ONCE: Final = 16


class NoRecord(LookupError):
    """There is no record of that id."""


class NotYetSealed(LookupError):
    """The record is there, but no signed checkpoint covers it yet."""


@dataclass
class Prover:
    """Proves the records of one service's trail; ``key`` is the public key its checkpoints are signed with.

    ``tile`` is how many leaves make one: a power of two, so that a full tile is a subtree of every larger tree.
    """

    service: str
    key: Ed25519PublicKey
    tile: int = 1024
    _full: list[bytes] = field(default_factory=list)
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def prove(self, connection: AsyncConnection, audit_id: int) -> Proof:
        """The proof for that record under the newest checkpoint.

        Raises NoRecord, NotYetSealed, or BadProof if the trail is not what was signed.
        """
        row = (await connection.execute(_record(audit_id))).one_or_none()
        if row is None:
            raise NoRecord
        note = (await connection.execute(_NEWEST)).scalar_one_or_none()
        size = 0 if note is None else self._size_under(note)
        if note is None or row.leaf_index is None or row.leaf_index >= size:
            raise NotYetSealed
        path = await self._path(connection, row.leaf_index, size)
        proof = Proof(self.service, audit_id, row.leaf_index, row.body, row.row_mac, tuple(path), note)
        try:
            proof.checked(self.key)
        except BadProof:
            self._full.clear()
            raise
        return proof

    def _size_under(self, note: str) -> int:
        try:
            return read_checkpoint(note, origin_of(self.service), self.key).size
        except BadCheckpoint as fault:
            raise BadProof(str(fault)) from None

    async def _path(self, connection: AsyncConnection, index: int, size: int) -> list[bytes]:
        """From the leaf to the root of its tile, and from there on over the roots of all tiles."""
        number, within = divmod(index, self.tile)
        own = await _leaves(connection, index - within, min(index - within + self.tile, size))
        roots = await self._roots(connection, size)
        if within >= len(own) or number >= len(roots):
            raise BadProof("leaves are gone")
        return [*inclusion_proof(own, within), *inclusion_proof(roots, number)]

    async def _roots(self, connection: AsyncConnection, size: int) -> list[bytes]:
        """The roots of all tiles of the tree of that size; the last one may not be full."""
        full = size // self.tile
        async with self._reading:
            while len(self._full) < full:
                start, end = len(self._full), min(full, len(self._full) + _TILES_AT_ONCE)
                leaves = await _leaves(connection, start * self.tile, end * self.tile)
                self._full += await asyncio.to_thread(_tile_roots, leaves, self.tile)
                if len(self._full) < end:
                    raise BadProof("leaves are gone")
            roots = self._full[:full]
        rest = await _leaves(connection, full * self.tile, size)
        return [*roots, root_of(rest)] if rest else roots


def _tile_roots(leaves: Sequence[bytes], tile: int) -> list[bytes]:
    """The roots of the full tiles over these leaves."""
    return [root_of(leaves[at : at + tile]) for at in range(0, len(leaves) - tile + 1, tile)]


_NEWEST = select(CHECKPOINT.c.note).order_by(CHECKPOINT.c.size.desc()).limit(1)


def _record(audit_id: int) -> Any:
    leafed = AUDIT.outerjoin(LEAF, LEAF.c.audit_id == AUDIT.c.id)
    wanted = select(AUDIT.c.event_uuid, AUDIT.c.body, AUDIT.c.row_mac, LEAF.c.leaf_index).select_from(leafed)
    return wanted.where(AUDIT.c.id == audit_id)


async def _leaves(connection: AsyncConnection, start: int, end: int) -> Sequence[bytes]:
    """The leaf hashes from one index up to, not including, another."""
    wanted = select(LEAF.c.leaf_hash).where(LEAF.c.leaf_index >= start, LEAF.c.leaf_index < end)
    return (await connection.execute(wanted.order_by(LEAF.c.leaf_index))).scalars().all()
