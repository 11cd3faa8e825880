"""Canary values, and the search for them in bytes: in every encoding in which somebody may have written them down."""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gbk")
_BLOCK = 8192
_EMPTY = bytes(_BLOCK)


@dataclass(frozen=True)
class Kind:
    """One kind of canary: values that begin alike and end in their number. No real value begins so."""

    name: str
    mark: str

    def value(self, number: int) -> str:
        """The value of that number."""
        return f"{self.mark}{number:06}"


@dataclass(frozen=True)
class Flock:
    """A flock of canaries; what all its values of a kind begin with is searched for."""

    kinds: tuple[Kind, ...]

    def value(self, kind: str, number: int) -> str:
        """One value."""
        return next(one for one in self.kinds if one.name == kind).value(number)

    def reporter(self, number: int) -> dict[str, str]:
        """A reporter of whom every field is a canary."""
        return {name: self.value(name, number) for name in ("name", "id_number", "phone", "unit", "address")}

    def all_of(self, number: int) -> tuple[str, ...]:
        """Every value of that number."""
        return tuple(kind.value(number) for kind in self.kinds)

    def forms(self) -> Mapping[str, bytes]:
        """What is searched for: every mark in every form, by a label."""
        found: dict[str, bytes] = {}
        for kind in self.kinds:
            for encoding in ENCODINGS:
                found |= {f"{kind.name} {encoding} {form}": one for form, one in _written(kind.mark.encode(encoding))}
            escaped = "".join(f"\\u{ord(sign):04x}" if ord(sign) > 127 else sign for sign in kind.mark)
            found |= {f"{kind.name} json": escaped.encode(), f"{kind.name} JSON": escaped.upper().encode()}
        return {label: one for label, one in found.items() if label.endswith("plain") or len(one) >= 8}


CANARIES = Flock(
    (
        Kind("name", "麤驫靐齾龖"), Kind("id_number", "419900199902"), Kind("phone", "0374-9988776-"),
        Kind("unit", "籱鱻灥厵厂"), Kind("address", "龘龗鱻灥巷"), Kind("original", "齉爩灪麷鸙"),
        Kind("reason", "爨癵麢鸘驡"),
    )
)  # fmt: skip
CONTROLS = Flock((Kind("name", "驪鸞鸝麡鼊"), Kind("id_number", "429900199903"), Kind("phone", "0375-8877665-")))
"""Values that are planted in clear, to see that the search would find the others."""


def _written(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes as they are, in hexadecimal digits, and in base64 wherever they begin."""
    yield "plain", raw
    yield "hex", raw.hex().encode()
    yield "HEX", raw.hex().upper().encode()
    for before in range(3):
        whole = base64.b64encode(bytes(before) + raw)
        inner = whole[(4 * before + 2) // 3 :].rstrip(b"=")
        sure = inner[: -1 if (before + len(raw)) % 3 else None]
        yield f"base64/{before}", sure
        yield f"base64url/{before}", sure.replace(b"+", b"-").replace(b"/", b"_")


@dataclass
class Searched:
    """What a search went through and what it found."""

    forms: Mapping[str, bytes]
    bytes_read: int = 0
    files: int = 0
    hits: dict[str, set[str]] = field(default_factory=dict)
    _known: set[bytes] = field(default_factory=set)

    def folder(self, folder: Path) -> None:
        """Every file below a folder; files that are the same byte for byte are searched once."""
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                self.content(str(path.relative_to(folder)), path.read_bytes())

    def content(self, place: str, content: bytes) -> None:
        """Bytes from somewhere."""
        self.bytes_read += len(content)
        self.files += 1
        digest = hashlib.sha256(content).digest()
        if digest in self._known:
            return
        self._known.add(digest)
        for part in _written_parts(content):
            for label, form in self.forms.items():
                if form in part:
                    self.hits.setdefault(place, set()).add(label)


def _written_parts(content: bytes) -> Iterator[bytes]:
    """The content without blocks of nothing but zeros, which new segments are full of."""
    if _EMPTY not in content:
        yield content
        return
    begun = None
    for start in range(0, len(content) + _BLOCK, _BLOCK):
        block = content[start : start + _BLOCK]
        if block and block != _EMPTY[: len(block)]:
            begun = start if begun is None else begun
        elif begun is not None:
            yield content[begun:start]
            begun = None


def told_in(answer: Any, flock: Flock = CANARIES) -> list[str]:
    """The kinds of canaries in the text of an answer."""
    return [kind.name for kind in flock.kinds if re.search(re.escape(kind.mark), answer.text)]
