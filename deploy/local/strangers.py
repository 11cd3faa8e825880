"""Another OS user for a server that refuses to run as root: made if missing, let through to its folders."""

import contextlib
import pwd
import stat
import subprocess
import time
from pathlib import Path

from deploy.local.processes import Unstarted


def ensure_user(name: str) -> None:
    """Make the system user unless there is one. Raises Unstarted if that fails."""
    for _ in range(20):
        with contextlib.suppress(KeyError):
            pwd.getpwnam(name)
            return
        with contextlib.suppress(FileNotFoundError):  # a second launcher may be quicker, then this fails and is fine
            making = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
            subprocess.run(making, check=False, capture_output=True)
        time.sleep(0.1)
    raise Unstarted(f"PostgreSQL does not run as root, and the OS user {name} could not be made")


def let_through(folder: Path) -> None:
    """Let other OS users pass (not read) every folder above, so that one of them can reach its own folder."""
    for above in folder.resolve().parents:
        mode = above.stat().st_mode
        if not mode & stat.S_IXOTH:
            above.chmod(mode | stat.S_IXOTH)


def let_read(folder: Path) -> None:
    """Let other OS users read and run what is in this folder of programs."""
    let_through(folder)
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode
        wanted = mode | stat.S_IROTH | (stat.S_IXOTH if path.is_dir() or mode & stat.S_IXUSR else 0)
        if wanted != mode:
            path.chmod(wanted)
