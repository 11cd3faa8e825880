"""Token buckets in memory: how often one key may do a thing."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Self

from libs.kernel.refusal import Refusal

KEYS_MAX: Final = 20_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many turns at once (``burst``), then as many as a second refills (``per_second``)."""

    per_second: float
    burst: int

    @classmethod
    def per_minute(cls, times: int) -> Self:
        """So many turns at once, refilled within a minute."""
        return cls(times / 60, times)


class Throttle:
    """Lets each key through as often as the rate allows.

    Keys are kept in memory only, at most 20 000, the longest unused forgotten first; a restart forgets them all.
    """

    def __init__(self, rate: Rate, refusal: type[Refusal], clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = float(rate.burst)
        self._per_second = rate.per_second
        self._refusal = refusal
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def admit(self, key: str) -> None:
        """Take one turn of that key; raises the refusal with ``retry_after`` in whole seconds when none is left."""
        left, now = self._left(key)
        if left < 1:
            self._keep(key, left, now)
            self._refuse(left)
        self._keep(key, left - 1, now)

    def require_room(self, key: str) -> None:
        """Raise the same refusal when the key has no turn left, and take none."""
        left, _ = self._left(key)
        if left < 1:
            self._refuse(left)

    def take(self, key: str) -> None:
        """Take one turn of that key although none may be left."""
        left, now = self._left(key)
        self._keep(key, max(0.0, left - 1), now)

    def _left(self, key: str) -> tuple[float, float]:
        """Turns left of that key now, and the instant that now is."""
        now = self._clock()
        left, seen = self._buckets.get(key, (self._burst, now))
        return min(self._burst, left + (now - seen) * self._per_second), now

    def _keep(self, key: str, left: float, now: float) -> None:
        self._buckets.pop(key, None)
        self._buckets[key] = (left, now)
        if len(self._buckets) > KEYS_MAX:
            del self._buckets[next(iter(self._buckets))]

    def _refuse(self, left: float) -> None:
        raise self._refusal(retry_after=max(1, math.ceil((1 - left) / self._per_second)))
