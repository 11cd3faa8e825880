"""Reads an upload form piece by piece as it arrives, so that no framework puts a file on disk before we allow it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from libs.chassis.problem_catalogue import Unreadable

_FIELD_LIMIT: Final = 1024  # bytes of a field that is not the file
_PARTS_LIMIT: Final = 8
FILE_FIELD: Final = "file"

OnField = Callable[[str, str], None]
OnFile = Callable[[bytes], None]


@dataclass
class FormReader:
    """Tells each field when it is complete and each piece of the file as it comes. Refuses with Unreadable (400).

    ``on_field`` is told the name of the file as the value of the field ``file`` before its first piece.
    """

    boundary: bytes
    on_field: OnField
    on_file: OnFile
    _header: tuple[bytes, bytes] = (b"", b"")
    _disposition: bytes = b""
    _name: str = ""
    _text: bytearray = field(default_factory=bytearray)
    _seen: set[str] = field(default_factory=set)
    _ended: bool = False

    async def read(self, body: AsyncIterator[bytes]) -> None:
        """Read the whole body."""
        try:
            parser = self._parser()
            async for piece in body:
                parser.write(piece)
        except (FormParserError, UnicodeDecodeError):
            raise Unreadable from None
        if not self._ended:
            raise Unreadable

    def _parser(self) -> MultipartParser:
        return MultipartParser(
            self.boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": lambda piece, start, end: self._head(piece[start:end], b""),
                "on_header_value": lambda piece, start, end: self._head(b"", piece[start:end]),
                "on_header_end": self._header_end,
                "on_headers_finished": self._headers_end,
                "on_part_data": lambda piece, start, end: self._piece(piece[start:end]),
                "on_part_end": self._part_end,
                "on_end": self._end,
            },
        )

    def _begin(self) -> None:
        self._disposition, self._name = b"", ""
        self._text.clear()

    def _head(self, name: bytes, value: bytes) -> None:
        self._header = (self._header[0] + name, self._header[1] + value)

    def _header_end(self) -> None:
        name, value = self._header
        self._header = (b"", b"")
        if name.lower() == b"content-disposition":
            self._disposition = value

    def _headers_end(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._name = options.get(b"name", b"").decode()
        if not self._name or self._name in self._seen or len(self._seen) >= _PARTS_LIMIT:
            raise Unreadable
        self._seen.add(self._name)
        if self._name == FILE_FIELD:
            self.on_field(FILE_FIELD, options.get(b"filename", b"").decode())

    def _piece(self, piece: bytes) -> None:
        if self._name == FILE_FIELD:
            self.on_file(bytes(piece))
            return
        self._text += piece
        if len(self._text) > _FIELD_LIMIT:
            raise Unreadable

    def _part_end(self) -> None:
        if self._name != FILE_FIELD:
            self.on_field(self._name, self._text.decode())

    def _end(self) -> None:
        self._ended = True
