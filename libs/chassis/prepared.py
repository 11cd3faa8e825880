"""Statements of every act, compiled once and run on the driver inside the transaction that SQLAlchemy began.

SQLAlchemy writes them and owns connection and transaction; only its per-execution work is left out here.
"""

from collections.abc import Mapping
from typing import Any, Protocol

import asyncpg
from sqlalchemy import Executable, text
from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ClauseElement

_DIALECT = dialect()  # type: ignore[no-untyped-call]
_BEGIN = text("SELECT 1")


class Answered(Protocol):
    """A row that answers by the names of its columns, whoever read it."""

    def __getitem__(self, name: str, /) -> Any:
        """The value of a column."""
        ...


class Prepared:
    """A statement with named parameters whose types need no conversion (ids, texts, dates, instants, arrays)."""

    def __init__(self, statement: Executable) -> None:
        assert isinstance(statement, ClauseElement)
        compiled: Any = statement.compile(dialect=_DIALECT)
        asked = {name for name, parameter in compiled.binds.items() if parameter.required}
        written = compiled.construct_expanded_state(dict.fromkeys(asked))  # spells every IN list out
        self._sql = written.statement
        self._names = tuple(written.positiontup or ())
        self._own = {name: value for name, value in written.parameters.items() if name not in asked}

    async def row(self, connection: AsyncConnection, values: Mapping[str, Any]) -> asyncpg.Record | None:
        """The first row the statement answers, None if there is none; errors are those of the driver."""
        driver = await _driver(connection)
        return await driver.fetchrow(self._sql, *self._arguments(values))

    async def rows(self, connection: AsyncConnection, values: Mapping[str, Any]) -> list[asyncpg.Record]:
        """All rows the statement answers; errors are those of the driver."""
        driver = await _driver(connection)
        found: list[asyncpg.Record] = await driver.fetch(self._sql, *self._arguments(values))
        return found

    def _arguments(self, values: Mapping[str, Any]) -> list[Any]:
        """In the order of the statement: what is given by name, else what the statement itself was written with."""
        return [values[name] if name in values else self._own[name] for name in self._names]


async def _driver(connection: AsyncConnection) -> asyncpg.Connection:
    """The driver's connection, inside the transaction."""
    driver = _below(connection)
    if not driver.is_in_transaction():
        await connection.execute(_BEGIN)
    return driver


def _below(connection: AsyncConnection) -> asyncpg.Connection:
    proxied = connection.sync_connection
    assert proxied is not None
    driver = proxied.connection.driver_connection
    assert isinstance(driver, asyncpg.Connection)
    return driver


def sqlstate(error: BaseException) -> str:
    """The SQLSTATE of a database error, whether SQLAlchemy wrapped it or not; empty if it has none."""
    return str(getattr(getattr(error, "orig", error), "sqlstate", None) or "")
