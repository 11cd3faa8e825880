"""One lock file with versions and hashes and no address, and the commands that stand on it."""

import re
import subprocess
from pathlib import Path

import pytest

from deploy.local.revision import write_revision
from tests.architecture.source import ROOT

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)(?: ; .+)? \\$")
COMMANDS = ["help", "run", "down", "demo", "test", "check", "bench", "faults", "lint", "docs", "migration", "clean"]


def pins(lock: str) -> dict[str, list[str]]:
    """Hashes by name; whatever is neither a pin nor a hash is a fault of the file."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lock.splitlines():
        pin = PIN.match(line)
        if pin:
            name = pin["name"]
            found[name] = []
        else:
            digest = re.fullmatch(r"    --hash=sha256:([0-9a-f]{64})(?: \\)?", line)
            assert digest, f"neither a pin nor a hash: {line}"
            found[name].append(digest[1])
    return found


def direct(place: str) -> set[str]:
    """What a requirements file asks for, by name."""
    lines = (ROOT / place).read_text().splitlines()
    return {line.split("[")[0] for line in lines if line and not line.startswith(("#", "-"))}


def test_everything_asked_for_is_locked_with_hashes() -> None:
    locked = pins((ROOT / "requirements.lock").read_text())
    assert direct("requirements.in") | direct("requirements-dev.in") <= set(locked)
    assert [name for name, hashes in locked.items() if not hashes] == []


@pytest.mark.parametrize("line", ["--extra-index https://example.test/simple", "fastapi>=0.1 \\", "# via x"])
def test_anything_else_in_the_lock_file_is_reported(line: str) -> None:
    with pytest.raises(AssertionError):
        pins(line)


@pytest.mark.parametrize("command", COMMANDS)
def test_make_knows_the_command_and_explains_it(command: str) -> None:
    explained = subprocess.run(["make", "-C", str(ROOT), "help"], capture_output=True, text=True, check=True).stdout
    known = subprocess.run(["make", "-C", str(ROOT), "-n", command], capture_output=True, text=True, check=False)
    assert (known.returncode, f"make {command} " in explained) == (0, True), known.stderr


def test_a_new_migration_stands_on_the_last_one(tmp_path: Path) -> None:
    write_revision(tmp_path, "baseline")
    second = write_revision(tmp_path, "add_reviewer")
    assert second.name == "0002_add_reviewer.py"
    assert 'revision = "0002"\ndown_revision = "0001"' in second.read_text()


@pytest.mark.parametrize("name", ["", "../x", "Add", "1st"])
def test_a_migration_without_a_proper_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="lower_snake"):
        write_revision(tmp_path, name)
    assert list(tmp_path.iterdir()) == []
