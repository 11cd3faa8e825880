"""G1: no event lost, none applied twice, order kept, whatever is killed."""

from collections import Counter
from typing import TYPE_CHECKING

from tests.faults.chaos import DRAINED_WITHIN, Outcome, run, sign_in
from tests.faults.ledger import words
from tests.faults.report import Proof
from tests.faults.rig import rig

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted


def prove(wanted: "Wanted") -> Proof:
    """One rig, one run for each seed."""
    outcomes: list[Outcome] = []
    with rig(wanted.folder) as running:
        bench = sign_in(running, wanted.folder)
        for seed in range(wanted.seed, wanted.seed + wanted.seeds):
            outcomes.append(run(running, bench, seed, wanted.filings, wanted.faults))
            print(f"  seed {seed}: {outcomes[-1].totals} drained {outcomes[-1].drained_seconds}", flush=True)
        restarts = running.restarts
    totals: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    for outcome in outcomes:
        totals.update(outcome.totals)
        faults.update(outcome.faults)
    drained = [one.drained_seconds for one in outcomes]
    slowest = max((one if one is not None else float("inf")) for one in drained)
    figure: dict[str, float] = {
        "filings": sum(one.filings for one in outcomes),
        "events": outcomes[-1].events,
        "attempts": sum(one.attempts for one in outcomes),
        "restarts": restarts,
        "drained_seconds_max": slowest,
    }
    told = [word for outcome in outcomes for word in words(outcome.deviations)]
    held = not totals.total() and slowest <= DRAINED_WITHIN
    return Proof("g1", held, figure, totals, faults=faults, seeds=[one.seed for one in outcomes], words=told)
