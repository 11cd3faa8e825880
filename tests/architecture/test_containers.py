"""What containers are made of and given: code of one service, credentials of their own, a broker that refuses."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import nats
import pytest
from nats.aio.client import Client
from nats.errors import Error

from deploy.containers.credentials import hand_out
from deploy.containers.run_lock import ASKED, LOCK, RUN_LOCK, SERVERS, blocks, run_lock
from deploy.local.broker import program
from deploy.local.postgres import PostgresServer
from deploy.local.processes import start, wait_until
from deploy.local.table import NAMES, SERVICES
from deploy.postgres.databases import make_databases
from tests.architecture.source import ROOT

LETTERS = "p" + "0123456789abcdef" * 3


def shell(*command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script of deploy/ with the tree as its folder."""
    given = {"PATH": os.environ["PATH"], **env}
    return subprocess.run(["sh", *command], cwd=ROOT, env=given, capture_output=True, text=True, check=False)


def test_the_lock_of_the_images_is_the_running_part_of_the_whole() -> None:
    assert RUN_LOCK.read_text() == run_lock(ASKED.read_text(), LOCK.read_text()), "make lock renews it"
    of_images, whole = blocks(RUN_LOCK.read_text()), blocks(LOCK.read_text())
    assert of_images.items() <= whole.items()
    assert not {*SERVERS, "pytest", "mypy", "hypothesis", "playwright"} & set(of_images)


def test_what_the_lock_does_not_name_cannot_be_in_an_image() -> None:
    with pytest.raises(KeyError):
        run_lock("pytest\n", "pytest==1 \\\n    --hash=sha256:00\n")


@pytest.mark.parametrize("service", [*NAMES, "jobs"])
def test_an_image_holds_the_code_of_one_service(service: str, tmp_path: Path) -> None:
    chosen = shell("deploy/containers/choose_code.sh", service, ".", str(tmp_path))
    assert chosen.returncode == 0, chosen.stderr
    held = {path.parent.name for path in tmp_path.glob("services/*/main.py")}
    wanted = set(SERVICES) if service == "jobs" else {service} - {"gateway"}
    assert held == wanted
    assert (tmp_path / "gateway/main.py").exists() is (service == "gateway")
    assert (tmp_path / "libs/chassis/program.py").exists()
    assert not (tmp_path / "tests").exists()
    assert list(tmp_path.rglob("*.whl")) == []


def test_the_image_of_the_jobs_watches_dumps_and_verifies_the_audit_trail(tmp_path: Path) -> None:
    assert shell("deploy/containers/choose_code.sh", "jobs", ".", str(tmp_path)).returncode == 0
    for name in ("witness", "dump_audit", "verify_audit"):
        command = [sys.executable, "-m", f"deploy.{name}", "--help"]
        told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert (told.returncode, told.stdout[:6]) == (0, "usage:"), told.stderr


@pytest.mark.parametrize("service", ["filing", "directory", "jobs"])
def test_an_image_has_the_commands_of_the_operator(service: str, tmp_path: Path) -> None:
    assert shell("deploy/containers/choose_code.sh", service, ".", str(tmp_path)).returncode == 0
    command = [sys.executable, "-m", "deploy.operate", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    for name in ("parked", "retry", "propose-discard", "confirm-discard", "reconcile", "lag", "rotate-kek"):
        assert f" {name} " in told.stdout


def test_an_image_of_an_unknown_service_is_not_made(tmp_path: Path) -> None:
    chosen = shell("deploy/containers/choose_code.sh", "fling", ".", str(tmp_path))
    assert (chosen.returncode, "it is: fling" in chosen.stderr) == (64, True)


def test_an_address_is_read_from_the_file_that_holds_it(tmp_path: Path) -> None:
    (tmp_path / "url").write_text("nats://filing:secret@nats:4222")
    say = ("deploy/entrypoint.sh", "sh", "-c", "echo $NATS_URL")
    read = shell(*say, NATS_URL_FILE=str(tmp_path / "url"), SSL_CERT_FILE="/absent")
    unread = shell(*say, NATS_URL_FILE=str(tmp_path / "absent"))
    assert read.stdout == "nats://filing:secret@nats:4222\n"
    assert (unread.returncode, unread.stderr) == (78, "the file of NATS_URL cannot be read\n")


def test_each_container_is_given_its_own_private_key_only(tmp_path: Path) -> None:
    hand_out(tmp_path)
    for name in NAMES:
        keys = sorted(path.name for path in (tmp_path / name / "keys").iterdir())
        wrapping = [f"{name}.{level}.1.kek" for level in ("c3", "c4") if name in SERVICES]
        assert keys == sorted([f"{name}.key", *wrapping, *(f"{other}.pub" for other in NAMES)])
        assert oct((tmp_path / name / "keys" / f"{name}.key").stat().st_mode & 0o777) == "0o400"
    assert "gateway" not in (tmp_path / "nats/passwords.conf").read_text()


def test_credentials_are_made_once(tmp_path: Path) -> None:
    hand_out(tmp_path)
    first = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    hand_out(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == first
    assert len({path.read_bytes() for path in (tmp_path / "authority").iterdir() if path.is_file()}) == 15


async def test_a_login_comes_into_its_own_database_only(postgres_server: PostgresServer) -> None:
    names = ("container_one", "container_two")
    connection = await asyncpg.connect(host=str(postgres_server.sockets), user="postgres")
    for _ in range(2):  # it may be repeated
        await make_databases(connection, dict.fromkeys(names, LETTERS))
    try:
        own = await _enter(postgres_server, "container_one", "container_one")
        assert await own.fetchval("SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        await own.close()
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await _enter(postgres_server, "container_one", "container_two")
    finally:
        for name in names:
            await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
            await connection.execute(f"DROP ROLE lanyard_{name}")
        await connection.execute("GRANT CONNECT ON DATABASE postgres TO PUBLIC")
        await connection.close()


async def _enter(server: PostgresServer, name: str, database: str) -> asyncpg.Connection:
    return await asyncpg.connect(host=str(server.sockets), user=f"lanyard_{name}", database=database, password=LETTERS)


@pytest.mark.parametrize("password", ["", "short", "'; DROP DATABASE filing; --" + LETTERS])
async def test_a_password_that_is_none_is_refused(postgres_server: PostgresServer, password: str) -> None:
    connection = await asyncpg.connect(host=str(postgres_server.sockets), user="postgres")
    with pytest.raises(ValueError, match="32 letters"):
        await make_databases(connection, {"container_three": password})
    await connection.execute("GRANT CONNECT ON DATABASE postgres TO PUBLIC")
    await connection.close()


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A NATS server by deploy/nats/nats.conf, but for ports and places; answers the address of each user."""
    hand_out(tmp_path)
    text = (ROOT / "deploy/nats/nats.conf").read_text()
    for shipped, here in {
        "../../credentials/passwords.conf": "nats/passwords.conf",
        '"0.0.0.0:4222"': '"127.0.0.1:-1"',
        '"127.0.0.1:8222"': '"127.0.0.1:-1"',
        '"/var/lib/nats"': f'"{tmp_path}/store"',
    }.items():
        assert shipped in text
        text = text.replace(shipped, here)
    (tmp_path / "nats.conf").write_text(f'ports_file_dir: "{tmp_path}"\n{text}')
    child = start("nats", [program(), "-c", str(tmp_path / "nats.conf")], tmp_path / "nats.log")
    try:
        wait_until(lambda: any(tmp_path.glob("*.ports")), child)
        found = re.search(r"nats://[0-9.]+:(\d+)", next(tmp_path.glob("*.ports")).read_text())
        assert found
        users = {name: tmp_path / name / "broker_url" for name in SERVICES}
        users["deploy"] = tmp_path / "streams/broker_url"
        yield {user: place.read_text().replace("@nats:4222", f"@127.0.0.1:{found[1]}") for user, place in users.items()}
    finally:
        child.stop()


async def _come(address: str, user: str, refusals: list[str]) -> Client:
    async def note(error: Exception) -> None:
        refusals.append(str(error).lower())

    inbox = f"_INBOX_{user}".encode()
    return await nats.connect(address, error_cb=note, inbox_prefix=inbox, allow_reconnect=False)


async def test_a_service_says_its_own_events_and_no_others(broker: dict[str, str]) -> None:
    refusals: list[str] = []
    deploy, filing = [await _come(broker[user], user, refusals) for user in ("deploy", "filing")]
    for service in ("filing", "supervision"):
        await deploy.jetstream().add_stream(name=f"EVT_{service.upper()}", subjects=[f"evt.{service}.>"])
    assert (await filing.jetstream().publish("evt.filing.0.filing.x", b"{}")).seq == 1
    assert (await filing.jetstream().get_msg("EVT_FILING", seq=1)).data == b"{}"
    assert refusals == []
    await filing.publish("evt.supervision.0.problem.x", b"forged")
    for request in ("STREAM.DELETE.EVT_FILING", "STREAM.PURGE.EVT_FILING", "STREAM.MSG.GET.EVT_SUPERVISION"):
        await filing.publish(f"$JS.API.{request}", b"")
    await filing.subscribe("evt.>")
    await filing.flush()
    await asyncio.sleep(0.2)
    stored = (await deploy.jetstream().stream_info("EVT_SUPERVISION")).state.messages
    await filing.close()
    await deploy.close()
    assert (stored, sum("permissions violation" in refusal for refusal in refusals)) == (0, 5)


async def test_nobody_comes_to_the_broker_without_a_password(broker: dict[str, str]) -> None:
    refusals: list[str] = []
    nameless = re.sub(r"//.*@", "//", broker["filing"])
    with pytest.raises(Error):
        await _come(nameless, "filing", refusals)
    assert any("authorization" in refusal for refusal in refusals)
