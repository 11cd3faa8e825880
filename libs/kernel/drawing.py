"""A draw by lot as a pure function that anyone can run again: same seed, same sample (A-10, G-48, G-50).

Each member gets the SHA-256 of ``seed:member`` (both written as text, the member as its id in lower case); the members
with the smallest values are drawn. Nobody chooses the seed: it is given with the draw and kept with it.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final
from uuid import UUID

METHOD: Final = "sha256_lowest"
"""Name of this way of drawing, kept with each draw."""


def sample_size(population: int, percent: int) -> int:
    """How many are drawn: the percentage rounded up, at least one if there is any, in integers."""
    return min(population, max(1, (percent * population + 99) // 100)) if population else 0


def drawn(population: Iterable[UUID], seed: str, percent: int) -> tuple[UUID, ...]:
    """The members drawn, by ascending value; the order of the population does not matter."""
    ranked = sorted(set(population), key=lambda member: (value_of(seed, member), member))
    return tuple(ranked[: sample_size(len(ranked), percent)])


def value_of(seed: str, member: UUID) -> str:
    """The value by which a member is ranked, in hexadecimal."""
    return sha256(f"{seed}:{member}".encode()).hexdigest()
