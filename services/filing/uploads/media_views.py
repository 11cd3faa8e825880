"""A look into a received file: of which type its content is, whatever its name says."""

import codecs
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final
from zipfile import BadZipFile, ZipFile

import puremagic

from services.filing.uploads.media import FileType

_HEAD: Final = 4096
_PIECE: Final = 64 * 1024
_PARTS_LIMIT: Final = 10_000  # entries of an archive; an office document has hundreds
_ENTRY_MARK: Final = b"PK\x01\x02"
_LINE_SIGNS: Final = frozenset("\t\n\r\f")

_BY_ENDING: Final[Mapping[str, FileType]] = MappingProxyType(
    {".pdf": FileType.PDF, ".png": FileType.PNG, ".jpg": FileType.JPEG, ".jpeg": FileType.JPEG}
)
_ZIP_ENDINGS: Final = frozenset({".docx", ".xlsx", ".zip"})
_COMPOUND_ENDINGS: Final = frozenset({".doc", ".xls"})
_PART_OF: Final[Mapping[str, FileType]] = MappingProxyType(
    {"word/document.xml": FileType.DOCX, "xl/workbook.xml": FileType.XLSX, "OFD.xml": FileType.OFD}
)
_MACROS: Final = "vbaproject.bin"
_STREAM_OF: Final[Mapping[bytes, FileType]] = MappingProxyType(
    {
        "WordDocument".encode("utf-16-le"): FileType.DOC,
        "Workbook".encode("utf-16-le"): FileType.XLS,
        "Book\0".encode("utf-16-le"): FileType.XLS,
    }
)
_MACRO_STREAM: Final = "_VBA_PROJECT".encode("utf-16-le")


def type_of(path: Path) -> FileType | None:
    """The type of a file's content; None if it is of none that is taken, is broken, or carries macros."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    endings = _signatures(head)
    known = next((_BY_ENDING[ending] for ending in endings if ending in _BY_ENDING), None)
    if known is not None:
        return known
    if _ZIP_ENDINGS & set(endings):
        return _zip_type(path)
    if _COMPOUND_ENDINGS & set(endings):
        return _compound_type(path.read_bytes())
    return FileType.TXT if _is_text(path) else None


def _signatures(head: bytes) -> tuple[str, ...]:
    """The endings that the signature at the beginning of a file suggests."""
    with suppress(puremagic.PureError, ValueError):
        return tuple(str(found.extension).lower() for found in puremagic.magic_string(head))
    return ()


def _zip_type(path: Path) -> FileType | None:
    if path.read_bytes().count(_ENTRY_MARK) > _PARTS_LIMIT:
        return None
    try:
        with ZipFile(path) as archive:
            parts = archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if any(part.lower().endswith(_MACROS) for part in parts):
        return None
    kinds = {_PART_OF[part] for part in parts if part in _PART_OF}
    return kinds.pop() if len(kinds) == 1 else None


def _compound_type(content: bytes) -> FileType | None:
    """Word and Excel before 2007 share one container; the names of its streams tell them apart."""
    if _MACRO_STREAM in content:
        return None
    return next((kind for stream, kind in _STREAM_OF.items() if stream in content), None)


def _is_text(path: Path) -> bool:
    """Whether it is UTF-8 and has no control characters but those of lines."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            for piece in iter(partial(file.read, _PIECE), b""):
                if _has_controls(decoder.decode(piece)):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(sign) == "Cc" and sign not in _LINE_SIGNS for sign in set(text))
