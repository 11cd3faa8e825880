"""From the lines of a workbook to records, and from an error in a record back to the cell it stands in."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from libs.chassis.field_errors import field_errors
from libs.kernel.finding import Missing
from libs.sheets.cell_values import Value
from libs.sheets.faults import Fault
from libs.sheets.reading import BookRead, Line, SheetRead
from services.supervision.imports.commands import RECORDS_MOST
from services.supervision.imports.records import (
    CircularRecord,
    CriticismRecord,
    Keyed,
    ProgressRecord,
    RankingRecord,
)
from services.supervision.imports.refusals import LineUnattached, RecordTwice, TooManyRecords
from services.supervision.imports.status import ImportKind

_PARTING: Final = re.compile(r"[\n;；]")
_PARTS: Final[Mapping[ImportKind, str]] = {
    ImportKind.RANKINGS: "places",
    ImportKind.CRITICISMS: "units",
    ImportKind.CIRCULARS: "units",
}
"""What the lines of the second sheet are in a record."""
MODELS: Final[Mapping[ImportKind, type[Keyed]]] = {
    ImportKind.RANKINGS: RankingRecord,
    ImportKind.CRITICISMS: CriticismRecord,
    ImportKind.CIRCULARS: CircularRecord,
    ImportKind.TASK_PROGRESS: ProgressRecord,
}
_ROLES: Final = ("lead", "undertaking")
Fields = dict[str, Any]


@dataclass
class Assembled:
    """The records of a workbook by their places, every fault found so far, and where everything came from."""

    records: dict[int, Keyed] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _cells: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    def came_from(self, pointer: str, sheet: SheetRead, line: Line, name: str) -> None:
        """Note the cell of that name in that line as the origin of what the pointer points to."""
        self._cells[pointer] = (sheet.number, line.row, sheet.letters.get(name, "A"))

    def fault_of(self, error: Missing) -> Fault:
        """The error of a record as a fault of the cell it came from, or of the line."""
        pointer = error.pointer
        while pointer and pointer not in self._cells:
            pointer = pointer.rpartition("/")[0]
        return Fault(*self._cells.get(pointer, (1, 0, "")), error.code, error.text, error.cites)


def assembled(kind: ImportKind, book: BookRead) -> Assembled:
    """The records that the sheets make up; a record with a faulty cell is left out, its fault is told."""
    found = Assembled(faults=list(book.faults))
    main, *rest = book.sheets
    faulty = {(fault.sheet, fault.row) for fault in book.faults if fault.row}
    parts = _parts(found, main, rest[0]) if rest else {}
    found.faults += (_at(main, line, TooManyRecords.at("")) for line in main.lines[RECORDS_MOST : RECORDS_MOST + 1])
    seen: set[Value] = set()
    for place, line in enumerate(main.lines[:RECORDS_MOST]):
        found.came_from(f"/records/{place}", main, line, "source_id")
        key = line.values.get("source_id")
        lines = parts.get(key, [])
        if key is not None and key in seen:
            found.faults.append(_at(main, line, RecordTwice.at("")))
            continue
        seen.add(key)
        fields = _fields(found, f"/records/{place}", main, line)
        if rest:
            fields[_PARTS[kind]] = [
                _part(found, f"/records/{place}/{_PARTS[kind]}/{at}", rest[0], one) for at, one in enumerate(lines)
            ]
        rows = {(main.number, line.row), *((rest[0].number, one.row) for one in lines)}
        if faulty.isdisjoint(rows):
            _take(found, place, MODELS[kind], fields)
    return found


def _parts(found: Assembled, main: SheetRead, sheet: SheetRead) -> dict[Value, list[Line]]:
    """The lines of the second sheet by the record they belong to."""
    there = {line.values.get("source_id") for line in main.lines}
    parts: dict[Value, list[Line]] = defaultdict(list)
    for line in sheet.lines:
        key = line.values.get("source_id")
        if key is not None and key not in there:
            found.faults.append(_at(sheet, line, LineUnattached.at("")))
        parts[key].append(line)
    return parts


def _take(found: Assembled, place: int, model: type[Keyed], fields: Fields) -> None:
    try:
        found.records[place] = model.model_validate(fields)
    except ValidationError as error:
        wrong = [{**one, "loc": ("body", *one["loc"])} for one in error.errors()]
        for one in field_errors(wrong, fields):
            moved = Missing(f"/records/{place}{one.pointer.removeprefix('#')}", one.code, one.text, one.cites)
            found.faults.append(found.fault_of(moved))


def _fields(found: Assembled, pointer: str, sheet: SheetRead, line: Line) -> Fields:
    """The fields of a line that are filled in; lists are parted, days are written out."""
    fields = dict(_filled(line))
    for name in sheet.letters:
        found.came_from(f"{pointer}/{name}", sheet, line, name)
    if "evidence" in fields:
        fields["evidence"] = [one.strip() for one in _PARTING.split(str(fields["evidence"])) if one.strip()]
    return fields


def _part(found: Assembled, pointer: str, sheet: SheetRead, line: Line) -> Fields:
    """A place or unit; its parts in the work are two columns of the form."""
    found.came_from(pointer, sheet, line, "source_id")
    fields = _fields(found, pointer, sheet, line)
    fields.pop("source_id", None)
    if "lead_duty_evidence" in sheet.letters or not set(_ROLES).isdisjoint(sheet.letters):
        found.came_from(f"{pointer}/roles", sheet, line, "lead")
        fields["roles"] = [role for role in _ROLES if fields.pop(role, False)]
    return fields


def _filled(line: Line) -> Iterator[tuple[str, object]]:
    for name, value in line.values.items():
        if value is not None:
            yield name, value.isoformat() if isinstance(value, date) else value


def _at(sheet: SheetRead, line: Line, error: Missing) -> Fault:
    letter = sheet.letters.get("source_id", "A")
    return Fault(sheet.number, line.row, letter, error.code, error.text, error.cites)
