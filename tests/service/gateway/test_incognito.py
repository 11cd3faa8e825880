"""The vault learns neither address nor device of whoever calls it, and no log of the gateway has them (P-06)."""

import httpx
import pytest

from gateway.routes import BY_NAME, SERVICES
from tests.service.gateway.neighbour import Neighbour

Services = dict[str, Neighbour]
TELLING = {
    "User-Agent": "Device/7.1 (Serial 99-CANARY)",
    "X-Forwarded-For": "203.0.113.77",
    "Forwarded": "for=203.0.113.77",
    "X-Real-IP": "203.0.113.77",
    "X-Client-IP": "203.0.113.77",
    "True-Client-IP": "203.0.113.77",
    "Via": "1.1 203.0.113.77",
    "Referer": "http://203.0.113.77/page",
    "Origin": "http://203.0.113.77",
    "Sec-CH-UA-Platform": "99-CANARY",
    "X-Device-Id": "99-CANARY",
    "X-Unheard-Of": "99-CANARY",
    "Cookie": "device=99-CANARY",
}
NEEDED = {"authorization", "x-request-id", "host", "content-length", "content-type", "accept", "accept-language"}


async def test_the_vault_is_sent_no_header_that_tells_of_address_or_device(
    clerk: httpx.AsyncClient, services: Services
) -> None:
    answer = await clerk.post("/api/vault/v1/echo", json={"a": 1}, headers=TELLING)
    assert answer.status_code == 200
    (seen,) = services["vault"].seen
    assert seen["headers"].keys() <= NEEDED
    assert "203.0.113.77" not in str(seen) and "99-CANARY" not in str(seen)


async def test_what_an_act_hangs_on_reaches_the_vault(clerk: httpx.AsyncClient, services: Services) -> None:
    decisive = {"Idempotency-Key": "k-1", "If-Match": '"3"', "Accept-Language": "en"}
    await clerk.post("/api/vault/v1/echo", json={}, headers={**TELLING, **decisive})
    sent = services["vault"].seen[0]["headers"]
    assert (sent["idempotency-key"], sent["if-match"], sent["accept-language"]) == ("k-1", '"3"', "en")


async def test_other_services_are_sent_what_the_browser_says(clerk: httpx.AsyncClient, services: Services) -> None:
    await clerk.post("/api/filing/v1/echo", json={}, headers=TELLING)
    assert services["filing"].seen[0]["headers"]["user-agent"] == TELLING["User-Agent"]


@pytest.mark.parametrize("path", ["/api/vault/v1/echo", "/api/vault/v1/absent", "/api/vault/v1/silence"])
async def test_no_log_of_the_gateway_holds_who_called_the_vault(
    clerk: httpx.AsyncClient, capfd: pytest.CaptureFixture[str], path: str
) -> None:
    await clerk.post(path, json={}, headers=TELLING)
    said = "".join(capfd.readouterr())
    assert not any(value in said for value in ("203.0.113.77", "99-CANARY", "127.0.0.1"))


def test_the_vault_alone_is_called_so() -> None:
    assert [service.name for service in SERVICES if service.incognito] == ["vault"]
    assert BY_NAME["vault"].has_todo
