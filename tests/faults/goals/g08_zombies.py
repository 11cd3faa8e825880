"""G8: a relay and a consumer are frozen in mid batch, others take over, and when the frozen wake up they do no harm."""

import asyncio
import os
import random
import signal
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psutil

from deploy.local.keys import ensure_keys
from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats, postgres
from libs.chassis.database import direct
from tests.faults.authors import Author, Found, judged, rest
from tests.faults.goals.g04_order import cut_lanes
from tests.faults.ledger import Deviation, totals, words
from tests.faults.nursery import Ended, Job, Nursery, nursery
from tests.faults.pairs import Pairs, redeclare
from tests.faults.report import Proof
from tests.support.servers import UNSAFE_BUT_FAST
from tests.support.specimen import HEARER, SERVICE, Pair

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

RELAY_POINTS: Final = ("relay.after_fetch", "relay.before_publish", "relay.after_publish", "relay.before_mark")
HEARER_POINTS: Final = ("inbox.before_apply", "inbox.before_commit", "inbox.after_commit")
FREEZE: Final = (0.05, 0.6)
"""Seconds a zombie stays frozen after others have taken over."""
_AGAIN: Final = 0.5
_UNPUBLISHED: Final = "outbox_event WHERE published_at IS NULL"
_PATIENCE: Final = 30.0
_CUT_IDLE: Final = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND state = 'idle in transaction'
  AND state_change < clock_timestamp() - interval '0.1 s'
"""


@dataclass
class Zombies:
    """Two relays and two hearers of the given kinds at one pair; each round freezes one of each."""

    pair: Pair
    children: Nursery
    author: Author
    parts: tuple[str, str] = ("relay", "hear")
    frozen: Counter[str] = field(default_factory=Counter)
    taken_over: int = 0

    async def haunt(self, rounds: int) -> Ended:
        """So many rounds, and then all is left to settle."""
        job = Job(
            parts=self.parts,
            alive=4,
            seed=self.author.chance.randrange(1 << 30),
            patience=3600,
            pull=16,
            freezing=RELAY_POINTS + HEARER_POINTS,
        )
        async with self.children.at_work(job, self.pair) as running:
            for _ in range(rounds):
                await self._round()
                assert not running.done()
            await self._published()
        return await running

    async def _round(self) -> None:
        """One of each kind freezes, the others take over, and the frozen wake up."""
        zombies = await self._frozen()
        applied = await self.pair.count(HEARER, "inbox_event")
        await self._cut_off()
        await self.author.tell(8)
        await self._published(zombies)
        await asyncio.sleep(self.author.chance.uniform(*FREEZE))
        self.taken_over += await self.pair.count(HEARER, "inbox_event") > applied
        for pid in zombies.values():
            _send(pid, signal.SIGCONT)

    async def _frozen(self) -> Mapping[str, int]:
        """Arm all and tell, until one relay and one hearer have stopped in the middle of what they do."""
        zombies: dict[str, int] = {}
        cut = 0
        async with asyncio.timeout(_PATIENCE):
            while len(zombies) < len(self.parts):
                for pid, part in self.children.living.items():
                    if part not in zombies:
                        _send(pid, signal.SIGUSR1)
                await self.author.tell(16)
                for _ in range(20):
                    stopped = [(part, pid) for pid, part in self.children.living.items() if _is_stopped(pid)]
                    zombies = {**dict(stopped), **zombies}
                    self._let_go(zombies)
                    if self.parts[0] in zombies and not cut:
                        cut = await cut_lanes(self.pair)
                    await asyncio.sleep(0.01)
                    if len(zombies) == len(self.parts):
                        break
        self.frozen.update(zombies.keys())
        return zombies

    def _let_go(self, zombies: Mapping[str, int]) -> None:
        """Who is of the kind of a zombie is not to freeze, or not to stay so."""
        for pid, part in self.children.living.items():
            if zombies.get(part, pid) != pid:
                _send(pid, signal.SIGUSR2)
                _send(pid, signal.SIGCONT)

    async def _cut_off(self) -> None:
        """What frees the locks of who is frozen: its connection ends. For relays that is done already; for hearers, now
        and then, with those that hold a row."""
        if self.author.chance.random() < 0.5:
            connection = await direct(self.pair.urls[HEARER])
            await connection.execute(_CUT_IDLE)
            await connection.close()

    async def _published(self, zombies: Mapping[str, int] | None = None) -> None:
        async with asyncio.timeout(_PATIENCE):
            while await self.pair.count(SERVICE, _UNPUBLISHED):
                self._let_go(zombies or {})
                await asyncio.sleep(0.01)


def _send(pid: int, which: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, which)


def _is_stopped(pid: int) -> bool:
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).status() == psutil.STATUS_STOPPED
    return False


def prove(wanted: "Wanted") -> Proof:
    """Half as many rounds as are wanted of others, for each freezes two."""
    with postgres(wanted.folder / "postgres", UNSAFE_BUT_FAST) as server:
        return asyncio.run(proved(server, wanted.folder, wanted.seed, max(1, wanted.rounds // 2)))


CONTROLS: Final[Mapping[str, tuple[tuple[str, str], str]]] = {
    "g8_without_the_fence_of_the_broker_a_zombie_relay_doubles": (("control_unfenced", "hear"), "in the stream"),
    "g8_a_zombie_hearer_that_forgets_what_it_heard_doubles": (("relay", "control_forgetful"), "effects"),
}
"""Kinds of relay and hearer, and what is then found doubled."""


async def proved(server: PostgresServer, folder: Path, seed: int, rounds: int) -> Proof:
    """The proof on that server."""
    pairs = Pairs(server, ensure_keys(folder / "keys"), "zombies")
    async with nursery(folder) as children:
        zombies, ended, found = await _haunted(pairs, children, folder / "n", seed, rounds)
        controls = {}
        for name, (parts, seen) in CONTROLS.items():
            _, _, wrong = await _haunted(pairs, children, folder / name, seed, max(5, rounds // 10), parts)
            controls[name] = any(seen in word for word in wrong[Deviation.DOUBLED])
    figure: dict[str, float] = {
        "rounds": rounds,
        "relays_frozen": zombies.frozen["relay"],
        "hearers_frozen": zombies.frozen["hear"],
        "hearers_taken_over_while_frozen": zombies.taken_over,
        "late_publishes_refused": ended.hits.get("refused", 0),
        "events": zombies.author.acts,
    }
    stopped = sum(ended.hits.get(point, 0) for point in RELAY_POINTS + HEARER_POINTS)
    held = not sum(totals(found).values()) and not ended.failed and min(zombies.frozen.values()) >= rounds
    proof = Proof("g8", held, figure, totals(found), controls, {}, {"sigstop": stopped}, [seed])
    proof.words = words(found)
    return proof


async def _haunted(
    pairs: Pairs, children: Nursery, folder: Path, seed: int, rounds: int, parts: tuple[str, str] = ("relay", "hear")
) -> tuple[Zombies, Ended, Found]:
    """So many rounds on a pair of their own, and what was wrong when healthy ones had gone on."""
    with nats(folder) as broker:
        async with pairs.fresh(broker.url) as pair:
            await redeclare(pair, _AGAIN)
            author = Author(pair, random.Random(seed), f"zombies.{seed}")
            zombies = Zombies(pair, children, author, parts)
            ended = await zombies.haunt(rounds)
            await rest(pair, 60.0 if parts == ("relay", "hear") else 5.0)
            return zombies, ended, await judged(pair, author.ledger)
