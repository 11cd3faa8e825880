"""Reads a workbook by its layouts: typed lines, and every fault of a cell, a column or a sheet at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from python_calamine import CalamineError, load_workbook

from libs.kernel.text import Text
from libs.sheets import faults
from libs.sheets.cell_values import Raw, Value, plain, read_cell
from libs.sheets.faults import Fault, SheetFault
from libs.sheets.layout import HEADER_ROW, Column, Layout
from libs.sheets.limits import LIMITS, Limits
from libs.sheets.outline import Place, SheetOutline, outlines
from libs.sheets.packing import parts_of, repacked
from libs.sheets.refusals import SheetUnreadable
from libs.sheets.side_sheets import SIDE_SHEETS

_HEADER_SOUGHT: Final = 10
"""Among so many rows the header is sought, should lines have been put above it."""
Grid = Sequence[Sequence[Raw]]


@dataclass(frozen=True)
class Line:
    """One line of a sheet: the row it stands in, and its values by the names of the columns."""

    row: int
    values: Mapping[str, Value]


@dataclass(frozen=True)
class SheetRead:
    """One sheet as it was read. ``number`` is its place in the workbook, 0 if it is absent; ``letters`` tell the
    column of each name; ``grid`` are its cells as they stand, for the copy that is marked."""

    layout: Layout
    number: int = 0
    letters: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    grid: Grid = ()

    def at(self, kind: type[SheetFault], line: Line, name: str) -> Fault:
        """That fault in the cell of that name in that line."""
        return kind.at(self.number, line.row, self.letters.get(name, "A"))


@dataclass(frozen=True)
class BookRead:
    """A workbook as it was read: its sheets in the order of the layouts, and all its faults."""

    sheets: tuple[SheetRead, ...]
    faults: tuple[Fault, ...]


def read_book(content: bytes, layouts: Sequence[Layout], limits: Limits = LIMITS) -> BookRead:
    """Read a workbook. Refuses as a whole with SheetTooLarge, SheetOutOfBounds, SheetUnreadable or SheetNotPlain;
    whatever else is wrong is a fault of the answer."""
    parts = parts_of(content, limits)
    found = outlines(parts, limits)
    try:
        with load_workbook(BytesIO(repacked(parts))) as book:
            names = book.sheet_names
            grids = [book.get_sheet_by_index(index).to_python(skip_empty_area=False) for index in range(len(names))]
    except CalamineError:
        raise SheetUnreadable from None
    if len(names) != len(found):
        raise SheetUnreadable
    return _by_layout(layouts, names, grids, found)


def letter_of(column: int) -> str:
    """The letter of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _by_layout(
    layouts: Sequence[Layout], names: Sequence[str], grids: Sequence[Grid], found: Sequence[SheetOutline]
) -> BookRead:
    wanted = {plain(name): layout for layout in layouts for name in (layout.sheet.zh, layout.sheet.en)}
    sheets: dict[str, SheetRead] = {}
    wrong: list[Fault] = []
    for index, name in enumerate(names):
        layout = wanted.get(plain(name))
        if layout is None or layout.sheet.en in sheets:
            if plain(name) not in SIDE_SHEETS and found[index].rows:
                wrong.append(faults.SheetNotAsked.at(index + 1))
            continue
        sheet, more = _read_sheet(layout, index + 1, grids[index], found[index])
        sheets[layout.sheet.en] = sheet
        wrong += more
    wrong += (
        faults.SheetAbsent.at(at, text=_naming(faults.SheetAbsent.title, one.sheet))
        for at, one in enumerate(layouts, 1)
        if one.sheet.en not in sheets
    )
    return BookRead(tuple(sheets.get(one.sheet.en, SheetRead(one)) for one in layouts), tuple(wrong))


def _read_sheet(layout: Layout, number: int, grid: Grid, outline: SheetOutline) -> tuple[SheetRead, list[Fault]]:
    header = _header_row(layout, grid)
    if header is None:
        return SheetRead(layout, number, grid=grid), [faults.HeaderAbsent.at(number)]
    columns, wrong = _columns(layout, number, grid, header)
    refused = dict[Place, type[SheetFault]](dict.fromkeys(outline.broken, faults.ErrorFound))
    refused.update(dict.fromkeys(outline.formulas, faults.FormulaFound))
    wrong += (kind.at(number, row, letter_of(column)) for (row, column), kind in sorted(refused.items()))
    lines: list[Line] = []
    for row in range(header + 1, len(grid) + 1):
        cells = grid[row - 1]
        if any(not _is_blank(cell) for cell in cells) or any(place[0] == row for place in refused):
            line, more = _line(columns, number, row, cells, refused)
            lines.append(line)
            wrong += more
    if not lines and not wrong:
        wrong.append(faults.SheetBlank.at(number))
    letters = {column.name: letter_of(at) for at, column in columns.items()}
    return SheetRead(layout, number, letters, tuple(lines), grid), wrong


def _header_row(layout: Layout, grid: Grid) -> int | None:
    """The row that names most columns, the expected one among equals; None if no row names any."""
    titles = _titles(layout)
    counts = {
        row: sum(isinstance(cell, str) and plain(cell) in titles for cell in cells)
        for row, cells in enumerate(grid[:_HEADER_SOUGHT], 1)
    }
    best = max(counts, key=lambda row: (counts[row], row == HEADER_ROW, -row), default=0)
    return best if counts.get(best) else None


def _titles(layout: Layout) -> dict[str, Column]:
    return {plain(title): column for column in layout.columns for title in (column.title.zh, column.title.en)}


def _columns(layout: Layout, number: int, grid: Grid, header: int) -> tuple[dict[int, Column], list[Fault]]:
    """The columns by their places, whatever their order, and what is wrong with the header."""
    titles, found = _titles(layout), dict[int, Column]()
    wrong: list[Fault] = []
    for at, cell in enumerate(grid[header - 1], 1):
        column = titles.get(plain(cell)) if isinstance(cell, str) else None
        if column is None:
            if _holds_below(grid, header, at):
                wrong.append(faults.ColumnNotAsked.at(number, header, letter_of(at)))
        elif column in found.values():
            wrong.append(faults.ColumnTwice.at(number, header, letter_of(at)))
        else:
            found[at] = column
    wrong += (
        faults.ColumnAbsent.at(number, header, text=_naming(faults.ColumnAbsent.title, column.title))
        for column in layout.columns
        if column.required and column not in found.values()
    )
    return found, wrong


def _line(
    columns: Mapping[int, Column],
    number: int,
    row: int,
    cells: Sequence[Raw],
    refused: Mapping[Place, type[SheetFault]],
) -> tuple[Line, list[Fault]]:
    values: dict[str, Value] = {}
    wrong: list[Fault] = []
    for at, column in columns.items():
        if (row, at) in refused:
            continue
        value = read_cell(column, cells[at - 1] if at <= len(cells) else "")
        if isinstance(value, type):
            wrong.append(value.at(number, row, letter_of(at)))
        else:
            values[column.name] = value
    return Line(row, values), wrong


def _naming(text: Text, named: Text) -> Text:
    """The text with the name of what the template has there."""
    return Text(f"{text.zh}：{named.zh}", f"{text.en}: {named.en}")


def _holds_below(grid: Grid, header: int, at: int) -> bool:
    """Whether a column holds anything from the header on."""
    return any(len(cells) >= at and not _is_blank(cells[at - 1]) for cells in grid[header - 1 :])


def _is_blank(cell: Raw) -> bool:
    return isinstance(cell, str) and not cell.strip()
