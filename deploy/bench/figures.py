"""Figures of the long proofs, gathered in build/access.json: each proof adds what it measured."""

import fcntl
import json
from pathlib import Path

_FILE = Path(__file__).resolve().parents[2] / "build" / "access.json"


def record(**values: object) -> None:
    """Merge figures into the file; a later run of the same proof replaces its own. Safe for several processes."""
    _FILE.parent.mkdir(exist_ok=True)
    with _FILE.open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        text = file.read()
        found = json.loads(text) if text else {}
        file.seek(0)
        file.truncate()
        json.dump({**found, **values}, file, indent=1, sort_keys=True, ensure_ascii=False)
