"""The types of file that are taken, what they are called, and how a file may be named."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from unicodedata import category, normalize

SIZE_LIMIT: Final = 20 * 1024 * 1024
"""The most bytes a file may have."""
NAME_LIMIT: Final = 200
"""The most characters the name of a file may have."""


class FileType(StrEnum):
    """What a file is, found in its content; nothing else is taken."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    DOC = "doc"
    XLS = "xls"
    PNG = "png"
    JPEG = "jpeg"
    OFD = "ofd"
    TXT = "txt"


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"

MEDIA_TYPES: Final[Mapping[FileType, str]] = MappingProxyType(
    {
        FileType.PDF: "application/pdf",
        FileType.DOCX: f"{_OFFICE}.wordprocessingml.document",
        FileType.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
        FileType.DOC: "application/msword",
        FileType.XLS: "application/vnd.ms-excel",
        FileType.PNG: "image/png",
        FileType.JPEG: "image/jpeg",
        FileType.OFD: "application/ofd",
        FileType.TXT: "text/plain; charset=utf-8",
    }
)

_ENDINGS: Final[Mapping[str, FileType]] = MappingProxyType(
    {**{str(kind): kind for kind in FileType}, "jpg": FileType.JPEG}
)


def type_by_name(name: str) -> FileType | None:
    """The type that the ending of a name claims; None if it claims none that is taken."""
    _, dot, ending = name.rpartition(".")
    return _ENDINGS.get(ending.lower()) if dot else None


def plain_name(stated: str) -> str:
    """The last part of a stated path without control and invisible signs, at most 200 characters; may be empty.

    The ending survives the shortening.
    """
    last = normalize("NFC", stated).replace("\\", "/").rpartition("/")[2]
    name = "".join(sign for sign in last if category(sign)[0] != "C").strip()
    if len(name) <= NAME_LIMIT:
        return name
    stem, dot, ending = name.rpartition(".")
    kept = NAME_LIMIT - len(dot) - len(ending)
    return stem[:kept] + dot + ending if kept > 0 else name[:NAME_LIMIT]
