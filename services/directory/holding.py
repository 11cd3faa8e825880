"""Names under which writers wait for each other, for what must be unique beyond one row."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


async def hold(connection: AsyncConnection, name: str) -> None:
    """Wait until no other transaction holds that name, and hold it to the end of this one."""
    await connection.execute(_HOLD, {"name": name})
