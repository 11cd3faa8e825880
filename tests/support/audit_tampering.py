"""What somebody with every right in the database can do to a sealed audit trail; each answers what it touched."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.sealing.checkpoint import Checkpoint, origin_of, sign
from libs.chassis.sealing.trail import record_hash
from libs.chassis.sealing.tree import Frontier
from libs.chassis.tables import AUDIT
from tests.support.audit_trail import BEGIN, SERVICE, audit_line

_APART = 1_000_000
_TEXTS = ("action", "object_type", "outcome", "policy_version")
_IDS = ("event_uuid", "account_id", "organ_id", "object_id", "request_id")


@dataclass(frozen=True)
class Touched:
    """The leaves (as they were numbered when sealed) or, for what was put in, the record."""

    leaves: frozenset[int] = frozenset()
    audit_id: int | None = None


@dataclass
class Intruder:
    """Works in one transaction on a trail of ``size`` sealed records whose first half is more than minutes old."""

    connection: AsyncConnection
    size: int
    chance: Random

    async def run(self, sql: str, **values: Any) -> Any:
        """Any statement."""
        return await self.connection.execute(text(sql), values)

    def any_leaf(self) -> int:
        """A sealed record."""
        return self.chance.randrange(self.size)

    async def id_of(self, leaf: int) -> int:
        """The record under a leaf."""
        found = await self.run("SELECT audit_id FROM audit_leaf WHERE leaf_index = :leaf", leaf=leaf)
        return int(found.scalar_one())

    async def edit_a_column(self) -> Touched:
        """Another word, person, case or time in one column; the body stays."""
        leaf = self.any_leaf()
        change = self.chance.choice(
            [f"{name} = {name} || 'x'" for name in _TEXTS]
            + [f"{name} = gen_random_uuid()" for name in _IDS]
            + ["request_id = NULL", "decision = 'deny'", "at = at - interval '1 microsecond'"]
            + ["objects = '{}'", "objects = objects[2:]", "objects = objects || gen_random_uuid()"]
            + ["objects = ARRAY[objects[2], objects[1]]", "purpose = NULL", "purpose = 'complaint'"]
        )
        await self.run(f"UPDATE audit_event SET {change} WHERE id = :id", id=await self.id_of(leaf))
        return Touched(frozenset({leaf}))

    async def edit_the_body(self) -> Touched:
        """One octet of the body."""
        leaf = self.any_leaf()
        where = self.chance.randrange(100)
        sql = "UPDATE audit_event SET body = set_byte(body, :at, get_byte(body, :at) # 1) WHERE id = :id"
        await self.run(sql, at=where, id=await self.id_of(leaf))
        return Touched(frozenset({leaf}))

    async def edit_the_mark(self) -> Touched:
        """Another mark, that of another record, or none."""
        leaf = self.any_leaf()
        another = "SELECT row_mac FROM audit_event a JOIN audit_leaf ON audit_id = a.id WHERE leaf_index = :other"
        mark = self.chance.choice([f"({another})", "NULL", "set_byte(row_mac, 3, get_byte(row_mac, 3) # 1)"])
        values = {"other": (leaf + 1) % self.size} if mark.startswith("(") else {}
        await self.run(f"UPDATE audit_event SET row_mac = {mark} WHERE id = :id", id=await self.id_of(leaf), **values)
        return Touched(frozenset({leaf}))

    async def edit_all_of_a_record(self) -> Touched:
        """Body and columns alike."""
        leaf = self.any_leaf()
        await self._rewrite(leaf)
        return Touched(frozenset({leaf}))

    async def edit_with_its_leaf(self) -> Touched:
        """Body, columns and the leaf hash kept in the database."""
        leaf = self.any_leaf()
        body = await self._rewrite(leaf)
        mac = (await self.run("SELECT row_mac FROM audit_event WHERE body = :body", body=body)).scalar_one()
        sql = "UPDATE audit_leaf SET leaf_hash = :hash WHERE leaf_index = :leaf"
        await self.run(sql, hash=record_hash(body, mac), leaf=leaf)
        return Touched(frozenset({leaf}))

    async def edit_a_leaf(self) -> Touched:
        """Only the leaf hash."""
        leaf = self.any_leaf()
        flipped = "set_byte(leaf_hash, 7, get_byte(leaf_hash, 7) # 1)"
        await self.run(f"UPDATE audit_leaf SET leaf_hash = {flipped} WHERE leaf_index = :leaf", leaf=leaf)
        return Touched(frozenset({leaf}))

    async def delete(self) -> Touched:
        """The record; its leaf stays."""
        leaf = self.any_leaf()
        await self.run("DELETE FROM audit_event WHERE id = :id", id=await self.id_of(leaf))
        return Touched(frozenset({leaf}))

    async def delete_with_its_leaf(self) -> Touched:
        """Record and leaf; a gap stays."""
        touched = await self.delete()
        await self.run("DELETE FROM audit_leaf WHERE leaf_index = ANY(:leaves)", leaves=list(touched.leaves))
        return touched

    async def delete_and_close_ranks(self) -> Touched:
        """Record and leaf, and all later leaves one place down."""
        touched = await self.delete_with_its_leaf()
        await self._shift(min(touched.leaves), -1)
        await self.reseal()
        return touched

    async def insert_among_the_old(self) -> Touched:
        """A record of long ago, without a leaf, as if it had always been there."""
        return Touched(audit_id=await self._put_in())

    async def insert_with_a_leaf(self) -> Touched:
        """A record of long ago with a leaf between two others."""
        leaf, audit_id = self.any_leaf(), await self._put_in()
        await self._shift(leaf - 1, 1)
        sql = "INSERT INTO audit_leaf SELECT :leaf, id, sha256('\\x00'::bytea || body) FROM audit_event WHERE id = :id"
        await self.run(sql, leaf=leaf, id=audit_id)
        await self.reseal()
        return Touched(audit_id=audit_id)

    async def reorder_leaves(self) -> Touched:
        """Two records change places in the trail."""
        one, other = self.chance.sample(range(self.size), 2)
        sql = "UPDATE audit_leaf SET leaf_index = :to WHERE leaf_index = :leaf"
        for leaf, to in ((one, _APART), (other, one), (_APART, other)):
            await self.run(sql, leaf=leaf, to=to)
        return Touched(frozenset({one, other}))

    async def reorder_records(self) -> Touched:
        """Two records change their ids, the leaves stay."""
        one, other = [await self.id_of(leaf) for leaf in self.chance.sample(range(self.size), 2)]
        found = await self.run(
            "SELECT leaf_index FROM audit_leaf WHERE audit_id IN (:one, :other)", one=one, other=other
        )
        await self.run("ALTER TABLE audit_event ALTER id SET GENERATED BY DEFAULT")
        for id_, to in ((one, -1), (other, one), (-1, other)):
            await self.run("UPDATE audit_event SET id = :to WHERE id = :id", id=id_, to=to)
        return Touched(frozenset(found.scalars()))

    async def renumber(self) -> Touched:
        """A gap, as if there had been records that are gone."""
        leaf = self.any_leaf()
        await self._shift(leaf - 1, 5)
        return Touched(frozenset(range(leaf, self.size)))

    async def truncate(self) -> Touched:
        """The newest records, with leaves, checkpoints and head, so that what is left is in order."""
        keep = self.size - self.chance.randint(1, self.size // 2)
        leafed = "(SELECT audit_id FROM audit_leaf WHERE leaf_index >= :keep)"
        await self.run(f"DELETE FROM audit_event WHERE id IN {leafed}", keep=keep)
        await self.run("DELETE FROM audit_leaf WHERE leaf_index >= :keep", keep=keep)
        await self.run("DELETE FROM audit_checkpoint WHERE size > :keep", keep=keep)
        await self.reseal()
        return Touched(frozenset(range(keep, self.size)))

    async def rebuild(self, key: Ed25519PrivateKey | None = None) -> Touched:
        """Edit a record, make every leaf and root anew and sign all checkpoints, with a key of one's own or stolen."""
        touched = await self.edit_with_its_leaf()
        await self.reseal()
        await self.sign_anew(key or Ed25519PrivateKey.generate())
        return touched

    async def reseal(self) -> None:
        """Make the head fit the leaves."""
        leaves = (await self.run("SELECT leaf_hash FROM audit_leaf ORDER BY leaf_index")).scalars().all()
        tree = Frontier().extended(leaves)
        await self.run("UPDATE audit_head SET size = :size, frontier = :peaks", size=tree.size, peaks=tree.to_bytes())

    async def sign_anew(self, key: Ed25519PrivateKey) -> None:
        """Write every checkpoint anew over the leaves as they are now, each with its old time."""
        leaves = (await self.run("SELECT leaf_hash FROM audit_leaf ORDER BY leaf_index")).scalars().all()
        for size, note in (await self.run("SELECT size, note FROM audit_checkpoint")).all():
            time = int(note.splitlines()[3].removeprefix("time "))
            signed = sign(Checkpoint(origin_of(SERVICE), size, Frontier().extended(leaves[:size]).root, time), key)
            await self.run("UPDATE audit_checkpoint SET note = :note WHERE size = :size", note=signed, size=size)

    async def _rewrite(self, leaf: int) -> bytes:
        """Another person in the record, consistently; answers the new body."""
        audit_id = await self.id_of(leaf)
        body = (await self.run("SELECT body FROM audit_event WHERE id = :id", id=audit_id)).scalar_one()
        said = json.loads(body)
        said["account_id"] = f"00000000-0000-0000-0000-{self.chance.randrange(16, 10**12):012d}"
        written = json.dumps(said, separators=(",", ":"), sort_keys=True).encode()
        sql = "UPDATE audit_event SET body = :body, account_id = CAST(:person AS uuid) WHERE id = :id"
        await self.run(sql, body=written, person=said["account_id"], id=audit_id)
        return written

    async def _put_in(self) -> int:
        made = insert(AUDIT).values(audit_line(BEGIN, "forged")).returning(AUDIT.c.id)
        return int((await self.connection.execute(made)).scalar_one())

    async def _shift(self, after: int, by: int) -> None:
        """Move all leaves after that one; in two steps, so that the indexes stay unique."""
        sql = "UPDATE audit_leaf SET leaf_index = leaf_index + :by WHERE leaf_index > :after"
        await self.run(sql, after=after, by=_APART)
        await self.run(sql, after=_APART, by=by - _APART)


Tampering = Callable[[Intruder], Awaitable[Touched]]
TAMPERINGS: tuple[Tampering, ...] = (
    Intruder.edit_a_column, Intruder.edit_the_body, Intruder.edit_the_mark, Intruder.edit_all_of_a_record,
    Intruder.edit_with_its_leaf, Intruder.edit_a_leaf, Intruder.delete, Intruder.delete_with_its_leaf,
    Intruder.delete_and_close_ranks, Intruder.insert_among_the_old, Intruder.insert_with_a_leaf,
    Intruder.reorder_leaves, Intruder.reorder_records, Intruder.renumber, Intruder.truncate, Intruder.rebuild,
)  # fmt: skip
