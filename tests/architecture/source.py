"""Python files as syntax trees: what every check of the house reads, each file once however often it is copied."""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, wraps
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("libs", "services", "gateway", "deploy")
_PASSED_BY = {"__pycache__", "node_modules", "vendor"}


@dataclass(frozen=True)
class Source:
    """One Python file: ``name`` is its dotted module, ``place`` its path from the root."""

    root: Path
    path: Path

    @property
    def place(self) -> str:
        """The path from the root, for reports."""
        return self.path.relative_to(self.root).as_posix()

    @property
    def parts(self) -> tuple[str, ...]:
        """The dotted module as a tuple: ``("services", "filing", "filings", "receipt")``."""
        return self.path.relative_to(self.root).with_suffix("").parts

    @cached_property
    def text(self) -> str:
        """What stands in the file."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text, filename=self.place)

    @cached_property
    def length(self) -> int:
        """Lines of the file."""
        return len(self.text.splitlines())

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and dotted name of everything imported, wherever in the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def sources(root: Path, *folders: str) -> Iterator[Source]:
    """The Python files of these folders, sorted."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            if _PASSED_BY.isdisjoint(path.relative_to(root).parts):
                yield Source(root, path)


def once_a_text(look: Callable[[Source], Iterable[Any]]) -> Callable[[Source], tuple[Any, ...]]:
    """A look at one file that is not taken again while its place and its text are the same: trees are copied often."""
    seen: dict[tuple[str, str], tuple[Any, ...]] = {}

    @wraps(look)
    def found(source: Source) -> tuple[Any, ...]:
        key = (source.place, source.text)
        if key not in seen:
            seen[key] = tuple(look(source))
        return seen[key]

    return found
