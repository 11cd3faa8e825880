"""How we are known at the identity provider."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

CALLBACK: Final = "/api/login/oidc/callback"
_PATH: Final = re.compile(r"/(?:[!-.0-\[\]-~][!-\[\]-~]*)?")


@dataclass(frozen=True, slots=True)
class OidcClient:
    """Issuer and our registration there. ValueError when an address is missing, unsafe or not of the right form.

    ``claim`` of the ID token holds the account name; ``landing`` is a path of ours, empty for an answer in JSON.
    """

    issuer: str
    client_id: str
    secret_file: Path | None
    claim: str
    redirect: str
    landing: str

    def __post_init__(self) -> None:
        _require_safe("GATEWAY_OIDC_ISSUER", self.issuer)
        if not self.client_id:
            raise ValueError("GATEWAY_OIDC_CLIENT_ID is missing")
        if _require_safe("GATEWAY_OIDC_REDIRECT", self.redirect).path != CALLBACK:
            raise ValueError(f"GATEWAY_OIDC_REDIRECT ends with {CALLBACK}")
        if self.landing and not _PATH.fullmatch(self.landing):
            raise ValueError("GATEWAY_OIDC_LANDING is a path of this host, as /start")

    def secret(self) -> str:
        """Our secret there; empty for a client without one. OSError when its file cannot be read."""
        return "" if self.secret_file is None else self.secret_file.read_text(encoding="ascii").strip()

    def owns(self, address: str) -> bool:
        """Whether an address is of the issuer's own host, port and scheme; we talk to no other."""
        try:
            return _origin(urlsplit(address)) == _origin(urlsplit(self.issuer))
        except ValueError:
            return False


def _require_safe(name: str, address: str) -> SplitResult:
    """An https address without query or user; http is good enough only inside this machine."""
    parts = urlsplit(address)
    safe = parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname or ""))
    if not safe or not parts.hostname or parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError(f"{name} is not an https address without query")
    return parts


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    if "@" in parts.netloc or not parts.hostname:
        raise ValueError("no plain address")
    return parts.scheme, parts.hostname, parts.port or {"https": 443, "http": 80}.get(parts.scheme)
