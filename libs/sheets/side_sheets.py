"""The sheets that we put beside those to be filled in: choices of the drop-downs, and the list of errors."""

from typing import Final

from libs.kernel.text import Text
from libs.sheets.cell_values import plain

CHOICES: Final = Text("可选值", "Choices")
ERRORS: Final = Text("错误清单", "Errors")
SIDE_SHEETS: Final = frozenset(plain(name) for text in (CHOICES, ERRORS) for name in (text.zh, text.en))
"""Their names; they are passed over when a workbook is read."""
