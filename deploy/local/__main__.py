"""``python -m deploy.local run`` and ``down``."""

import argparse
import os
import sys
from pathlib import Path

from deploy.local.run import down, run
from deploy.local.table import FOLDER, GATEWAY_PORT


def main() -> int:
    """Read the command line; the exit code is 0 if all went as asked."""
    parser = argparse.ArgumentParser(prog="python -m deploy.local", description="Lanyard on one machine.")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where stores, keys and logs are kept")
    commands = parser.add_subparsers(dest="command", required=True)
    running = commands.add_parser("run", help="start everything and stay")
    preferred = int(os.environ.get("LANYARD_PORT", GATEWAY_PORT))
    running.add_argument("--port", type=int, default=preferred, help="of the gateway; the next free one if taken")
    commands.add_parser("down", help="stop what runs")
    asked = parser.parse_args()
    return run(asked.folder, asked.port) if asked.command == "run" else down(asked.folder)


if __name__ == "__main__":
    sys.exit(main())
