"""What the children of the nursery do until they die: the real relay, inbox, engine, sealer and reconciliation, or, as
controls, careless ones, on a pair that others have made ready."""

import asyncio
import os
import random
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final
from uuid import UUID

from libs.chassis import failpoints, listener
from libs.chassis import relay as relays
from libs.chassis.broker import open_broker
from libs.chassis.database import connect
from libs.chassis.engine import Engine, Request
from libs.chassis.inbox import Inbox
from libs.chassis.listener import Listener
from libs.chassis.outbox import EventSigner, EventVerifier
from libs.chassis.reconcile import incarnation_of, reconcile
from libs.chassis.relay import Relay
from libs.chassis.sealing.sealer import Sealer
from tests.faults import careless, poisoning
from tests.faults.nursery import Job
from tests.support import specimen
from tests.support.specimen import (
    CLERK,
    FOLLOW,
    HEARER,
    KEPT,
    SERVICE,
    SPECIMEN,
    OneProfile,
    OpenSpecimen,
    Pair,
    StepSpecimen,
)

FOR_CHILDREN: Final = (signal.SIGUSR1, signal.SIGUSR2)
"""Signals that a child may be sent; they wait until it is ready for them."""
_HURRY: Final = 0.02
_FROZEN_AFTER: Final = 16
"""A child that was told to freeze does so at one of the next so many points."""


def live(job: Job, serial: int) -> None:
    """Be the child of that number; returns only if it cannot die."""
    chance = random.Random(f"{job.seed}.{job.point}.{serial}")
    arms = ",".join(f"{point}=kill@{chance.randint(1, latest)}" for point, latest in job.arms.items())
    environment = {"LANYARD_STAGE": failpoints.STAGE, "LANYARD_FAILPOINTS_LOG": job.log}
    failpoints.arm({"LANYARD_FAILPOINTS": arms, **environment})
    if job.freezing:
        freezing = Freezing(job, chance)
        failpoints._armed = freezing
        signal.signal(signal.SIGUSR1, freezing.prepare)
        signal.signal(signal.SIGUSR2, freezing.forget)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, FOR_CHILDREN)
    listener._BATCH = job.pull
    asyncio.run(_take_part(job, serial))


class Freezing(failpoints._Armed):
    """Stops its own process at a point, as SIGSTOP at that instant would, when it was told to; it goes on from there
    when somebody sends SIGCONT. What it does then that came too late is noted."""

    def __init__(self, job: Job, chance: random.Random) -> None:
        super().__init__({}, Path(job.log))
        self.points = job.freezing
        self.chance = chance
        self.left = 0
        self.woken = False

    def prepare(self, *_: object) -> None:
        """Freeze soon."""
        self.left = self.left or self.chance.randint(1, _FROZEN_AFTER)

    def forget(self, *_: object) -> None:
        """Do not freeze, after all."""
        self.left = 0

    def reach(self, name: str) -> None:
        """Freeze, if it is the turn."""
        if name == "relay.after_conflict" and self.woken:
            self._note("refused", "late")
        if name not in self.points or not self.left:
            return
        self.left -= 1
        if not self.left:
            self._note(name, "stop")
            os.kill(os.getpid(), signal.SIGSTOP)
            self.woken = True


async def _take_part(job: Job, serial: int) -> None:
    async with there(job) as pair:
        await PARTS[job.parts[serial % len(job.parts)]](pair, job, serial)


@asynccontextmanager
async def there(job: Job) -> AsyncIterator[Pair]:
    """The pair as a process sees it that joins; nothing is declared."""
    keys = Path(job.keys)
    broker = await open_broker(job.broker, "mortal")
    databases = {name: connect(url) for name, url in job.urls.items()}
    engines = {
        name: Engine(
            databases[name],
            {case_type.name: case_type},
            OneProfile(),
            "xuchang",
            EventSigner(name, (keys / f"{name}.key").read_bytes()),
        )
        for name, case_type in ((SERVICE, SPECIMEN), (HEARER, KEPT))
    }
    public = {path.stem: path.read_bytes() for path in keys.glob("*.pub")}
    inbox = Inbox(engines[HEARER], EventVerifier(public))
    yield Pair(job.urls, job.broker, keys, databases, engines[SERVICE], engines[HEARER], inbox, broker)


async def _act(pair: Pair, job: Job, serial: int) -> None:
    """Open a case and move it on, each under a key of its own."""
    key = f"{job.name}.{serial}.open"
    opened = await pair.publisher.perform(opening(key))
    await pair.publisher.perform(step(opened.case.id, 1, f"{key}.step"))


def opening(key: str) -> Request:
    """An opening under a key; the key is its note as well, so that its effects can be counted."""
    return Request("specimen", "open", OpenSpecimen(note=key), CLERK, key=key, route="specimen.open")


def step(case_id: UUID, version: int, key: str) -> Request:
    """A step from that version under a key."""
    return Request("specimen", "step", StepSpecimen(note=key), CLERK, case_id, version, key=key, route="specimen.step")


def _carrying(kind: type[Relay]) -> "Part":
    async def carry(pair: Pair, _job: Job, _serial: int) -> None:
        incarnation = await incarnation_of(pair.broker, SERVICE)
        await run_hurried(kind(pair.urls[SERVICE], pair.broker, SERVICE, incarnation))

    return carry


async def _unfenced(pair: Pair, job: Job, serial: int) -> None:
    vars(relays)["Carrier"] = careless.Unfenced
    await _carrying(Relay)(pair, job, serial)


async def run_hurried(relay: Relay) -> None:
    """Run it without the rest it takes when there is nothing to carry."""

    async def hurry() -> None:
        while True:
            relay.wake.set()
            await asyncio.sleep(_HURRY)

    await asyncio.gather(relay.run(asyncio.Event()), hurry())


async def _carry_by_itself(pair: Pair, _job: Job, _serial: int) -> None:
    """As in a process of its own, which nobody wakes."""
    incarnation = await incarnation_of(pair.broker, SERVICE)
    await Relay(pair.urls[SERVICE], pair.broker, SERVICE, incarnation).run(asyncio.Event())


def _hearing(kind: type[Listener], inbox: type[Inbox]) -> "Part":
    async def hear(pair: Pair, _job: Job, _serial: int) -> None:
        heard = inbox(pair.inbox.engine, pair.inbox.verifier)
        await kind(pair.broker, heard, HEARER, FOLLOW).run(asyncio.Event())

    return hear


async def _hear_poison(pair: Pair, job: Job, serial: int) -> None:
    specimen.POISON = careless.Everything()
    await _hearing(Listener, Inbox)(pair, job, serial)


async def _seal(pair: Pair, _job: Job, _serial: int) -> None:
    sealer = Sealer(pair.databases[SERVICE], SERVICE, (pair.keys / f"{SERVICE}.key").read_bytes())
    while True:
        await sealer.seal()
        await asyncio.sleep(_HURRY)


async def _reconcile(pair: Pair, _job: Job, _serial: int) -> None:
    while True:
        await reconcile(pair.urls[SERVICE], pair.broker, SERVICE)
        await asyncio.sleep(_HURRY)


Part = Callable[[Pair, Job, int], Awaitable[None]]
PARTS: Final[Mapping[str, Part]] = {
    "act": _act,
    "relay": _carrying(Relay),
    "relay_by_itself": _carry_by_itself,
    "relay_without_lanes": _carrying(careless.WithoutLanes),
    "hear": _hearing(Listener, Inbox),
    "hear_poison": _hear_poison,
    "hear_sick": poisoning.hear,
    "seal": _seal,
    "reconcile": _reconcile,
    "control_mark_first": _carrying(careless.MarkFirst),
    "control_unfenced": _unfenced,
    "control_skip_locked": careless.carry_skipping_locked,
    "control_ack_first": _hearing(careless.AckFirst, Inbox),
    "control_forgetful": _hearing(Listener, careless.Forgetful),
}
"""By name; those for controls leave out what makes the real ones safe."""
