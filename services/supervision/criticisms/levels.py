"""At which level a leader stood on a day, by the posts he held then (G-34)."""

from collections.abc import Iterable
from typing import Final

from libs.contracts.supervision_sources import SourceLevel
from services.supervision.sources.facts import PostHeld

_LEADERSHIP: Final = frozenset({"municipal_committee", "municipal_government"})
_OF_POST: Final[dict[str, SourceLevel]] = {
    "principal_leader": "municipal_principal",
    "leader_in_charge": "municipal",
}
_RANK: Final[tuple[SourceLevel, ...]] = ("municipal", "municipal_principal", "provincial", "national")
_PROVINCE: Final = "province"
_NO_LEADERS: Final = frozenset({"officer", "clerk", "judge", "administrator", "sc_recorder"})
"""Posts that lead nothing, whatever the organ."""


def level_of(posts: Iterable[PostHeld]) -> SourceLevel | None:
    """The highest level of these posts: party secretary and mayor are principals, other leaders of the city are not,
    whoever leads an organ of the province is provincial, but not its staff; None if none of them is a leader's
    (G-34)."""
    levels = {level for post in posts if (level := _level(post)) is not None}
    return max(levels, key=_RANK.index, default=None)


def _level(held: PostHeld) -> SourceLevel | None:
    post, kind, organ_level = held
    if organ_level == _PROVINCE:
        return None if post in _NO_LEADERS else "provincial"
    return _OF_POST.get(post) if kind in _LEADERSHIP else None
