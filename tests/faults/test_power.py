"""The power goes, in short: one cut of NATS and its control, one of PostgreSQL; and what holds of the disk itself."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.faults.goals.g03_power import Ground, as_in_production, cut_broker, cut_database
from tests.faults.loop import Disk, unavailable
from tests.faults.power import durable_settings, streams_of

pytestmark = pytest.mark.faults

on_a_disk = pytest.mark.skipif(bool(unavailable()), reason=f"no disk whose power can be cut: {unavailable()}")


@pytest.fixture
def small() -> Iterator[None]:
    """Streams that fit on a small disk."""
    with streams_of(32):
        yield


@pytest_asyncio.fixture
async def ground(small: None, tmp_path: Path) -> Ground:
    """Disks of a folder of their own."""
    found = Ground(tmp_path, random.Random(7))
    found.empty.make(64)
    return found


@on_a_disk
async def test_what_the_broker_acknowledged_is_there_after_the_power_went(ground: Ground) -> None:
    cut = await cut_broker(ground)
    assert cut.acked > 0 and cut.lost == 0


@on_a_disk
async def test_with_its_own_sync_interval_the_broker_loses_what_it_acknowledged(ground: Ground) -> None:
    """The control of the one above."""
    cut = await cut_broker(ground, synced=False)
    assert cut.lost > 0


@on_a_disk
async def test_what_the_database_confirmed_is_there_after_the_power_went(ground: Ground) -> None:
    await ground.prepare()
    cut = await cut_database(ground)
    assert cut.acked > 0 and cut.lost == 0


@on_a_disk
def test_a_disk_keeps_what_was_flushed_and_nothing_else(tmp_path: Path) -> None:
    disk = Disk(tmp_path / "disk.img", tmp_path / "disk")
    disk.make(16)
    with disk.mounted():
        (disk.place / "flushed").write_text("there")
        disk.flush()
        (disk.place / "late").write_text("gone")
        disk.lose_power()
        with pytest.raises(OSError):
            (disk.place / "after").write_text("never")
        disk.unmount()
        assert not disk.place.is_mount()
        disk.mount()
        found = {path.name: path.read_text() for path in disk.place.iterdir() if path.is_file()}
    assert found == {"flushed": "there"}
    assert not disk.place.is_mount()


def test_what_is_proved_is_what_production_is_configured_to_do() -> None:
    assert as_in_production()
    assert durable_settings("fsync = off\n#synchronous_commit = on\nwal_level='replica'\nwork_mem = 4MB\n") == {
        "fsync": "off",
        "wal_level": "replica",
    }
