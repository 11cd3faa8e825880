"""The long run: ``python -m tests.faults [--only g1,g6] [--seeds 10] [--filings 10000]``; writes build/faults.json."""

import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from tests.faults.goals import GOALS
from tests.faults.report import table, write


@dataclass(frozen=True)
class Wanted:
    """How long a run is wanted: ``seeds`` runs from ``seed`` on, each of ``filings`` filings and ``faults`` faults;
    ``rounds`` of whatever a goal counts in rounds."""

    folder: Path
    seed: int
    seeds: int
    filings: int
    faults: int
    rounds: int


def main(
    only: Annotated[str, typer.Option(help="Goals, e.g. g1,g6; without it, all.")] = "",
    seed: Annotated[int, typer.Option(help="Seed; without it, one by chance, which is printed.")] = 0,
    seeds: Annotated[int, typer.Option(help="Runs of the goals that count in seeds.")] = 10,
    filings: Annotated[int, typer.Option(help="Filings of each run.")] = 10_000,
    faults: Annotated[int, typer.Option(help="Faults of each run.")] = 50,
    rounds: Annotated[int, typer.Option(help="Rounds of the goals that count in rounds.")] = 200,
) -> None:
    """Prove the goals one after another; the exit code is 1 if one does not hold."""
    seed = seed or random.SystemRandom().randrange(1, 1_000_000)
    wanted = [name for name in GOALS if not only or name in only.split(",")]
    print(f"seed {seed}: {', '.join(wanted)}", flush=True)
    held = True
    for name in wanted:
        with tempfile.TemporaryDirectory(prefix=f"lanyard-{name}-") as folder:
            began = time.monotonic()
            proof = GOALS[name](Wanted(Path(folder), seed, seeds, filings, faults, rounds))
            proof.seconds = time.monotonic() - began
        for word in proof.words:
            print(f"  {word}")
        whole = write([proof])
        held = held and proof.held and all(proof.controls.values())
        print(f"{name}: {'held' if proof.held else 'NOT HELD'} in {proof.seconds:.0f} s {proof.figure}", flush=True)
    print(table(whole))
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    typer.run(main)
