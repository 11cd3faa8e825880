"""G1: filings are fed while everything is killed and frozen; nothing is lost, doubled or disordered in the end."""

import asyncio
import random
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from deploy.bench.stage import Bench, open_bench
from tests.faults.breaking import Breaker
from tests.faults.feeding import Feeder
from tests.faults.ledger import Deviation, Ledger, deviations, totals
from tests.faults.playing import Player, effects
from tests.faults.reading import read, settled
from tests.faults.rig import Rig

DRAINED_WITHIN = 60.0
"""Seconds after the last fault within which everything has arrived."""


@dataclass(frozen=True)
class Outcome:
    """What one run came to."""

    seed: int
    filings: int
    events: int
    faults: Mapping[str, int]
    attempts: int
    drained_seconds: float | None
    deviations: Mapping[Deviation, list[str]]

    @property
    def totals(self) -> dict[str, int]:
        """Deviations by kind."""
        return totals(self.deviations)


def run(rig: Rig, bench: Bench, seed: int, filings: int, faults: int, *, steps: int = 1) -> Outcome:
    """Feed and break, wait, and read the ledger. Everything by chance comes from the seed."""
    ledger = Ledger()
    feeder = Feeder.over(bench, ledger, steps=steps)
    breaker = Breaker(rig, random.Random(seed))
    failed: list[BaseException] = []

    def feed() -> None:
        try:
            asyncio.run(feeder.feed(f"matter.{seed}", filings, lambda: breaker.done.total() >= faults))
        except BaseException as error:
            failed.append(error)

    player, over = Player(rig.address), threading.Event()
    playing = threading.Thread(target=player.play, args=(over,), daemon=True)
    feeding = threading.Thread(target=feed, daemon=True)
    playing.start()
    feeding.start()
    breaker.break_until(lambda: not feeding.is_alive(), faults)
    over.set()
    breaker.break_until(lambda: not playing.is_alive(), 0)
    for error in (*failed, player.trouble):
        if error is not None:
            raise error
    drained = asyncio.run(settled(rig, DRAINED_WITHIN * 3))
    asyncio.run(read(rig, ledger))
    ledger.effects = asyncio.run(effects(rig, player))
    found = deviations(ledger)
    return Outcome(seed, feeder.made, len(ledger.told), breaker.done, ledger.attempts.total(), drained, found)


def sign_in(rig: Rig, folder: Path) -> Bench:
    """Everybody of the sample city, signed in; asked again until the directory has told its people."""
    for _ in range(50):
        try:
            return open_bench(rig.system, folder)
        except (AssertionError, httpx.HTTPError):
            rig.keep()
    return open_bench(rig.system, folder)
