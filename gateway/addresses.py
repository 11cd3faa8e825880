"""From which network address a request comes; a forwarding header is believed only from the proxies we trust."""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

from starlette.types import Scope

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address
_READ_MAX: Final = 20  # entries of a forwarding header, from its end
_HOUSEHOLD: Final = 64  # bits; whoever has one IPv6 address has all that begin like it


class Addresses:
    """Tells the address of a request as one text: IPv4 whole, of IPv6 the network of 64 bits."""

    def __init__(self, trusted: Iterable[Network] = ()) -> None:
        self._trusted = tuple(trusted)

    def of(self, scope: Scope) -> str:
        """The peer, or, if the peer is a proxy we trust, the last address before ours that it was told of."""
        client = scope.get("client")
        peer = _read(client[0]) if client else None
        if peer is None:
            return ""
        if self._trusted and self._trusts(peer):
            peer = self._behind(peer, scope)
        return _told(peer)

    def _behind(self, proxy: Address, scope: Scope) -> Address:
        lines = [value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for"]
        found = proxy
        for entry in reversed(",".join(lines).split(",")[-_READ_MAX:]):
            address = _read(entry.strip())
            if address is None:
                return found
            found = address
            if not self._trusts(address):
                return found
        return found

    def _trusts(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


def networks(text: str) -> tuple[Network, ...]:
    """Networks (CIDR) separated by commas; ValueError for what is none."""
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


@lru_cache(maxsize=4096)
def _read(text: str) -> Address | None:
    """The address, with or without a port; None if it is none. IPv4 inside IPv6 is IPv4."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


@lru_cache(maxsize=4096)
def _told(address: Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    return str(IPv6Network((int(address), _HOUSEHOLD), strict=False))
