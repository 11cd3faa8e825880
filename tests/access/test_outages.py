"""All of Lanyard through its gateway while something is away: callers are told 503 and when, and served again later."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

import gateway.app  # noqa: F401 - its refusals belong to the catalogue
from tests.support.answers import CANARY, untold_in
from tests.support.figures import record
from tests.support.traffic import Errand, Traffic, figures
from tests.support.whole_city import WholeCity, whole_city

pytestmark = [pytest.mark.access, pytest.mark.timeout(900)]
CLERK = "approval-clerk"
GATHERED = ("todo", "health")
"""What the gateway puts together; it names the services that are away and answers with the rest."""


@dataclass
class Outages:
    """The whole, and callers at its public address."""

    whole: WholeCity
    traffic: Traffic
    told: dict[str, Mapping[int, int]] = field(default_factory=dict)

    @contextmanager
    def outage(self, name: str, spared: Sequence[str] = ()) -> Iterator[None]:
        """Something is away inside."""
        with self.traffic.in_trouble(spared=spared):
            yield
        self.told[name] = self.traffic.told
        assert untold_in(self.whole.said()) == []
        assert self.whole.running.fallen() is None

    @property
    def everything(self) -> tuple[str, ...]:
        """Every errand: nobody need notice."""
        return tuple(errand.name for errand in self.traffic.errands)


def errands(filing_id: str) -> tuple[Errand, ...]:
    """Something of every service, and of the gateway itself."""
    filings, titled = "/api/filing/v1/filings", {"form": {"title": CANARY}}
    signing_in = {"account": CANARY, "password": CANARY}
    return (
        Errand("list", "GET", filings),
        Errand("detail", "GET", f"{filings}/{filing_id}"),
        Errand("draft", "POST", filings, titled),
        Errand("evidence", "GET", "/api/accountability/v1/evidence"),
        Errand("watch list", "GET", "/api/supervision/v1/watch-list"),
        Errand("feed", "GET", "/api/clarification/v1/changes"),
        Errand("organs", "GET", "/api/directory/v1/organs"),
        Errand("login", "POST", "/api/login", signing_in, done=frozenset({401, 429})),
        Errand("me", "GET", "/api/me"),
        Errand("todo", "GET", "/api/overview/todo"),
        Errand("health", "GET", "/api/health"),
    )


@pytest.fixture(scope="module")
def outages(server_folder: Path) -> Iterator[Outages]:
    """One whole for all outages; each leaves it whole."""
    with whole_city(server_folder / "outages") as whole:
        sign = {"Idempotency-Key": str(uuid4()), **whole.sign(CLERK)}
        with httpx.Client(base_url=whole.address, trust_env=False, timeout=20) as http:
            opened = http.post("/api/filing/v1/filings", json={"form": {"title": "试点"}}, headers=sign)
        outages = Outages(whole, Traffic(whole.address, errands(opened.json()["id"]), lambda _: whole.sign(CLERK)))
        yield outages
        record(**figures("outage", outages.told))


def test_a_database_server_that_is_shut_down(outages: Outages) -> None:
    with outages.outage("database shut down", GATHERED):
        outages.whole.server.stop()
        time.sleep(6)
        outages.whole.server.start()


def test_a_database_server_that_crashes(outages: Outages) -> None:
    with outages.outage("database crash", GATHERED):
        outages.whole.server.kill()
        time.sleep(6)
        outages.whole.server.start()


def test_a_broker_that_is_away_is_noticed_by_nobody_who_asks(outages: Outages) -> None:
    with outages.outage("broker away", outages.everything):
        outages.whole.broker.kill()
        time.sleep(6)
        outages.whole.broker.start()
    assert outages.traffic.told.get(503, 0) == 0


def test_a_broker_that_is_frozen_is_noticed_by_nobody_who_asks(outages: Outages) -> None:
    with outages.outage("broker frozen", outages.everything), outages.whole.frozen_broker():
        time.sleep(8)
    assert outages.traffic.told.get(503, 0) == 0


@pytest.mark.parametrize("service", ["filing", "directory", "accountability"])
def test_a_service_that_crashes_and_is_started_again(outages: Outages, service: str) -> None:
    with outages.outage(f"{service} crash", outages.everything), outages.whole.killed(service):
        time.sleep(1)


def test_a_service_that_stays_away(outages: Outages) -> None:
    of_filing = ("list", "detail", "draft")
    with (
        outages.outage("filing away", [name for name in outages.everything if name not in of_filing]),
        outages.whole.killed("filing"),
    ):
        time.sleep(15)
