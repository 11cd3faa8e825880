"""What a listener hears and answers, noted: messages that remember their answer, and a subscription by a script."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, cast

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from libs.chassis.broker import Broker
from libs.chassis.hearing import Delivery, Follow
from libs.chassis.listener import Listener
from tests.support.delivering import CONSUMER, STREAM
from tests.support.specimen import FOLLOW, HEARER, SERVICE, Pair


class Noting(Msg):
    """A message that notes how it was answered, instead of telling the broker; it may be unable to."""

    answered: list[tuple[Any, ...]]
    unable: Exception | None

    async def ack(self) -> None:
        """It is settled."""
        await self._answer("ack")

    async def nak(self, delay: float | None = None) -> None:
        """It shall come again."""
        await self._answer("nak", delay)

    async def _answer(self, *answer: Any) -> None:
        self.answered.append(answer)
        if self.unable is not None:
            raise self.unable


def message(delivery: Delivery, unable: Exception | None = None, subject: str = "evt.filing.0.specimen.x") -> Noting:
    """The message that becomes this delivery."""
    reply = f"$JS.ACK.{STREAM}.{CONSUMER}.{delivery.delivered}.{delivery.stream_seq}.1.1700000000000000000.0"
    headers = {"X-Sig": delivery.signature.hex()}
    found = Noting(cast(Client, None), subject, reply, delivery.raw, headers)
    found.answered, found.unable = [], unable
    return found


def signed(pair: Pair, raw: bytes) -> Delivery:
    """A delivery of any content, signed by the publisher."""
    key = load_pem_private_key((pair.keys / f"{SERVICE}.key").read_bytes(), password=None)
    assert isinstance(key, Ed25519PrivateKey)
    return Delivery(raw, key.sign(b"lanyard-event-v1\x00" + sha256(raw).digest()), STREAM, 7, 1, CONSUMER)


def listening(pair: Pair, follow: Follow = FOLLOW) -> Listener:
    """A listener of the hearer that nobody has started."""
    return Listener(pair.broker, pair.inbox, HEARER, follow)


@dataclass
class Scripted:
    """A subscription that gives what the script says."""

    script: Iterator[Msg | Exception]
    subject: str = "_INBOX.here"
    timeouts: list[float] = field(default_factory=list)

    async def next_msg(self, timeout: float) -> Msg:  # noqa: ASYNC109  as the driver has it
        """The next of the script."""
        self.timeouts.append(timeout)
        found = next(self.script)
        if isinstance(found, Exception):
            raise found
        return found


def scripted(*script: Msg | Exception) -> Subscription:
    """A subscription by a script."""
    return cast(Subscription, Scripted(iter(script)))


def status(code: str) -> Msg:
    """What the broker says of a pull instead of a message."""
    return Msg(cast(Client, None), "_INBOX.here", headers={"Status": code})


@dataclass
class Asking:
    """A client that notes what is published; it may be unable to."""

    unable: Exception | None = None
    asked: list[tuple[str, Any, str]] = field(default_factory=list)

    async def publish(self, subject: str, payload: bytes, *, reply: str) -> None:
        """Note it."""
        self.asked.append((subject, orjson.loads(payload), reply))
        if self.unable is not None:
            raise self.unable


def asking(pair: Pair, unable: Exception | None = None) -> tuple[Listener, Asking]:
    """A listener whose requests to the broker are noted."""
    client, listener = Asking(unable), listening(pair)
    listener.broker = Broker(cast(Client, client), pair.broker.stream)
    return listener, client
