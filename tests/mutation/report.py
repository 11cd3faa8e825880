"""What a mutation run came to: per part the mutants, the killed, the survivors with their judgement, and the score."""

import ast
import difflib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.mutation.parts import Part

WRITTEN = Path("build/mutation.json")
JUDGED = Path("tests/mutation/survivors.md")
WANTED = 85.0
"""The score in percent that a part must have, its equivalent mutants counted as survivors."""
_SURVIVED = {0: "survived", 5: "no tests", 33: "no tests"}
_UNDECIDED = {None, 2, 34}
_TIMES = {-24, 24, 36, 152, 255}
_BULLET = re.compile(r"- `(?P<place>[^`]+)`: `(?P<old>.+)` → `(?P<new>.*)`")
_ROOM = 60


@dataclass(frozen=True)
class Survivor:
    """A change that no test noticed: the function, the statement before and after, and why that is so."""

    place: str
    old: str
    new: str
    judgement: str


@dataclass
class Figures:
    """A part: ``judged`` of the survivors are known to change nothing that can be observed, or no more than a time."""

    part: str
    mutants: int = 0
    killed: int = 0
    timed_out: int = 0
    undecided: int = 0
    survivors: list[Survivor] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The share of the mutants that was noticed, in percent."""
        return round(100 * self.killed / max(1, self.mutants), 1)

    @property
    def judged(self) -> int:
        """How many survivors have a judgement."""
        return sum(bool(survivor.judgement) for survivor in self.survivors)

    @property
    def enough(self) -> bool:
        """Whether the part was wholly decided and has the score."""
        return self.score >= WANTED and not self.undecided


def figures(part: Part, mutated: Path) -> Figures:
    """The verdicts on the mutants of a part, as mutmut has left them beside the mutated sources."""
    found, judgements = Figures(part.name), _judgements()
    for source in part.sources:
        verdicts: dict[str, int | None] = json.loads((mutated / f"{source}.meta").read_text())["exit_code_by_key"]
        survived = []
        for mutant, verdict in verdicts.items():
            found.mutants += 1
            found.undecided += verdict in _UNDECIDED
            found.timed_out += verdict in _TIMES
            found.killed += verdict not in _SURVIVED and verdict not in _UNDECIDED
            if verdict in _SURVIVED:
                survived.append(mutant.rpartition(".")[2])
        for place, old, new in _changes((mutated / source).read_text(), survived):
            found.survivors.append(Survivor(place, old, new, judgements.get((place, old, new), "")))
    return found


def _changes(text: str, mutants: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Function, old and new statement of each mutant of a mutated source."""
    functions = {
        node.name: node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    for mutant in mutants:
        mangled, _, _ = mutant.partition("__mutmut_")
        before, after = (_lines(functions[name]) for name in (f"{mangled}__mutmut_orig", mutant))
        changed = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
        old = " ".join(line[2:].strip() for line in changed if line[0] == "-")
        new = " ".join(line[2:].strip() for line in changed if line[0] == "+")
        yield mangled.removeprefix("x_").removeprefix("xǁ").replace("ǁ", "."), *_shortened(old, new)


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    function.name = "function"
    return ast.unparse(function).splitlines()


def _shortened(old: str, new: str) -> tuple[str, str]:
    """Both without the most of what they have in common at either end."""
    same = next(
        (n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )
    rest = min(len(old), len(new)) - same
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    start, end = max(0, same - _ROOM), max(0, tail - _ROOM)
    return (
        f"{'…' if start else ''}{old[start : len(old) - end]}{'…' if end else ''}",
        f"{'…' if start else ''}{new[start : len(new) - end]}{'…' if end else ''}",
    )


def _judgements() -> dict[tuple[str, str, str], str]:
    """Why each survivor that was looked at is one: the heading it is listed under."""
    found, heading = {}, ""
    for line in JUDGED.read_text().splitlines() if JUDGED.exists() else ():
        bullet = _BULLET.fullmatch(line)
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif bullet:
            found[bullet["place"], bullet["old"], bullet["new"]] = heading
    return found


def write(found: Figures, path: Path = WRITTEN) -> None:
    """Join the figures of a part to those that are written already."""
    known: dict[str, Any] = json.loads(path.read_text())["parts"] if path.exists() else {}
    known[found.part] = {**asdict(found), "score": found.score, "judged": found.judged}
    whole = {"wanted": WANTED, "parts": known}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(whole, indent=2, sort_keys=True, ensure_ascii=False) + "\n")


def table(parts: Iterable[Figures]) -> str:
    """The same for reading, with the survivors that nobody has judged."""
    lines = [f"{'part':12} {'mutants':>7} {'killed':>6} {'survived':>8} {'judged':>6} {'score':>6}"]
    for part in parts:
        counts = f"{part.mutants:>7} {part.killed:>6} {len(part.survivors):>8} {part.judged:>6} {part.score:>6}"
        lines.append(f"{part.part:12} {counts}" + (f"  {part.undecided} undecided" if part.undecided else ""))
        lines += [f"- `{s.place}`: `{s.old}` → `{s.new}`" for s in part.survivors if not s.judgement]
    return "\n".join(lines)
