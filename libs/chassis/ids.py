"""Identities and time of a process: UUIDv7 and the clock, in one place so that acts need neither."""

from datetime import UTC, datetime
from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh UUIDv7."""
    return uuid7()


def now() -> datetime:
    """The present instant in UTC."""
    return datetime.now(UTC)
