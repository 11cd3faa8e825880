"""Which headers pass the door, in and out, and which every answer carries."""

from collections.abc import Iterable
from typing import Final

Headers = list[tuple[bytes, bytes]]

HOP_BY_HOP: Final = frozenset(
    {
        b"connection", b"keep-alive", b"proxy-authenticate", b"proxy-authorization", b"proxy-connection", b"te",
        b"trailer", b"transfer-encoding", b"upgrade",
    }
)  # fmt: skip
_NEVER_IN: Final = HOP_BY_HOP | {
    b"host", b"content-length", b"authorization", b"cookie", b"expect", b"forwarded", b"x-real-ip", b"x-request-id",
    b"x-correlation-id", b"x-lanyard", b"via", b"x-original-url", b"x-rewrite-url", b"x-http-method-override",
}  # fmt: skip
_INCOGNITO: Final = frozenset(
    {b"accept", b"accept-language", b"content-type", b"idempotency-key", b"if-match", b"if-none-match"}
)
"""All that a service learns of a request whose sender's address and device it must not know (P-06)."""
_NEVER_IN_PREFIXES: Final = (b"x-user-", b"x-forwarded-", b"x-internal-", b"x-account", b"x-role", b"x-auth")

API_POLICY: Final = b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
# The one style inside a page is that of Swagger UI's own logo; a new version of it may need another digest here.
PAGE_POLICY: Final = (
    b"default-src 'none'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    b"style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; "
    b"connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_ALWAYS: Final[Headers] = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"strict-transport-security", b"max-age=31536000"),
]
SECURITY: Final[Headers] = [*_ALWAYS, (b"content-security-policy", API_POLICY)]
PAGE_SECURITY: Final[Headers] = [*_ALWAYS, (b"content-security-policy", PAGE_POLICY)]
_SECURITY_NAMES: Final = frozenset(name for name, _ in SECURITY)
_NEVER_OUT: Final = (
    HOP_BY_HOP
    | _SECURITY_NAMES
    | {b"server", b"date", b"set-cookie", b"x-powered-by", b"x-request-id", b"x-correlation-id", b"alt-svc"}
)


def forwarded(headers: Iterable[tuple[bytes, bytes]], *, incognito: bool = False) -> Headers:
    """The caller's headers a service may see: none that claims an identity, an origin or a connection.

    ``incognito``: none either that tells of the caller's address or device, nor any that is not known to be harmless.
    """
    named = frozenset[bytes]()
    kept: Headers = []
    for name, value in headers:
        if name == b"connection":
            named |= _listed(value)
        elif incognito and name not in _INCOGNITO:
            continue
        elif name not in _NEVER_IN and not name.startswith(_NEVER_IN_PREFIXES) and b"_" not in name:
            kept.append((name, value))
    return [(name, value) for name, value in kept if name not in named] if named else kept


def returned(headers: Iterable[tuple[bytes, bytes]], prefix: bytes) -> Headers:
    """A service's headers the caller may see; ``Location`` is lengthened by ``prefix``."""
    named = frozenset[bytes]()
    kept: Headers = []
    for given, value in headers:
        name = given.lower()
        if name == b"connection":
            named |= _listed(value)
        elif name == b"location":
            kept.append((name, prefix + value if value.startswith(b"/v1/") else value))
        elif name not in _NEVER_OUT:
            kept.append((name, value))
    return [(name, value) for name, value in kept if name not in named] if named else kept


def secured(headers: Iterable[tuple[bytes, bytes]], policy: Headers) -> Headers:
    """The headers of an answer with those of the policy in place of any it had of its own."""
    return [*((name, value) for name, value in headers if name not in _SECURITY_NAMES), *policy]


def _listed(value: bytes) -> frozenset[bytes]:
    """The header names a Connection header declares to be about this connection only."""
    return frozenset(part.strip().lower() for part in value.split(b","))
