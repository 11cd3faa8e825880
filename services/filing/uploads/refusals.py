"""The ways a file is not taken."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.filing.filings.refusals import FilingRefusal


class FileTooLarge(FilingRefusal):
    """The file has more bytes than one file may have."""

    code = "file_too_large"
    kind = Kind.TOO_LARGE
    title = Text("单个文件不得超过 20 MiB", "A file may have at most 20 MiB")
    rule = Rule("G-11")


class FileEmpty(FilingRefusal):
    """The file has no content; an empty sheet proves nothing."""

    code = "file_empty"
    title = Text("文件没有内容", "The file is empty")
    rule = Rule("F-22", "G-11")


class FileTypeNotTaken(FilingRefusal):
    """The content is of no type that is taken."""

    code = "file_type_not_taken"
    title = Text(
        "只接收 PDF、OFD、DOCX、XLSX、DOC、XLS、PNG、JPEG 和 UTF-8 文本文件，且不得含宏",
        "Only PDF, OFD, DOCX, XLSX, DOC, XLS, PNG, JPEG and UTF-8 text are taken, and none with macros",
    )
    rule = Rule("G-11")


class FileNameMisleads(FilingRefusal):
    """The ending of the name claims another type than the content is."""

    code = "file_name_misleads"
    title = Text("文件扩展名与实际内容不符", "The ending of the file name does not fit its content")
    rule = Rule("G-11")


class FileDamaged(FilingRefusal):
    """The stored bytes are gone or no longer those that were received; they are not handed out."""

    code = "file_damaged"
    kind = Kind.UNAVAILABLE
    title = Text("文件存储异常，请联系管理员", "The stored file is damaged; tell the administrator")
    rule = Rule("P-35")
