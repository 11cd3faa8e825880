"""Makes the seven databases, each with a login of its own: ``python -m deploy.postgres.databases``; safe to repeat."""

import asyncio
import os
import re
from pathlib import Path

import asyncpg

from deploy.local.table import NAMES

FOLDER = Path("/credentials/databases")
_PASSWORD = re.compile(r"[0-9A-Za-z]{32,}")


async def make_databases(connection: asyncpg.Connection, passwords: dict[str, str]) -> None:
    """For each name: the role ``lanyard_<name>`` with that password, and the database it owns, closed to all others.

    Raises ValueError for a password that is not letters and digits, at least 32.
    """
    await connection.execute("REVOKE CONNECT ON DATABASE postgres FROM PUBLIC")
    for name, password in passwords.items():
        if not _PASSWORD.fullmatch(password) or not name.isidentifier():
            raise ValueError(f"the password of {name} must be at least 32 letters and digits")
        role = f"lanyard_{name}"
        if not await connection.fetchval("SELECT count(*) FROM pg_roles WHERE rolname = $1", role):
            await connection.execute(f"CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE")
        await connection.execute(f"ALTER ROLE {role} PASSWORD '{password}'")
        if not await connection.fetchval("SELECT count(*) FROM pg_database WHERE datname = $1", name):
            await connection.execute(f"CREATE DATABASE {name} OWNER {role}")
        await connection.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")


async def main() -> None:
    """Connect as the superuser (``PGHOST``, port 5432) and make what is missing."""
    passwords = {name: (FOLDER / f"{name}_password").read_text() for name in NAMES}
    connection = await asyncpg.connect(
        host=os.environ["PGHOST"],
        user="postgres",
        password=(FOLDER / "superuser_password").read_text(),
        database="postgres",
    )
    try:
        await make_databases(connection, passwords)
    finally:
        await connection.close()
    print(f"{len(passwords)} databases")


if __name__ == "__main__":
    asyncio.run(main())
