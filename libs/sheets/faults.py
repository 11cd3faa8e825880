"""What can be wrong with a cell, a column or a sheet that is read: where, which kind, and why."""

from dataclasses import dataclass
from typing import ClassVar, Final

from libs.kernel.finding import Missing
from libs.kernel.refusal import Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text

NO_RULE: Final = Rule()
_CELL: Final = Text("工作表{sheet}第{row}行{column}列：", "Sheet {sheet}, cell {column}{row}: ")
_ROW: Final = Text("工作表{sheet}第{row}行：", "Sheet {sheet}, row {row}: ")
_SHEET: Final = Text("工作表{sheet}：", "Sheet {sheet}: ")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. ``sheet`` counts from 1 in the order of the workbook; ``row`` is that of the sheet, 0
    if the whole sheet is meant; ``column`` is its letter, empty if the whole row is."""

    sheet: int
    row: int
    column: str
    code: str
    text: Text
    cites: Rule = NO_RULE

    @property
    def pointer(self) -> str:
        """As ``/sheets/1/rows/7/C``."""
        return f"/sheets/{self.sheet}" + (f"/rows/{self.row}" if self.row else "") + self._last

    def missing(self) -> Missing:
        """As an error of a problem; the text says where it is."""
        place = (_CELL if self.column else _ROW) if self.row else _SHEET
        where = place.fill(sheet=self.sheet, row=self.row, column=self.column)
        return Missing(self.pointer, self.code, Text(where.zh + self.text.zh, where.en + self.text.en), self.cites)

    @property
    def _last(self) -> str:
        return f"/{self.column}" if self.row and self.column else ""


class SheetFault(Refusal):
    """A kind of fault of a sheet; listed with the others, never raised alone."""

    title: ClassVar[Text]

    @classmethod
    def at(cls, sheet: int, row: int = 0, column: str = "", text: Text | None = None) -> Fault:
        """This fault at that place."""
        return Fault(sheet, row, column, cls.code, text or cls.title, cls.rule)


class SheetAbsent(SheetFault):
    """A sheet of the template is not in the workbook."""

    code = "sheet_absent"
    title = Text("缺少模板规定的工作表", "A sheet of the template is absent")


class SheetNotAsked(SheetFault):
    """A sheet that the template does not have holds something; it would be lost."""

    code = "sheet_not_asked"
    title = Text("模板中没有这张工作表", "The template has no such sheet")


class HeaderAbsent(SheetFault):
    """No row names the columns."""

    code = "sheet_header_absent"
    title = Text("未找到表头行，请使用模板", "No row names the columns; use the template")


class ColumnAbsent(SheetFault):
    """A column that must be filled in is not there."""

    code = "sheet_column_absent"
    title = Text("缺少必填的列", "A column that must be filled in is absent")


class ColumnNotAsked(SheetFault):
    """A column that the template does not have holds something; it would be lost."""

    code = "sheet_column_not_asked"
    title = Text("模板中没有这一列", "The template has no such column")


class ColumnTwice(SheetFault):
    """Two columns have the same name."""

    code = "sheet_column_twice"
    title = Text("同名的列出现两次", "Two columns have the same name")


class SheetBlank(SheetFault):
    """The sheet has no line."""

    code = "sheet_blank"
    title = Text("工作表没有内容行", "The sheet has no line")


class FormulaFound(SheetFault):
    """The cell holds a formula; only values are taken."""

    code = "sheet_formula"
    title = Text("不接收公式，请粘贴为数值", "Formulas are not taken; paste the value instead")


class ErrorFound(SheetFault):
    """The cell holds an error in place of a value."""

    code = "sheet_error_value"
    title = Text("单元格为错误值", "The cell holds an error in place of a value")


class CellBlank(SheetFault):
    """A cell that must be filled in is blank."""

    code = "sheet_cell_blank"
    title = Text("此格必填", "This cell must be filled in")


class TextExpected(SheetFault):
    """The cell holds a date, a truth value or a number that has lost digits where text is expected."""

    code = "sheet_text_expected"
    title = Text(
        "应为文本，请把单元格格式设为“文本”后重新填写", "Text is expected; format the cell as text and fill it in anew"
    )


class WholeExpected(SheetFault):
    """The cell holds no whole number."""

    code = "sheet_whole_expected"
    title = Text("应为整数", "A whole number is expected")


class NumberExpected(SheetFault):
    """The cell holds no number."""

    code = "sheet_number_expected"
    title = Text("应为数字", "A number is expected")


class DayExpected(SheetFault):
    """The cell holds no day."""

    code = "sheet_day_expected"
    title = Text("应为日期，如 2026-03-02", "A date is expected, such as 2026-03-02")


class YesOrNoExpected(SheetFault):
    """The cell holds neither yes nor no."""

    code = "sheet_yes_no_expected"
    title = Text("应填“是”或者“否”", "Yes or no is expected")


class ChoiceUnknown(SheetFault):
    """The cell holds none of the values of its drop-down."""

    code = "sheet_choice_unknown"
    title = Text("应从下拉选项中选取", "A value of the drop-down is expected")
