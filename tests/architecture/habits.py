"""Habits: a test asserts something, and the tree says nothing of the machine it was written on."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import Source, once_a_text, sources

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_JUDGES = {"raises", "validate"}
"""Functions of libraries that raise if it is not so: pytest.raises, the validators of OpenAPI and JSON Schema."""
_PASSED_BY = {".git", ".venv", ".lanyard", "__pycache__", "vendor", "node_modules"}
_PASSED_BY_ENDINGS = ("_cache", ".png", ".woff2", ".gz", ".pyc", ".xlsx", ".docx", ".ico")

# written in two halves so that this file does not name what it forbids
_HALVES = (
    ("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/"), ("/opt/", "py"), ("..", "/shared"), ("python", "hosted"),
    ("py", "pi.org"), ("registry.", "npmjs"), ("mirrors", "."), ("unp", "kg.com"), ("jsde", "livr"),
)  # fmt: skip
_OPTIONS = r"(?<!-no-emit)-(?:index-url|find-links)\b"
_MENTIONS = re.compile("|".join([*(re.escape("".join(halves)) for halves in _HALVES), _OPTIONS]))


def without_assertion(root: Path) -> list[str]:
    """Tests that cannot fail by their own judgement, nor by that of a function of tests/ they call."""
    functions = [(source, *found) for source in sources(root, "tests") for found in _functions(source)]
    judges = _JUDGES | {name for _, name, _, judges, called in functions if judges or not _JUDGES.isdisjoint(called)}
    return [
        f"{source.place}:{line}: {name}"
        for source, name, line, judges_itself, called in functions
        if name.startswith("test_") and not judges_itself and judges.isdisjoint(called)
    ]


@once_a_text
def _functions(source: Source) -> Iterator[tuple[str, int, bool, frozenset[str]]]:
    """Name and line of every function, whether it asserts, and what it calls."""
    for function in ast.walk(source.tree):
        if isinstance(function, _Function):
            nodes = list(ast.walk(function))
            asserts = any(isinstance(node, ast.Assert) for node in nodes)
            yield function.name, function.lineno, asserts, frozenset(map(_called, nodes))


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else str(getattr(node.func, "id", ""))


def mentions(root: Path) -> list[str]:
    """Lines that name a folder of a machine, or a place on the network from which packages come."""
    found: list[str] = []
    for path in _texts(root):
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (UnicodeDecodeError, OSError):
            continue
        place = path.relative_to(root).as_posix()
        found += (
            f"{place}:{number}: {line.strip()[:80]}" for number, line in enumerate(lines, 1) if _MENTIONS.search(line)
        )
    return found


def _texts(root: Path) -> Iterator[Path]:
    """What git would keep; without git, everything but caches and vendored assets."""
    listing = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=False,
        capture_output=True,
        text=True,
    )
    listed = [root / name for name in listing.stdout.split("\0") if name] if (root / ".git").exists() else []
    for path in sorted(listed or root.rglob("*")):
        parts = path.relative_to(root).parts
        passed_by = not _PASSED_BY.isdisjoint(parts) or any(part.endswith(_PASSED_BY_ENDINGS) for part in parts)
        if not passed_by and path.is_file():
            yield path
