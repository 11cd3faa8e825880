"""How much one caller and one address may ask: counted with a clock of our own, to the turn."""

from typing import Any

import pytest

from gateway.quotas import Quotas
from gateway.routes import is_expensive
from gateway.settings import Settings
from gateway.throttle import KEYS_MAX
from libs.chassis.problem_catalogue import TooMany

MINUTE = 60


class Clock:
    """Seconds that pass when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def settings(**changes: Any) -> Settings:
    """Settings with quotas; no address in them is called."""
    services = ("filing", "clarification", "accountability", "supervision", "vault", "directory")
    addresses: dict[str, Any] = {f"{name}_url": "http://127.0.0.1:9" for name in services}
    return Settings.model_validate({**addresses, "gateway_database_url": "", "lanyard_keys": ".", **changes})


def scope(path: str = "/api/filing/v1/filings", query: bytes = b"") -> Any:
    """As much of a request as a quota looks at."""
    return {"path": path, "query_string": query}


def flood(admit: Any, clock: Clock, *, per_second: int, seconds: int = MINUTE) -> int:
    """Ask so often for so long; answers how often it was let through."""
    admitted = 0
    for _ in range(seconds * per_second):
        clock.now += 1 / per_second
        try:
            admit()
        except TooMany:
            continue
        admitted += 1
    return admitted


@pytest.mark.parametrize(("rate", "burst"), [(50, 200), (5, 30), (200, 800), (0.5, 10)])
def test_a_flood_gets_its_quota_and_no_more_than_a_twentieth_off(rate: float, burst: int) -> None:
    clock = Clock()
    quotas = Quotas(settings(gateway_caller_per_second=rate, gateway_caller_burst=burst), clock)
    quotas.admit_caller("other", scope())
    admitted = flood(lambda: quotas.admit_caller("flooder", scope()), clock, per_second=1000)
    quota = burst + rate * MINUTE
    assert abs(admitted - quota) <= quota * 0.05
    for _ in range(burst):
        quotas.admit_caller("other", scope())


def test_an_address_has_a_quota_of_its_own_whoever_calls_from_it() -> None:
    clock = Clock()
    quotas = Quotas(settings(gateway_address_per_second=20, gateway_address_burst=40), clock)
    admitted = flood(lambda: quotas.admit_address("10.0.0.1", "/api/login"), clock, per_second=500)
    assert abs(admitted - 1240) <= 62
    quotas.admit_address("10.0.0.2", "/api/login")


def test_a_flooded_address_still_shows_that_we_live() -> None:
    quotas = Quotas(settings(gateway_address_per_second=1, gateway_address_burst=1), Clock())
    quotas.admit_address("10.0.0.1", "/docs")
    with pytest.raises(TooMany):
        quotas.admit_address("10.0.0.1", "/docs")
    for path in ("/livez", "/readyz"):
        quotas.admit_address("10.0.0.1", path)


def test_asking_how_all_services_are_is_dear_to_the_address() -> None:
    clock = Clock()
    quotas = Quotas(settings(), clock)
    asked = flood(lambda: quotas.admit_address("10.0.0.1", "/api/health"), clock, per_second=40)
    assert abs(asked - (30 + 5 * MINUTE)) <= 330 * 0.05
    quotas.admit_address("10.0.0.2", "/api/health")
    quotas.admit_address("10.0.0.1", "/docs")


def test_whoever_waits_as_long_as_told_is_let_through() -> None:
    clock = Clock()
    quotas = Quotas(settings(gateway_caller_per_second=0.3, gateway_caller_burst=2), clock)
    waits = []
    for _ in range(20):
        try:
            quotas.admit_caller("a", scope())
        except TooMany as told:
            assert told.retry_after is not None
            waits.append(told.retry_after)
            clock.now += told.retry_after
            quotas.admit_caller("a", scope())
    assert waits
    assert set(waits) <= {1, 2, 3, 4}


def test_what_is_dear_has_a_smaller_quota_and_leaves_the_rest() -> None:
    clock = Clock()
    quotas = Quotas(settings(), clock)
    searched = flood(lambda: quotas.admit_caller("a", scope(query=b"q=x")), clock, per_second=40)
    assert abs(searched - (30 + 5 * MINUTE)) <= 330 * 0.05
    assert flood(lambda: quotas.admit_caller("a", scope()), clock, per_second=40) == 40 * MINUTE


@pytest.mark.parametrize(
    ("path", "query", "expensive"),
    [
        ("/api/filing/v1/filings", b"", False),
        ("/api/filing/v1/filings", b"page=2&quality=q%3D1", False),
        ("/api/filing/v1/filings", b"q=x", True),
        ("/api/filing/v1/filings", b"page=2&q=x", True),
        ("/api/filing/v1/filings", b"page=2&%71=x", True),
        ("/api/filing/v1/problems", b"format=xlsx", True),
        ("/api/filing/v1/problems", b"page=2&format=xlsx", True),
        ("/api/filing/v1/problems", b"format=json", False),
        ("/api/filing/v1/statistics/filings", b"", True),
        ("/api/filing/v1/precedents", b"", True),
        ("/api/filing/v1/filings/5/exports", b"", True),
        ("/api/filing/v1/audit-records", b"", True),
        ("/api/filing/v1/audit", b"", True),
        ("/api/filing/v1/auditors", b"", False),
        ("/api/overview/todo", b"", True),
        ("/api/me", b"", False),
    ],
)
def test_searches_statistics_exports_and_the_audit_trail_are_dear(path: str, query: bytes, expensive: bool) -> None:
    assert is_expensive(path, query) is expensive


def test_a_caller_has_so_many_calls_under_way_and_gets_every_place_back() -> None:
    quotas = Quotas(settings(gateway_caller_in_flight=3), Clock())
    held = [quotas.place("a") for _ in range(3)]
    for place in held:
        place.__enter__()
    with pytest.raises(TooMany), quotas.place("a"):
        pass
    with quotas.place("b"):
        pass
    for place in held:
        place.__exit__(None, None, None)
    for _ in range(10):
        with pytest.raises(ValueError), quotas.place("a"):
            raise ValueError
    assert quotas._under_way == {}


def test_ever_new_callers_and_addresses_do_not_fill_the_memory() -> None:
    quotas = Quotas(settings(), Clock())
    for number in range(KEYS_MAX + 100):
        quotas.admit_caller(f"c{number}", scope(query=b"q=x"))
        quotas.admit_address(f"a{number}", "/docs")
    kept = (quotas._callers, quotas._dear, quotas._addresses)
    assert {len(throttle._buckets) for throttle in kept} == {KEYS_MAX}
