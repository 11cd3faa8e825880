"""A real filing service behind a gateway, both on real web servers, and what people and programs of its city show."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from gateway.app import build
from gateway.main import web_server
from gateway.settings import Settings
from libs.chassis.app import build_app
from libs.chassis.process import Part, Running
from services.filing.main import SERVICE
from tests.service.gateway.neighbour import Neighbour, serving
from tests.support.city import CityPerson, SampleCity
from tests.support.filing_service import settings_for


@dataclass(frozen=True)
class RealFiling:
    """Addresses of gateway, filing service and another service; the keys; the city; the directory behind them."""

    gateway: str
    filing: str
    supervision: str
    keys: Path
    city: SampleCity
    directory: Neighbour


@contextlib.contextmanager
def real_filing(
    url: str, settings: Settings, keys: Path, files: Path, city: SampleCity, services: dict[str, Neighbour]
) -> Iterator[RealFiling]:
    """The filing service on that database, before a gateway that knows the clerks of the city."""
    running = Running(SERVICE, settings_for(url, keys, files), Part.WEB)
    directory = services["directory"]
    directory.accounts = {code: _verified(city.person(code)) for code in ("approval-clerk", "housing-clerk")}
    directory.accounts["integrator"] = directory.accounts["approval-clerk"]
    directory.key_scopes = ["filing.filings.read", "filing.statistics.read", "supervision.echo.read"]
    with serving(web_server(build_app(running))) as port:
        address = f"http://127.0.0.1:{port}"
        with_it = Settings.model_validate({**settings.model_dump(), "filing_url": address})
        with serving(web_server(build(with_it))) as door:
            yield RealFiling(f"http://127.0.0.1:{door}", address, services["supervision"].url, keys, city, directory)


def _verified(person: CityPerson) -> dict[str, Any]:
    """What the directory answers about an account of the city."""
    ids: dict[str, UUID] = {
        "account_id": person.account_id, "person_id": person.person_id, "organ_id": person.organ_id,
    }  # fmt: skip
    return {**{name: str(value) for name, value in ids.items()}, "office_id": None, "roles_v": 1, "roles": ["clerk"]}
