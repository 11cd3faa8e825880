"""Proofs made tile by tile are those of the definition, for every record of every size of tree."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest_asyncio
from sqlalchemy import event, select

from libs.chassis.sealing.checkpoint import private_key
from libs.chassis.sealing.proving import Prover
from libs.chassis.sealing.tables import LEAF
from libs.chassis.sealing.tree import inclusion_proof
from tests.support.audit_trail import SERVICE, Trail, open_trail


@pytest_asyncio.fixture
async def trail(database: Callable[[str], Awaitable[str]], keys: Path, tmp_path: Path) -> AsyncIterator[Trail]:
    """An empty trail."""
    async with open_trail(await database(SERVICE), keys, tmp_path) as opened:
        yield opened


def prover_of(trail: Trail, tile: int) -> Prover:
    return Prover(SERVICE, private_key(trail.service_key_pem).public_key(), tile=tile)


async def test_every_record_is_proved_as_the_definition_has_it(trail: Trail) -> None:
    growing = prover_of(trail, 4)
    for size in range(1, 22):
        await trail.add(1)
        await trail.seal()
        async with trail.database.connect() as connection:
            leaves = (await connection.execute(select(LEAF.c.leaf_hash).order_by(LEAF.c.leaf_index))).scalars().all()
            for index in range(size):
                for prover in (growing, prover_of(trail, 2)):
                    assert list((await prover.prove(connection, index + 1)).path) == inclusion_proof(leaves, index)


async def test_the_second_proof_reads_one_tile(trail: Trail) -> None:
    await trail.add(50)
    await trail.seal()
    prover = prover_of(trail, 4)
    read: list[int] = []

    def count(*arguments: object) -> None:
        sql = str(arguments[2])
        read.append("leaf_hash" in sql and "leaf_index >=" in sql)

    async with trail.database.connect() as connection:
        event.listen(trail.database.sync_engine, "before_cursor_execute", count)
        await prover.prove(connection, 3)
        first = sum(read)
        read.clear()
        await prover.prove(connection, 30)
        event.remove(trail.database.sync_engine, "before_cursor_execute", count)
    assert (first, sum(read)) == (3, 2), "its own tile and what is not a full tile yet"
