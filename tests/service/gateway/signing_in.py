"""Signing in through the identity provider, step by step, as a browser does."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx

from gateway.oidc.client_settings import CALLBACK
from tests.support.forged_identities import FORGERIES
from tests.support.identity_provider import CLIENT_ID, CLIENT_SECRET, IdentityProvider

REDIRECT = f"http://localhost{CALLBACK}"
COOKIE = "__Host-lanyard_oidc"


def oidc_settings(provider: IdentityProvider, folder: Path, landing: str = "") -> dict[str, object]:
    """The settings of a gateway that trusts this provider."""
    secret = folder / "client_secret"
    secret.write_text(CLIENT_SECRET + "\n")
    return {
        "gateway_oidc_issuer": provider.issuer,
        "gateway_oidc_client_id": CLIENT_ID,
        "gateway_oidc_client_secret": secret,
        "gateway_oidc_redirect": REDIRECT,
        "gateway_oidc_landing": landing,
    }


@dataclass
class Browser:
    """A browser between a gateway and the provider; it keeps the cookie of the way there."""

    http: httpx.AsyncClient
    secret: str = ""

    async def leave(self) -> str:
        """Go to the gateway; answers the provider's address it sends us to."""
        answer = await self.http.get("/api/login/oidc")
        assert answer.status_code == 303, answer.text
        name, _, rest = answer.headers["Set-Cookie"].partition("=")
        assert name == COOKIE
        self.secret = rest.partition(";")[0]
        return str(answer.headers["Location"])

    async def visit(self, address: str) -> str:
        """Go to the provider's login page; answers the path and query it sends us back to."""
        answer = await self.http.get(address)
        assert answer.status_code == 303, answer.text
        parts = urlsplit(answer.headers["Location"])
        return f"{parts.path}?{parts.query}"

    async def come_back(self, path: str) -> httpx.Response:
        """Return to the gateway with the cookie of the way there."""
        return await self.http.get(path, headers={"Cookie": f"{COOKIE}={self.secret}"} if self.secret else {})

    async def sign_in(self) -> httpx.Response:
        """The whole way; answers what the gateway says at the end."""
        return await self.come_back(await self.visit(await self.leave()))


def asked_of(address: str) -> dict[str, str]:
    """The parameters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


async def believed_forgeries(browser: Browser, provider: IdentityProvider) -> list[str]:
    """Every forged identity tried once; answers those that were not refused as they should be."""
    believed = []
    for vector, forge in FORGERIES.items():
        provider.forge = forge
        answer = await browser.sign_in()
        cookies = answer.headers.get("Set-Cookie", "")
        if answer.status_code != 401 or answer.json()["code"] != "identity_not_accepted" or cookies:
            believed.append(vector)
    provider.forge = None
    return believed
