"""An export of the trail as ``audit_search.export_lines`` writes it, read without a database.

An opening line (``export``, ``service``, ``at``, ``filters``), lines as in a dump, and a last line that counts them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from libs.chassis.sealing.trail import Record, UnreadableDump, read_record


@dataclass
class Export:
    """What was exported. ``complete`` is false if the last line is missing or counts otherwise."""

    service: str
    filters: Mapping[str, str]
    records: list[Record] = field(default_factory=list)
    complete: bool = False


def opening_of(path: Path) -> Mapping[str, Any] | None:
    """The opening line of an export, None if the file begins otherwise."""
    with path.open("rb") as lines:
        try:
            first = json.loads(lines.readline())
        except ValueError:
            return None
    return first if isinstance(first, dict) and "export" in first else None


def read_export(path: Path) -> Export:
    """The export in that file. Raises UnreadableDump if it is none."""
    opening = opening_of(path)
    if opening is None:
        raise UnreadableDump("line 1 does not open an export")
    found = Export(str(opening.get("service")), dict(opening.get("filters", {})))
    with path.open("rb") as lines:
        next(lines)
        for number, written in enumerate(lines, 2):
            try:
                line = json.loads(written)
                if line.get("end") is True:
                    found.complete = line.get("records") == len(found.records)
                else:
                    found.records.append(read_record(line))
            except (ValueError, KeyError, TypeError, AttributeError):
                raise UnreadableDump(f"line {number} is not a line of an export") from None
    return found
