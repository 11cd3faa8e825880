"""Where a rule number stands: in which files of the source, and in which tests, directly or through what cites it."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_NUMBER = re.compile(r"(?<![A-Za-z])([FCWASDXPG])-(\d{2})(?:(?:\.\.| to |–|至)(?:\1-)?(\d{2}))?(?![\d])")
_ROW = re.compile(r"(?<![A-Za-z])(T[A-Z])-(\d{2})(?:([a-z])|(?:\.\.| to |–|至)(?:\1-)?(\d{2}))?(?![A-Za-z\d])")
_IN_NAME = re.compile(r"(?<![a-z])([fcwasdxpg])(\d{2})(?![a-z0-9])")
_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#.*$")
_WORD = re.compile(r'"\w+"|\w+')
_ROW_IN_NAME = re.compile(r"(?<![a-z])t([a-z])(\d{2})([a-z]?)(?![a-z0-9])")
_ONLY_EXAMPLES = (
    "libs/kernel/rule.py",
    "libs/chassis/",
    "gateway/",
    "tests/unit/chassis/",
    "tests/unit/gateway/",
    "tests/unit/policy/test_broken_policies.py",
    "tests/service/chassis/",
    "tests/service/gateway/",
    "tests/architecture/",
)
"""Files and folders that write a number to show its shape: the machinery carries no rule of a chapter."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A test that carries a rule; ``through`` names the refusal, row or list item that cites it, empty if it does."""

    place: str
    test: str
    through: str = ""


def numbers_in(text: str) -> set[str]:
    """The rule numbers and lifecycle rows that stand in a text; ``F-37 to F-40`` and ``F-37..F-40`` mean all four."""
    found: set[str] = set()
    for letters, first, further, last in _ROW.findall(text):
        found.update(f"{letters}-{row:02}{further}" for row in range(int(first), int(last or first) + 1))
    for letter, first, last in _NUMBER.findall(text):
        numbers = range(int(first), int(last or first) + 1)
        found.update(f"{letter}-{number:02}" for number in numbers)
    return found


def citations_in_source(root: Path) -> Mapping[str, tuple[str, ...]]:
    """Rule number to the files that cite it: code of libs and services, and the rows of the policy profiles."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in _source_files(root):
        place = path.relative_to(root).as_posix()
        if not place.startswith(_ONLY_EXAMPLES):
            text = path.read_text(encoding="utf-8")
            for number in numbers_in(_COMMENT.sub("", text) if path.suffix == ".yaml" else text):
                found[number].append(place)
    return {number: tuple(places) for number, places in found.items()}


def _source_files(root: Path) -> Iterator[Path]:
    yield from sorted((root / "policies").glob("*/*.yaml"))
    for package in ("services", "libs"):
        yield from (p for p in sorted((root / package).rglob("*.py")) if "__pycache__" not in p.parts)


def citations_in_tests(
    root: Path, cites: Mapping[str, Iterable[str]], through: tuple[str, ...] = ("tests/",)
) -> Mapping[str, tuple[Carried, ...]]:
    """Rule number to the tests that carry it.

    ``cites`` maps what cites rules (a refusal's class name or code, a lifecycle row, the code of a list item) to the
    numbers; a test that speaks of such a thing carries its rules, and it is said through what. Only tests whose place
    begins with one of ``through`` do so; a number itself counts everywhere.
    """
    found: dict[str, dict[tuple[str, str], Carried]] = defaultdict(dict)
    for path in sorted((root / "tests").rglob("test_*.py")):
        place = path.relative_to(root).as_posix()
        if place.startswith(_ONLY_EXAMPLES):
            continue
        for name, text, of_module in _tests(path.read_text(encoding="utf-8")):
            own = numbers_in(text) | _numbers_of_name(name) | of_module
            for number in own:
                found[number][(place, name)] = Carried(place, name)
            words = [*sorted(own), *_WORD.findall(text)] if place.startswith(through) else []
            for word in dict.fromkeys(words):
                for number in cites.get(word, ()):
                    found[number].setdefault((place, name), Carried(place, name, word))
    return {number: tuple(carried.values()) for number, carried in found.items()}


def _numbers_of_name(name: str) -> set[str]:
    rules = {f"{letter.upper()}-{digits}" for letter, digits in _IN_NAME.findall(name)}
    return rules | {f"T{letter.upper()}-{digits}{further}" for letter, digits, further in _ROW_IN_NAME.findall(name)}


@cache
def _tests(text: str) -> tuple[tuple[str, str, set[str]], ...]:
    """Of every test in a module its name, its text (with decorators and the tables of the module it looks into) and
    the module's own numbers. Every chapter asks it of every module."""
    lines, tree = text.splitlines(), ast.parse(text)
    of_module = numbers_in(ast.get_docstring(tree) or "")
    tables = {
        target.id: _text(lines, node)
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test_"):
            names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
            own = _text(lines, node)
            found.append((node.name, "\n".join((own, *(tables[n] for n in sorted(names & tables.keys())))), of_module))
    return tuple(found)


def _text(lines: list[str], node: ast.stmt) -> str:
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return "\n".join(lines[first - 1 : node.end_lineno])
