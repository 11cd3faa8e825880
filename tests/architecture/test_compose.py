"""docker-compose.yml, the Dockerfile and the servers' settings are as they must be; each check is seen to fail once."""

import copy
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.local.table import NAMES, SERVICES
from tests.architecture import compose as checks
from tests.architecture.source import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "deploy/Dockerfile").read_text()
NATS = (ROOT / "deploy/nats/nats.conf").read_text()
POSTGRES = (ROOT / "deploy/postgres/postgresql.conf").read_text()

Check = Callable[[dict[str, Any]], Iterable[str]]
BREACHES: list[tuple[Check, tuple[str, ...], Any, str]] = [
    (checks.missing, ("services", "redis"), {}, "redis"),
    (checks.built_otherwise, ("services", "filing", "build", "args", "BASE_IMAGE"), "python:3.11", "filing"),
    (checks.built_otherwise, ("services", "gateway", "build", "dockerfile"), "gateway/Dockerfile", "gateway"),
    (checks.built_otherwise, ("services", "nats", "image"), "nats:latest", "nats"),
    (checks.unwatched, ("services", "nats", "healthcheck"), None, "nats"),
    (checks.unwatched, ("services", "streams", "restart"), "always", "streams"),
    (checks.out_of_order, ("services", "filing", "depends_on"), {}, "filing"),
    (checks.exposed, ("services", "postgres", "ports"), ["5432:5432"], "postgres"),
    (checks.exposed, ("services", "filing", "networks"), ["inside", "outside"], "filing"),
    (checks.exposed, ("networks", "inside", "internal"), False, "inside"),
    (checks.unconfined, ("services", "supervision", "read_only"), False, "supervision"),
    (checks.knowing_too_much, ("services", "filing", "volumes"), ["credentials-authority:/credentials:ro"], "filing"),
    (checks.knowing_too_much, ("services", "nats", "volumes"), ["credentials-nats:/credentials"], "nats"),
    (checks.secrets, ("services", "filing", "environment", "NATS_URL"), "nats://u:p@nats", "filing: NATS_URL"),
    (checks.secrets, ("services", "postgres", "environment", "POSTGRES_PASSWORD"), "x", "postgres: POSTGRES_PASSWORD"),
]
CHECKS: list[Check] = list(dict.fromkeys(check for check, *_ in BREACHES))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_compose_file_is_as_it_must_be(check: Check) -> None:
    assert list(check(COMPOSE)) == []


@pytest.mark.parametrize(("check", "place", "planted", "reported"), BREACHES)
def test_a_breach_of_the_compose_file_is_reported(
    check: Check, place: tuple[str, ...], planted: object, reported: str
) -> None:
    breached: Any = copy.deepcopy(COMPOSE)
    target = breached
    for step in place[:-1]:
        target[step] = copy.deepcopy(target[step])  # YAML anchors make several services one object
        target = target[step]
    target[place[-1]] = planted
    assert list(check(breached)) == [reported]


def test_every_named_volume_is_declared() -> None:
    volumes = [volume for service in COMPOSE["services"].values() for volume in service.get("volumes", [])]
    assert {name for name in (volume.split(":")[0] for volume in volumes) if not name.startswith(".")} == set(
        COMPOSE["volumes"]
    )


def test_what_is_mounted_from_the_tree_is_there_and_cannot_be_changed() -> None:
    volumes = [volume for service in COMPOSE["services"].values() for volume in service.get("volumes", [])]
    mounted = [volume.split(":") for volume in volumes if volume.startswith(".")]
    assert mounted
    assert [mount for mount in mounted if not (ROOT / mount[0]).is_file() or mount[2:] != ["ro"]] == []


def test_no_failpoint_can_be_armed_from_the_compose_file() -> None:
    written = (ROOT / "docker-compose.yml").read_text() + DOCKERFILE + (ROOT / "deploy/entrypoint.sh").read_text()
    assert "LANYARD_DRAIN_NOTICE" in written
    assert re.findall("LANYARD_STAGE|FAILPOINT", written) == []


def test_the_sample_is_loaded_only_when_asked_for() -> None:
    assert [name for name, service in COMPOSE["services"].items() if "profiles" in service] == ["sample"]


def test_every_stage_stands_on_the_image_the_builder_names() -> None:
    assert set(re.findall(r"(?m)^FROM (\S+)", DOCKERFILE)) == {"${BASE_IMAGE}"}
    assert re.findall(r"(?m)^ARG (BASE_IMAGE|SERVICE)\b", DOCKERFILE)[0] == "BASE_IMAGE"


def test_the_image_runs_as_nobody_in_particular_and_says_how_it_is() -> None:
    final = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
    assert re.search(r"(?m)^USER 10001:10001$", final)
    assert re.search(r"(?m)^HEALTHCHECK .*CMD ", final)
    assert re.search(r"(?m)^ENTRYPOINT ", final)
    assert "--require-hashes -r requirements-run.lock" in DOCKERFILE


def test_images_are_made_of_named_folders_only() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert next(line for line in lines if line and not line.startswith("#")) == "*"
    assert {line[1:] for line in lines if line.startswith("!")} == {
        "requirements-run.lock", "libs", "policies", "services", "gateway", "deploy"
    }  # fmt: skip


def test_nats_syncs_always_and_takes_no_large_message() -> None:
    assert re.findall(r"(?m)^\s*sync_interval: (\S+)$", NATS) == ["always"]
    assert re.findall(r"(?m)^max_payload: (\S+)$", NATS) == ["512KB"]


def test_no_password_stands_in_a_file() -> None:
    assert set(re.findall(r"password: (\S+),", NATS)) == {f"${name}_password" for name in (*SERVICES, "deploy")}
    files = [ROOT / "docker-compose.yml", *_texts(ROOT / "deploy/containers"), *_texts(ROOT / "deploy/postgres")]
    assert [path.name for path in files if "-----BEGIN" in path.read_text()] == []


def _texts(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in {".py", ".sh", ".conf", ".yml"}]


@pytest.mark.parametrize(
    "setting",
    ["log_error_verbosity = terse", "log_parameter_max_length_on_error = 0", "fsync = on", "synchronous_commit = on"],
)
def test_postgres_keeps_what_it_committed_and_tells_nothing(setting: str) -> None:
    assert setting in POSTGRES.splitlines()


def test_each_program_reaches_its_own_database_and_no_other() -> None:
    rows = [line.split() for line in (ROOT / "deploy/postgres/pg_hba.conf").read_text().splitlines()]
    hosts = {(row[2], row[1]): row[4] for row in rows if row and row[0] == "host"}
    assert hosts == {
        **{(f"lanyard_{name}", name): "scram-sha-256" for name in NAMES},
        ("postgres", "all"): "scram-sha-256",
    }
    assert [row for row in rows if row and row[0] == "local"] == [["local", "all", "postgres", "peer"]]
