"""The dump of an audit trail: one JSON line per record, with its leaf; written by ``dump.py``, read without a database.

A line has ``audit_id``, ``leaf_index`` and ``leaf_hash`` (hex) or null, ``body`` (base64) or null where the record is
gone and only its leaf is left, ``row_mac`` (hex) or null where it has none, and ``columns``: the record's other columns
as JSON has them. The leaf covers body and mark.
"""

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from libs.chassis.sealing.tree import leaf_hash

ACCUSING: Final = "audit_record.seal"
"""Action of the row by which the sealer says, in the trail itself, that another row bears no genuine mark."""
MAC_SIZE: Final = 32
_LATER: Final[Mapping[str, object]] = {"objects": [], "purpose": None}
"""Columns that bodies from before do not speak of, and what they then must hold."""


class UnreadableDump(ValueError):
    """A line of a dump that is not one of ours, by its number from 1."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a dump, judged by itself.

    ``digest`` is the leaf hash that its body makes, ``stored`` the one kept in the database, ``at`` its time in Unix
    seconds, ``unlike`` the names of columns that say something else than the body. ``accuses`` is the record that
    this one says is forged, ``outcome`` then why.
    """

    audit_id: int
    leaf_index: int | None
    stored: bytes | None
    digest: bytes | None
    at: float | None
    unlike: tuple[str, ...]
    accuses: int | None = None
    outcome: str = ""


def record_hash(body: bytes, mac: bytes | None) -> bytes:
    """The leaf hash of a record: over its body and, where it has one, its mark."""
    if mac is not None and len(mac) != MAC_SIZE:
        return leaf_hash(b"")
    return leaf_hash(body if mac is None else body + mac)


def read_dump(path: Path) -> Iterator[Record]:
    """The records of a dump. Raises UnreadableDump."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield read_record(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError):
                raise UnreadableDump(f"line {number} is not a line of a dump") from None


def read_record(line: Mapping[str, Any]) -> Record:
    """One line of a dump. Raises ValueError, KeyError or TypeError if it is none."""
    index, stored, packed = line["leaf_index"], line["leaf_hash"], line["body"]
    body = None if packed is None else b64decode(packed, validate=True)
    said = {} if body is None else _said(body)
    mac = None if line.get("row_mac") is None else bytes.fromhex(line["row_mac"])
    return Record(
        audit_id=int(line["audit_id"]),
        leaf_index=None if index is None else int(index),
        stored=None if stored is None else bytes.fromhex(stored),
        digest=None if body is None else record_hash(body, mac),
        at=_seconds(said.get("at")),
        unlike=() if body is None else _unlike(said, line["columns"]),
        accuses=_accused(said) if said.get("action") == ACCUSING else None,
        outcome=str(said.get("outcome", "")),
    )


def _accused(said: Mapping[str, Any]) -> int | None:
    """The record named by a row against it; None if it names none, for the body of a forged row says anything."""
    try:
        return UUID(said["object_id"]).int
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _said(body: bytes) -> dict[str, Any]:
    """What a body says; nothing if it is not one of ours."""
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _unlike(said: Mapping[str, Any], columns: Mapping[str, Any]) -> tuple[str, ...]:
    if not said:
        return ("body",)
    said = {**{name: empty for name, empty in _LATER.items() if name in columns}, **said}
    return tuple(name for name in sorted(said) if not _same(name, said[name], columns.get(name)))


def _same(name: str, said: Any, column: Any) -> bool:
    if name == "at":
        return _seconds(said) is not None and _seconds(said) == _seconds(column)
    return bool(said == column)


def _seconds(instant: object) -> float | None:
    """An instant written in ISO form as Unix seconds."""
    if not isinstance(instant, str):
        return None
    try:
        return datetime.fromisoformat(instant).timestamp()
    except ValueError:
        return None
