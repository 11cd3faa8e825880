"""Whoever has every right in the database cannot alter the sealed audit trail unnoticed, and the record is named."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from random import Random

import pytest
import pytest_asyncio

from libs.chassis.sealing.checkpoint import private_key
from libs.chassis.sealing.verifier import Report
from libs.chassis.sealing.witness import Verdict
from tests.support.audit_tampering import TAMPERINGS, Intruder, Tampering, Touched
from tests.support.audit_trail import SERVICE, Trail, look, open_trail

SIZE, STEP = 48, 8


@pytest_asyncio.fixture
async def trail(database: Callable[[str], Awaitable[str]], keys: Path, tmp_path: Path) -> AsyncIterator[Trail]:
    """48 sealed records under six checkpoints, all witnessed; three more are sealed but not yet under one."""
    async with open_trail(await database(SERVICE), keys, tmp_path) as opened:
        for _ in range(SIZE // STEP):
            await opened.add(STEP)
            await opened.seal()
            assert await opened.look() is Verdict.SIGNED
        await opened.add(3)
        await opened.sealer.seal()
        yield opened


async def tampered(trail: Trail, tampering: Tampering, seed: int, *, witnessed: bool = True) -> tuple[Touched, Report]:
    """Tamper, verify, undo."""
    async with trail.database.connect() as connection:
        touched = await tampering(Intruder(connection, SIZE, Random(seed)))
        report = await trail.verify(connection, witnessed=witnessed)
        await connection.rollback()
    return touched, report


def is_named(touched: Touched, report: Report) -> bool:
    """Whether what was touched is among what the report names."""
    leaves = {breach.leaf_index for breach in report.breaches}
    ids = {breach.audit_id for breach in report.breaches if breach.audit_id is not None}
    return not leaves.isdisjoint(touched.leaves) or touched.audit_id in ids


async def judge(trail: Trail, count: int, seed: int) -> list[str]:
    """So many random tamperings; answers those that were not found, or not named, with their seeds."""
    missed = []
    for number in range(seed, seed + count):
        tampering = TAMPERINGS[number % len(TAMPERINGS)]
        touched, report = await tampered(trail, tampering, number)
        if not is_named(touched, report):
            missed.append(f"{tampering.__name__} seed {number}: {report.breaches[:3]}")
    return missed


async def test_an_untouched_trail_verifies(trail: Trail) -> None:
    """The control: without tampering nothing is found, with a witness and without."""
    for witnessed in (True, False):
        report = await trail.verify(witnessed=witnessed)
        assert (report.size, report.pending, report.breaches) == (SIZE, 3, ())


async def test_a_thousand_tamperings_are_found_and_named(trail: Trail) -> None:
    assert await judge(trail, 1_000, seed=0) == []
    assert (await trail.verify()).breaches == ()


@pytest.mark.faults
@pytest.mark.timeout(1800)
async def test_ten_thousand_tamperings_are_found_and_named(trail: Trail) -> None:
    assert await judge(trail, 10_000, seed=1_000) == []
    assert (await trail.verify()).breaches == ()


@pytest.mark.parametrize(
    ("tampering", "kind"),
    [
        (Intruder.edit_a_column, "columns_altered"),
        (Intruder.edit_with_its_leaf, "edited"),
        (Intruder.edit_a_leaf, "leaf_altered"),
        (Intruder.delete_and_close_ranks, "removed"),
        (Intruder.insert_among_the_old, "backdated"),
        (Intruder.insert_with_a_leaf, "inserted"),
        (Intruder.reorder_leaves, "moved"),
        (Intruder.renumber, "renumbered"),
        (Intruder.truncate, "truncated"),
    ],
)
async def test_the_report_says_what_was_done_and_no_more(trail: Trail, tampering: Tampering, kind: str) -> None:
    touched, report = await tampered(trail, tampering, seed=5)
    assert {breach.kind for breach in report.breaches} == {kind}
    named = {breach.leaf_index for breach in report.breaches}
    assert named == touched.leaves if touched.leaves else [b.audit_id for b in report.breaches] == [touched.audit_id]


async def test_a_tail_cut_off_with_its_checkpoints_is_found_through_the_witness(trail: Trail) -> None:
    touched, report = await tampered(trail, Intruder.truncate, seed=3)
    assert {breach.leaf_index for breach in report.breaches} == touched.leaves
    async with trail.database.connect() as connection:
        await Intruder(connection, SIZE, Random(3)).truncate()
        assert await look(trail.witness, connection) is Verdict.SMALLER


async def test_without_the_witness_the_truncation_would_pass(trail: Trail) -> None:
    """The control: what is left of the trail and of its checkpoints is in order."""
    _, report = await tampered(trail, Intruder.truncate, seed=3, witnessed=False)
    assert (report.breaches, report.witnessed) == ((), False)
    assert report.size < SIZE


async def test_a_trail_rebuilt_with_the_stolen_key_of_the_service_is_found_through_the_witness(trail: Trail) -> None:
    async def rebuild(intruder: Intruder) -> Touched:
        return await intruder.rebuild(private_key(trail.service_key_pem))

    touched, report = await tampered(trail, rebuild, seed=4)
    assert {breach.leaf_index for breach in report.breaches} == touched.leaves
    async with trail.database.connect() as connection:
        await rebuild(Intruder(connection, SIZE, Random(4)))
        assert await look(trail.witness, connection) is Verdict.INCONSISTENT


async def test_without_the_witness_the_rebuilt_trail_would_pass(trail: Trail) -> None:
    """The control: a stolen key signs whatever it is given."""

    async def rebuild(intruder: Intruder) -> Touched:
        return await intruder.rebuild(private_key(trail.service_key_pem))

    _, report = await tampered(trail, rebuild, seed=4, witnessed=False)
    assert report.breaches == ()


async def test_a_trail_rebuilt_with_another_key_is_found_without_the_witness(trail: Trail) -> None:
    _, report = await tampered(trail, Intruder.rebuild, seed=4, witnessed=False)
    assert {breach.kind for breach in report.breaches} == {"forged_checkpoint", "no_checkpoint"}


async def test_without_the_witness_a_rewritten_record_is_named_by_the_checkpoints_around_it(trail: Trail) -> None:
    touched, report = await tampered(trail, Intruder.edit_with_its_leaf, seed=2, witnessed=False)
    (breach,) = report.breaches
    (leaf,) = touched.leaves
    assert (breach.kind, breach.leaf_index) == ("altered_between", leaf - leaf % STEP)
