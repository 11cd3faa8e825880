"""Makes keys and passwords once, and hands each container what it may know.

``python -m deploy.containers.credentials``: the folder ``authority`` keeps everything and is the one to back up; the
other folders are volumes of one container each. A second run changes nothing; a new authority folder means new
passwords everywhere.
"""

import secrets
import shutil
import sys
from pathlib import Path

from deploy.local.keys import ensure_keys
from deploy.local.table import NAMES, SERVICES

FOLDER = Path("/credentials")
DATABASE_ADDRESS = "postgresql+asyncpg://lanyard_{name}:{password}@postgres:5432/{name}"
BROKER_ADDRESS = "nats://{user}:{password}@nats:4222"
SERVERS_MAY_READ = 0o444


def hand_out(folder: Path) -> None:
    """Fill ``authority`` with what is missing, then the folders of programs, jobs, PostgreSQL and NATS."""
    authority = folder / "authority"
    ensure_keys(authority / "keys")
    passwords = {name: ensure_password(authority / f"database_{name}") for name in (*NAMES, "postgres")}
    broker = {user: ensure_password(authority / f"broker_{user}") for user in (*SERVICES, "deploy")}
    for name in NAMES:
        address = DATABASE_ADDRESS.format(name=name, password=passwords[name])
        _give_keys(authority / "keys", folder / name / "keys", name)
        _give(folder / name / "database_url", address)
        _give(folder / "databases" / f"{name}_password", passwords[name])
    for name in SERVICES:
        _give(folder / name / "broker_url", BROKER_ADDRESS.format(user=name, password=broker[name]))
    _give(folder / "streams" / "broker_url", BROKER_ADDRESS.format(user="deploy", password=broker["deploy"]))
    _give(folder / "databases" / "superuser_password", passwords["postgres"])
    _give(folder / "postgres" / "superuser_password", passwords["postgres"], SERVERS_MAY_READ)
    known = "".join(f'{user}_password: "{password}"\n' for user, password in broker.items())
    _give(folder / "nats" / "passwords.conf", known, SERVERS_MAY_READ)


def ensure_password(place: Path) -> str:
    """The password kept there, made now if there is none: 48 hexadecimal digits after a letter."""
    if not place.exists():
        _give(place, f"p{secrets.token_hex(24)}")
    return place.read_text()


def _give_keys(keys: Path, to: Path, name: str) -> None:
    """A program's own private key and key-encryption keys, and everyone's public keys."""
    to.mkdir(mode=0o700, parents=True, exist_ok=True)
    for public in keys.glob("*.pub"):
        shutil.copyfile(public, to / public.name)
    _give(to / f"{name}.key", (keys / f"{name}.key").read_text())
    for kek in keys.glob(f"{name}.c[34].*.kek"):
        _give(to / kek.name, kek.read_bytes())


def _give(place: Path, content: str | bytes, mode: int = 0o400) -> None:
    """Write it whole or not at all, and never readable for more than ``mode`` says."""
    place.parent.mkdir(parents=True, exist_ok=True)
    written = place.with_name(f".{place.name}")
    written.unlink(missing_ok=True)
    written.touch(mode=0o600)
    written.write_bytes(content.encode() if isinstance(content, str) else content)
    written.chmod(mode)
    written.replace(place)


if __name__ == "__main__":
    hand_out(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
