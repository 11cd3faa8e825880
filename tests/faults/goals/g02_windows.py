"""G2: every crash window is covered: a process is killed at each failpoint again and again, what lives goes on, and in
the end nothing is lost, doubled or disordered, and every repeated request is answered with the same case."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deploy.local.keys import ensure_keys
from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats, postgres
from libs.chassis.failpoints import POINTS
from libs.chassis.ids import now
from libs.chassis.listener import Listener
from libs.chassis.reconcile import reconcile
from libs.chassis.sealing.checkpoint import private_key
from libs.chassis.sealing.dump import stored_checkpoints
from libs.chassis.sealing.sealer import Sealer
from libs.chassis.sealing.verifier import Verification
from tests.faults.authors import Author, Found, judged, rest
from tests.faults.ledger import Deviation, totals, words
from tests.faults.mortals import run_hurried
from tests.faults.nursery import Ended, Job, Nursery, nursery
from tests.faults.pairs import Pairs, at_work, behind, redeclare
from tests.faults.report import Proof
from tests.support.audit_trail import records
from tests.support.servers import UNSAFE_BUT_FAST
from tests.support.specimen import FOLLOW, HEARER, SERVICE, Pair

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

_UNPUBLISHED: Final = "outbox_event WHERE published_at IS NULL"
_ALIVE: Final = 3
_AGAIN: Final = 1.0
"""Seconds after which the broker gives an un-acknowledged message again; half a minute in production."""


@dataclass(frozen=True)
class Window:
    """How a point is reached: by children of that part, armed so; fed until so many events wait."""

    point: str
    part: str
    arms: Mapping[str, int]
    low: int = 8
    fresh: bool = False


def _windows(part: str, low: int, **latest: int) -> tuple[Window, ...]:
    return tuple(Window(point, part, {point: turn}, low) for point, turn in _named(latest))


def _named(latest: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(name.replace("__", "."), turn) for name, turn in latest.items()]


ACTING: Final = _windows(
    "act", 0, engine__after_claim=2, engine__before_save=2, engine__before_commit=2, engine__after_commit=2
)
CARRYING: Final = (
    *_windows("relay", 8, relay__after_fetch=2, relay__before_publish=8, relay__after_publish=8),
    *_windows("relay", 8, relay__before_mark=2, relay__after_mark=2),
    Window("relay.after_conflict", "relay", {"relay.after_conflict": 4, "relay.before_mark": 2}),
)
HEARING: Final = (
    *_windows("hear", 100, inbox__before_apply=4, inbox__before_commit=4, inbox__after_commit=4),
    Window("inbox.after_count", "hear", {"inbox.after_count": 3, "inbox.before_commit": 6}, 100),
    Window("parking.before_park", "hear_poison", {"parking.before_park": 2}, 60, fresh=True),
    Window("parking.after_park", "hear_poison", {"parking.after_park": 2}, 60, fresh=True),
)
SEALING: Final = _windows("seal", 8, sealer__before_commit=1)
RECONCILING: Final = _windows("reconcile", 4, reconcile__after_reset=2)
WORLDS: Final = (ACTING, CARRYING, HEARING, SEALING, RECONCILING)
"""Windows that are played on one pair after another; together they are all the points there are."""


@dataclass
class World:
    """One pair, its children and its author; ``hits`` and ``found`` are what came of it."""

    pair: Pair
    nursery: Nursery
    author: Author
    seed: int
    rounds: int
    hits: Counter[str] = field(default_factory=Counter)
    born: int = 0
    failed: int = 0

    async def play(self, window: Window) -> None:
        """So many deaths at that window, fed all the while."""
        job = Job(
            parts=(window.part,),
            alive=min(_ALIVE, self.rounds + 1),
            arms=window.arms,
            point=window.point,
            deaths=self.rounds,
            seed=self.seed,
            name=f"child.{window.point}",
        )
        async with self.nursery.at_work(job, self.pair) as running:
            while not running.done():
                await self._feed(window)
                await asyncio.sleep(0.02)
        ended: Ended = await running
        self.hits.update(ended.hits)
        self.born += ended.born
        self.failed += ended.failed
        if window.part == "act":
            await self.author.repeat_children(job.name, ended.born)

    async def _feed(self, window: Window) -> None:
        """Tell more, if less waits than there should."""
        low = min(window.low, 8 * self.rounds)
        while await _waiting(self.pair, window.part) < low:
            if window.fresh:
                self.author.versions.clear()
            await self.author.tell(8, 4 if not window.fresh else 3)


async def _waiting(pair: Pair, part: str) -> int:
    """How many events, or audit rows, there are for children of that part."""
    if part == "seal":
        return await pair.count(SERVICE, "audit_event") - await pair.count(SERVICE, "audit_leaf")
    if part == "reconcile":
        return await pair.count(SERVICE, "outbox_event")
    if part not in ("hear", "hear_poison"):
        return await pair.count(SERVICE, _UNPUBLISHED)
    waiting = await pair.count(SERVICE, "outbox_event") - await pair.count("supervision", "inbox_event")
    return waiting - await pair.count("supervision", "parked_event WHERE state IN ('parked', 'held')")


def prove(wanted: "Wanted") -> Proof:
    """All the windows, so many deaths at each; then the controls."""
    with postgres(wanted.folder / "postgres", UNSAFE_BUT_FAST) as server:
        return asyncio.run(proved(server, wanted.folder, wanted.seed, wanted.rounds))


async def proved(server: PostgresServer, folder: Path, seed: int, rounds: int) -> Proof:
    """The proof on that server."""
    pairs = Pairs(server, ensure_keys(folder / "keys"), "windows")
    hits: Counter[str] = Counter()
    found: Found = {kind: [] for kind in Deviation}
    figure: Counter[str] = Counter()
    async with nursery(folder) as children:
        for number, windows in enumerate(WORLDS):
            async with _world(pairs, children, folder / f"n{number}", seed, rounds) as world:
                began = asyncio.get_running_loop().time()
                for kind, several in (await _played(world, windows)).items():
                    found[kind] += several
                print(f"  {windows[0].part}: {dict(world.hits)} {asyncio.get_running_loop().time() - began:.0f} s")
            hits.update(world.hits)
            figure.update(children=world.born, failed=world.failed, requests_repeated=_repeated(world.author))
        controls = {
            name: await _control(pairs, children, folder / name, seed, max(4, rounds // 10)) for name in CONTROLS
        }
    least = min(hits[point] for point in POINTS)
    figure.update(points=sum(hits[point] > 0 for point in POINTS), deaths=hits.total(), deaths_at_least=least)
    held = least >= rounds and not sum(totals(found).values()) and not figure["failed"]
    proof = Proof("g2", held, {**figure}, totals(found), controls, hits, {"sigkill": hits.total()}, [seed])
    proof.words = words(found)
    return proof


def _repeated(author: Author) -> int:
    return author.ledger.attempts.total() - len(author.ledger.attempts)


@asynccontextmanager
async def _world(pairs: Pairs, children: Nursery, folder: Path, seed: int, rounds: int) -> AsyncIterator[World]:
    with nats(folder) as broker:
        async with pairs.fresh(broker.url) as pair:
            await redeclare(pair, _AGAIN)
            yield World(pair, children, Author(pair, random.Random(seed), "author"), seed, rounds)


async def _played(world: World, windows: tuple[Window, ...]) -> Found:
    """What went wrong at these windows, after what lives has gone on."""
    for window in windows:
        async with _others(world.pair, window.part):
            await world.play(window)
        if window.fresh:
            await rest(world.pair)
    if not windows[-1].fresh:
        await rest(world.pair)
    found = await judged(world.pair, world.author.ledger)
    if windows is SEALING:
        found[Deviation.LOST] += await _unsealed(world.pair)
    if windows is RECONCILING:
        found[Deviation.LOST] += await _unreconciled(world.pair)
    return found


@asynccontextmanager
async def _others(pair: Pair, part: str) -> AsyncIterator[None]:
    """Who is alive and well meanwhile: hearers have a relay before them, and reconciliation one that takes the stream
    for another incarnation, so that there is always something to set back."""
    if part == "reconcile":
        relay = pair.relay()
        running = asyncio.create_task(run_hurried(relay))
        yield
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await relay.release()
        return
    async with at_work(pair, hear=False) if part.startswith("hear") else nullcontext():
        yield


async def _unsealed(pair: Pair) -> list[str]:
    """Audit rows that a healthy sealer leaves without a leaf, or that are not as they were sealed."""
    key = (pair.keys / f"{SERVICE}.key").read_bytes()
    later: Callable[[], datetime] = lambda: now() + timedelta(seconds=11)  # noqa: E731
    sealer = Sealer(pair.databases[SERVICE], SERVICE, key, later)
    while await sealer.seal():
        pass
    async with pair.databases[SERVICE].connect() as connection:
        verification = Verification(SERVICE, private_key(key).public_key())
        report = verification.verify(await records(connection), await stored_checkpoints(connection))
    found = [f"audit row {breach.audit_id} is {breach.kind}" for breach in report.breaches]
    return found + ([f"{report.pending} audit rows are not sealed"] if report.pending else [])


async def _unreconciled(pair: Pair) -> list[str]:
    """What a healthy reconciliation still misses when a healthy relay has gone on; a relay that has just begun may mark
    once under the incarnation it was started with, so that not the first pass but one of five must find nothing."""
    for _ in range(5):
        await reconcile(pair.urls[SERVICE], pair.broker, SERVICE)
        await rest(pair)
        report = await reconcile(pair.urls[SERVICE], pair.broker, SERVICE, "digest")
        if report is not None and report.healthy:
            break
    return [] if report is not None and report.healthy else [f"not reconciled: {report}"]


CONTROLS: Final[Mapping[str, tuple[Window, Deviation]]] = {
    "g2_a_relay_that_marks_before_it_publishes_loses": (
        Window("relay.before_publish", "control_mark_first", {"relay.before_publish": 4}),
        Deviation.LOST,
    ),
    "g2_a_hearer_that_acknowledges_before_it_commits_loses": (
        Window("inbox.before_commit", "control_ack_first", {"inbox.before_commit": 4}, 24),
        Deviation.LOST,
    ),
    "g2_a_hearer_that_forgets_what_it_heard_doubles": (
        Window("inbox.after_commit", "control_forgetful", {"inbox.after_commit": 4}, 24),
        Deviation.DOUBLED,
    ),
}
"""What must go wrong without the thing that makes each safe."""


async def _control(pairs: Pairs, children: Nursery, folder: Path, seed: int, rounds: int) -> bool:
    """Whether the ledger sees what the careless one does; one of its kind goes on when enough have died."""
    window, wanted = CONTROLS[folder.name]
    relay = window.point.startswith("relay.")
    async with _world(pairs, children, folder, seed, rounds) as world:
        async with at_work(world.pair, carry=not relay, hear=relay):
            await world.play(window)
            async with children.at_work(Job(parts=(window.part,)), world.pair):
                await _quiet(world.pair)
        return bool((await judged(world.pair, world.author.ledger))[wanted])


async def _quiet(pair: Pair, still: float = 2.5) -> None:
    """Wait until everything has arrived, or until nothing has moved for so many seconds."""
    listener = Listener(pair.broker, pair.inbox, HEARER, FOLLOW)
    before, since = (-1, -1), time.monotonic()
    while before != (0, 0) and time.monotonic() - since < still:
        now = (await behind(pair), await listener.lag() or 0)
        before, since = now, since if now == before else time.monotonic()
        await asyncio.sleep(0.05)
