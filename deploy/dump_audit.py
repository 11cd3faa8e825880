"""Dumps an audit trail for the verifier: ``python -m deploy.dump_audit filing trail.ndjson``.

Beside it, as ``trail.ndjson.checkpoints``, come the checkpoints of the service itself. The journal of the witness is
better: whoever owns the database can cut these.
"""

import argparse
import asyncio
import os
import sys
from pathlib import Path

from deploy.local.table import SERVICES
from libs.chassis.database import connect
from libs.chassis.sealing.dump import dump_lines, stored_checkpoints
from libs.chassis.sealing.journal import write_journal


def main() -> int:
    """Read the command line and dump; the address comes from ``<SERVICE>_DATABASE_URL``."""
    parser = argparse.ArgumentParser(prog="python -m deploy.dump_audit", description="Dump an audit trail.")
    parser.add_argument("service", choices=SERVICES)
    parser.add_argument("file", type=Path, help="a file that does not exist yet")
    asked = parser.parse_args()
    try:
        count = asyncio.run(dump(os.environ[f"{asked.service.upper()}_DATABASE_URL"], asked.file))
    except FileExistsError:
        print("the file is there already", file=sys.stderr)
        return 2
    print(f"{count} lines")
    return 0


async def dump(url: str, file: Path) -> int:
    """Write the trail of that database and its checkpoints, both as of one instant; answers the number of lines.

    Raises FileExistsError.
    """
    engine = connect(url, size=1, timeouts=False)
    count = 0
    try:
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="REPEATABLE READ")
            with file.open("x", encoding="utf-8") as written:
                async for line in dump_lines(connection):
                    written.write(line)
                    count += 1
            write_journal(file.with_name(f"{file.name}.checkpoints"), await stored_checkpoints(connection))
    finally:
        await engine.dispose()
    return count


if __name__ == "__main__":
    sys.exit(main())
