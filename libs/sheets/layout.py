"""The layout of a sheet as data: title, columns in the office's own order, their widths, kinds and drop-downs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from libs.kernel.text import Language, Text

HEADER_ROW: Final = 3
"""Row that names the columns, counted from 1: above it stand the title and the line of unit and day."""
SHEET_NAME_LIMIT: Final = 31
"""The most characters that the name of a sheet may have."""
_NOT_IN_A_NAME: Final = frozenset("[]:*?/\\'")

Row = Mapping[str, object]
"""One line: the value of each column by its name; a column without a value stays blank."""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    SHARE = "share"
    """A part of one, shown in percent: 0.3 is 30.0%."""
    DAY = "day"
    INSTANT = "instant"
    """An instant, shown as the clock of the office shows it."""
    YES_NO = "yes_no"
    CODE = "code"
    """A code out of the ``choices``: shown by its words, taken by its words or as the code."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``width`` is in characters; ``choices`` are words by code; ``note`` tells how it is filled in.

    ``suggested`` are values a drop-down of the template offers, in their order; other values are taken too.
    """

    name: str
    title: Text
    width: float = 14
    kind: Kind = Kind.TEXT
    choices: Mapping[str, Text] = field(default_factory=dict)
    required: bool = False
    note: Text | None = None
    suggested: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet: its name below, its title on top, and the columns in their order."""

    sheet: Text
    title: Text
    columns: tuple[Column, ...]

    def __post_init__(self) -> None:
        """Raises ValueError for a name that no sheet may bear, or a column named twice."""
        for name in (self.sheet.zh, self.sheet.en):
            if not 0 < len(name) <= SHEET_NAME_LIMIT or not _NOT_IN_A_NAME.isdisjoint(name):
                raise ValueError(f"no sheet may be called that: {name}")
        if len({column.name for column in self.columns}) != len(self.columns):
            raise ValueError(f"a column of {self.sheet.en} is named twice")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the line under the title says: for which unit, and of which day."""

    unit: str
    on: date

    def line(self, language: Language) -> str:
        """That line."""
        return _LINE.fill(unit=self.unit, day=self.on.isoformat()).read(language)


_LINE: Final = Text("单位：{unit}　　日期：{day}", "Unit: {unit}    Date: {day}")
