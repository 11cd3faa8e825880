"""G11: the broker is away for minutes, and frozen for a while: no filing fails, and the backlog drains."""

import asyncio
import signal
import statistics
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.faults.chaos import sign_in
from tests.faults.feeding import Feeder
from tests.faults.ledger import Ledger, deviations, totals
from tests.faults.reading import read, settled
from tests.faults.report import Proof
from tests.faults.rig import Rig, rig

if TYPE_CHECKING:
    from deploy.bench.stage import Bench
    from tests.faults.__main__ import Wanted

DRAINED_WITHIN = 60.0
SLOWER_AT_MOST = 1.2
_FAULTS = {"broker_away": 1, "broker_frozen": 1}
_AWAY, _FROZEN, _QUIET = 180.0, 60.0, 30.0


def prove(wanted: "Wanted", away: float = _AWAY, frozen: float = _FROZEN, quiet: float = _QUIET) -> Proof:
    """Feed while all is well, while the broker is away and while it is frozen, with the same clients."""
    with rig(wanted.folder) as running:
        bench, ledger = sign_in(running, wanted.folder), Ledger()
        usual = _feed_for(bench, ledger, "usual", quiet)
        running.broker.kill()
        without = _feed_for(bench, ledger, "away", away)
        running.broker.start()
        drained = asyncio.run(settled(running, DRAINED_WITHIN * 5))
        assert running.broker.child is not None
        running.broker.child.handle.send_signal(signal.SIGSTOP)
        stiff = _feed_for(bench, ledger, "frozen", frozen)
        running.broker.child.handle.send_signal(signal.SIGCONT)
        thawed = asyncio.run(settled(running, DRAINED_WITHIN * 5))
        asyncio.run(read(running, ledger))
        found = totals(deviations(ledger))
        control = _nothing_arrives_while_it_is_away(running, bench, ledger)
    figure = {
        **_speeds(usual, without, stiff),
        "failed_posts": without.failures + stiff.failures,
        "away_seconds": away,
        "frozen_seconds": frozen,
        "backlog": without.made,
        "drained_seconds": drained if drained is not None else float("inf"),
        "thawed_seconds": thawed if thawed is not None else float("inf"),
    }
    quick = max(figure["drained_seconds"], figure["thawed_seconds"]) <= DRAINED_WITHIN
    none_failed = not figure["failed_posts"] and not sum(found.values())
    held = none_failed and quick and figure["p99_away_by_usual"] <= SLOWER_AT_MOST
    controls = {"g11_nothing_arrives_while_the_broker_is_away": control}
    return Proof("g11", held, figure, found, controls, faults=_FAULTS, seeds=[wanted.seed])


def _speeds(usual: Feeder, without: Feeder, stiff: Feeder) -> dict[str, float]:
    """How many were answered in each of the three times, and how fast, in milliseconds."""
    return {
        "posts_usual": len(usual.seconds),
        "posts_away": len(without.seconds),
        "posts_frozen": len(stiff.seconds),
        "p99_usual_ms": 1000 * _p99(usual),
        "p99_away_ms": 1000 * _p99(without),
        "p99_frozen_ms": 1000 * _p99(stiff),
        "p99_away_by_usual": _p99(without) / _p99(usual),
    }


def _feed_for(bench: "Bench", ledger: Ledger, name: str, seconds: float) -> Feeder:
    """Four clients for so many seconds."""
    feeder = Feeder.over(bench, ledger)
    feeder.clients = 4
    until = time.monotonic() + seconds
    over: Callable[[], bool] = lambda: time.monotonic() > until  # noqa: E731
    feeding = threading.Thread(target=lambda: asyncio.run(feeder.feed(name, 1, over)))
    feeding.start()
    feeding.join()
    return feeder


def _nothing_arrives_while_it_is_away(running: Rig, bench: "Bench", ledger: Ledger) -> bool:
    """The control: with the broker away, what was filed is not applied anywhere."""
    running.broker.kill()
    _feed_for(bench, ledger, "control", 1)
    return asyncio.run(settled(running, 3)) is None


def _p99(feeder: Feeder) -> float:
    return statistics.quantiles(feeder.seconds, n=100)[98]
