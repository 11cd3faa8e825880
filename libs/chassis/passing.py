"""Errors of a database that pass: it is away, overloaded or held by somebody, and the request itself was not wrong."""

from typing import Final

import asyncpg

from libs.chassis.prepared import sqlstate

_CLASSES: Final = frozenset({"08", "40", "53", "55", "57", "58"})
"""No connection; undone for another transaction; no room; held by somebody; stopped from outside; a disk in trouble."""
_STATES: Final = frozenset(
    {
        "25006",  # only reading is possible: it is a standby, or about to become one
        "25P03",  # the transaction rested too long
        "25P04",  # the transaction took too long
    }
)
_DRIVER: Final = (asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What the driver makes of a connection that ended in the middle of its conversation."""
DATABASE_TROUBLE: Final = (OSError, asyncpg.PostgresError, *_DRIVER)
"""What those who speak with the driver themselves see of a database in trouble; they connect anew."""


def is_passing(error: BaseException) -> bool:
    """Whether the database may do the same a little later, without anyone changing the request."""
    state = sqlstate(error)
    if state[:2] in _CLASSES or state in _STATES or getattr(error, "connection_invalidated", False):
        return True
    return isinstance(error, _DRIVER) or isinstance(getattr(error, "orig", error).__cause__, _DRIVER)
