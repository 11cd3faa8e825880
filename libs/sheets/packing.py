"""Opens the package of a workbook part by part under bounds, and packs anew only what was looked at."""

import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from libs.sheets.limits import Limits
from libs.sheets.refusals import SheetNotPlain, SheetTooLarge, SheetUnreadable

Parts = Mapping[str, bytes]
"""The parts of a package by their names."""

_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError)
_CELLS: Final = re.compile(r"xl/(?:worksheets/[^/]+|sharedstrings)\.xml")
MORE_THAN_CELLS: Final = re.compile(
    r"vba|macro|externallink|activex|oleobject|embedd|connection|querytable|dialogsheet|chartsheet|ctrlprop|customui"
    r"|webextension|datamodel|xl/model|customdata|attachedtoolbars"
)
"""What names, media types and relations of parts betray: macros, other files, queries, objects, controls."""


def parts_of(content: bytes, limits: Limits) -> Parts:
    """The parts of a package, each read to its end.

    Refuses with SheetTooLarge beyond the bounds, with SheetUnreadable what is no sound package (or has one name twice,
    which two readers could take for different parts), with SheetNotPlain what holds more than cells.
    """
    if len(content) > limits.packed:
        raise SheetTooLarge
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return _read(package, limits, len(content))
    except _BROKEN:
        raise SheetUnreadable from None


def repacked(parts: Parts) -> bytes:
    """A package of those very parts: what stands beside or between them in the file it came from is gone."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


def _read(package: zipfile.ZipFile, limits: Limits, packed: int) -> Parts:
    entries = [entry for entry in package.infolist() if not entry.is_dir()]
    names = [entry.filename.lower() for entry in entries]
    if len(entries) > limits.parts:
        raise SheetTooLarge
    if len(set(names)) != len(names) or any(not _is_plain(entry) for entry in entries):
        raise SheetUnreadable
    if any(MORE_THAN_CELLS.search(name) for name in names):
        raise SheetNotPlain
    most = min(limits.unpacked, max(limits.free, packed * limits.ratio))
    found: dict[str, bytes] = {}
    for entry in entries:
        found[entry.filename] = _content(package, entry, limits, most)
        most -= len(found[entry.filename])
    return found


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """Packed in one of the usual ways, and named as a part is."""
    name = entry.filename
    steps = name.split("/")
    return entry.compress_type in _METHODS and "\\" not in name and not any(step in ("", ".", "..") for step in steps)


def _content(package: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, most: int) -> bytes:
    """The whole part; what its entry states of its size is not relied on."""
    most = most if _CELLS.fullmatch(entry.filename.lower()) else min(most, limits.other_part)
    if entry.file_size > most:
        raise SheetTooLarge
    with package.open(entry) as part:
        content = part.read(most + 1)
    if len(content) > most:
        raise SheetTooLarge
    return content
