"""The draw by lot as a pure function that anyone can run again: same seed, same cases, same sample (A-10, G-48).

Each case gets the SHA-256 of ``seed:case`` (both written as text, the case as its id in lower case); the cases with the
smallest values are drawn. Nobody chooses the seed: it is given with the draw and kept with it.
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
    """The cases drawn, by ascending value; the order of the population does not matter."""
    ranked = sorted(set(population), key=lambda case_id: (value_of(seed, case_id), case_id))
    return tuple(ranked[: sample_size(len(ranked), percent)])


def value_of(seed: str, case_id: UUID) -> str:
    """The value by which a case is ranked, in hexadecimal."""
    return sha256(f"{seed}:{case_id}".encode()).hexdigest()
