"""Token buckets in memory: how often one key may do a thing in a minute."""

import math
import time
from collections.abc import Callable

from libs.kernel.refusal import Refusal

_KEYS_MAX = 20_000


class Throttle:
    """Lets each key through ``per_minute`` times at once, then as often as the minute refills it.

    Keys are kept in memory only, at most 20 000, the longest unused forgotten first.
    """

    def __init__(self, per_minute: int, refusal: type[Refusal], clock: Callable[[], float] = time.monotonic) -> None:
        self._size = float(per_minute)
        self._per_second = per_minute / 60
        self._refusal = refusal
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def admit(self, key: str) -> None:
        """Take one turn of that key; raises the refusal with ``retry_after`` in whole seconds when none is left."""
        now = self._clock()
        left, seen = self._buckets.pop(key, (self._size, now))
        left = min(self._size, left + (now - seen) * self._per_second)
        admitted = left >= 1
        self._buckets[key] = (left - 1 if admitted else left, now)
        if len(self._buckets) > _KEYS_MAX:
            del self._buckets[next(iter(self._buckets))]
        if not admitted:
            raise self._refusal(retry_after=math.ceil((1 - left) / self._per_second))
