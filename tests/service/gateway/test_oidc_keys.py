"""The provider's keys through floods, rotations and outages: fetched seldom, kept when it is away, dropped in time."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from gateway.main import web_server
from gateway.oidc.client_settings import OidcClient
from gateway.oidc.fetching import Fetching
from gateway.oidc.id_token import IdTokenRefused
from gateway.oidc.provider import Provider
from gateway.refusals import ProviderAway
from tests.service.gateway.neighbour import serving
from tests.service.gateway.signing_in import REDIRECT
from tests.support.identity_provider import CLIENT_ID, CLIENT_SECRET, IdentityProvider, new_key

HOUR = 3600


@dataclass
class Clock:
    """Seconds that pass when told."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def there() -> Iterator[IdentityProvider]:
    """The provider itself."""
    provider = IdentityProvider(REDIRECT)
    with serving(web_server(provider.app())) as port:
        provider.port = port
        yield provider


def client_of(issuer: str) -> OidcClient:
    return OidcClient(issuer, CLIENT_ID, None, "preferred_username", REDIRECT, "")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def here(there: IdentityProvider, clock: Clock) -> AsyncIterator[Provider]:
    """What the gateway knows of it."""
    client = client_of(there.issuer)
    fetching = Fetching(client)
    await fetching.open()
    yield Provider(client, fetching, CLIENT_SECRET, clock)
    await fetching.close()


async def knows(here: Provider, kid: str) -> bool:
    """Whether the gateway has that key for RS256."""
    try:
        await here.key(kid, "RS256")
    except IdTokenRefused:
        return False
    return True


async def test_a_flood_of_unknown_keys_leads_to_one_fetch_in_thirty_seconds(
    here: Provider, there: IdentityProvider, clock: Clock
) -> None:
    assert await knows(here, "key-1")
    for second in range(120):
        clock.now += 1
        asked = await asyncio.gather(*(knows(here, f"forged-{second}-{number}") for number in range(100)))
        assert not any(asked)
    assert there.asked["jwks"] == 1 + 120 // 30
    assert await knows(here, "key-1")


async def test_a_new_key_is_taken_as_soon_as_it_is_shown(here: Provider, there: IdentityProvider, clock: Clock) -> None:
    assert await knows(here, "key-1")
    there.keys.append(new_key("key-2"))
    clock.now += 31
    assert await knows(here, "key-2")
    assert await knows(here, "key-1")


async def test_a_key_that_is_gone_is_refused_within_five_minutes(
    here: Provider, there: IdentityProvider, clock: Clock
) -> None:
    assert await knows(here, "key-1")
    there.keys[:] = [new_key("key-2")]
    clock.now += 299
    assert await knows(here, "key-1")
    clock.now += 1
    assert not await knows(here, "key-1")
    assert await knows(here, "key-2")


async def test_the_keys_are_kept_while_the_provider_is_away_for_an_hour(
    here: Provider, there: IdentityProvider, clock: Clock
) -> None:
    assert await knows(here, "key-1")
    there.away = frozenset({"jwks", "metadata"})
    for _ in range(HOUR // 10):
        clock.now += 10
        assert await knows(here, "key-1")
    assert there.asked["jwks"] <= 1 + HOUR // 30
    there.away = frozenset()
    there.keys[:] = [new_key("key-2")]
    clock.now += 31
    assert await knows(here, "key-2")
    assert not await knows(here, "key-1")


async def test_an_empty_set_does_not_wipe_the_one_we_have(
    here: Provider, there: IdentityProvider, clock: Clock
) -> None:
    assert await knows(here, "key-1")
    there.keys[0] = replace(there.keys[0], published=False)
    clock.now += 400
    assert await knows(here, "key-1")


async def test_without_any_key_the_provider_counts_as_away_and_is_asked_again_soon(
    here: Provider, there: IdentityProvider, clock: Clock
) -> None:
    there.away = frozenset({"jwks"})
    for _ in range(50):
        with pytest.raises(ProviderAway):
            await here.key("key-1", "RS256")
    assert there.asked["jwks"] == 1
    there.away = frozenset()
    clock.now += 2
    assert await knows(here, "key-1")


async def test_the_providers_addresses_are_asked_for_once_a_minute(
    here: Provider, there: IdentityProvider, clock: Clock
) -> None:
    for _ in range(50):
        await here.metadata()
    assert there.asked["metadata"] == 1
    there.away = frozenset({"metadata"})
    clock.now += 60
    for _ in range(50):
        with pytest.raises(ProviderAway):
            await here.metadata()
    assert there.asked["metadata"] == 2


Answer = Callable[[str], Response]


def _document(at: str, **changes: Any) -> dict[str, Any]:
    return {
        "issuer": at,
        "authorization_endpoint": f"{at}/authorize",
        "token_endpoint": f"{at}/token",
        "jwks_uri": f"{at}/jwks",
        **changes,
    }


ODD: dict[str, Answer] = {
    "names another issuer": lambda issuer: JSONResponse(_document(issuer, issuer="https://elsewhere")),
    "names itself with a slash more": lambda issuer: JSONResponse(_document(issuer, issuer=f"{issuer}/")),
    "keys at another host": lambda issuer: JSONResponse(_document(issuer, jwks_uri="http://localhost/jwks")),
    "keys at another port": lambda issuer: JSONResponse(_document(issuer, jwks_uri="http://127.0.0.1:9/jwks")),
    "keys in a file": lambda issuer: JSONResponse(_document(issuer, jwks_uri="file:///etc/hostname")),
    "keys behind a user": lambda issuer: JSONResponse(
        _document(issuer, jwks_uri=issuer.replace("//", "//a@") + "/jwks")
    ),
    "token address missing": lambda issuer: JSONResponse(_document(issuer, token_endpoint=None)),
    "login page elsewhere": lambda issuer: JSONResponse(
        _document(issuer, authorization_endpoint="https://elsewhere/authorize")
    ),
    "leads elsewhere": lambda issuer: RedirectResponse(f"{issuer}/other"),
    "is a list": lambda issuer: JSONResponse([_document(issuer)]),
    "is no JSON": lambda _: Response("<html>"),
    "is without end": lambda issuer: JSONResponse(_document(issuer, more="x" * 300_000)),
}


@pytest.mark.parametrize("oddity", [None, *ODD])
async def test_only_the_issuers_own_word_about_its_own_addresses_counts(oddity: str | None) -> None:
    issuer = ""

    async def metadata(_: Request) -> Response:
        return JSONResponse(_document(issuer)) if oddity is None else ODD[oddity](issuer)

    async def other(_: Request) -> Response:
        return JSONResponse(_document(issuer))

    routes = [Route("/.well-known/openid-configuration", metadata), Route("/other", other)]
    with serving(web_server(Starlette(routes=routes))) as port:
        issuer = f"http://127.0.0.1:{port}"
        fetching = Fetching(client_of(issuer))
        await fetching.open()
        try:
            provider = Provider(client_of(issuer), fetching, "")
            if oddity is None:
                assert (await provider.metadata()).token == f"{issuer}/token"
            else:
                with pytest.raises(ProviderAway):
                    await provider.metadata()
        finally:
            await fetching.close()
