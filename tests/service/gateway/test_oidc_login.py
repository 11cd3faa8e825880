"""Signing in with an identity provider that runs beside the gateway: what opens a login, and what never does."""

import base64
import hashlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from pydantic import ValidationError

from gateway.main import web_server
from gateway.oidc.client_settings import CALLBACK
from gateway.settings import Settings
from tests.service.gateway.conftest import StartGateway, sign_in
from tests.service.gateway.neighbour import ACCOUNT, Neighbour, serving
from tests.service.gateway.signing_in import COOKIE, REDIRECT, Browser, asked_of, believed_forgeries, oidc_settings
from tests.service.gateway.test_logins import run
from tests.support.forged_identities import FORGERIES
from tests.support.identity_provider import IdentityProvider, new_key

Services = dict[str, Neighbour]


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    """An identity provider of the test's own."""
    provider = IdentityProvider(REDIRECT)
    with serving(web_server(provider.app())) as port:
        provider.port = port
        yield provider


@pytest_asyncio.fixture
async def browser(start_gateway: StartGateway, provider: IdentityProvider, tmp_path: Path) -> AsyncIterator[Browser]:
    """A browser before a gateway that trusts the provider."""
    address = start_gateway(**oidc_settings(provider, tmp_path))
    async with httpx.AsyncClient(base_url=address, timeout=20, trust_env=False) as http:
        yield Browser(http)


def refused(answer: httpx.Response, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert "lanyard_session" not in answer.headers.get("Set-Cookie", "")


async def test_whoever_the_provider_vouches_for_is_signed_in(browser: Browser, services: Services) -> None:
    answer = await browser.sign_in()
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["account_id"] == ACCOUNT
    session, gone = answer.headers.get_list("Set-Cookie")
    assert session.startswith(f"lanyard_session={told['session']};")
    for mark in ("HttpOnly", "Secure", "SameSite=strict", "Path=/"):
        assert mark in session
    assert gone.startswith(f'{COOKIE}="";') and "Max-Age=0" in gone
    echoed = await browser.http.get("/api/filing/v1/echo", headers={"Authorization": f"Bearer {told['session']}"})
    assert echoed.json()["caller"]["account_id"] == ACCOUNT
    asked = next(seen for seen in services["directory"].seen if seen["path"].endswith("/recognition"))
    assert asked["caller"]["account_id"] == "00000000-0000-0000-0000-000000000000"


async def test_the_way_there_says_all_that_the_way_back_must_prove(
    browser: Browser, provider: IdentityProvider
) -> None:
    answer = await browser.http.get("/api/login/oidc")
    asked = asked_of(answer.headers["Location"])
    assert answer.headers["Location"].startswith(f"{provider.issuer}/authorize?")
    assert asked.keys() == {
        "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge",
        "code_challenge_method",
    }  # fmt: skip
    assert (asked["response_type"], asked["code_challenge_method"], asked["redirect_uri"]) == ("code", "S256", REDIRECT)
    cookie = answer.headers["Set-Cookie"]
    for mark in (f"{COOKIE}=", "HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=600"):
        assert mark in cookie
    assert "Domain" not in cookie
    again = asked_of((await browser.http.get("/api/login/oidc")).headers["Location"])
    assert not {asked[name] for name in ("state", "nonce", "code_challenge")} & set(again.values())


async def test_the_table_of_attempts_helps_nobody(browser: Browser, settings: Settings) -> None:
    asked = asked_of(await browser.leave())
    rows = str(await run(settings, "SELECT sign_in_attempt::text FROM sign_in_attempt"))
    assert hashlib.sha256(asked["state"].encode()).hexdigest() in rows
    for secret in (asked["state"], asked["nonce"], browser.secret):
        for octets in (secret.encode(), base64.urlsafe_b64decode(secret + "=")):
            assert octets.hex() not in rows


async def test_after_the_login_the_browser_lands_where_the_settings_say(
    start_gateway: StartGateway, provider: IdentityProvider, tmp_path: Path
) -> None:
    address = start_gateway(**oidc_settings(provider, tmp_path, landing="/start"))
    async with httpx.AsyncClient(base_url=address, timeout=20, trust_env=False) as http:
        answer = await Browser(http).sign_in()
    assert (answer.status_code, answer.headers["Location"]) == (303, "/start")
    assert any(cookie.startswith("lanyard_session=") for cookie in answer.headers.get_list("Set-Cookie"))


async def test_no_request_says_where_the_browser_lands(browser: Browser) -> None:
    for path in ("/api/login/oidc?redirect=https://elsewhere", "/api/login/oidc?redirect_uri=https://elsewhere"):
        refused(await browser.http.get(path), 400, "unknown_parameter")
    back = await browser.visit(await browser.leave())
    answer = await browser.come_back(f"{back}&redirect_uri=https://elsewhere&next=https://elsewhere")
    assert "elsewhere" not in str(answer.headers)


@pytest.mark.parametrize("path", ["/api/login/oidc", CALLBACK, f"{CALLBACK}?code=a&state=b"])
async def test_without_a_provider_there_is_no_such_way(stranger: httpx.AsyncClient, path: str) -> None:
    refused(await stranger.get(path), 404, "absent")


@pytest.mark.parametrize("algorithm", ["PS256", "ES256", "EdDSA"])
async def test_the_provider_may_sign_with_any_algorithm_of_the_list(
    browser: Browser, provider: IdentityProvider, algorithm: str
) -> None:
    provider.keys = [new_key("key-2", algorithm)]
    assert (await browser.sign_in()).status_code == 200


async def test_a_way_back_serves_once(browser: Browser) -> None:
    back = await browser.visit(await browser.leave())
    assert (await browser.come_back(back)).status_code == 200
    refused(await browser.come_back(back), 400, "sign_in_attempt_invalid")


async def test_a_way_back_serves_only_the_browser_that_went(browser: Browser) -> None:
    back = await browser.visit(await browser.leave())
    own = browser.secret
    for other in ("", "A" * 43):
        browser.secret = other
        refused(await browser.come_back(back), 400, "sign_in_attempt_invalid")
    browser.secret = own
    refused(await browser.come_back(back), 400, "sign_in_attempt_invalid")


async def test_a_way_back_serves_for_ten_minutes(browser: Browser, settings: Settings) -> None:
    back = await browser.visit(await browser.leave())
    await run(settings, "UPDATE sign_in_attempt SET expires_at = now() - interval '1 second'")
    refused(await browser.come_back(back), 400, "sign_in_attempt_invalid")


@pytest.mark.parametrize("query", ["", "?code=a", "?state=a", "?state=a&state=b&code=c", "?state=%00&code=c"])
async def test_a_way_back_that_was_never_begun_leads_nowhere(browser: Browser, query: str) -> None:
    await browser.leave()
    answer = await browser.come_back(CALLBACK + query)
    assert answer.status_code == 400


async def test_a_code_given_to_another_sign_in_is_refused_by_its_proof(browser: Browser) -> None:
    """The code of somebody else's sign-in, slipped into ours, fails at the provider: the PKCE verifier differs."""
    stolen = asked_of(await browser.visit(await browser.leave()))["code"]
    own = asked_of(await browser.visit(await browser.leave()))
    answer = await browser.come_back(f"{CALLBACK}?state={own['state']}&code={stolen}&iss={own['iss']}")
    refused(answer, 401, "identity_not_accepted")


async def test_the_provider_refuses_a_sign_in_without_pkce(browser: Browser, provider: IdentityProvider) -> None:
    """What the provider here enforces, so that the proof above is one."""
    asked = asked_of(await browser.leave())
    plain = {name: value for name, value in asked.items() if not name.startswith("code_challenge")}
    answer = await browser.http.get(f"{provider.issuer}/authorize", params=plain)
    back = answer.headers["Location"].removeprefix("http://localhost")
    assert asked_of(back)["error"] == "invalid_request"
    refused(await browser.come_back(back), 401, "identity_not_accepted")


async def test_no_forged_identity_opens_a_login(browser: Browser, provider: IdentityProvider) -> None:
    assert await believed_forgeries(browser, provider) == []
    assert provider.asked["token"] == len(FORGERIES)
    assert provider.asked["jwks"] <= 2
    assert (await browser.sign_in()).status_code == 200


async def test_an_answer_of_another_provider_is_not_ours(browser: Browser) -> None:
    for said in ("", "&iss=http://127.0.0.1:9", "&iss=a&iss=b"):
        own = asked_of(await browser.visit(await browser.leave()))
        answer = await browser.come_back(f"{CALLBACK}?state={own['state']}&code={own['code']}{said}")
        refused(answer, 401, "identity_not_accepted")


async def test_whom_the_directory_does_not_know_is_not_let_in(browser: Browser, provider: IdentityProvider) -> None:
    provider.account = "nobody-here"
    answer = await browser.sign_in()
    refused(answer, 401, "identity_not_accepted")
    assert "nobody-here" not in answer.text


async def test_a_provider_that_is_away_stops_new_logins_and_no_others(
    browser: Browser, provider: IdentityProvider
) -> None:
    living = {"Authorization": f"Bearer {await sign_in(browser.http)}"}
    back = await browser.visit(await browser.leave())
    provider.away = frozenset({"token"})
    answer = await browser.come_back(back)
    refused(answer, 503, "identity_provider_away")
    assert int(answer.headers["Retry-After"]) > 0
    assert (await browser.http.get("/api/filing/v1/echo", headers=living)).status_code == 200
    provider.away = frozenset()
    assert (await browser.sign_in()).status_code == 200


@pytest.mark.parametrize("away", ["metadata", "jwks"])
async def test_a_provider_never_heard_of_opens_nothing(browser: Browser, provider: IdentityProvider, away: str) -> None:
    provider.away = frozenset({away})
    answer = await browser.sign_in() if away == "jwks" else await browser.http.get("/api/login/oidc")
    refused(answer, 503, "identity_provider_away")
    assert int(answer.headers["Retry-After"]) > 0


async def test_a_provider_that_stops_showing_its_keys_goes_on_with_those_it_showed(
    browser: Browser, provider: IdentityProvider
) -> None:
    assert (await browser.sign_in()).status_code == 200
    provider.away = frozenset({"jwks"})
    assert (await browser.sign_in()).status_code == 200


WHOLE = {
    "gateway_oidc_issuer": "https://id.example",
    "gateway_oidc_client_id": "lanyard",
    "gateway_oidc_redirect": f"https://lanyard.example{CALLBACK}",
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"gateway_oidc_issuer": "http://id.example"},
        {"gateway_oidc_issuer": "https://id.example/?a=b"},
        {"gateway_oidc_issuer": "https://user@id.example"},
        {"gateway_oidc_client_id": ""},
        {"gateway_oidc_redirect": ""},
        {"gateway_oidc_redirect": "https://lanyard.example/elsewhere"},
        {"gateway_oidc_redirect": f"http://lanyard.example{CALLBACK}"},
        {"gateway_oidc_landing": "https://elsewhere"},
        {"gateway_oidc_landing": "//elsewhere"},
        {"gateway_oidc_landing": "/\\elsewhere"},
        {"gateway_oidc_landing": "start"},
        {"gateway_oidc_claim": ""},
    ],
)
def test_a_provider_that_is_named_wrongly_is_told_at_the_start(settings: Settings, wrong: dict[str, str]) -> None:
    whole = {**settings.model_dump(), **WHOLE}
    assert Settings.model_validate(whole).oidc_client() is not None
    with pytest.raises(ValidationError):
        Settings.model_validate({**whole, **wrong})
