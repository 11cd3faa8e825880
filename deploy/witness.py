"""The witness of the audit trails: ``python -m deploy.witness --folder <append-only folder> --key witness.key``.

It runs on the audit administrators' host with a key of its own, looks at every trail each ten seconds, and signs a
checkpoint only if the trail has grown out of the one it signed before. It reads ``audit_checkpoint`` and ``audit_leaf``
at ``<SERVICE>_DATABASE_URL``, nothing else. Alarms are log lines ``witness_alarm``; with ``--once`` also the exit code:
0 all well, 1 a trail is silent, 2 a trail was altered or the journal is spoilt. The same codes tell, when it is
stopped, the worst it has seen.
"""

import argparse
import asyncio
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from deploy.local.table import SERVICES
from libs.chassis.database import direct
from libs.chassis.logs import configure_logs
from libs.chassis.sealing.checkpoint import private_key, public_key
from libs.chassis.sealing.journal import Journal
from libs.chassis.sealing.witness import ALARMS, Listening, Verdict, Witness, journal_path

_LOG = structlog.get_logger()
_EVERY = 10.0
WELL, SILENT, ALTERED = 0, 1, 2
_NEWEST = "SELECT note FROM audit_checkpoint ORDER BY size DESC LIMIT 1"
_LEAVES = "SELECT leaf_hash FROM audit_leaf WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index"


@dataclass
class Watch:
    """The watch over one trail."""

    witness: Witness
    url: str
    listening: Listening = field(default_factory=Listening)

    async def look(self) -> int:
        """Look once; answers WELL, SILENT or ALTERED and logs an alarm for the latter two."""
        try:
            verdict = await self._judge()
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            _LOG.warning("trail_unreachable", where=self.witness.service, error_class=type(error).__name__)
            verdict = None
        if verdict in ALARMS:
            _LOG.error("witness_alarm", where=self.witness.service, reason=str(verdict), count=self.witness.tree.size)
            return ALTERED
        if self.listening.is_silent(time.monotonic()):
            _LOG.error("witness_alarm", where=self.witness.service, reason="silent", count=self.witness.tree.size)
            return SILENT
        return WELL

    async def _judge(self) -> Verdict | None:
        """The verdict on the newest checkpoint; None if there is none yet."""
        connection = await direct(self.url)
        try:
            note = await connection.fetchval(_NEWEST)
            if note is None:
                return Verdict.SMALLER if self.witness.signed_any else None

            async def leaves(start: int, end: int) -> Sequence[bytes]:
                return [row["leaf_hash"] for row in await connection.fetch(_LEAVES, start, end)]

            self.listening.hear(self.witness.time_of(note), time.monotonic(), time.time())
            return await self.witness.consider(note, leaves, int(time.time()))
        finally:
            await connection.close()


def ensure_key(path: Path) -> Ed25519PrivateKey:
    """The witness's key; made, with ``.pub`` beside it, where there is none. Give the public one to who verifies."""
    if not path.exists():
        key = Ed25519PrivateKey.generate()
        path.touch(mode=0o600)
        path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        spki = PublicFormat.SubjectPublicKeyInfo
        path.with_suffix(".pub").write_bytes(key.public_key().public_bytes(Encoding.PEM, spki))
    return private_key(path.read_bytes())


async def watch(watches: Sequence[Watch], stop: asyncio.Event, *, once: bool) -> int:
    """Look at all trails, once or until told to stop; answers the worst that was seen."""
    worst = WELL
    while True:
        worst = max([worst, *(await asyncio.gather(*(each.look() for each in watches)))])
        if once or stop.is_set():
            return worst
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), _EVERY)


def main() -> int:
    """Read the command line and watch."""
    asked = _arguments()
    configure_logs("witness")
    asked.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = ensure_key(asked.key)
    with ExitStack() as open_journals:
        try:
            watches = [_watch_over(service, asked, key, open_journals) for service in asked.service or SERVICES]
        except (ValueError, BlockingIOError) as error:
            _LOG.error("witness_alarm", reason="journal", error_class=type(error).__name__)
            return ALTERED
        return asyncio.run(_until_told(watches, once=asked.once))


def _watch_over(service: str, asked: argparse.Namespace, key: Ed25519PrivateKey, open_journals: ExitStack) -> Watch:
    service_key = public_key((asked.keys / f"{service}.pub").read_bytes())
    journal = open_journals.enter_context(Journal(journal_path(asked.folder, service)))
    witness = Witness(service, service_key, key, journal)
    witness.recall()
    since = float("-inf") if asked.once else time.monotonic()
    return Watch(witness, os.environ[f"{service.upper()}_DATABASE_URL"], Listening(heard_at=since))


async def _until_told(watches: Sequence[Watch], *, once: bool) -> int:
    stop = asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(told, stop.set)
    return await watch(watches, stop, once=once)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m deploy.witness", description="Witness the audit trails.")
    parser.add_argument("--folder", type=Path, required=True, help="where the journals are kept; only ever appended to")
    parser.add_argument("--key", type=Path, required=True, help="the witness's private key; made if there is none")
    parser.add_argument("--keys", type=Path, default=os.environ.get("LANYARD_KEYS", "."), help="services' public keys")
    parser.add_argument("--service", action="append", choices=SERVICES, help="a trail to watch; without it, all")
    parser.add_argument("--once", action="store_true", help="look once and end, for a timer")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
