"""What requests leave behind: rows that may not change, and places where nothing that was typed may turn up."""

import logging
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any

import asyncpg
import nats
from structlog.testing import capture_logs

from libs.chassis.cases import AnyCaseType
from libs.chassis.database import direct
from tests.support.answers import CANARY

TRACES = ("case_history", "outbox_event", "idempotency", "timer", "number_series")
"""Tables that only an effect writes to; a denial, a look or a failed sign-in adds to others."""
_HOLDS_CONTENT = frozenset({"case_history", "idempotency"})
"""Beside the cases: the record of each act, and the keys that callers choose themselves."""


class Marks:
    """Counts of rows, and versions of cases, of one database; two that are equal had no effect between them."""

    def __init__(self, connection: asyncpg.Connection, types: Iterable[AnyCaseType]) -> None:
        cases = [f"(SELECT (count(*), sum(version))::text FROM {one.table.name})" for one in types]
        counts = [f"(SELECT count(*) FROM {table})::text" for table in TRACES]
        self._connection = connection
        self._question = f"SELECT array[{', '.join((*cases, *counts))}]"

    async def __call__(self) -> object:
        """The present state."""
        return await self._connection.fetchval(self._question)


async def spilled(url: str, types: Iterable[AnyCaseType], value: str = CANARY) -> dict[str, str]:
    """Rows with that value, one by table, outside the tables that hold the content of cases."""
    holds = _HOLDS_CONTENT | {one.table.name for one in types}
    return {table: row for table, row in (await _rows_with(url, value)).items() if table not in holds}


async def kept(url: str, types: Iterable[AnyCaseType], value: str = CANARY) -> bool:
    """Whether a case holds that value, so that looking for it elsewhere means something."""
    found = await _rows_with(url, value)
    return any(one.table.name in found for one in types)


async def _rows_with(url: str, value: str) -> dict[str, str]:
    connection = await direct(url)
    try:
        names = await connection.fetch("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
        found: dict[str, str] = {}
        for name in (str(row["name"]) for row in names):
            for row in await connection.fetch(f'SELECT * FROM "{name}"'):
                told = " ".join(_written(part) for part in row.values())
                if value.lower() in told.lower():
                    found.setdefault(name, told[:1000])
        return found
    finally:
        await connection.close()


async def carried(nats_url: str, value: str = CANARY) -> tuple[int, list[str]]:
    """How many messages all streams hold, and those with that value in subject, headers or payload."""
    client = await nats.connect(nats_url)
    try:
        streams = client.jetstream()
        count, found = 0, list[str]()
        for stream in await streams.streams_info():
            name = str(stream.config.name)
            for sequence in range(stream.state.first_seq, stream.state.last_seq + 1):
                message = await streams.get_msg(name, sequence)
                told = f"{message.subject} {message.headers} {_written(message.data or b'')}"
                count += 1
                found += [told[:1000]] * (value.lower() in told.lower())
        return count, found
    finally:
        await client.close()


def _written(part: object) -> str:
    return part.decode("utf-8", "replace") if isinstance(part, bytes) else str(part)


class Ears(logging.Handler):
    """Everything a service says in its logs, before an allow-list of keys takes anything away."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[MutableMapping[str, Any]] = []
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line of a library, with its traceback."""
        shown = logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
        self.records.append(f"{record.name} {record.getMessage()} {shown}")

    def said(self) -> Iterator[str]:
        """Every line."""
        yield from (str(dict(line)) for line in self.lines)
        yield from self.records

    def overheard(self, value: str = CANARY) -> list[str]:
        """Lines with that value."""
        return [line for line in self.said() if value.lower() in line.lower()]

    def happenings(self) -> Mapping[str, int]:
        """How often each event was logged."""
        counted: dict[str, int] = {}
        for line in self.lines:
            counted[str(line.get("event"))] = counted.get(str(line.get("event")), 0) + 1
        return counted


@contextmanager
def listening() -> Iterator[Ears]:
    """Hear structured logs and those of libraries."""
    ears = Ears()
    logging.getLogger().addHandler(ears)
    try:
        with capture_logs() as lines:
            ears.lines = lines
            yield ears
    finally:
        logging.getLogger().removeHandler(ears)
