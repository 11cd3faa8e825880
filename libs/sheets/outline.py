"""The outline of a workbook before its cells are read: how far its sheets reach, where formulas and errors stand."""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from libs.kernel.text import Text
from libs.sheets.limits import Limits
from libs.sheets.packing import MORE_THAN_CELLS, Parts
from libs.sheets.refusals import SheetNotPlain, SheetOutOfBounds, SheetTooLarge, SheetUnreadable

Place = tuple[int, int]
"""Row and column of a cell, both counted from 1."""

WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_MAIN: Final = re.compile(r"sheet\.main\+xml\Z")
_IS_XML: Final = re.compile(r"\.(?:xml|rels|vml)\Z", re.IGNORECASE)
_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_MARKED_MOST: Final = 1000
Attributes = dict[str, str]


@dataclass
class SheetOutline:
    """One sheet: how many rows and columns hold something, and the cells with a formula or an error in place of a
    value (at most a thousand of each are told)."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    formulas: list[Place] = field(default_factory=list)
    broken: list[Place] = field(default_factory=list)


def outlines(parts: Parts, limits: Limits) -> tuple[SheetOutline, ...]:
    """The outlines of the sheets, in the order of the workbook.

    Refuses with SheetUnreadable what is no workbook or declares a document type, with SheetNotPlain relations and
    media types that lead beyond cells, with SheetOutOfBounds or SheetTooLarge what is beyond the bounds.
    """
    if WORKBOOK not in parts or _RELATIONS not in parts:
        raise SheetUnreadable
    scans = {name: _scanned(content, limits) for name, content in parts.items() if _IS_XML.search(name)}
    if not any(_MAIN.search(kind) for scan in scans.values() for kind in scan.media_types):
        raise SheetNotPlain
    if any(MORE_THAN_CELLS.search(one) for scan in scans.values() for one in scan.beyond):
        raise SheetNotPlain
    places = [scans[WORKBOOK].sheet_place(identity, scans[_RELATIONS]) for identity in scans[WORKBOOK].sheets]
    if sorted(places) != sorted(name for name, scan in scans.items() if scan.root == "worksheet"):
        raise SheetUnreadable
    if not 0 < len(places) <= limits.sheets:
        raise SheetUnreadable
    letters = next((scan.lengths for scan in scans.values() if scan.root == "sst"), [])
    _require_letters((scans[place] for place in places), letters, limits)
    return tuple(scans[place].sheet for place in places)


class _Scan:
    """What is noted of one XML part while it passes."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.root = ""
        self.sheet = SheetOutline()
        self.sheets: list[str] = []
        self.media_types: list[str] = []
        self.beyond: list[str] = []
        self.targets: dict[str, str] = {}
        self.lengths: list[int] = []
        self.shared: list[int] = []
        self._at: Place = (0, 0)
        self._kind = ""
        self._text: list[str] | None = None
        self._begins: dict[str, Callable[[Attributes], None]] = {
            "c": self._cell, "f": self._formula, "v": self._value, "is": self._inline, "row": self._row,
            "si": self._string, "sheet": self._listed, "Override": self._typed, "Default": self._typed,
            "Relationship": self._related,
        }  # fmt: skip

    def begin(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        local = name.rpartition(" ")[2]
        self.root = self.root or local
        act = self._begins.get(local)
        if act is not None:
            act(attributes)

    def text(self, piece: str) -> None:
        """A piece of text between elements."""
        if self._text is not None:
            self._text.append(piece)

    def end(self, name: str) -> None:
        """An element ends."""
        local = name.rpartition(" ")[2]
        if local == "si" and self.root == "sst":
            self.lengths.append(sum(map(len, self._text or ())))
        elif local == "v" and self._kind == "s":
            self.shared.append(_index("".join(self._text or ())))
        if local in ("si", "v"):
            self._text = None

    def sheet_place(self, identity: str, relations: "_Scan") -> str:
        """The part of the sheet of that identity."""
        target = relations.targets.get(identity)
        if target is None:
            raise SheetUnreadable
        return target

    def _row(self, attributes: Attributes) -> None:
        stated = attributes.get("r")
        self._at = (_index(stated) if stated is not None else self._at[0] + 1, 0)

    def _cell(self, attributes: Attributes) -> None:
        stated = attributes.get("r")
        self._at = (self._at[0], self._at[1] + 1) if stated is None else _place(stated)
        self._kind = attributes.get("t", "n")
        self.sheet.cells += 1
        if self.sheet.cells > self.limits.cells:
            raise SheetTooLarge
        if self._kind == "e":
            _note(self.sheet.broken, self._at)

    def _formula(self, _attributes: Attributes) -> None:
        if self.root == "worksheet":
            self._holds_something()
            _note(self.sheet.formulas, self._at)

    def _value(self, _attributes: Attributes) -> None:
        self._text = []
        self._holds_something()

    def _inline(self, _attributes: Attributes) -> None:
        self._holds_something()

    def _string(self, _attributes: Attributes) -> None:
        self._text = []

    def _holds_something(self) -> None:
        row, column = self._at
        self.sheet.rows, self.sheet.columns = max(self.sheet.rows, row), max(self.sheet.columns, column)

    def _listed(self, attributes: Attributes) -> None:
        if self.root == "workbook":
            self.sheets.append(next((value for name, value in attributes.items() if name.endswith(" id")), ""))

    def _typed(self, attributes: Attributes) -> None:
        kind = attributes.get("ContentType", "").lower()
        self.media_types.append(kind)
        self.beyond.append(kind)

    def _related(self, attributes: Attributes) -> None:
        kind = attributes.get("Type", "").lower().rpartition("/")[2]
        self.beyond.append(kind)
        outside = attributes.get("TargetMode", "").lower() == "external"
        if outside and kind != "hyperlink":
            raise SheetNotPlain
        if not outside:
            self.targets[attributes.get("Id", "")] = _resolved(attributes.get("Target", ""))


def _scanned(content: bytes, limits: Limits) -> _Scan:
    scan = _Scan(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = scan.begin
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError):
        raise SheetUnreadable from None
    _require_bounds(scan.sheet, limits)
    return scan


def _refuse_document_type(*_stated: object) -> None:
    raise SheetUnreadable


def _require_bounds(sheet: SheetOutline, limits: Limits) -> None:
    if sheet.rows > limits.rows or sheet.columns > limits.columns:
        raise SheetOutOfBounds(_BOUNDS.fill(rows=limits.rows, columns=limits.columns))


_BOUNDS: Final = Text(
    "一张工作表最多 {rows} 行、{columns} 列", "A sheet may have at most {rows} rows and {columns} columns"
)


def _require_letters(scans: Iterator[_Scan], lengths: list[int], limits: Limits) -> None:
    """A text that stands once in the file may be named by thousands of cells; each of them would hold it."""
    total = 0
    for scan in scans:
        for index in scan.shared:
            total += lengths[index] if index < len(lengths) else 0
    if total > limits.letters:
        raise SheetTooLarge


def _note(places: list[Place], at: Place) -> None:
    if len(places) < _MARKED_MOST:
        places.append(at)


def _index(stated: str) -> int:
    if not (stated.isascii() and stated.isdigit() and len(stated) <= 9):
        raise SheetUnreadable
    return int(stated)


def _place(stated: str) -> Place:
    found = _CELL.fullmatch(stated)
    if found is None:
        raise SheetUnreadable
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _resolved(target: str) -> str:
    """A target of the workbook's relations as the name of a part."""
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
