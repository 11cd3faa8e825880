"""G9: when the broker has forgotten which messages it knows, nothing is stored again and nothing applied twice."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deploy.local.keys import ensure_keys
from deploy.local.servers import nats, postgres
from libs.chassis.broker import consumer_config, stream_config
from libs.chassis.database import direct
from libs.chassis.inbox import Verdict
from tests.faults.ledger import deviations, totals, words
from tests.faults.pairs import CONSUMER, STREAM, Pairs, at_work, feed, messages, read_pair, settled
from tests.faults.report import Proof
from tests.support.servers import UNSAFE_BUT_FAST
from tests.support.specimen import HEARER, SERVICE, Pair

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

WINDOW = 0.2
"""Seconds for which the broker of the proof remembers message ids; in production it is ten minutes."""
_OF_A_CASE = 5
_UNMARKED = "UPDATE outbox_event SET published_at = NULL, next_attempt_at = NULL"
FORGOTTEN = (_UNMARKED, f"{_UNMARKED}, js_seq = NULL, js_incarnation = NULL, attempts = 0")
"""As if the relay had died before it marked anything, and as if nobody knew any more where anything is."""


@dataclass
class Repeats:
    """What was told, stored and applied at first, and what the repetitions added to it."""

    events: int = 0
    republished: int = 0
    stored_again: int = 0
    delivered_again: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    plainly_stored: int = 0
    plainly_published: int = 0
    deviating: dict[str, int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    @property
    def held(self) -> bool:
        """Every event was published again and delivered again twice, and nothing came of it."""
        again = self.republished == len(FORGOTTEN) * self.events and self.delivered_again >= 2 * self.events
        applied = self.verdicts.keys() - {Verdict.DUPLICATE}
        return bool(self.events) and again and not (self.stored_again or applied or sum(self.deviating.values()))


def prove(wanted: "Wanted") -> Proof:
    """``filings`` events, each published again through its relay, and the whole stream heard twice more."""
    keys = ensure_keys(wanted.folder / "keys")
    with postgres(wanted.folder / "postgres", UNSAFE_BUT_FAST) as database, nats(wanted.folder / "nats") as server:
        found = asyncio.run(repeated(Pairs(database, keys, "repeats"), server.url, wanted.filings))
    figure: dict[str, float] = {
        "events": found.events,
        "published_again": found.republished,
        "stored_again": found.stored_again,
        "delivered_again": found.delivered_again,
        "taken_for_duplicates": found.verdicts[Verdict.DUPLICATE],
        "window_seconds": WINDOW,
        "control_published": found.plainly_published,
        "control_stored_again": found.plainly_stored,
    }
    controls = {
        "g9_a_known_message_id_is_stored_again_after_the_window": 0 < found.plainly_stored == found.plainly_published
    }
    faults = {"published_again": found.republished, "delivered_again": found.delivered_again}
    proof = Proof("g9", found.held, figure, found.deviating, controls, faults=faults, seeds=[wanted.seed])
    proof.words = found.words
    return proof


async def repeated(pairs: Pairs, broker_url: str, events: int) -> Repeats:
    """Tell so many events (whole cases), let all arrive, and then repeat everything."""
    found = Repeats()
    async with pairs.fresh(broker_url) as pair:
        await pair.broker.stream.update_stream(stream_config(SERVICE).evolve(duplicate_window=WINDOW))
        async with at_work(pair):
            await feed(pair, max(1, events // _OF_A_CASE), _OF_A_CASE - 1)
            await settled(pair, 300)
        found.events = await pair.count(SERVICE, "outbox_event")
        before = await _stored(pair)
        for forgetting in FORGOTTEN:
            await asyncio.sleep(3 * WINDOW)
            found.republished += await _republish(pair, forgetting)
        found.stored_again = await _stored(pair) - before
        for _ in range(2):
            await _replay(pair, found)
        ledger = await read_pair(pair)
        found.deviating, found.words = totals(deviations(ledger)), words(deviations(ledger))
        await _plainly(pair, found)
    return found


async def _stored(pair: Pair) -> int:
    """The place of the newest message: it grows with whatever is stored, and never shrinks."""
    return int((await pair.broker.stream.stream_info(STREAM)).state.last_seq)


async def _republish(pair: Pair, forgetting: str) -> int:
    """Let the outbox forget that anything was published, and the relay work until all is marked again."""
    connection = await direct(pair.urls[SERVICE])
    done = await connection.execute(forgetting, timeout=120)
    async with asyncio.timeout(300), at_work(pair, hear=False):
        while await connection.fetchval("SELECT count(*) FROM outbox_event WHERE published_at IS NULL"):
            await asyncio.sleep(0.1)
    await connection.close()
    return int(done.rpartition(" ")[2])


async def _replay(pair: Pair, found: Repeats) -> None:
    """Delete the durable consumer and declare it anew: it gets everything from the start."""
    await pair.broker.stream.delete_consumer(STREAM, CONSUMER)
    await pair.broker.stream.add_consumer(STREAM, consumer_config(HEARER, SERVICE, "specimen"))
    async with at_work(pair, carry=False) as work:
        async with asyncio.timeout(300):
            while await work.listener.lag() != 0:
                await asyncio.sleep(0.1)
    found.verdicts += work.inbox.verdicts
    found.delivered_again += work.inbox.verdicts.total()


async def _plainly(pair: Pair, found: Repeats, several: int = 100) -> None:
    """The control: the same messages with the same ids, without the expectation that a relay sends with them."""
    before = await _stored(pair)
    await asyncio.sleep(3 * WINDOW)
    for message in (await messages(pair))[:several]:
        headers = {"Nats-Msg-Id": (message.headers or {})["Nats-Msg-Id"]}
        await pair.broker.stream.publish(message.subject or "", message.data or b"", headers=headers)
        found.plainly_published += 1
    found.plainly_stored = await _stored(pair) - before
