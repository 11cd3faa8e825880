"""A short run of the fault driver: every kind of fault once, a few hundred filings; the long run is `make faults`."""

import pytest

from deploy.bench.stage import Bench
from tests.faults.breaking import Fault
from tests.faults.chaos import run
from tests.faults.rig import Rig

SEED = 20260101
pytestmark = pytest.mark.timeout(600)


def test_nothing_is_lost_doubled_or_disordered_whatever_is_killed(running: Rig, bench: Bench) -> None:
    outcome = run(running, bench, SEED, filings=400, faults=len(Fault))
    assert outcome.totals == {"lost": 0, "doubled": 0, "disordered": 0, "stuck": 0}, outcome.deviations
    assert outcome.drained_seconds is not None, f"{outcome.attempts} attempts and not drained"
    assert set(outcome.faults) == {str(fault) for fault in Fault}
