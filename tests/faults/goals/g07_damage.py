"""G7: a bit that flips in the broker's store, and a store that is cut short, are found, healed, and never applied."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from deploy.local.broker import NatsServer
from deploy.local.keys import ensure_keys
from deploy.local.servers import nats, postgres
from libs.chassis.hearing import Delivery
from libs.chassis.inbox import Verdict
from libs.chassis.reconcile import Reconciled, reconcile
from tests.faults.ledger import Deviation, deviations, totals, words
from tests.faults.pairs import (
    CONSUMER,
    STREAM,
    Pairs,
    at_work,
    carry_all,
    feed,
    read_pair,
    redeclare,
    settled,
)
from tests.faults.power import connected
from tests.faults.report import Proof
from tests.support.servers import UNSAFE_BUT_FAST
from tests.support.specimen import FOLLOW, SERVICE, Pair

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

CASES, STEPS = 12, 4
_PASSES = 4
"""Digest passes until one finds nothing missing; the first finds, the second confirms."""


class Damage(StrEnum):
    """What happens to the store."""

    CUT = "truncated"
    FLIP = "bit_flipped"


@dataclass(frozen=True)
class Round:
    """What was damaged and what came of it. ``ahead``: the hearer had heard all of it before, and its consumer stands
    at a place that the stream may no longer have. ``by_count`` and ``by_digest`` say which pass found the damage,
    ``behind`` whether the hearer stayed behind without any."""

    damage: Damage
    ahead: bool
    by_count: bool
    by_digest: bool
    behind: bool
    whole: bool
    identical: bool
    deviating: dict[str, int]
    words: tuple[str, ...]

    @property
    def held(self) -> bool:
        """Found by the pass that must find it, and healed to what would be without the damage."""
        found = self.by_count if self.damage is Damage.CUT else self.by_count or self.by_digest
        return found and self.whole and self.identical and not sum(self.deviating.values())


def prove(wanted: "Wanted") -> Proof:
    """``rounds / 10`` damaged stores, cut and flipped in turn, each of a server of its own."""
    keys, rounds = ensure_keys(wanted.folder / "keys"), max(2, wanted.rounds // 10)
    with postgres(wanted.folder / "postgres", UNSAFE_BUT_FAST) as database:
        pairs = Pairs(database, keys, "damage")
        found = asyncio.run(_rounds(pairs, wanted.folder, wanted.seed, rounds))
        refused = asyncio.run(never_applied(pairs, wanted.folder / "altered", random.Random(wanted.seed)))
    figure: dict[str, float] = {"rounds": rounds, "healed": sum(one.held for one in found), **refused}
    figure["rounds_with_the_consumer_ahead"] = sum(one.ahead for one in found)
    for damage in Damage:
        several = [one for one in found if one.damage is damage]
        figure |= {f"{damage}_rounds": len(several), f"{damage}_by_count": sum(one.by_count for one in several)}
        figure |= {f"{damage}_by_digest": sum(one.by_digest for one in several)}
    sums = {kind: sum(one.deviating[kind] for one in found) for kind in map(str, Deviation)}
    held = all(one.held for one in found) and refused["altered_applied"] == 0
    controls = {"g7_without_reconciliation_the_hearer_stays_behind": all(one.behind for one in found if not one.ahead)}
    faults = {str(damage): int(figure[f"{damage}_rounds"]) for damage in Damage}
    told = [word for one in found for word in one.words]
    seeds = list(range(wanted.seed, wanted.seed + rounds))
    return Proof("g7", held, figure, sums, controls, faults=faults, seeds=seeds, words=told)


async def _rounds(pairs: Pairs, folder: Path, seed: int, rounds: int) -> Sequence[Round]:
    found = []
    for number in range(rounds):
        damage, ahead = list(Damage)[number % 2], number % 4 > 1
        chance = random.Random(seed + number)
        found.append(await one_round(pairs, folder / f"nats{number}", damage, chance, ahead=ahead))
        if not found[-1].held:
            print(f"  seed {seed + number}: {found[-1]}", flush=True)
    return found


async def one_round(pairs: Pairs, folder: Path, damage: Damage, chance: random.Random, *, ahead: bool = False) -> Round:
    """Half the cases are heard before, half are not unless ``ahead``; the store is damaged in the second half, and all
    start again, without and then with reconciliation; in the end the cases of the second half move on."""
    with nats(folder) as server:
        async with pairs.fresh(server.url) as pair:
            cases, told = await _damaged(pair, server, damage, chance, ahead=ahead)
            async with at_work(pair):
                behind = not await settled(pair, 20, still=2.5)
                passes = await _reconciled(pair)
                await asyncio.gather(*(pair.step(case_id, STEPS + 1) for case_id in cases))
                whole = await settled(pair, 60)
            found = deviations(await read_pair(pair, stream=False))
    counted, digested = passes[0], passes[1:]
    return Round(
        damage,
        ahead,
        not counted.healthy,
        any(not one.healthy for one in digested),
        behind,
        whole,
        not digested[-1].missing,
        totals(found),
        tuple([told, *words(found, 3)] if sum(totals(found).values()) else ()),
    )


async def _damaged(
    pair: Pair, server: NatsServer, damage: Damage, chance: random.Random, *, ahead: bool
) -> tuple[list[UUID], str]:
    """The cases of the second half, and what was done to the store where they are; the server runs again."""
    await redeclare(pair)
    await feed(pair, CASES // 2, STEPS)
    async with at_work(pair):
        await settled(pair)
    first_half = block_of(server).stat().st_size
    cases = await feed(pair, CASES // 2, STEPS)
    await carry_all(pair)
    if ahead:
        async with at_work(pair):
            await settled(pair)
    end = server.stop if chance.random() < 0.5 else server.kill
    end()
    told = spoil(block_of(server), damage, chance, first_half)
    server.start()
    await connected(pair.broker)
    await redeclare(pair)
    return cases, told


def block_of(server: NatsServer) -> Path:
    """The file in which the stream keeps its messages."""
    return max((server.folder / "store").rglob(f"{STREAM}/msgs/*.blk"))


def spoil(block: Path, damage: Damage, chance: random.Random, after: int = 0) -> str:
    """Cut the file short, or flip one bit of it, somewhere behind its first ``after`` bytes; says what was done."""
    content = bytearray(block.read_bytes())
    place = chance.randrange(after, len(content))
    if damage is Damage.CUT:
        del content[place:]
        block.write_bytes(content)
        return f"{block.name} cut to {place} bytes"
    bit = chance.randrange(8)
    content[place] ^= 1 << bit
    block.write_bytes(content)
    return f"bit {bit} of byte {place} of {block.name} flipped"


async def _reconciled(pair: Pair) -> list[Reconciled]:
    """A count pass, then digest passes, until one of them finds nothing missing; relay and listener are at work."""
    passes = [await _pass(pair, "count")]
    for _ in range(_PASSES):
        await _carried(pair)
        passes.append(await _pass(pair, "digest"))
        if not passes[-1].missing:
            break
    return passes


async def _pass(pair: Pair, which: str) -> Reconciled:
    found = await reconcile(pair.urls[SERVICE], pair.broker, SERVICE, "digest" if which == "digest" else "count")
    assert found is not None
    return found


async def _carried(pair: Pair) -> None:
    async with asyncio.timeout(60):
        while await pair.count(SERVICE, "outbox_event WHERE published_at IS NULL"):
            await asyncio.sleep(0.05)


async def never_applied(pairs: Pairs, folder: Path, chance: random.Random, several: int = 200) -> dict[str, float]:
    """Every delivery has one flipped bit, of its content or its signature, as if the broker's own check had missed it:
    how many were given to the inbox and how many of them it applied."""
    with nats(folder) as server:
        async with pairs.fresh(server.url) as pair:
            await feed(pair, 4, 1)
            await carry_all(pair)
            held = [await pair.broker.stream.get_msg(STREAM, place) for place in range(1, 9)]
            applied = 0
            for number in range(several):
                message = held[number % len(held)]
                raw, signature = bytearray(message.data or b""), bytearray.fromhex((message.headers or {})["X-Sig"])
                part = raw if chance.random() < 0.8 else signature
                part[chance.randrange(len(part))] ^= 1 << chance.randrange(8)
                altered = Delivery(bytes(raw), bytes(signature), STREAM, message.seq or 0, 1, CONSUMER)
                applied += await pair.inbox.apply(FOLLOW, altered) is not Verdict.FORGED
    return {"altered_given": several, "altered_applied": applied}
