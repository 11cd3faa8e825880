"""Poison: steps of a specimen that its hearer cannot apply, of four kinds; the hearers before and after the cure."""

import asyncio
import os
import signal
import time
from collections.abc import Coroutine, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar
from uuid import UUID

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Act
from libs.chassis.hearing import Directive, Heard
from libs.chassis.listener import Listener
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.events import Event
from tests.faults.nursery import Job
from tests.support.specimen import (
    FOLLOW,
    HEARER,
    SPECIMEN,
    Pair,
    Specimen,
    SpecimenStepped,
    StepSpecimen,
)

SIZE: Final = 40
STEPS: Final = 4
"""Steps of each specimen after its opening."""
T = TypeVar("T")


class Kind(StrEnum):
    """What the hearer does over it: raise an error, kill its process as one out of memory is killed, wait for ever, or
    meet a version of the event that it has not heard of."""

    CRASH = "crash"
    HANG = "hang"
    RAISE = "raise"
    UNKNOWN = "unknown"


class PoisonedStep(Event):
    """A step that the hearer cannot apply."""

    event_type: ClassVar[str] = "filing.specimen.poisoned.v1"
    kind: Kind = Field(description="What it does.")


class SteppedAnew(Event):
    """A step as a newer publisher tells it."""

    event_type: ClassVar[str] = "filing.specimen.stepped.v2"
    steps: int = Field(description="How often.")


def _step(case: Specimen, command: StepSpecimen, _occasion: Occasion, _facts: None) -> Outcome[Specimen]:
    after = replace(case, steps=case.steps + 1)
    if command.note == Kind.UNKNOWN:
        return Outcome(after, SteppedAnew(steps=after.steps))
    if command.note:
        return Outcome(after, PoisonedStep(kind=Kind(command.note)))
    return Outcome(after, SpecimenStepped(steps=after.steps))


POISONED: Final = replace(SPECIMEN, acts=(SPECIMEN.acts[0], Act("step", StepSpecimen, _step)))
"""Specimens whose steps are poison of the kind that their note names."""
_KEEP: Final = FOLLOW.reactions[SpecimenStepped]
CURED: Final = replace(FOLLOW, reactions={**FOLLOW.reactions, PoisonedStep: _KEEP, SteppedAnew: _KEEP})
"""What the hearer does once the causes are removed."""


async def hear(pair: Pair, job: Job, _serial: int) -> None:
    """The hearer that knows no cure, in a process of its own; each try of a poisoned event is noted in the log."""

    def meet(heard: Heard) -> list[Directive]:
        _note(Path(job.log), heard)
        if heard.event.kind is Kind.CRASH:  # type: ignore[attr-defined]
            os.kill(os.getpid(), signal.SIGKILL)
        raise KeyError("planted")

    async def linger(_connection: AsyncConnection, heard: Heard) -> None:
        if isinstance(heard.event, PoisonedStep) and heard.event.kind is Kind.HANG:
            _note(Path(job.log), heard)
            await asyncio.Event().wait()

    sick = replace(FOLLOW, reactions={**FOLLOW.reactions, PoisonedStep: meet}, project=linger)
    await Listener(pair.broker, pair.inbox, HEARER, sick).run(asyncio.Event())


def _note(log: Path, heard: Heard) -> None:
    assert isinstance(heard.event, PoisonedStep)
    with log.open("a") as file:
        file.write(f"poison.{heard.event.kind} {heard.aggregate_id}\n")


def tries(log: Path) -> dict[UUID, int]:
    """How often each poisoned event was tried."""
    found: dict[UUID, int] = {}
    for line in log.read_text().splitlines() if log.exists() else ():
        name, _, rest = line.partition(" ")
        if name.startswith("poison."):
            found[UUID(rest)] = found.get(UUID(rest), 0) + 1
    return found


@dataclass
class Drip:
    """Feeds a pair at a steady rate: groups of ``size`` specimens are opened and moved on, all of a group in turn.

    The second version of the first of a group is poison if ``poison`` has a kind for that group. ``sick`` has the
    poisoned ones.
    """

    pair: Pair
    rate: float
    size: int = SIZE
    sick: dict[UUID, Kind] = field(default_factory=dict)

    async def feed(self, groups: int, poison: Mapping[int, Kind] | None = None) -> None:
        """So many groups, each of ``size`` openings and four times as many steps."""
        self.pair.publisher.types = {POISONED.name: POISONED}
        for number in range(groups):
            cases = await self._paced(self.pair.open() for _ in range(self.size))
            kind = (poison or {}).get(number)
            if kind is not None:
                self.sick[cases[0]] = kind
            for version in range(1, STEPS + 1):
                note = kind if kind is not None and version == 1 else ""
                first, *others = cases
                steps = [self.pair.step(first, version, note), *(self.pair.step(one, version) for one in others)]
                await self._paced(steps)

    async def _paced(self, works: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
        began, tasks = time.monotonic(), list[asyncio.Task[T]]()
        for number, work in enumerate(works):
            await asyncio.sleep(max(0.0, began + number / self.rate - time.monotonic()))
            tasks.append(asyncio.create_task(work))
        return await asyncio.gather(*tasks)
