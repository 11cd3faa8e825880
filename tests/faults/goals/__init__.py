"""The goals, each in a module of its own: what it breaks, what it counts, and the control that must fail."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tests.faults.full_disk import prove_full_disk
from tests.faults.goals import (
    g01_chaos,
    g02_windows,
    g03_power,
    g04_order,
    g05_late_commits,
    g06_lost_broker,
    g07_damage,
    g08_zombies,
    g09_repeats,
    g10_poison,
    g11_broker_away,
    g13_unknown_commit,
    g14_blackhole,
    g16_forged,
    g17_latency,
)
from tests.faults.report import Proof

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

GOALS: Mapping[str, Callable[["Wanted"], Proof]] = {
    "g1": g01_chaos.prove,
    "g2": g02_windows.prove,
    "g3": g03_power.prove,
    "g4": g04_order.prove,
    "g5": g05_late_commits.prove,
    "g6": g06_lost_broker.prove,
    "g7": g07_damage.prove,
    "g8": g08_zombies.prove,
    "g9": g09_repeats.prove,
    "g10": g10_poison.prove,
    "g11": g11_broker_away.prove,
    "g11_disk": prove_full_disk,
    "g13": g13_unknown_commit.prove,
    "g14": g14_blackhole.prove,
    "g16": g16_forged.prove,
    "g17": g17_latency.prove,
}
"""By name, in the order of their numbers."""
