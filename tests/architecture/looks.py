"""What a service must not do behind the back of access and audit: read past the look."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import Source, sources

_NAMES_ONLY = "directory"
"""The service of names and organs, which everybody at work reads (C1)."""


def breaches(root: Path) -> list[str]:
    """Every place as ``place:line: what``."""
    found: list[str] = []
    for source in sources(root, "services"):
        if source.parts[1] != _NAMES_ONLY and "migrations" not in source.parts:
            found += _past_the_look(source)
    return found


def _past_the_look(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in ("connect", "begin"):
            inner = node.value
            if isinstance(inner, ast.Attribute) and inner.attr == "database":
                yield f"{source.place}:{node.lineno}: reads past the look"
