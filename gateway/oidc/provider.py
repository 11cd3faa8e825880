"""The identity provider as we know it: its addresses and its keys, fetched seldom and kept through its outages."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import structlog

from gateway.oidc.client_settings import OidcClient
from gateway.oidc.fetching import Fetching
from gateway.oidc.id_token import IdTokenRefused
from gateway.oidc.key_set import Key, KeySet
from gateway.refusals import ProviderAway

KEYS_FRESH: Final = 300.0  # seconds after which a key that is gone from the set is no longer taken
KEYS_PAUSE: Final = 30.0  # seconds between two fetches of the set, whoever asks for whichever key
METADATA_FRESH: Final = 60.0  # seconds; after that the provider shows with a new answer that it is there
_SOON: Final = 2.0  # seconds after which a provider that gave nothing is asked again
_DISCOVERY: Final = "/.well-known/openid-configuration"
_REFUSED_CODE: Final = frozenset({"invalid_grant", "access_denied"})
_LOG = structlog.get_logger("lanyard.oidc")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The provider's addresses, all of its own host, and how it wants to be spoken to."""

    authorization: str
    token: str
    takes_basic: bool
    names_itself: bool


class Provider:
    """Asks the configured issuer and nobody else. ``clock`` counts seconds."""

    def __init__(
        self, client: OidcClient, fetching: Fetching, secret: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._client = client
        self._fetching = fetching
        self._secret = secret
        self._clock = clock
        self._metadata: Metadata | None = None
        self._keys: KeySet | None = None
        self._keys_address = ""
        self._metadata_due = self._keys_due = self._keys_next = -1.0
        self._lock = asyncio.Lock()

    async def metadata(self) -> Metadata:
        """Its addresses, at most a minute old; raises ProviderAway when it does not give them."""
        async with self._lock:
            if self._clock() >= self._metadata_due:
                self._metadata = None
                self._metadata_due = self._clock() + _SOON
                found = await self._fetching.get(self._client.issuer.rstrip("/") + _DISCOVERY)
                self._metadata = self._read(found)
                self._metadata_due = self._clock() + METADATA_FRESH
            if self._metadata is None:
                raise ProviderAway
            return self._metadata

    async def key(self, kid: str | None, algorithm: str) -> Key:
        """The provider's key of that name for that algorithm; raises IdTokenRefused if it has none.

        The set is fetched anew when it is five minutes old or does not have the key, but never twice in thirty
        seconds; a fetch that fails leaves the old set in use. Raises ProviderAway when there has never been one.
        """
        if self._keys is None or self._clock() >= self._keys_due:
            await self._fetch_keys()
        found = None if self._keys is None else self._keys.find(kid, algorithm)
        if found is None:
            await self._fetch_keys()
            found = None if self._keys is None else self._keys.find(kid, algorithm)
        if self._keys is None:
            raise ProviderAway
        if found is None:
            raise IdTokenRefused("kid")
        return found

    async def exchange(self, code: str, verifier: str) -> str:
        """The ID token for that code; raises IdTokenRefused when the provider refuses it, ProviderAway otherwise."""
        metadata = await self.metadata()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._client.redirect,
            "code_verifier": verifier,
        }
        client_id, login = self._client.client_id, None
        if self._secret and metadata.takes_basic:
            login = (quote(client_id, safe=""), quote(self._secret, safe=""))
        else:
            form |= {"client_id": client_id, **({"client_secret": self._secret} if self._secret else {})}
        told = await self._fetching.post(metadata.token, form, login)
        if told.status == 200 and isinstance(told.content.get("id_token"), str):
            return str(told.content["id_token"])
        if told.status == 400 and told.content.get("error") in _REFUSED_CODE:
            raise IdTokenRefused("code")
        _LOG.error("oidc_exchange_failed", status=told.status)
        raise ProviderAway

    async def _fetch_keys(self) -> None:
        if not self._keys_address:
            await self.metadata()
        async with self._lock:
            now = self._clock()
            if now < self._keys_next:
                return
            self._keys_next = now + (_SOON if self._keys is None else KEYS_PAUSE)
            try:
                found = KeySet(await self._fetching.get(self._keys_address))
            except ProviderAway:
                _LOG.warning("oidc_keys_not_fetched")
                return
            if len(found):
                self._keys, self._keys_due, self._keys_next = found, now + KEYS_FRESH, now + KEYS_PAUSE

    def _read(self, found: Mapping[str, Any]) -> Metadata:
        """The document's addresses; one of another host or issuer is not taken."""
        addresses = [found.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
        ours = [one for one in addresses if isinstance(one, str) and self._client.owns(one)]
        if found.get("issuer") != self._client.issuer or len(ours) != len(addresses):
            _LOG.error("oidc_metadata_not_of_issuer")
            raise ProviderAway
        methods = found.get("token_endpoint_auth_methods_supported")
        self._keys_address = ours[2]
        return Metadata(
            authorization=ours[0],
            token=ours[1],
            takes_basic=not isinstance(methods, list) or "client_secret_basic" in methods,
            names_itself=found.get("authorization_response_iss_parameter_supported") is True,
        )
