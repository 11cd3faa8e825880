"""Budgets of length, and the names that say nothing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import PACKAGES, Source, once_a_text, sources

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 30
EMPTY_WORDS = {"data", "info", "manager", "helper", "helpers", "util", "utils", "common", "base", "misc"}
EMPTY_FILES = {"service", *EMPTY_WORDS}
TERMS = re.compile(r"common_(?:problem|sample)s?")
"""Terms of the glossary in which such a word says something (共性问题、共性问题抽查)."""

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_long(root: Path) -> list[str]:
    """Files and functions over budget. The docstring of a function is free."""
    return [found for source in sources(root, *PACKAGES, "tests") for found in _too_long(source)]


@once_a_text
def _too_long(source: Source) -> Iterator[str]:
    if source.length > LINES_OF_A_FILE:
        yield f"{source.place}: {source.length} lines"
    for node in ast.walk(source.tree):
        if isinstance(node, _Function) and (length := _length(node)) > LINES_OF_A_FUNCTION:
            yield f"{source.place}:{node.lineno}: {node.name} has {length} lines"


def _length(function: _Function) -> int:
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    free = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - free


def empty_names(root: Path) -> list[str]:
    """Files, classes, functions, arguments and variables named by a word that says nothing."""
    return [found for source in sources(root, *PACKAGES, "tests") for found in _empty_names(source)]


@once_a_text
def _empty_names(source: Source) -> Iterator[str]:
    if source.path.stem in EMPTY_FILES or not EMPTY_WORDS.isdisjoint(source.parts):
        yield f"{source.place}: a file may not be called that"
    yield from (f"{source.place}:{line}: {name}" for line, name in _named(source) if _is_empty(name))


def _is_empty(name: str) -> bool:
    spelt = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    words = TERMS.sub("term", spelt).strip("_").split("_")
    return not EMPTY_WORDS.isdisjoint(words) or (words[0] == "process" and len(words) > 1)


NAMED_BY_ASYNCIO = "data_received"
"""The one method whose name, and whose argument's, the standard library prescribes."""


def _named(source: Source) -> Iterator[tuple[int, str]]:
    """Definitions. An annotated field ``data`` is the attribute of that name in a CloudEvent and may stay."""
    prescribed = {
        id(part)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef) and node.name == NAMED_BY_ASYNCIO
        for part in (node, *node.args.args)
    }
    fields = {id(node.target) for node in ast.walk(source.tree) if isinstance(node, ast.AnnAssign)}
    for node in ast.walk(source.tree):
        if id(node) in prescribed or (isinstance(node, ast.Name) and id(node) in fields and node.id == "data"):
            continue
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
