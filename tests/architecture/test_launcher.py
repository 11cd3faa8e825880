"""The launcher starts what is missing, knows its own from strangers, and leaves nobody behind."""

import json
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from deploy.local.keys import ensure_keys
from deploy.local.processes import recall, remember
from deploy.local.table import NAMES, SERVICES
from tests.support.stand_in import build, launched, outlive


@pytest.fixture(scope="module")
def tree(server_folder: Path) -> Iterator[Path]:
    """The stand-in tree; its stores are reused from test to test, as on a real machine."""
    yield build(server_folder / "tree")


def test_a_stop_ends_every_part_and_says_so(tree: Path) -> None:
    with launched(tree) as launcher:
        parts = launcher.wait_until_ready()
        launcher.handle.send_signal(signal.SIGTERM)
        assert launcher.handle.wait(30) == 0
        assert outlive(parts) == []
        assert len(parts) >= len(NAMES) + 2
        assert launcher.text().rstrip().endswith("stopped")


def test_a_part_that_falls_is_named_and_ends_the_rest(tree: Path) -> None:
    with launched(tree) as launcher:
        parts = launcher.wait_until_ready()
        addresses = json.loads((tree / ".lanyard" / "addresses.json").read_text())
        with pytest.raises((urllib.error.URLError, ConnectionError)):
            urllib.request.urlopen(f"{addresses['supervision']}/die", timeout=5)
        assert launcher.handle.wait(30) == 1
        assert outlive(parts) == []
        assert "supervision ended (exit code 3)" in launcher.text()
        assert "the last words" in launcher.text()


def test_a_killed_launcher_takes_its_parts_along_and_the_next_one_starts(tree: Path) -> None:
    with launched(tree) as launcher:
        parts = launcher.wait_until_ready()
        launcher.handle.kill()
        assert outlive(parts) == []
    with launched(tree) as launcher:
        assert launcher.wait_until_ready() != []


def test_a_taken_port_is_left_to_its_owner(tree: Path) -> None:
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        taken = int(stranger.getsockname()[1])
        with launched(tree, taken) as launcher:
            launcher.wait_until_ready()
            addresses = json.loads((tree / ".lanyard" / "addresses.json").read_text())
    assert taken < int(addresses["gateway"].rsplit(":", 1)[1]) < taken + 100


def test_a_second_launcher_in_the_same_folder_is_refused_and_down_stops_the_first(tree: Path) -> None:
    with launched(tree) as first:
        first.wait_until_ready()
        command = [sys.executable, "-m", "deploy.local"]
        second = subprocess.run([*command, "run"], cwd=tree, capture_output=True, text=True, check=False)
        assert (second.returncode, "already running" in second.stderr) == (1, True)
        ended = subprocess.run([*command, "down"], cwd=tree, capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stdout.strip()) == (0, "stopped")
        assert first.handle.wait(30) == 0


def test_given_addresses_are_used_and_no_server_is_started(tree: Path) -> None:
    given = {f"{name.upper()}_DATABASE_URL": f"postgresql+asyncpg://elsewhere/{name}" for name in NAMES}
    with launched(tree, env={**given, "NATS_URL": "nats://elsewhere:4222"}) as launcher:
        parts = launcher.wait_until_ready()
        addresses = json.loads((tree / ".lanyard" / "addresses.json").read_text())
        with urllib.request.urlopen(f"{addresses['filing']}/readyz", timeout=5) as answer:
            told = json.load(answer)["database"]
        assert told == "postgresql+asyncpg://elsewhere/filing"
        assert len(parts) == len(NAMES)


def test_a_process_is_recognised_by_its_start_and_not_by_its_number_alone(tmp_path: Path) -> None:
    mark = tmp_path / "mark.json"
    remember(mark, psutil.Process().pid)
    assert recall(mark) is not None
    mark.write_text(json.dumps({"pid": psutil.Process().pid, "started": psutil.Process().create_time() - 60}))
    assert recall(mark) is None


def test_private_keys_are_for_their_owner_only_and_kept(tmp_path: Path) -> None:
    folder = ensure_keys(tmp_path / "keys")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    ensure_keys(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    pairs = [f"{name}.{half}" for name in NAMES for half in ("key", "pub")]
    wrapping = [f"{name}.{level}.1.kek" for name in SERVICES for level in ("c3", "c4")]
    assert sorted(before) == sorted(pairs + wrapping)
    assert {path.stat().st_mode & 0o777 for path in folder.glob("*.k*")} == {0o600}
