"""One line into a sheet: every value by the kind of its column, text as text, days as days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from libs.kernel.actor import SHANGHAI
from libs.kernel.text import Language, Text
from libs.sheets.cell_text import may_call, written
from libs.sheets.layout import Column, Kind, Row

_YES: Final = Text("是", "yes")
_NO: Final = Text("否", "no")
_EXACT: Final = 10**15
"""Whole numbers from here on lose digits in a sheet, so they are written as text."""
_NUMBERS: Final = frozenset({Kind.WHOLE, Kind.NUMBER, Kind.SHARE})
_FIRST_DAY: Final = date(1900, 3, 1)
"""Sheets count a day in February 1900 that never was; what lies before it is written as text."""
NUMBER_FORMATS: Final[Mapping[Kind, str]] = {
    Kind.TEXT: "@",
    Kind.WHOLE: "0",
    Kind.NUMBER: "0.00",
    Kind.SHARE: "0.0%",
    Kind.DAY: "yyyy-mm-dd",
    Kind.INSTANT: "yyyy-mm-dd hh:mm",
    Kind.YES_NO: "@",
    Kind.CODE: "@",
}


@dataclass(frozen=True)
class LineWriter:
    """Writes lines into a worksheet of xlsxwriter. ``looks`` are its formats by kind, ``quoted`` that of text which a
    program could take for a formula."""

    sheet: Any
    columns: tuple[Column, ...]
    language: Language
    looks: Mapping[Kind, Any]
    quoted: Any

    def write(self, at: int, row: Row) -> None:
        """Write one line at that row, counted from 0."""
        for index, column in enumerate(self.columns):
            value = row.get(column.name)
            if value is not None:
                self._cell(at, index, column, value)

    def _cell(self, at: int, index: int, column: Column, value: object) -> None:
        shown = _shown(column, value, self.language)
        if isinstance(shown, str):
            text = written(shown)
            look = self.quoted if may_call(text) else self.looks[Kind.TEXT]
            self.sheet.write_string(at, index, text, look)
        elif isinstance(shown, date):
            look = self.looks[Kind.INSTANT if isinstance(shown, datetime) else Kind.DAY]
            self.sheet.write_datetime(at, index, shown, look)
        else:
            self.sheet.write_number(at, index, shown, self.looks[column.kind])


def _shown(column: Column, value: object, language: Language) -> str | int | float | Decimal | date:
    """What stands in the cell: words for codes, the clock of the office for instants; what fits nowhere is text."""
    if isinstance(value, bool):
        return (_YES if value else _NO).read(language)
    if column.kind is Kind.CODE:
        words = column.choices.get(str(value))
        return str(value) if words is None else words.read(language)
    if isinstance(value, datetime):
        return value.astimezone(SHANGHAI).replace(tzinfo=None)
    if isinstance(value, date):
        return value if value >= _FIRST_DAY else value.isoformat()
    if column.kind in _NUMBERS and isinstance(value, int | float | Decimal) and _EXACT > value > -_EXACT:
        return value  # not-a-number is neither more nor less, and is text
    return str(value)
