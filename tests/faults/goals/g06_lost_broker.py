"""G6: everything the broker holds is lost at half-time; the outboxes bring it back, and nothing is applied twice."""

import asyncio
import random
import shutil
import threading
import time
from typing import TYPE_CHECKING

from libs.chassis.database import direct
from tests.faults.breaking import Breaker
from tests.faults.chaos import sign_in
from tests.faults.feeding import Feeder
from tests.faults.ledger import Ledger, deviations, totals, words
from tests.faults.playing import Player, effects
from tests.faults.reading import read, settled
from tests.faults.report import Proof
from tests.faults.rig import Rig, rig

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

WITHIN = 120.0
"""Seconds from the empty restart until everything is as it would be without the loss."""


def prove(wanted: "Wanted") -> Proof:
    """Feed, lose everything at half-time, feed on; then the same without reconciliation must stay behind."""
    with rig(wanted.folder) as running:
        bench = sign_in(running, wanted.folder)
        ledger, player = Ledger(), Player(running.address)
        feeder = Feeder.over(bench, ledger, steps=1)
        began = _feed_and_lose(running, feeder, player, wanted)
        asyncio.run(settled(running, WITHIN * 3))
        whole_after = time.monotonic() - began
        asyncio.run(read(running, ledger))
        ledger.effects = asyncio.run(effects(running, player))
        found = deviations(ledger)
        control = asyncio.run(_behind_without_reconciliation(running))
    figure: dict[str, float] = {
        "filings": feeder.made,
        "events": len(ledger.told),
        "whole_after_seconds": whole_after,
        "requests_repeated": feeder.failures,
    }
    held = not sum(totals(found).values()) and whole_after <= WITHIN
    controls = {"g6_without_reconciliation_the_stream_stays_short": control}
    return Proof(
        "g6", held, figure, totals(found), controls, faults={"broker_lost": 1}, seeds=[wanted.seed], words=words(found)
    )


def _feed_and_lose(running: Rig, feeder: Feeder, player: Player, wanted: "Wanted") -> float:
    """All filings, and at half-time the loss; when the broker was back, in monotonic seconds."""
    over = threading.Event()
    playing = threading.Thread(target=player.play, args=(over, 4), daemon=True)
    feeding = threading.Thread(
        target=lambda: asyncio.run(feeder.feed(f"lost.{wanted.seed}", wanted.filings, lambda: True)), daemon=True
    )
    playing.start()
    feeding.start()
    while feeder.made < wanted.filings // 2 and feeding.is_alive():
        time.sleep(0.05)
    began = lose_everything(running)
    over.set()
    Breaker(running, random.Random(wanted.seed)).break_until(
        lambda: not feeding.is_alive() and not playing.is_alive(), 0
    )
    assert player.trouble is None, player.trouble
    return began


def lose_everything(running: Rig) -> float:
    """Kill the broker, delete its store, start it empty, declare the streams; when it was back, monotonic seconds."""
    running.broker.kill()
    shutil.rmtree(running.broker.folder / "store")
    running.broker.start()
    running.declare_streams()
    return time.monotonic()


async def _behind_without_reconciliation(running: Rig) -> bool:
    """The control: the relays alone do not notice that a stream is empty, for all of it is marked as published."""
    for name in running.names("relay"):
        running.leave(name)
        running.children[name].stop()
    running.broker.kill()
    shutil.rmtree(running.broker.folder / "store")
    running.broker.start()
    running.declare_streams()
    connection = await direct(running.url("filing"))
    waiting = await connection.fetchval("SELECT count(*) FROM outbox_event WHERE published_at IS NULL")
    told = await connection.fetchval("SELECT count(*) FROM outbox_event")
    await connection.close()
    return bool(told > 0 and waiting == 0)
