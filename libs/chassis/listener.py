"""The pull loop: takes stream messages as they come, one of an aggregate at a time, and acknowledges after commit."""

import asyncio
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import nats.errors
import orjson
import structlog
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from libs.chassis import parking_store
from libs.chassis.broker import Broker, durable_name, stream_name
from libs.chassis.hearing import Delivery, Follow, place, read_envelope
from libs.chassis.inbox import Inbox, Rejected, Verdict, is_transient
from libs.chassis.parking import ParkingDesk

_LOG = structlog.get_logger()
_WORKERS = 8
_BATCH = 256
_EXPIRES = 20.0
_HEARTBEAT = 2.0
_TRIES_OF_HELD = 3
"""Deliveries of a held event with which what waits beside it is tried."""
_TRY_TIME = 10.0
_NANO = 1_000_000_000
_ENDS_A_PULL = ("404", "408", "409", "503")


@dataclass
class Listener:
    """Follows one aggregate type of another service with a durable consumer."""

    broker: Broker
    inbox: Inbox
    hearer: str
    follow: Follow
    alarms: int = 0
    last_beat: float = field(default_factory=time.monotonic)
    refused_since: float | None = None
    _ready: asyncio.Queue[Msg] = field(default_factory=asyncio.Queue)
    _behind: dict[str, deque[Msg]] = field(default_factory=dict)
    _asked: int = 0

    @property
    def consumer(self) -> str:
        """The durable name."""
        return durable_name(self.hearer, self.follow.service, self.follow.aggregate)

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until told to stop; the message in hand is finished first."""
        workers = [asyncio.create_task(self._work()) for _ in range(_WORKERS)]
        subscription = await self.broker.client.subscribe(self.broker.client.new_inbox())
        try:
            while not stop.is_set():
                await self._take(subscription)
        finally:
            with suppress(nats.errors.Error):
                await subscription.unsubscribe()
            for _ in workers:
                self._ready.put_nowait(Msg(self.broker.client))
            await asyncio.gather(*workers)

    async def lag(self) -> int | None:
        """How many versions are in the stream that are not settled here; None if the broker does not say."""
        with suppress(nats.errors.Error, TimeoutError):
            async with asyncio.timeout(1):
                found = await self.broker.stream.consumer_info(stream_name(self.follow.service), self.consumer)
            return (found.num_pending or 0) + (found.num_ack_pending or 0)
        return None

    async def _take(self, subscription: Subscription) -> None:
        if self._asked <= 0:
            await self._ask(subscription)
        try:
            message = await subscription.next_msg(timeout=_HEARTBEAT * 2)
        except (TimeoutError, nats.errors.TimeoutError):
            self._asked = 0  # no heartbeat: the server lost the pull (restart, reconnect); ask again
            return
        except nats.errors.Error:
            self._asked = 0
            await asyncio.sleep(0.5)
            return
        self.last_beat = time.monotonic()
        status = (message.headers or {}).get("Status")
        self._note_refusal(status)
        if status is None:
            self._asked -= 1
            self._hand_out(message)
        elif status in _ENDS_A_PULL:
            self._asked = 0
            if status in ("404", "409", "503"):
                await asyncio.sleep(0.2)

    def _note_refusal(self, status: str | None) -> None:
        """A broker that answers, and serves no such consumer: it is not declared, or has no leader."""
        if status != "503":
            self.refused_since = None
        elif self.refused_since is None:
            self.refused_since = time.monotonic()
            _LOG.error("consumer_not_served", consumer=self.consumer)

    async def _ask(self, subscription: Subscription) -> None:
        subject = f"$JS.API.CONSUMER.MSG.NEXT.{stream_name(self.follow.service)}.{self.consumer}"
        wanted = {
            "batch": _BATCH,
            "expires": int(_EXPIRES * _NANO),
            "idle_heartbeat": int(_HEARTBEAT * _NANO),
        }
        with suppress(nats.errors.Error):
            await self.broker.client.publish(subject, orjson.dumps(wanted), reply=subscription.subject)
            self._asked = _BATCH

    def _hand_out(self, message: Msg) -> None:
        """To any worker that is free; what is of an aggregate that is in hand waits behind it. A worker that is held up
        thus holds up that aggregate alone."""
        behind = self._behind.get(message.subject)
        if behind is not None:
            behind.append(message)
            return
        self._behind[message.subject] = deque()
        self._ready.put_nowait(message)

    async def _work(self) -> None:
        """Settle what is ready, and what came behind it, until the message that has no subject."""
        while (first := await self._ready.get()).subject:
            behind = self._behind[first.subject]
            behind.appendleft(first)
            while behind:
                await self._try(behind.popleft())
            del self._behind[first.subject]

    async def _try(self, message: Msg) -> None:
        try:
            await self._settle(message)
        except Exception as error:
            _LOG.error("listener_failed", consumer=self.consumer, error_class=type(error).__name__)
            with suppress(nats.errors.Error):
                await message.nak(delay=1)

    async def _settle(self, message: Msg) -> None:
        delivery = _delivery(message, self.consumer)
        delay = await self._delay(delivery)
        with suppress(nats.errors.Error):
            if delay is None:
                await message.ack()
            else:
                await message.nak(delay=delay)

    async def _delay(self, delivery: Delivery) -> float | None:
        """Apply, park or hold; None when the delivery is settled, else the seconds to wait for the next."""
        database = self.inbox.engine.database
        try:
            async with asyncio.timeout(_TRY_TIME):
                verdict = await self.inbox.apply(self.follow, delivery)
        except Rejected as rejected:
            await parking_store.park(database, self.follow, delivery, read_envelope(delivery.raw), rejected.error_class)
            _LOG.error("event_parked", consumer=self.consumer, error_class=rejected.error_class)
            return None
        except ValueError:
            self.alarms += 1
            _LOG.error("event_unreadable", consumer=self.consumer, stream_seq=delivery.stream_seq)
            return None
        except Exception as error:
            if not is_transient(error):
                raise
            _LOG.warning("event_delayed", consumer=self.consumer, error_class=type(error).__name__)
            if delivery.delivered > 1 and not isinstance(error, TimeoutError):
                await self._take_back(delivery)
            return min(2.0**delivery.delivered, 30.0)
        if verdict is Verdict.EARLY:
            return 1.0
        if verdict is Verdict.HELD:
            return await self._hold(delivery)
        if verdict is Verdict.FORGED:
            self.alarms += 1
            _LOG.error("event_forged", consumer=self.consumer, stream_seq=delivery.stream_seq)
        return None

    async def _hold(self, delivery: Delivery) -> float | None:
        """Behind what is parked. Where only successors wait, because what stood before them was settled while this one
        was on its way, they are applied with it; not after several tries, for one of them may end this process."""
        database, envelope = self.inbox.engine.database, read_envelope(delivery.raw)
        if not await parking_store.hold(database, self.follow, delivery, envelope):
            return 0.1
        where = place(self.follow, delivery, envelope)
        if delivery.delivered <= _TRIES_OF_HELD and not await parking_store.is_parked(database, where):
            await ParkingDesk(self.inbox, {where["aggregate_type"]: self.follow}).retry(**where)
        return None

    async def _take_back(self, delivery: Delivery) -> None:
        """A try that failed for a cause outside the event does not count against it."""
        with suppress(Exception):
            async with self.inbox.engine.database.begin() as connection:
                await parking_store.take_back(connection, delivery, read_envelope(delivery.raw))


def _delivery(message: Msg, consumer: str) -> Delivery:
    headers: Mapping[str, str] = message.headers or {}
    place = message.metadata
    try:
        signature = bytes.fromhex(headers.get("X-Sig", ""))
    except ValueError:
        signature = b""
    return Delivery(
        raw=message.data,
        signature=signature,
        stream=place.stream,
        stream_seq=place.sequence.stream,
        delivered=place.num_delivered,
        consumer=consumer,
    )
