"""G16: somebody who may publish on a producer's subjects forges a thousand events: none is applied, all are told."""

import asyncio
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from structlog.testing import capture_logs

from deploy.local.keys import ensure_keys
from deploy.local.servers import nats, postgres
from libs.chassis.database import direct
from libs.chassis.inbox import Verdict
from libs.chassis.outbox import EventVerifier
from tests.faults.forging import Forger, Forgery
from tests.faults.ledger import deviations, totals, words
from tests.faults.pairs import CONSUMER, STREAM, Pairs, Work, at_work, read_pair, settled
from tests.faults.report import Proof
from tests.support.specimen import HEARER, SERVICE, Pair

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

FORGERIES = 1000
_VICTIMS = 40
_STEPS = 4
_TOLD = "SELECT event_id, payload_digest AS digest FROM outbox_event"
_APPLIED = "SELECT event_id, digest FROM inbox_event"
_UNPROTECTED = tuple(kind for kind in Forgery if kind is not Forgery.REPLAYED_ID)
"""What only the signature keeps away; other content under a known version is seen by its digest."""


class Trusting(EventVerifier):
    """The control: takes every signature for a good one."""

    def holds(self, producer: str, payload: bytes, signature: bytes) -> bool:
        """Whatever it is."""
        return True


@dataclass
class Found:
    """What a run came to. ``foreign`` is how often the relay met what is not its own on its subjects."""

    made: Counter[Forgery] = field(default_factory=Counter)
    alarms: int = 0
    logged: int = 0
    refused: int = 0
    applied: int = 0
    foreign: int = 0
    told: int = 0
    arrived: bool = False
    totals: Mapping[str, int] = field(default_factory=dict)
    words: Sequence[str] = ()
    control: bool = False


def prove(wanted: "Wanted", forgeries: int = FORGERIES) -> Proof:
    """Forge while the producer goes on telling of the same cases."""
    found = asyncio.run(_run(wanted.folder, wanted.seed, forgeries))
    figure: dict[str, float] = {
        "forgeries": found.made.total(),
        **{kind.value: found.made[kind] for kind in Forgery},
        "alarms": found.alarms,
        "alarms_logged": found.logged,
        "forgeries_applied": found.applied,
        "real_events": found.told,
        "met_by_the_relay": found.foreign,
    }
    told = found.alarms == found.logged == found.refused == found.made.total()
    held = told and found.arrived and not found.applied and not sum(found.totals.values())
    controls = {"g16_without_verification_forgeries_are_applied": found.control}
    faults = {f"forged_{kind}": number for kind, number in found.made.items()}
    proof = Proof("g16", held, figure, found.totals, controls, faults=faults, seeds=[wanted.seed])
    proof.words = list(found.words)
    return proof


async def _run(folder: Path, seed: int, forgeries: int) -> Found:
    folder.mkdir(parents=True, exist_ok=True)
    with postgres(folder / "postgres") as database, nats(folder / "nats") as broker:
        pairs = Pairs(database, ensure_keys(folder / "keys"), "forged")
        async with pairs.fresh(broker.url) as pair:
            found = await forge_and_tell(pair, seed, forgeries)
            found.control = await applied_without_verification(pair, seed)
    return found


async def forge_and_tell(pair: Pair, seed: int, forgeries: int, victims: int = _VICTIMS) -> Found:
    """Forgeries of all kinds in turn on the subjects of some specimens, while those move on."""
    found, chance = Found(), random.Random(seed)
    cases = [await pair.open() for _ in range(victims)]
    forger = Forger(pair, chance)
    with capture_logs() as lines:
        async with at_work(pair) as work:
            await settled(pair)
            kinds = [kind for kind in Forgery for _ in range(forgeries // len(Forgery))]
            chance.shuffle(kinds)
            await asyncio.gather(_forge(forger, kinds, cases), _tell(pair, cases))
            found.arrived = await settled(pair, 120) and await _all_taken(pair)
            _count(found, work)
    found.logged = sum(line["event"] == "event_forged" for line in lines)
    found.made, found.told = forger.made, await pair.count(SERVICE, "outbox_event")
    found.applied = await _unlike_the_outbox(pair)
    deviating = deviations(await read_pair(pair, stream=False))  # the stream goes on holding the forgeries
    found.totals, found.words = totals(deviating), words(deviating)
    return found


def _count(found: Found, work: Work) -> None:
    found.alarms, found.foreign = work.listener.alarms, work.relay.alarms
    found.refused = work.inbox.verdicts[Verdict.FORGED]


async def _forge(forger: Forger, kinds: Sequence[Forgery], cases: Sequence[UUID]) -> None:
    for number, kind in enumerate(kinds):
        await forger.forge(kind, cases[number % len(cases)])


async def _tell(pair: Pair, cases: Sequence[UUID]) -> None:
    for version in range(1, _STEPS + 1):
        for case_id in cases:
            await pair.step(case_id, version)
            await asyncio.sleep(0.005)


async def _all_taken(pair: Pair, patience: float = 30.0) -> bool:
    """Whether the hearer has settled everything in the stream, forgeries as well."""
    for _ in range(int(patience / 0.1)):
        state = await pair.broker.stream.consumer_info(STREAM, CONSUMER)
        if not state.num_pending and not state.num_ack_pending:
            return True
        await asyncio.sleep(0.1)
    return False


async def _unlike_the_outbox(pair: Pair) -> int:
    """How many events were applied that the producer has not told, or not so."""
    outbox, inbox = await direct(pair.urls[SERVICE]), await direct(pair.urls[HEARER])
    told = {(row["event_id"], row["digest"]) for row in await outbox.fetch(_TOLD)}
    applied = {(row["event_id"], row["digest"]) for row in await inbox.fetch(_APPLIED)}
    await outbox.close()
    await inbox.close()
    return len(applied - told)


async def applied_without_verification(pair: Pair, seed: int) -> bool:
    """The control: with a verifier that trusts, a forgery of every kind that claims to be the next event is applied."""
    before = await _unlike_the_outbox(pair)
    pair.inbox.verifier = Trusting({})
    cases = [await pair.open() for _ in _UNPROTECTED]
    async with at_work(pair):
        await settled(pair, 10)
        forger = Forger(pair, random.Random(seed))
        for kind, case_id in zip(_UNPROTECTED, cases, strict=True):
            await forger.forge(kind, case_id)
        await _all_taken(pair)
    return await _unlike_the_outbox(pair) - before == len(_UNPROTECTED)
