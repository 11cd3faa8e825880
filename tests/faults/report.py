"""What each goal came to, as JSON for machines and a table for people."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WRITTEN = Path("build/faults.json")
_WIDTHS = {"lost": 5, "doubled": 8, "disordered": 11, "stuck": 6}


@dataclass
class Proof:
    """One goal: deviations, its figure, the controls (name → whether it failed as it should), failpoints (name → hits),
    the faults that were injected (kind → how often), the seeds it can be run again from, and deviations in ``words``.

    ``held`` says whether the goal is reached as it was measured.
    """

    goal: str
    held: bool
    figure: dict[str, float]
    totals: Mapping[str, int] = field(default_factory=dict)
    controls: Mapping[str, bool] = field(default_factory=dict)
    failpoints: Mapping[str, int] = field(default_factory=dict)
    faults: Mapping[str, int] = field(default_factory=dict)
    seeds: list[int] = field(default_factory=list)
    seconds: float = 0.0
    words: list[str] = field(default_factory=list)


def write(proofs: Iterable[Proof], path: Path = WRITTEN) -> dict[str, Any]:
    """Join these proofs to those that are written already, and write the whole; the newest of a goal stays."""
    known: dict[str, Any] = json.loads(path.read_text())["goals"] if path.exists() else {}
    known.update({proof.goal: vars(proof) for proof in proofs})
    whole = _whole(known)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(whole, indent=2, sort_keys=True, default=str) + "\n")
    return whole


def _whole(goals: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Totals over all goals, and the goals one by one."""
    sums: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    failpoints: Counter[str] = Counter()
    controls: dict[str, bool] = {}
    for goal in goals.values():
        sums.update(goal["totals"])
        faults.update(goal["faults"])
        failpoints.update(goal["failpoints"])
        controls.update(goal["controls"])
    seeds = sorted({seed for goal in goals.values() for seed in goal["seeds"]})
    return {
        **{kind: sums[kind] for kind in _WIDTHS},
        "seeds": seeds,
        "faults": dict(faults),
        "controls": controls,
        "failpoints": dict(failpoints),
        "goals": dict(goals),
    }


def table(whole: Mapping[str, Any]) -> str:
    """The same for reading."""
    lines = [f"{'goal':8} {'held':5} {'lost':>5} {'doubled':>8} {'disordered':>11} {'stuck':>6}  figures"]
    for name, goal in sorted(whole["goals"].items(), key=lambda item: turn_of(item[0])):
        counted = " ".join(f"{goal['totals'].get(kind, 0):>{width}}" for kind, width in _WIDTHS.items())
        figures = ", ".join(f"{key}={value:g}" for key, value in goal["figure"].items())
        lines.append(f"{name:8} {'yes' if goal['held'] else 'NO':5} {counted}  {figures}")
    for name, failed in sorted(whole["controls"].items()):
        lines.append(f"control {name}: {'failed as it should' if failed else 'DID NOT FAIL'}")
    lines += [f"failpoint {name}: {hits} hits" for name, hits in sorted(whole["failpoints"].items())]
    return "\n".join(lines)


def turn_of(goal: str) -> tuple[int, str]:
    """Where a goal stands among the others: g2 before g11 before g11_disk."""
    number, _, rest = goal.removeprefix("g").partition("_")
    return int(number), rest
