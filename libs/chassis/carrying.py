"""Publishes the due rows of one aggregate in version order; the broker's check of the subject is the fence.

A message that is on the subject but not ours (forged, or damaged on disk) is told and passed by: ours follows it.
Hearers take neither order nor truth from the stream, only from version and signature.
"""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg
import nats.errors
import structlog
from nats.js.errors import APIError, NoStreamResponseError, NotFoundError

from libs.chassis.broker import Broker, stream_name
from libs.chassis.failpoints import reach
from libs.chassis.outbox import subject_of

_LOG = structlog.get_logger()
_WRONG_LAST_SEQUENCE = (10071, 10164)
_PUBLISH_TIMEOUT = 2.0
_ROUNDS = 5
UNKNOWN_OUTCOME = (
    TimeoutError,
    nats.errors.TimeoutError,
    nats.errors.ConnectionClosedError,
    NoStreamResponseError,
)
"""After these the message may be stored or not: the next pass sends the same one with the same expectation."""


class LostInStream(Exception):
    """The stream holds less of an aggregate than was acknowledged before."""


class Contested(Exception):
    """Others publish on the subject of this aggregate, again and again."""


@dataclass
class Answers:
    """Whether the broker answers what is published: one whose disk is full is connected and silent, for good."""

    service: str = ""
    silent_since: float | None = None

    @property
    def silent_for(self) -> float:
        """Seconds since the first publication in a row that was not answered; 0 if the last one was."""
        return 0.0 if self.silent_since is None else time.monotonic() - self.silent_since

    def heard(self) -> None:
        """It answered, or there is nothing to be answered."""
        self.silent_since = None

    def missed(self, error: BaseException) -> None:
        """It did not answer in time."""
        if self.silent_since is None:
            self.silent_since = time.monotonic()
            _LOG.error("broker_silent", service=self.service, error_class=type(error).__name__)


@dataclass
class Carrier:
    """One aggregate's due rows; ``stored`` says at which place in the stream each is, ``trouble`` what stopped it and
    ``foreign`` how many messages on its subject were not ours."""

    broker: Broker
    service: str
    group: list[asyncpg.Record]
    gate: asyncio.Semaphore
    stored: dict[UUID, int] = field(default_factory=dict)
    trouble: str | None = None
    foreign: int = 0
    answers: Answers = field(default_factory=Answers)

    async def carry(self) -> None:
        """Publish until something stands in the way."""
        async with self.gate:
            self.group.sort(key=lambda row: row["aggregate_version"])
            first = self.group[0]
            expected = 0 if first["aggregate_version"] == 1 else first["previous_seq"]
            if expected is None:
                return
            for row in self.group:
                try:
                    expected = await self._store(row, expected)
                except UNKNOWN_OUTCOME as error:
                    self.answers.missed(error)
                    return
                except (nats.errors.Error, LostInStream, Contested) as error:
                    self.answers.heard()
                    self.trouble = type(error).__name__
                    return
                self.answers.heard()
                self.stored[row["event_id"]] = expected

    async def _store(self, row: asyncpg.Record, expected: int) -> int:
        """Where the row is in the stream: published now, or found there after a publication whose outcome was lost."""
        for number in range(_ROUNDS):
            reach("relay.before_publish")
            stored = await self._publish(row, expected, number)
            if stored is not None:
                reach("relay.after_publish")
                return stored
            reach("relay.after_conflict")
            found, last = await self._look_for(row, expected)
            if found is not None:
                return found
            if last == expected and number:
                last = await self._behind_the_damaged(row, expected)
            expected = last
        raise Contested

    async def _behind_the_damaged(self, row: asyncpg.Record, expected: int) -> int:
        """What a broker wants to be expected that refuses the newest readable place of the subject: the message behind
        it is damaged on its disk, and to the broker such a subject has none. Raises LostInStream if that place is gone.
        """
        with suppress(NotFoundError):
            newest = await self.broker.stream.get_msg(stream_name(self.service), seq=expected) if expected else None
            if newest is not None and newest.subject == self._subject(row):
                self._tell_not_ours(expected)
                return 0
        raise LostInStream

    async def _publish(self, row: asyncpg.Record, expected: int, number: int) -> int | None:
        """Its place in the stream; None if the broker knows more, or less, than we expected."""
        headers = {**_headers(row, number), "Nats-Expected-Last-Subject-Sequence": str(expected)}
        try:
            ack = await self.broker.stream.publish(
                self._subject(row), row["payload"], _PUBLISH_TIMEOUT, headers=headers
            )
        except APIError as error:
            if error.err_code in _WRONG_LAST_SEQUENCE:
                return None
            raise
        return None if ack.duplicate else ack.seq

    async def _look_for(self, row: asyncpg.Record, after: int) -> tuple[int | None, int]:
        """Where that very row stands on its subject after that place, and the last place on it that was looked at."""
        while True:
            try:
                found = await self.broker.stream.get_msg(
                    stream_name(self.service), seq=after + 1, subject=self._subject(row), next=True
                )
            except NotFoundError:
                return None, after
            after = int(found.seq or 0)
            headers = found.headers or {}
            if headers.get("X-Digest") == row["payload_digest"].hex() and found.data == row["payload"]:
                return after, after
            if headers.get("X-Agg-Version") == str(row["aggregate_version"]):
                self._tell_not_ours(after)

    def _tell_not_ours(self, place: int) -> None:
        """It is at that place, or, if it cannot be read, somewhere behind it."""
        self.foreign += 1
        _LOG.error("message_not_ours", service=self.service, stream_seq=place)

    def _subject(self, row: asyncpg.Record) -> str:
        return subject_of(self.service, row["lane"], row["aggregate_type"], row["aggregate_id"])


def _headers(row: asyncpg.Record, number: int) -> dict[str, str]:
    """What goes with the payload. A repeated publication of what the broker took for known has an id of its own: it
    would else be dropped in silence."""
    event_id = str(row["event_id"])
    return {
        "Nats-Msg-Id": f"{event_id}.{number}" if number else event_id,
        "X-Agg-Version": str(row["aggregate_version"]),
        "X-Type": row["event_type"],
        "X-Schema": str(row["schema_version"]),
        "X-Digest": row["payload_digest"].hex(),
        "X-Sig": row["signature"].hex(),
        "X-Key": row["key_id"],
    }
