"""From which network address a request comes, whatever it says itself."""

from typing import Any

import pytest

from gateway.addresses import Addresses, networks

PROXIES = networks("10.0.0.0/8, fd00::/8")


def scope(peer: str | None, *forwarded: str) -> Any:
    """As much of a request as tells where it comes from."""
    headers = [(b"x-forwarded-for", line.encode("latin-1")) for line in forwarded]
    return {"client": None if peer is None else (peer, 4711), "headers": headers}


@pytest.mark.parametrize("said", ["192.0.2.7", "10.0.0.1", "", "é"])
def test_nobody_is_believed_unless_named(said: str) -> None:
    assert Addresses().of(scope("198.51.100.1", said)) == "198.51.100.1"
    assert Addresses(PROXIES).of(scope("198.51.100.1", said)) == "198.51.100.1"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([], "10.0.0.1"),
        ([""], "10.0.0.1"),
        (["192.0.2.7"], "192.0.2.7"),
        (["192.0.2.7:5555"], "192.0.2.7"),
        (["203.0.113.9, 192.0.2.7"], "192.0.2.7"),
        (["203.0.113.9", "192.0.2.7"], "192.0.2.7"),
        (["203.0.113.9, 192.0.2.7, 10.1.2.3"], "192.0.2.7"),
        (["203.0.113.9, unknown"], "10.0.0.1"),
        (["203.0.113.9, unknown, 10.1.2.3"], "10.1.2.3"),
        (["10.1.2.3, 10.1.2.4"], "10.1.2.3"),
        (["192.0.2.7, ::ffff:10.1.2.3"], "192.0.2.7"),
        (["[2001:db8:1:2:3::4]:5555"], "2001:db8:1:2::/64"),
        (["2001:db8:1:2:ffff::1"], "2001:db8:1:2::/64"),
        (["192.0.2.7, " + "10.0.0.9, " * 30 + "10.0.0.8"], "10.0.0.9"),
    ],
)
def test_a_trusted_proxy_is_believed_about_the_last_address_it_did_not_trust(lines: list[str], found: str) -> None:
    assert Addresses(PROXIES).of(scope("10.0.0.1", *lines)) == found


def test_one_network_of_ipv6_is_one_address() -> None:
    addresses = Addresses()
    assert addresses.of(scope("2001:db8:1:2::1")) == addresses.of(scope("2001:db8:1:2:9:8:7:6"))
    assert addresses.of(scope("2001:db8:1:2::1")) != addresses.of(scope("2001:db8:1:3::1"))
    assert addresses.of(scope("::ffff:192.0.2.7")) == "192.0.2.7"


def test_a_peer_without_an_address_has_an_empty_one() -> None:
    assert Addresses(PROXIES).of(scope(None, "192.0.2.7")) == ""


@pytest.mark.parametrize("text", ["10.0.0.0/33", "proxy", "10.0.0.1/8"])
def test_a_network_that_is_none_is_told_at_the_start(text: str) -> None:
    with pytest.raises(ValueError):
        networks(text)
