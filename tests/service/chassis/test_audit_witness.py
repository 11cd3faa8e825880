"""The witness and the offline verifier as programs: what they sign, when they alarm, and what they stand on."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import text

from deploy.dump_audit import dump
from deploy.verify_audit import verify
from deploy.witness import ALTERED, SILENT, WELL, Watch, ensure_key, watch
from libs.chassis.ids import now
from libs.chassis.sealing.journal import Entry, Journal, read_journal
from libs.chassis.sealing.witness import SILENT_AFTER, Listening, SpoiltJournal, Verdict, Witness
from tests.support.audit_trail import SERVICE, Trail, open_trail


@pytest_asyncio.fixture
async def url(database: Callable[[str], Awaitable[str]]) -> str:
    """The address of a fresh database."""
    return await database(SERVICE)


@pytest_asyncio.fixture
async def trail(url: str, keys: Path, tmp_path: Path) -> AsyncIterator[Trail]:
    """A trail with ten sealed records, the checkpoint witnessed."""
    async with open_trail(url, keys, tmp_path) as opened:
        opened.at = now() - timedelta(minutes=10)
        await opened.add(10)
        await opened.seal()
        assert await opened.look() is Verdict.SIGNED
        yield opened


async def cut(trail: Trail, keep: int) -> None:
    """Cut the tail off, and let a sealer that was not there before seal what is left as if it were all."""
    async with trail.database.begin() as connection:
        for sql in (
            f"DELETE FROM audit_event USING audit_leaf WHERE id = audit_id AND leaf_index >= {keep}",
            "DELETE FROM audit_checkpoint",
            "UPDATE audit_head SET size = 0, frontier = '', sealed_to = 0",
            "DELETE FROM audit_leaf",
        ):
            await connection.execute(text(sql))
    trail.sealer = trail.another_sealer()


def recalled(trail: Trail, journal: Journal) -> Witness:
    """The witness after a restart."""
    witness = Witness(SERVICE, trail.witness.service_key, trail.witness.key, journal)
    witness.recall()
    return witness


async def test_a_trail_that_grew_is_signed_and_one_that_did_not_is_left_as_it_is(trail: Trail) -> None:
    assert await trail.look() is Verdict.UNCHANGED
    await trail.add(3)
    await trail.seal()
    assert await trail.look() is Verdict.SIGNED
    assert [len(entry.leaves) for entry in read_journal(trail.witness.journal.path)] == [10, 3]


async def test_a_smaller_tree_is_never_signed(trail: Trail) -> None:
    await cut(trail, 6)
    await trail.seal()
    assert await trail.look() is Verdict.SMALLER
    assert len(list(read_journal(trail.witness.journal.path))) == 1


async def test_a_tree_that_was_cut_and_has_grown_past_its_old_size_is_never_signed(trail: Trail) -> None:
    await cut(trail, 6)
    for count, verdict in ((4, Verdict.INCONSISTENT), (9, Verdict.INCONSISTENT)):
        await trail.add(count)
        await trail.seal()
        assert await trail.look() is verdict
    assert trail.witness.tree.size == 10


async def test_a_witness_without_memory_would_have_signed_it(trail: Trail, tmp_path: Path) -> None:
    """The control: by itself the tree that was cut is in order."""
    await cut(trail, 6)
    await trail.seal()
    with Journal(tmp_path / "fresh.checkpoints") as journal:
        trail.witness = Witness(SERVICE, trail.witness.service_key, trail.witness.key, journal)
        assert await trail.look() is Verdict.SIGNED


async def test_a_checkpoint_by_another_key_is_never_signed(trail: Trail) -> None:
    trail.witness.service_key = Ed25519PrivateKey.generate().public_key()
    assert await trail.look() is Verdict.FORGED


async def test_a_restarted_witness_remembers_what_it_signed(trail: Trail) -> None:
    trail.witness.journal.__exit__(None, None, None)
    await cut(trail, 6)
    await trail.seal()
    with Journal(trail.witness.journal.path) as journal:
        trail.witness = recalled(trail, journal)
        assert trail.witness.tree.size == 10
        assert await trail.look() is Verdict.SMALLER


@pytest.mark.parametrize("spoil", ["a leaf", "no cosignature"])
async def test_a_journal_that_does_not_hold_what_was_signed_is_not_taken_up(trail: Trail, spoil: str) -> None:
    (entry,) = read_journal(trail.witness.journal.path)
    leaves = (*entry.leaves[:-1], bytes(32)) if spoil == "a leaf" else entry.leaves
    note = entry.note if spoil == "a leaf" else "\n".join(entry.note.splitlines()[:-1]) + "\n"
    spoilt = trail.witness.journal.path.with_name("spoilt")
    with Journal(spoilt) as journal:
        journal.add(Entry(note, leaves))
        with pytest.raises(SpoiltJournal):
            recalled(trail, journal)


def test_a_trail_is_silent_a_minute_after_the_last_new_checkpoint() -> None:
    listening = Listening(heard_at=100.0)
    assert not listening.is_silent(100.0 + SILENT_AFTER - 1)
    assert listening.is_silent(100.0 + SILENT_AFTER), "never heard at all"
    listening.hear(5_000, at=200.0, wall=5_002.0)
    assert not listening.is_silent(257.0)
    listening.hear(5_000, at=250.0, wall=5_052.0)
    listening.hear(None, at=255.0, wall=5_057.0)
    assert listening.is_silent(258.0), "the same checkpoint again is not news"
    listening.hear(5_060, at=259.0, wall=9_999.0)
    assert not listening.is_silent(300.0)


def test_a_checkpoint_that_is_old_when_first_seen_counts_from_its_own_time() -> None:
    listening = Listening(heard_at=float("-inf"))
    listening.hear(5_000, at=200.0, wall=5_061.0)
    assert listening.is_silent(200.0)


async def test_the_watch_tells_well_silent_and_altered_apart(trail: Trail, url: str) -> None:
    async def told() -> int:
        eyes = Watch(trail.witness, url, Listening(heard_at=float("-inf")))
        return await watch([eyes], asyncio.Event(), once=True)

    assert await told() == WELL
    trail.at -= timedelta(minutes=15)
    async with trail.database.begin() as connection:
        await connection.execute(text("DELETE FROM audit_checkpoint"))
    await trail.seal()
    assert await told() == SILENT
    await cut(trail, 6)
    assert await told() == ALTERED, "not even a checkpoint is left"
    await trail.seal()
    assert await told() == ALTERED


async def run(*arguments: str, env: dict[str, str]) -> tuple[int, str]:
    """A program of deploy/; exit code and all it said."""
    command = [sys.executable, *arguments]
    done = await asyncio.to_thread(
        subprocess.run, command, capture_output=True, text=True, check=False, env={"PATH": os.environ["PATH"], **env}
    )
    return done.returncode, done.stdout + done.stderr


async def test_witness_dump_and_verifier_work_together_as_programs(url: str, keys: Path, tmp_path: Path) -> None:
    env = {"LANYARD_KEYS": str(tmp_path / "keys"), "FILING_DATABASE_URL": url}
    shutil.copytree(keys, tmp_path / "keys")
    key, kept, file = tmp_path / "keys/witness.key", tmp_path / "kept", tmp_path / "trail.ndjson"
    once = ("-m", "deploy.witness", "--once", "--service", SERVICE, "--folder", str(kept), "--key", str(key))
    (tmp_path / "own").mkdir()
    assert (await run(*once, env=env))[0] == SILENT, "nothing was ever sealed"
    async with open_trail(url, keys, tmp_path / "own") as trail:
        trail.at = now() - timedelta(minutes=10)
        await trail.add(6)
        await trail.seal()
        assert await run(*once, env=env) == (WELL, "")
        assert (await run("-m", "deploy.dump_audit", SERVICE, str(file), env=env))[0] == 0
        check = ("-m", "deploy.verify_audit", str(file), str(kept / "filing.checkpoints"))
        code, said = await run(*check, env=env)
        assert (code, said) == (0, "as sealed: 6 records under the newest checkpoint, 0 newer\n")
        await cut(trail, 4)
        await trail.seal()
        code, said = await run(*once, env=env)
        assert (code, '"reason": "smaller"' in said) == (ALTERED, True)
        await dump(url, tmp_path / "cut.ndjson")
    assert verify(tmp_path / "cut.ndjson", tmp_path / "cut.ndjson.checkpoints", keys, witnessed=False).breaches == ()
    code, said = await run("-m", "deploy.verify_audit", str(tmp_path / "cut.ndjson"), check[-1], env=env)
    assert (code, said.splitlines()[:2]) == (1, ["truncated leaf 4", "truncated leaf 5"])


def test_the_verifier_stands_on_the_standard_library_and_cryptography_alone() -> None:
    listed = "import sys, deploy.verify_audit; print(*{name.split('.')[0] for name in sys.modules})"
    answered = subprocess.run([sys.executable, "-I", "-c", f"import sys; sys.path[:0] = ['.']; {listed}"],
                              capture_output=True, text=True, check=True)  # fmt: skip
    plain = subprocess.run([sys.executable, "-I", "-c", "import sys; print(*{n.split('.')[0] for n in sys.modules})"],
                           capture_output=True, text=True, check=True)  # fmt: skip
    loaded = set(answered.stdout.split()) - set(plain.stdout.split()) - set(sys.stdlib_module_names)
    assert {name for name in loaded if not name.startswith("_")} == {"cryptography", "deploy", "libs"}


@pytest.mark.parametrize("line", ["{}", "x", '{"audit_id": 1}', "[]"])
def test_what_is_no_dump_is_refused(keys: Path, tmp_path: Path, line: str) -> None:
    witness = ensure_key(tmp_path / "witness.key")
    assert ensure_key(tmp_path / "witness.key").private_bytes_raw() == witness.private_bytes_raw()
    for name in ("dump", "empty"):
        (tmp_path / name).write_text(f"{line}\n" if name == "dump" else "")
    with pytest.raises(ValueError, match="no checkpoint"):
        verify(tmp_path / "dump", tmp_path / "empty", tmp_path)
    with pytest.raises(ValueError, match="line 1"):
        verify(tmp_path / "empty", tmp_path / "dump", tmp_path)
