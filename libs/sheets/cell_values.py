"""What a cell says, by the kind of its column; whatever is not plainly of that kind is a fault, never a guess."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from libs.sheets import faults
from libs.sheets.faults import SheetFault
from libs.sheets.layout import Column, Kind

Value = str | int | float | bool | date | None
"""A value read: by its column text, a whole or other number, yes or no, a day, a code; None if the cell is blank."""
Raw = int | float | str | bool | date | datetime | time | timedelta

_EXACT: Final = 10**15
"""From here on a number in a sheet may have lost digits."""
_DAY: Final = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_WHOLE: Final = re.compile(r"-?\d{1,15}")
_NUMBER: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,12})?")
_WORDS: Final[Mapping[str, bool]] = {
    "是": True, "yes": True, "y": True, "true": True, "√": True, "1": True,
    "否": False, "no": False, "n": False, "false": False, "0": False,
}  # fmt: skip


def read_cell(column: Column, raw: Raw) -> Value | type[SheetFault]:
    """The value of a cell, or the kind of fault it has. Blanks around a text do not count."""
    stated = raw.strip() if isinstance(raw, str) else raw
    if stated == "" and isinstance(stated, str):
        return faults.CellBlank if column.required else None
    return _READERS[column.kind](column, stated)


def plain(text: str) -> str:
    """A text in one width and case, without blanks: how names of columns and choices are compared."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _text(_column: Column, raw: Raw) -> Value | type[SheetFault]:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool) or not isinstance(raw, int | float) or abs(raw) >= _EXACT:
        return faults.TextExpected
    return str(int(raw)) if raw == int(raw) else repr(raw)


def _whole(_column: Column, raw: Raw) -> Value | type[SheetFault]:
    if isinstance(raw, str):
        written = unicodedata.normalize("NFKC", raw)
        return int(written) if _WHOLE.fullmatch(written) else faults.WholeExpected
    if isinstance(raw, bool) or not isinstance(raw, int | float) or abs(raw) >= _EXACT or raw != int(raw):
        return faults.WholeExpected
    return int(raw)


def _number(_column: Column, raw: Raw) -> Value | type[SheetFault]:
    if isinstance(raw, str):
        written = unicodedata.normalize("NFKC", raw)
        return float(written) if _NUMBER.fullmatch(written) else faults.NumberExpected
    if isinstance(raw, bool) or not isinstance(raw, int | float) or abs(raw) >= _EXACT:
        return faults.NumberExpected
    return raw


def _day(_column: Column, raw: Raw) -> Value | type[SheetFault]:
    if isinstance(raw, datetime):
        return raw.date() if raw.time() == time() else faults.DayExpected
    if isinstance(raw, date):
        return raw
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", raw)) if isinstance(raw, str) else None
    try:
        return faults.DayExpected if found is None else date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return faults.DayExpected


def _yes_or_no(_column: Column, raw: Raw) -> Value | type[SheetFault]:
    if isinstance(raw, bool):
        return raw
    stated = str(int(raw)) if isinstance(raw, int | float) and raw in (0, 1) else raw
    found = _WORDS.get(plain(stated)) if isinstance(stated, str) else None
    return faults.YesOrNoExpected if found is None else found


def _code(column: Column, raw: Raw) -> Value | type[SheetFault]:
    stated = plain(raw) if isinstance(raw, str) else ""
    for code, words in column.choices.items():
        if stated in (plain(code), plain(words.zh), plain(words.en)):
            return code
    return faults.ChoiceUnknown


_READERS: Final[Mapping[Kind, Callable[[Column, Raw], Value | type[SheetFault]]]] = {
    Kind.TEXT: _text,
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.SHARE: _number,
    Kind.DAY: _day,
    Kind.INSTANT: _text,
    Kind.YES_NO: _yes_or_no,
    Kind.CODE: _code,
}
