"""How one encrypted value can be altered by whoever has the rights of the database: one function per way."""

from base64 import b64decode, b64encode
from random import Random
from typing import Any

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
"""What base64 is written with."""


def _wrapped(value: bytes) -> Any:
    return {"sealed": b64encode(value).decode()}


def cut(sealed: str, chance: Random) -> Any:
    """Less of it, at either end."""
    value = b64decode(sealed)
    size = chance.randrange(1, len(value) + 1)
    return _wrapped(chance.choice((value[size:], value[:-size])))


def flipped(sealed: str, chance: Random) -> Any:
    """One bit the other way."""
    value = bytearray(b64decode(sealed))
    bit = chance.randrange(len(value) * 8)
    value[bit // 8] ^= 1 << bit % 8
    return _wrapped(bytes(value))


def misspelt(sealed: str, chance: Random) -> Any:
    """One letter of its spelling another."""
    place = chance.randrange(len(sealed))
    other = chance.choice([letter for letter in _ALPHABET if letter != sealed[place]])
    return {"sealed": sealed[:place] + other + sealed[place + 1 :]}


def lengthened(sealed: str, chance: Random) -> Any:
    """More of it, at either end."""
    value, more = b64decode(sealed), chance.randbytes(chance.randrange(1, 40))
    return _wrapped(chance.choice((value + more, more + value)))


def cleared(sealed: str, chance: Random) -> Any:
    """Something that is not encrypted, or not in the form of it."""
    return chance.choice((None, "", "planted", [], {}, {"sealed": None}, {"sealed": sealed, "more": 1}, sealed))
