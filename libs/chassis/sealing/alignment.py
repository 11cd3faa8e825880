"""Where a found sequence of hashes departs from the true one: what is gone, what is new, what has changed places."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alignment:
    """``removed`` are places of the true sequence; ``added`` and ``moved`` places of the found one.

    ``matched`` gives the true place for each found place that has one.
    """

    removed: tuple[int, ...]
    added: tuple[int, ...]
    moved: tuple[int, ...]
    matched: dict[int, int]


def align(true: Sequence[bytes], found: Sequence[bytes]) -> Alignment:
    """Compare the two; as few as possible count as moved. Time n log n."""
    places: dict[bytes, deque[int]] = defaultdict(deque)
    for place, digest in enumerate(true):
        places[digest].append(place)
    matched: dict[int, int] = {}
    for at, digest in enumerate(found):
        if places.get(digest):
            matched[at] = places[digest].popleft()
    gone = set(range(len(true))).difference(matched.values())
    kept = _longest_rising(list(matched.items()))
    return Alignment(
        removed=tuple(sorted(gone)),
        added=tuple(at for at in range(len(found)) if at not in matched),
        moved=tuple(at for at in matched if at not in kept),
        matched=matched,
    )


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The found places of a longest run of pairs whose true places rise."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        tails[length : length + 1] = [place]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else -1)
    kept: set[int] = set()
    number = last[-1] if last else -1
    while number >= 0:
        kept.add(pairs[number][0])
        number = before[number]
    return kept
