"""A disk that can lose its power: an ext4 file system in a file, on a loop device, that can be shut down at an instant.

What was flushed is then in the file; what only was in the page cache of the file system is gone, as with real power.
"""

import contextlib
import fcntl
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_SHUT_DOWN: Final = 0x8004587D
_WITHOUT_A_FLUSH: Final = struct.pack("I", 2)
"""ext4 stops at once: the journal is abandoned, dirty pages are never written. It is how its own crashes are tested."""
_PROGRAMS: Final = ("mkfs.ext4", "mount", "umount", "losetup", "cp", "sync")
_FOLDERS: Final = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])
_PATIENCE: Final = 20.0


class NoDisk(RuntimeError):
    """A disk could not be made, mounted or unmounted; the text is what the program said."""


@dataclass
class Disk:
    """The file that is the disk, and the folder where it is mounted."""

    image: Path
    place: Path

    def make(self, mebibytes: int) -> None:
        """An empty file system of that size; the file is sparse."""
        with self.image.open("wb") as written:
            written.truncate(mebibytes * 1024 * 1024)
        journal = max(1, min(16, mebibytes // 16))
        options = ["-q", "-F", "-m", "0", "-J", f"size={journal}"]
        options += ["-E", "lazy_itable_init=0,lazy_journal_init=0,nodiscard"]
        _run("mkfs.ext4", *options, str(self.image))

    def become(self, other: "Disk") -> None:
        """Hold what another disk, which is not mounted, holds."""
        _run("cp", "--sparse=always", str(other.image), str(self.image))

    def mount(self) -> None:
        """Mount it; what the journal holds is replayed."""
        self.place.mkdir(parents=True, exist_ok=True)
        _run("mount", "-o", "loop", str(self.image), str(self.place))

    def flush(self) -> None:
        """Write all that is in the page cache, as time alone does after half a minute."""
        _run("sync", "-f", str(self.place))

    def lose_power(self) -> None:
        """From now on nothing reaches the file. Whoever works here must be ended before it can be unmounted."""
        folder = os.open(self.place, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.ioctl(folder, _SHUT_DOWN, _WITHOUT_A_FLUSH)
        finally:
            os.close(folder)

    def unmount(self) -> None:
        """Unmount it and detach the device, so that nothing but the file remains. Safe to call twice."""
        deadline = time.monotonic() + _PATIENCE
        while os.path.ismount(self.place):
            with contextlib.suppress(NoDisk):
                _run("umount", str(self.place))
                break
            if time.monotonic() > deadline:
                _run("umount", "--lazy", str(self.place))
                raise NoDisk(f"{self.place} is still in use")
            time.sleep(0.05)
        while _run("losetup", "-j", str(self.image)) and time.monotonic() < deadline:
            time.sleep(0.02)

    @contextlib.contextmanager
    def mounted(self) -> Iterator["Disk"]:
        """Mounted for the length of a ``with``; it may be unmounted and mounted again meanwhile."""
        self.mount()
        try:
            yield self
        finally:
            self.unmount()


@cache
def unavailable() -> str:
    """Why there can be no such disks here; empty if there can be."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "file systems are mounted by root of Linux only"
    missing = [name for name in _PROGRAMS if shutil.which(name, path=_FOLDERS) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    with tempfile.TemporaryDirectory(prefix="lanyard-disk-") as folder:
        disk = Disk(Path(folder, "trial.img"), Path(folder, "trial"))
        try:
            disk.make(8)
            with disk.mounted():
                disk.lose_power()
        except (OSError, NoDisk) as error:
            return f"no loop device or no ext4: {error}"
    return ""


def _run(program: str, *arguments: str) -> str:
    """What the program says. Raises NoDisk with its complaint if it fails."""
    found = shutil.which(program, path=_FOLDERS)
    if found is None:
        raise NoDisk(f"{program} is not installed")
    done = subprocess.run([found, *arguments], check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise NoDisk(f"{program}: {done.stderr.strip()}")
    return done.stdout.strip()
