"""The ways a sheet is not taken or not written: as a whole, and cell by cell."""

from libs.kernel.refusal import Kind, Refusal
from libs.kernel.text import Text


class SheetTooLong(Refusal):
    """More lines than one sheet of an export holds: the reader narrows what is asked for."""

    code = "sheet_export_too_long"
    title = Text("导出行数过多，请缩小查询范围", "Too many lines for one export; narrow what is asked for")


class SheetTooLarge(Refusal):
    """The file has more bytes than a sheet may have, packed or unpacked."""

    code = "sheet_too_large"
    kind = Kind.TOO_LARGE
    title = Text("表格文件过大", "The file is too large for a sheet")


class SheetOutOfBounds(Refusal):
    """A sheet has more rows or columns than are read."""

    code = "sheet_out_of_bounds"
    title = Text("工作表的行数或者列数超出限制", "A sheet has too many rows or columns")


class SheetUnreadable(Refusal):
    """The file is no xlsx workbook, is damaged or locked, or is packed so that its size cannot be trusted."""

    code = "sheet_unreadable"
    title = Text(
        "不是完好的 xlsx 表格文件，或者文件加了密码", "This is no sound xlsx workbook, or it is locked by a password"
    )


class SheetNotPlain(Refusal):
    """The workbook holds more than cells: macros, links to other files, queries, embedded objects."""

    code = "sheet_not_plain"
    title = Text(
        "表格不得含宏、外部链接、数据连接或者嵌入对象",
        "A sheet may hold no macros, links to other files, connections or embedded objects",
    )


class SheetFaulty(Refusal):
    """Cells of the workbook, or its shape, are not as the template asks; every one is listed."""

    code = "sheet_faulty"
    title = Text("表格填写有误，逐格列明如下", "Cells of the sheet are wrong; each is listed")
