"""Python files as syntax trees: what every check of the house reads."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

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
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.path.read_text(encoding="utf-8"), filename=self.place)

    @cached_property
    def length(self) -> int:
        """Lines of the file."""
        return len(self.path.read_text(encoding="utf-8").splitlines())

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
