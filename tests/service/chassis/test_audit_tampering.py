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
from tests.support.audit_unsealed import MEDDLINGS, ROWS, Meddler, Meddling, meddled
from tests.support.figures import record

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
        way = number % (len(TAMPERINGS) + len(MEDDLINGS))
        if way < len(TAMPERINGS):
            touched, report = await tampered(trail, TAMPERINGS[way], number)
            named, name = is_named(touched, report), TAMPERINGS[way].__name__
        else:
            record, report = await meddled(trail, MEDDLINGS[way - len(TAMPERINGS)], number)
            named = record in {breach.audit_id for breach in report.breaches}
            name = MEDDLINGS[way - len(TAMPERINGS)].__name__
        if not named:
            missed.append(f"{name} seed {number}: {report.breaches[:3]}")
    return missed


async def test_an_untouched_trail_verifies(trail: Trail) -> None:
    """The control: without tampering nothing is found, with a witness and without."""
    for witnessed in (True, False):
        report = await trail.verify(witnessed=witnessed)
        assert (report.size, report.pending, report.breaches) == (SIZE, 3, ())


async def test_rows_that_nobody_meddled_with_are_sealed_without_a_word(trail: Trail) -> None:
    """The control of the meddlings: rows are written and sealed, nothing is found."""

    async def keep_off(meddler: Meddler) -> int:
        return meddler.ids[0]

    _, report = await meddled(trail, keep_off, seed=0)
    assert (report.size, report.breaches) == (SIZE + 3 + ROWS, ())


async def test_a_thousand_tamperings_are_found_and_named(trail: Trail) -> None:
    assert await judge(trail, 1_000, seed=0) == []
    assert (await trail.verify()).breaches == ()


@pytest.mark.access
@pytest.mark.timeout(3600)
async def test_ten_thousand_tamperings_are_found_and_named(trail: Trail) -> None:
    count = 10_000
    missed = await judge(trail, count, seed=1_000)
    record(tamperings=count, tamperings_found=count - len(missed))
    assert missed == []
    assert (await trail.verify()).breaches == ()


@pytest.mark.access
@pytest.mark.timeout(3600)
async def test_every_tail_cut_off_or_rebuilt_is_found_through_the_witness(trail: Trail) -> None:
    count, found = 500, 0
    for seed in range(count):
        async with trail.database.connect() as connection:
            intruder = Intruder(connection, SIZE, Random(seed))
            if seed % 2:
                await intruder.truncate()
            else:
                await intruder.rebuild(private_key(trail.service_key_pem))
            verdict = await look(trail.witness, connection)
            found += verdict is (Verdict.SMALLER if seed % 2 else Verdict.INCONSISTENT)
            await connection.rollback()
    record(tail_truncations=count, tail_truncations_found=found)
    assert found == count


@pytest.mark.parametrize(
    ("meddling", "why"),
    [
        (Meddler.edit_consistently, "row_mac_wrong"),
        (Meddler.hide_what_was_seen, "row_mac_wrong"),
        (Meddler.edit_and_take_the_mark_away, "row_mac_missing"),
        (Meddler.edit_and_take_another_mark, "row_mac_wrong"),
        (Meddler.insert_without_a_mark, "row_mac_missing"),
    ],
)
async def test_a_row_rewritten_before_it_is_sealed_is_named_in_the_trail_itself(
    trail: Trail, meddling: Meddling, why: str
) -> None:
    record_id, report = await meddled(trail, meddling, seed=6)
    (breach,) = report.breaches
    assert (breach.kind, breach.audit_id, breach.detail) == ("forged", record_id, why)


@pytest.mark.parametrize(
    ("tampering", "kind"),
    [
        (Intruder.edit_a_column, "columns_altered"),
        (Intruder.edit_the_mark, "edited"),
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
