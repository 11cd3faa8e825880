"""``python -m tests.contract.snapshot`` writes the snapshots of the event contracts; it refuses a breaking change."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.contract.breaking import breaking
from tests.contract.contracts import SNAPSHOTS, Schema, schemas


def taken(folder: Path = SNAPSHOTS) -> dict[str, Schema]:
    """The snapshots of that folder by event type."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def write(now: Mapping[str, Schema], folder: Path = SNAPSHOTS) -> list[str]:
    """Write what is new or has only gained; answers the event types. Raises ValueError with every breach."""
    before = taken(folder)
    if breaches := breaking(before, now):
        raise ValueError("\n".join(breaches))
    changed = [event_type for event_type, schema in now.items() if before.get(event_type) != schema]
    folder.mkdir(parents=True, exist_ok=True)
    for event_type in changed:
        text = json.dumps(now[event_type], ensure_ascii=False, indent=2, sort_keys=True)
        (folder / f"{event_type}.json").write_text(text + "\n", encoding="utf-8")
    return changed


def main() -> int:
    """Exit code 0 if the snapshots are now those of the contracts."""
    try:
        changed = write(schemas())
    except ValueError as breaches:
        sys.stderr.write(f"{breaches}\nA published contract may only add. Give the other meaning a new event, v2.\n")
        return 1
    sys.stdout.write("".join(f"written: {event_type}\n" for event_type in changed) or "nothing has changed\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
