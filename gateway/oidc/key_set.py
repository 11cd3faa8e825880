"""The identity provider's public keys, each for the one algorithm it fits."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey, RSAKey

ALGORITHMS: Final = ("RS256", "PS256", "ES256", "EdDSA")
_KEYS_MAX: Final = 64
_RSA_BITS: Final = range(2048, 8193)
_FITS: Final[Mapping[tuple[str, str], frozenset[str]]] = {
    ("RSA", ""): frozenset({"RS256", "PS256"}),
    ("EC", "P-256"): frozenset({"ES256"}),
    ("OKP", "Ed25519"): frozenset({"EdDSA"}),
}

Key = RSAKey | ECKey | OKPKey
_SORTS: Final[Mapping[str, type[RSAKey] | type[ECKey] | type[OKPKey]]] = {"RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}


@dataclass(frozen=True, slots=True)
class _Entry:
    kid: str | None
    algorithms: frozenset[str]
    key: Key


class KeySet:
    """Public keys that sign. What is no such key in the document (RFC 7517) is passed over."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        listed = document.get("keys")
        found = listed[:_KEYS_MAX] if isinstance(listed, list) else []
        self._entries = tuple(entry for one in found if (entry := _entry(one)) is not None)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, kid: str | None, algorithm: str) -> Key | None:
        """The one key of that name for that algorithm; None if there is none, or it is not clear which is meant."""
        fitting = [
            entry.key for entry in self._entries if algorithm in entry.algorithms and (kid is None or entry.kid == kid)
        ]
        return fitting[0] if len(fitting) == 1 else None


def _entry(given: Any) -> _Entry | None:
    """A key we may verify with: asymmetric, public, strong enough, meant for signing."""
    if not isinstance(given, dict) or given.get("use", "sig") != "sig" or "d" in given or "k" in given:
        return None
    sort, kid = _SORTS.get(str(given.get("kty"))), given.get("kid")
    if sort is None or not (kid is None or isinstance(kid, str)):
        return None
    fits = _FITS.get((str(given["kty"]), str(given.get("crv", ""))), frozenset())
    algorithms = fits if "alg" not in given else fits & {str(given["alg"])}
    key = _read(sort, given)
    return _Entry(kid, algorithms, key) if key is not None and algorithms else None


def _read(sort: type[RSAKey] | type[ECKey] | type[OKPKey], given: dict[str, Any]) -> Key | None:
    members = {name: value for name, value in given.items() if name in {"kty", "crv", "x", "y", "n", "e"}}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of weak keys; they are passed over below
            key = sort.import_key(members)
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    weak = isinstance(key, RSAKey) and key.public_key.key_size not in _RSA_BITS
    return None if weak or key.is_private else key
