"""The sealer: every committed audit row gets one leaf, none is skipped, and no pass looks at what is sealed."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import pytest_asyncio
from sqlalchemy import delete, insert, select, text, update

from libs.chassis.sealing.checkpoint import origin_of, private_key, read_checkpoint
from libs.chassis.sealing.tables import CHECKPOINT, HEAD, LEAF
from libs.chassis.sealing.trail import record_hash
from libs.chassis.sealing.tree import root_of
from libs.chassis.tables import AUDIT
from tests.support.audit_trail import SERVICE, Trail, audit_line, open_trail


@pytest_asyncio.fixture
async def trail(database: Callable[[str], Awaitable[str]], keys: Path, tmp_path: Path) -> AsyncIterator[Trail]:
    """An empty trail."""
    async with open_trail(await database(SERVICE), keys, tmp_path) as opened:
        yield opened


async def sealed_to(trail: Trail) -> int:
    async with trail.database.connect() as connection:
        return int((await connection.execute(select(HEAD.c.sealed_to))).scalar_one())


async def leaves(trail: Trail) -> list[tuple[int, int, bytes]]:
    async with trail.database.connect() as connection:
        both = select(LEAF.c.leaf_index, LEAF.c.audit_id, AUDIT.c.body, AUDIT.c.row_mac)
        both = both.join(AUDIT, AUDIT.c.id == LEAF.c.audit_id)
        return [
            (row[0], row[1], record_hash(row[2], row[3]))
            for row in await connection.execute(both.order_by(LEAF.c.leaf_index))
        ]


async def checkpoints(trail: Trail) -> list[tuple[int, str]]:
    async with trail.database.connect() as connection:
        rows = await connection.execute(select(CHECKPOINT.c.size, CHECKPOINT.c.note).order_by(CHECKPOINT.c.size))
        return [(row[0], row[1]) for row in rows]


@pytest.mark.parametrize("service", ["filing", "clarification", "accountability", "supervision", "directory"])
async def test_every_service_has_the_tables_of_the_sealing(
    service: str, database: Callable[[str], Awaitable[str]], keys: Path, tmp_path: Path
) -> None:
    async with open_trail(await database(service), keys, tmp_path) as opened:
        await opened.add(1)
        await opened.seal()
        assert [leaf[:2] for leaf in await leaves(opened)] == [(0, 1)]


async def test_committed_rows_get_consecutive_leaves_and_the_checkpoint_signs_their_root(trail: Trail) -> None:
    trail.sealer.batch = 4
    await trail.add(11)
    await trail.seal()
    found = await leaves(trail)
    assert [leaf[:2] for leaf in found] == [(index, index + 1) for index in range(11)]
    key = private_key(trail.service_key_pem).public_key()
    signed = read_checkpoint((await checkpoints(trail))[-1][1], origin_of(SERVICE), key)
    assert (signed.size, signed.root) == (11, root_of([digest for _, _, digest in found]))


async def test_a_row_that_commits_behind_later_ids_is_sealed_and_not_skipped(trail: Trail) -> None:
    async with trail.database.connect() as slow:
        await slow.execute(insert(AUDIT), [trail.line()])
        await trail.add(3)
        for _ in range(4):
            await trail.seal()
        assert [leaf[1] for leaf in await leaves(trail)] == [2, 3, 4]
        assert await sealed_to(trail) == 0, "somebody who may still commit an id below is writing"
        await slow.commit()
    await trail.seal()
    assert [leaf[1] for leaf in await leaves(trail)] == [2, 3, 4, 1]


async def test_a_cursor_behind_the_highest_id_would_have_skipped_it(trail: Trail) -> None:
    """The control: this is how many rows a sealer that went on from the highest sealed id would have lost."""
    async with trail.database.connect() as slow:
        await slow.execute(insert(AUDIT), [trail.line()])
        await trail.add(3)
        await trail.seal()
        async with trail.database.begin() as connection:
            await connection.execute(update(HEAD).values(sealed_to=4))
        await slow.commit()
    await trail.seal()
    assert [leaf[1] for leaf in await leaves(trail)] == [2, 3, 4]


async def test_what_is_sealed_is_not_looked_at_again(trail: Trail) -> None:
    async with trail.database.connect() as undone:
        await undone.execute(insert(AUDIT), [trail.line()])
        await trail.add(5)
        await undone.rollback()
    await trail.seal()
    await trail.seal()
    assert (await trail.count(), await sealed_to(trail)) == (5, 6)


async def test_a_writer_in_another_database_does_not_hold_the_sealer_up(
    trail: Trail, database: Callable[[str], Awaitable[str]], keys: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    url = await database(SERVICE)
    async with open_trail(url, keys, tmp_path / "other") as other, other.database.connect() as writing:
        await writing.execute(insert(AUDIT), [other.line()])
        await trail.add(2)
        await trail.seal()
        await trail.seal()
        assert await sealed_to(trail) == 2


async def test_a_row_with_a_wrong_mark_is_sealed_and_the_row_behind_it_says_so(trail: Trail) -> None:
    await trail.add(1)
    await trail.seal()
    async with trail.database.begin() as connection:
        forged = {**trail.line(), "row_mac": bytes(32)}
        await connection.execute(insert(AUDIT), [trail.line(), forged, trail.line()])
    await trail.seal()
    found = await leaves(trail)
    assert [leaf[:2] for leaf in found] == [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]
    async with trail.database.connect() as connection:
        said = (await connection.execute(select(AUDIT).where(AUDIT.c.id == 5))).one()
    assert (said.action, said.object_id, said.outcome) == ("audit_record.seal", UUID(int=3), "row_mac_wrong")


async def test_rows_from_before_there_were_marks_are_accepted_until_the_first_mark_is_sealed(trail: Trail) -> None:
    async with trail.database.begin() as connection:
        await connection.execute(insert(AUDIT), [audit_line(trail.at), audit_line(trail.at)])
    await trail.seal()
    await trail.add(1)
    await trail.seal()
    assert len(await leaves(trail)) == 3
    async with trail.database.begin() as connection:
        await connection.execute(insert(AUDIT), [audit_line(trail.at)])
    await trail.seal()
    assert len(await leaves(trail)) == 5, "the row, and what is said against it"


async def test_a_row_without_a_mark_behind_one_with_a_mark_is_named_in_the_same_pass(trail: Trail) -> None:
    async with trail.database.begin() as connection:
        await connection.execute(insert(AUDIT), [audit_line(trail.at), trail.line(), audit_line(trail.at)])
    await trail.seal()
    async with trail.database.connect() as connection:
        against = (await connection.execute(select(AUDIT.c.object_id).where(AUDIT.c.id > 3))).scalars().all()
    assert against == [UUID(int=3)]


async def test_many_sealers_and_writers_give_every_row_one_leaf(trail: Trail) -> None:
    sealers = [trail.another_sealer() for _ in range(3)]
    for sealer in sealers:
        sealer.batch = 7

    async def write() -> None:
        for _ in range(10):
            await trail.add(3)

    async def keep_sealing(sealer_number: int) -> None:
        for _ in range(25):
            await sealers[sealer_number].seal()

    await asyncio.gather(write(), write(), *(keep_sealing(number) for number in range(3)))
    await trail.seal()
    found = await leaves(trail)
    assert [leaf[0] for leaf in found] == list(range(60))
    assert {leaf[1] for leaf in found} == set(range(1, 61))


async def test_a_checkpoint_is_signed_every_ten_seconds_and_anew_where_nothing_came(trail: Trail) -> None:
    await trail.sealer.seal()
    await trail.add(1)
    await trail.sealer.seal()
    assert [size for size, _ in await checkpoints(trail)] == [0]
    trail.at += timedelta(seconds=10)
    await trail.sealer.seal()
    first = await checkpoints(trail)
    trail.at += timedelta(seconds=10)
    await trail.sealer.seal()
    again = await checkpoints(trail)
    assert [size for size, _ in first] == [size for size, _ in again] == [0, 1]
    assert first[0] == again[0] and first[1] != again[1]


async def test_a_head_that_was_moved_back_is_not_signed(trail: Trail) -> None:
    await trail.add(5)
    await trail.seal()
    before = await checkpoints(trail)
    async with trail.database.begin() as connection:
        await connection.execute(delete(LEAF))
        await connection.execute(update(HEAD).values(size=0, frontier=b"", sealed_to=0))
    with pytest.raises(ValueError, match="moved back"):
        await trail.seal()
    assert await checkpoints(trail) == before


async def test_trouble_does_not_end_the_sealer(trail: Trail) -> None:
    await trail.add(2)
    stop = asyncio.Event()
    async with trail.database.begin() as connection:
        await connection.execute(text("ALTER TABLE audit_leaf RENAME TO hidden"))
    work = asyncio.create_task(trail.sealer.run(stop))
    await asyncio.sleep(0.3)
    async with trail.database.begin() as connection:
        await connection.execute(text("ALTER TABLE hidden RENAME TO audit_leaf"))
    for _ in range(400):
        if await trail.count() == 2:
            break
        await asyncio.sleep(0.05)
    stop.set()
    await work
    assert await trail.count() == 2
