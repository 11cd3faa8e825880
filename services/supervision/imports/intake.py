"""From a record taken to the acts it asks for, and from what an act refuses back to the place in the record."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from json import dumps
from types import MappingProxyType
from typing import Final
from uuid import UUID

from libs.kernel.case import Command
from libs.kernel.finding import Missing
from libs.kernel.refusal import Refusal
from services.supervision.imports.commands import Handed
from services.supervision.imports.import_batch import TakenRecord
from services.supervision.imports.records import (
    CircularRecord,
    CriticismRecord,
    Keyed,
    Known,
    ProgressRecord,
    RankingRecord,
)
from services.supervision.imports.status import ImportKind, Taken
from services.supervision.sources.naming import WithdrawRecord


@dataclass(frozen=True, slots=True)
class Step:
    """One act that a record asks for. ``opens``: under the identity given, otherwise on the case of it."""

    case_type: str
    act: str
    case_id: UUID
    command: Command
    opens: bool = False


CASE_TYPES: Final[Mapping[ImportKind, str]] = MappingProxyType(
    {
        ImportKind.RANKINGS: "ranking",
        ImportKind.CRITICISMS: "criticism",
        ImportKind.CIRCULARS: "circular",
        ImportKind.TASK_PROGRESS: "task",
    }
)
_IN_RECORDS: Final = (
    (re.compile(r"/unit_id\Z"), "/unit"),
    (re.compile(r"^/leader_id\Z"), "/leader_code"),
    (re.compile(r"^/issuer_id\Z"), "/issuer_code"),
    (re.compile(r"^/entries/0"), ""),
    (re.compile(r"^/entries\Z"), ""),
    (re.compile(r"^/source(?=/|\Z)"), "/source_id"),
)
"""What a field of a command is called in a record."""


def handed(record: Keyed) -> Handed:
    """The key of a record with the digest of its content, whatever form it came in."""
    content = record.model_dump(mode="json", exclude={"source_id", "source_version"})
    said = dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    return Handed(
        source_id=record.source_id,
        source_version=record.source_version,
        digest=sha256(said).hexdigest(),
        about=record.about(),
    )


def known_by_content(record: Keyed) -> Keyed:
    """The record under a key that its content makes; numbers in a form mean nothing outside of it."""
    return record.model_copy(update={"source_id": handed(record).digest[:32]})


def steps_of(record: Keyed, taken: TakenRecord, known: Known, system: str) -> Iterator[Step]:
    """The acts, in their order; none for a record that was taken before."""
    match record:
        case RankingRecord() if taken.taken is Taken.CORRECTED:
            yield Step("ranking", "propose_correction", taken.record_id, record.correction(known))
        case RankingRecord() if taken.taken is Taken.OPENED:
            yield Step("ranking", "import_list", taken.record_id, record.opening(known), opens=True)
        case CriticismRecord() | CircularRecord() if taken.taken in (Taken.OPENED, Taken.REPLACED):
            case_type = "criticism" if isinstance(record, CriticismRecord) else "circular"
            if taken.replaces is not None:
                yield Step(case_type, "withdraw", taken.replaces, WithdrawRecord(reasons=record.reasons))
            yield Step(case_type, "record", taken.record_id, record.opening(known), opens=True)
        case ProgressRecord() if taken.taken is Taken.REPORTED:
            yield Step("task", "report_progress", taken.record_id, record.report(system))


def errors_of(refusal: Refusal, place: int) -> tuple[Missing, ...]:
    """What an act refused, at the places of the record that stands there in what was handed over."""
    found = refusal.errors or (Missing("", refusal.code, refusal.detail, refusal.cites),)
    return tuple(Missing(f"/records/{place}{_in_record(one.pointer)}", one.code, one.text, one.cites) for one in found)


def _in_record(pointer: str) -> str:
    for form, name in _IN_RECORDS:
        pointer = form.sub(name, pointer)
    return pointer
