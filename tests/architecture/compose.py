"""What docker-compose.yml must be: each function answers the breaches it finds."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from deploy.local.table import NAMES, SERVICES

Compose = Mapping[str, Any]
JOBS = ("credentials", "databases", "streams", "sample", *(f"migrate-{name}" for name in NAMES))
SERVERS = ("postgres", "nats")
_DEFAULTED = re.compile(r"\$\{[A-Z_]+:-[^}]+\}")
_SECRET_NAME = re.compile(r"(?:PASSWORD|SECRET|TOKEN|_KEY\b|_URL\b)(?!.*_DAYS\b)")


def missing(compose: Compose) -> list[str]:
    """The seven programs, their servers and jobs, and nothing else."""
    return sorted(set(compose["services"]) ^ {*NAMES, *SERVERS, *JOBS})


def built_otherwise(compose: Compose) -> list[str]:
    """All that is ours is built from the one Dockerfile, and which base it stands on is for the builder to say."""
    wrong = []
    for name in (*NAMES, *JOBS):
        build = compose["services"][name].get("build", {})
        arguments = build.get("args", {})
        service = "directory" if name == "sample" else name.removeprefix("migrate-")
        wanted = service if service in NAMES else "jobs"
        right = (
            build.get("dockerfile") == "deploy/Dockerfile"
            and arguments.get("SERVICE") == wanted
            and _DEFAULTED.fullmatch(arguments.get("BASE_IMAGE", ""))
        )
        wrong += [] if right else [name]
    fixed = [name for name in SERVERS if not _DEFAULTED.fullmatch(compose["services"][name].get("image", ""))]
    return wrong + fixed


def unwatched(compose: Compose) -> list[str]:
    """What runs on has a health check and is started again; a job has neither, it ends."""
    services = compose["services"]
    servers = [n for n in (*NAMES, *SERVERS) if not _stays(services[n]) or not services[n].get("healthcheck")]
    return servers + [name for name in JOBS if services[name].get("restart") != "no"]


def _stays(service: Mapping[str, Any]) -> bool:
    return service.get("restart") == "unless-stopped"


def out_of_order(compose: Compose) -> list[str]:
    """Who waits for whom: credentials, then servers, databases, migrations and streams, then services, then gateway."""
    done, healthy = "service_completed_successfully", "service_healthy"
    wanted: dict[str, dict[str, str]] = {
        "postgres": {"credentials": done},
        "nats": {"credentials": done},
        "databases": {"postgres": healthy},
        "streams": {"nats": healthy},
        "gateway": {"migrate-gateway": done, **dict.fromkeys(SERVICES, healthy)},
        "sample": {"migrate-directory": done},
    }
    wanted |= {f"migrate-{name}": {"databases": done} for name in NAMES}
    wanted |= {name: {f"migrate-{name}": done, "streams": done} for name in SERVICES}
    return [name for name, waits in wanted.items() if _waits(compose["services"][name]) != waits]


def _waits(service: Mapping[str, Any]) -> dict[str, str]:
    return {name: row["condition"] for name, row in service.get("depends_on", {}).items()}


def exposed(compose: Compose) -> list[str]:
    """Only the gateway is seen from outside; all others are in a network that leads nowhere."""
    services = compose["services"]
    seen = [name for name in services if name != "gateway" and services[name].get("ports")]
    elsewhere = [name for name in services if name != "gateway" and services[name].get("networks") != ["inside"]]
    return seen + elsewhere + ([] if compose["networks"]["inside"].get("internal") is True else ["inside"])


def unconfined(compose: Compose) -> list[str]:
    """Containers of ours write only to their volumes and to /tmp, and have no rights to gain."""
    wanted = {"read_only": True, "cap_drop": ["ALL"], "security_opt": ["no-new-privileges:true"]}
    services = compose["services"]
    return [name for name in (*NAMES, *JOBS) if any(services[name].get(key) != wish for key, wish in wanted.items())]


def knowing_too_much(compose: Compose) -> list[str]:
    """A container sees its own credentials, and cannot change them; only the job that makes them sees all."""
    wrong = []
    for name, service in compose["services"].items():
        own = {"sample": "directory"}.get(name, name.removeprefix("migrate-"))
        mounts = [v.split(":") for v in service.get("volumes", []) if v.startswith("credentials-")]
        right = all(mount[0] == f"credentials-{own}" and mount[2:] == ["ro"] for mount in mounts)
        wrong += [] if right or name == "credentials" else [name]
    return wrong


def secrets(compose: Compose) -> Iterator[str]:
    """Environment variables that hold a secret rather than the file it is in, or a place without one."""
    for name, service in compose["services"].items():
        for variable, value in service.get("environment", {}).items():
            harmless = variable.endswith("_FILE") or re.fullmatch(r"http://[a-z]+:\d+", str(value))
            if _SECRET_NAME.search(variable) and not harmless:
                yield f"{name}: {variable}"
