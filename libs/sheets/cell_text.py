"""Text on its way into a cell: it stays text whatever it begins with, and is all that was written."""

import re
from typing import Final

TEXT_LIMIT: Final = 32_767
"""The most UTF-16 units that a cell holds; a longer text is cut, and a mark shows it."""
CUT_MARK: Final = "…"
UNWRITABLE: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that no sheet can hold: control characters and halves of pairs."""
_CALLS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First signs by which a program takes a text for a formula once the cell is edited or goes through CSV."""
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TWO_ESCAPES: Final = re.compile(r"(_x[0-9a-fA-F]{4})_(?=x[0-9a-fA-F]{4}_)")


def written(text: str) -> str:
    """The text as a cell can hold it: line ends as one sign, unwritable characters shown as such, at most the limit.

    Sheets write a character as ``_x0041_``; two such signs grown together could not be told from it, so that their
    shared line is widened.
    """
    plain = _NO_XML.sub(UNWRITABLE, text.replace("\r\n", "\n").replace("\r", "\n"))
    return _cut(_TWO_ESCAPES.sub("\\1＿", plain))


def may_call(text: str) -> bool:
    """Whether a program could take the text for a formula: such a cell is marked as text (quote prefix)."""
    return text.startswith(_CALLS)


def _cut(text: str) -> str:
    if len(text) * 2 <= TEXT_LIMIT or _units(text) <= TEXT_LIMIT:
        return text
    kept = text.encode("utf-16-le")[: (TEXT_LIMIT - 1) * 2].decode("utf-16-le", "ignore")
    return kept + CUT_MARK


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
