"""Requests of people who are not who they say: each shows something in place of a token, and must open nothing."""

import asyncio
import hashlib
import json
import secrets
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

import httpx
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from libs.chassis.identity import NOBODY, Signer, signer_from
from tests.service.gateway.neighbour import RIGHT_KEY
from tests.service.gateway.real_filing import RealFiling
from tests.support.forged_tokens import HOSTILE, Forge

FILINGS = "/v1/filings"
AT_GATEWAY = f"/api/filing{FILINGS}"
Attack = Callable[[httpx.AsyncClient], Awaitable[int]]


@dataclass(frozen=True)
class Loot:
    """What an attacker has got hold of: a clerk's living session, the clerk's filing, an outsider's session."""

    stage: RealFiling
    session: str
    outsider: str
    filing: str

    @property
    def account(self) -> UUID:
        """The clerk's account."""
        return self.stage.city.person("approval-clerk").account_id

    @property
    def organ(self) -> UUID:
        """The clerk's organ."""
        return self.stage.city.person("approval-clerk").organ_id

    def internal(self, service: str = "filing", method: str = "GET", signer: Signer | None = None) -> str:
        """A genuine internal token of the clerk, unless another signs it."""
        minting = signer or signer_from(self.stage.keys)
        return minting.mint(self.account, "login-1", self.organ, service, 1, method)


def attacks(loot: Loot) -> Iterator[tuple[str, Attack]]:
    """Every attack by name; each answers the status it met."""
    yield from (_named("internal", name, attack) for name, attack in _forged(loot))
    yield from (_named("misused", name, attack) for name, attack in _misused(loot))
    yield from (_named("session", name, attack) for name, attack in _sessions(loot))
    yield from (_named("key", name, attack) for name, attack in _keys(loot))
    yield from (_named("header", name, attack) for name, attack in _headers(loot))
    yield from (_named("raw", name, attack) for name, attack in _raw(loot))


def _named(kind: str, name: str, attack: Attack) -> tuple[str, Attack]:
    return f"{kind}: {name}", attack


def _forged(loot: Loot) -> Iterator[tuple[str, Attack]]:
    """Tokens written by hand with the gateway's own key, shown to the service itself."""
    key = load_pem_private_key((loot.stage.keys / "gateway.key").read_bytes(), None)
    for name, tamper in HOSTILE.items():
        token = tamper(Forge(key, int(time.time()), str(loot.account), str(loot.organ)))  # type: ignore[arg-type]
        yield name, _get(loot.stage.filing + FILINGS, _shown(f"Bearer {token}"))


def _misused(loot: Loot) -> Iterator[tuple[str, Attack]]:
    """Genuine tokens in the wrong place, at the wrong time, by the wrong hand."""
    here, there = loot.stage.filing + FILINGS, f"{loot.stage.gateway}{AT_GATEWAY}"
    folder = loot.stage.keys
    foreign = signer_from(folder, "supervision")
    pem = (folder / "gateway.key").read_bytes()
    for seconds in (-120, -36, 6, 120):
        shifted = Signer(pem, "gateway", clock=_clock(seconds))
        yield f"clock {seconds:+d} s", _get(here, _shown(f"Bearer {loot.internal(signer=shifted)}"))
    yield "of another service", _get(here, _shown(f"Bearer {loot.internal('supervision')}"))
    yield "at another service", _get(f"{loot.stage.supervision}/v1/todo", _shown(f"Bearer {loot.internal()}"))
    yield "of another method", _get(here, _shown(f"Bearer {loot.internal(method='POST')}"))
    yield "signed by a service", _get(here, _shown(f"Bearer {loot.internal(signer=foreign)}"))
    yield (
        "signed by a service as the gateway",
        _get(here, _shown(f"Bearer {loot.internal(signer=Signer((folder / 'filing.key').read_bytes(), 'gateway'))}")),
    )
    yield "revoked kid", _get(here, _shown(f"Bearer {loot.internal(signer=Signer(pem, 'gateway-2025'))}"))
    yield "of the gateway itself", _get(here, _shown(f"Bearer {_of_gateway(loot)}"))
    yield "internal token at the gateway", _get(there, _shown(f"Bearer {loot.internal()}"))
    yield "session at the service", _get(here, _shown(f"Bearer {loot.session}"))
    yield "session cookie at the service", _get(here, {"Cookie": f"lanyard_session={loot.session}"})
    yield "key at the service", _get(here, _shown(f"Bearer {RIGHT_KEY}"))
    yield "nothing at the service", _get(here, {})


def _clock(ahead: int) -> Callable[[], float]:
    return lambda: time.time() + ahead


def _of_gateway(loot: Loot) -> str:
    return signer_from(loot.stage.keys).mint(NOBODY, "gateway", NOBODY, "filing", 0, "GET")


def _sessions(loot: Loot) -> Iterator[tuple[str, Attack]]:
    """Guesses and distortions of a living session."""
    there, token = f"{loot.stage.gateway}{AT_GATEWAY}", loot.session
    digest = hashlib.sha256(token.encode())
    flipped = token[:-2] + ("A" if token[-2] != "A" else "B") + token[-1]
    guesses = {
        **{f"guess {number}": secrets.token_urlsafe(32) for number in range(5)},
        "all alike": "A" * 43, "one letter off": flipped, "shorter": token[:-1], "longer": token + "A",
        "other case": token.swapcase(), "reversed": token[::-1], "digest": digest.hexdigest(),
        "name of the login": digest.digest()[:16].hex(), "padded": token + "=", "quoted": f'"{token}"',
        "of injection": "' OR ''='", "null": "null", "path": "../../session",
    }  # fmt: skip
    for name, guess in guesses.items():
        yield name, _get(there, _shown(f"Bearer {guess}"))
        yield f"{name}, as a cookie", _get(there, {"Cookie": f"lanyard_session={guess}"})


def _keys(loot: Loot) -> Iterator[tuple[str, Attack]]:
    """Forged keys, and a genuine one beyond its scopes."""
    there = loot.stage.gateway
    forged = {
        "guess": f"lyk_{secrets.token_urlsafe(32)}", "one letter off": RIGHT_KEY[:-1] + "x", "shorter": RIGHT_KEY[:-1],
        "other case": RIGHT_KEY.upper(), "only its head": "lyk_", "endless": "lyk_" + "A" * 5000,
        "wildcard": "lyk_%%%%%%%%%%%%%%%%%%%%", "with a path": "lyk_../../../../../../key",
    }  # fmt: skip
    for name, key in forged.items():
        yield name, _get(f"{there}{AT_GATEWAY}", _shown(f"Bearer {key}"))
    yield "in a cookie", _get(f"{there}{AT_GATEWAY}", {"Cookie": f"lanyard_session={RIGHT_KEY}"})
    genuine = _shown(f"Bearer {RIGHT_KEY}")
    yield "for another resource", _get(f"{there}/api/filing/v1/changes", genuine)
    yield "for another service", _get(f"{there}/api/supervision/v1/todo", genuine)
    yield "for writing", _post(f"{there}{AT_GATEWAY}", {**genuine, "Idempotency-Key": secrets.token_hex(8)})
    yield "for a person's page", _get(f"{there}/api/me", genuine)


def _headers(loot: Loot) -> Iterator[tuple[str, Attack]]:
    """A token where none is looked for, and claims of identity beside no token or somebody else's."""
    there, own = f"{loot.stage.gateway}{AT_GATEWAY}", f"{loot.stage.gateway}{AT_GATEWAY}/{loot.filing}"
    shown = {
        "other scheme": _shown(f"Basic {loot.session}"), "no scheme": _shown(loot.session),
        "scheme twice": _shown(f"Bearer Bearer {loot.session}"), "comma": _shown(f"Bearer {loot.session}, Bearer x"),
        "other header": {"X-Session": loot.session}, "proxy header": {"Proxy-Authorization": f"Bearer {loot.session}"},
        "other cookie": {"Cookie": f"session={loot.session}"},
        "cookie twice": {"Cookie": f"lanyard_session={loot.session}; lanyard_session=x"},
        "wrong header beside a living cookie": {**_shown("Bearer x"), "Cookie": f"lanyard_session={loot.session}"},
        "wrong key beside a living cookie": {
            **_shown(f"Bearer {RIGHT_KEY}x"), "Cookie": f"lanyard_session={loot.session}",
        },
        "internal token in a header of its own": {"X-Internal-Token": loot.internal()},
    }  # fmt: skip
    for name, headers in shown.items():
        yield name, _get(there, headers)
    yield "in the address", _get(f"{there}?session={loot.session}&access_token={loot.session}", {})
    for name in ("X-User-Id", "X-Account-Id", "X-Forwarded-User", "X-Auth-User", "X_User_Id", "X-Remote-User"):
        yield f"{name} alone", _get(own, {name: str(loot.account)})
        yield f"{name} of another", _get(own, {**_shown(f"Bearer {loot.outsider}"), name: str(loot.account)})
    yield "change with the cookie alone", _post(there, {"Cookie": f"lanyard_session={loot.session}"})


def _raw(loot: Loot) -> Iterator[tuple[str, Attack]]:
    """What no client library would send."""
    head = f"GET {AT_GATEWAY}/{loot.filing} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
    bearer, outsider = f"Authorization: Bearer {loot.session}", f"Authorization: Bearer {loot.outsider}"
    lengths = "Content-Length: 0\r\nTransfer-Encoding: chunked"
    lines = {
        "two headers": f"{bearer}\r\n{bearer}\r\n", "somebody else's first": f"{outsider}\r\n{bearer}\r\n",
        "folded line": "Authorization: Bearer\r\n " + loot.session + "\r\n",
        "space before the colon": f"Authorization : Bearer {loot.session}\r\n",
        "zero octet": f"Authorization: Bearer {loot.session}\x00\r\n",
        "smuggled behind a length": f"{outsider}\r\n{lengths}\r\n\r\n{head}{bearer}\r\n",
        "smuggled in a header": f"{outsider}\r\nX-A: b\n{bearer}\r\n",
    }  # fmt: skip
    for name, text in lines.items():
        yield name, _send(loot.stage.gateway, f"{head}{text}\r\n")


def _shown(value: str) -> dict[str, str]:
    return {"Authorization": value}


def _get(url: str, headers: dict[str, str]) -> Attack:
    return lambda client: _asked(client, "GET", url, headers)


def _post(url: str, headers: dict[str, str]) -> Attack:
    return lambda client: _asked(client, "POST", url, headers)


async def _asked(client: httpx.AsyncClient, method: str, url: str, headers: dict[str, str]) -> int:
    """The status of the answer; what the client cannot even write counts as refused."""
    raw = [(name.encode(), value.encode("utf-8")) for name, value in headers.items()]
    content = json.dumps({"form": {"title": "x"}}) if method == "POST" else None
    try:
        return (await client.request(method, url, headers=httpx.Headers(raw), content=content)).status_code
    except httpx.LocalProtocolError:
        return 400


def _send(address: str, text: str) -> Attack:
    async def send(_: httpx.AsyncClient) -> int:
        parts = urlsplit(address)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        writer.write(text.encode("latin-1"))
        async with asyncio.timeout(20):
            answer = await reader.read()
        writer.close()
        assert answer.count(b"HTTP/1.1 ") == 1, answer
        return int(answer.split(b" ", 2)[1])

    return send
