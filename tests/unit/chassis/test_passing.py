"""Which errors of a database mean "not now", so that a caller is told to come back and an event is delivered again."""

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError

from libs.chassis.passing import is_passing

PASSING = (
    asyncpg.AdminShutdownError, asyncpg.CannotConnectNowError, asyncpg.CrashShutdownError, asyncpg.QueryCanceledError,
    asyncpg.TooManyConnectionsError, asyncpg.DiskFullError, asyncpg.LockNotAvailableError, asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError, asyncpg.ReadOnlySQLTransactionError, asyncpg.ConnectionDoesNotExistError,
    asyncpg.IdleInTransactionSessionTimeoutError, asyncpg.InterfaceError, asyncpg.InternalClientError,
)  # fmt: skip
LASTING = (
    asyncpg.UniqueViolationError, asyncpg.NotNullViolationError, asyncpg.UndefinedTableError, asyncpg.DataError,
    asyncpg.InsufficientPrivilegeError, asyncpg.InternalServerError, ValueError,
)  # fmt: skip


@pytest.mark.parametrize("kind", PASSING)
def test_an_error_that_passes_is_known_as_it_comes_and_as_it_is_wrapped(kind: type[Exception]) -> None:
    assert is_passing(kind("told"))
    assert is_passing(wrapped(kind("told")))


@pytest.mark.parametrize("kind", LASTING)
def test_an_error_of_the_request_or_the_code_does_not_pass(kind: type[Exception]) -> None:
    assert not is_passing(kind("told"))
    assert not is_passing(wrapped(kind("told")))


def test_a_connection_that_was_found_broken_passes() -> None:
    assert is_passing(DBAPIError("SELECT 1", None, ValueError("told"), connection_invalidated=True))


def wrapped(error: Exception) -> DBAPIError:
    """As SQLAlchemy raises it: around an error of its dialect, which was caused by that of the driver."""
    of_dialect = RuntimeError("told")
    of_dialect.__cause__ = error
    of_dialect.sqlstate = getattr(error, "sqlstate", None)  # type: ignore[attr-defined]
    return DBAPIError("SELECT 1", None, of_dialect)
