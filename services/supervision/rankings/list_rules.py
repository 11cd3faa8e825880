"""What a complete list is: places without gap, ties marked, each unit once, counties and units apart (G-37)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from libs.contracts.supervision_sources import RankingKind
from libs.kernel.finding import Finding, Missing
from services.supervision.rankings import refusals as no
from services.supervision.rankings.places import PlaceTaken
from services.supervision.refusing import finding, unless

MONTHLY_LISTS: Final[Mapping[str, str]] = {"counties": "county", "municipal_units": "municipal_unit"}
"""The two lists of the monthly review and the kind of unit each ranks (A-04, G-37)."""
_RANKED_KINDS: Final[Mapping[RankingKind, frozenset[str]]] = {
    "monthly_review": frozenset(MONTHLY_LISTS.values()),
    "city_appraisal": frozenset({"county", "municipal_unit"}),
    "provincial_appraisal": frozenset({"municipal_unit", "task_force"}),
}
_PROVINCIAL: Final = "provincial_appraisal"
Places = Sequence[PlaceTaken]
Kinds = Mapping[UUID, str]


def assess_list(kind: RankingKind, list_code: str, ranked: int, places: Places, kinds: Kinds) -> tuple[Finding, ...]:
    """Every rule on the places of a list, whether handed in or proposed as a correction."""
    ranks = Counter(place.rank for place in places)
    complete = bool(places) and len(places) == ranked
    return (
        finding(no.ListIncomplete, [unless(complete, no.ListIncomplete, "/places")]),
        finding(no.PlaceUnclear, _unclear(kind, places)),
        finding(no.RankedTwice, _twice(places)),
        finding(no.RankedUnknown, _unknown(_ranked_kinds(kind, list_code), places, kinds)),
        finding(no.KindsMixed, _mixed(kind, places, kinds)),
        finding(no.PlacesBroken, [unless(_is_unbroken(ranks), no.PlacesBroken, "/places")]),
        finding(no.TiesUnmarked, _ties(places, ranks)),
        finding(no.LeadsElsewhere, _leads(kind, places)),
    )


def _ranked_kinds(kind: RankingKind, list_code: str) -> frozenset[str]:
    """The kinds of unit that this list ranks."""
    if kind == "monthly_review" and list_code in MONTHLY_LISTS:
        return frozenset({MONTHLY_LISTS[list_code]})
    return _RANKED_KINDS[kind]


def _unclear(kind: RankingKind, places: Places) -> Iterator[Missing | None]:
    for index, place in enumerate(places):
        one = (place.unit_id is None) == bool(place.outside)
        yield unless(one and not (place.outside and kind != _PROVINCIAL), no.PlaceUnclear, f"/places/{index}")


def _twice(places: Places) -> Iterator[Missing | None]:
    seen = [place.unit_id or place.outside for place in places]
    for index, who in enumerate(seen):
        yield unless(who not in seen[:index], no.RankedTwice, f"/places/{index}")


def _unknown(wanted: frozenset[str], places: Places, kinds: Kinds) -> Iterator[Missing | None]:
    for index, place in enumerate(places):
        fits = place.unit_id is None or kinds.get(place.unit_id) in wanted
        yield unless(fits, no.RankedUnknown, f"/places/{index}/unit_id")


def _mixed(kind: RankingKind, places: Places, kinds: Kinds) -> Iterator[Missing | None]:
    found = {kinds[place.unit_id] for place in places if place.unit_id is not None and place.unit_id in kinds}
    yield unless(kind == _PROVINCIAL or len(found) <= 1, no.KindsMixed, "/places")


def _is_unbroken(ranks: Mapping[int, int]) -> bool:
    """Whether places follow one another from 1 on; after a tie, places may be left out for those who share it."""
    expected = {1}
    for rank in sorted(ranks):
        if rank not in expected:
            return False
        expected = {rank + 1, rank + ranks[rank]}
    return True


def _ties(places: Places, ranks: Mapping[int, int]) -> Iterator[Missing | None]:
    for index, place in enumerate(places):
        yield unless(place.tied == (ranks[place.rank] > 1), no.TiesUnmarked, f"/places/{index}/tied")


def _leads(kind: RankingKind, places: Places) -> Iterator[Missing | None]:
    for index, place in enumerate(places):
        counts = kind == _PROVINCIAL and place.unit_id is not None
        yield unless(counts or not place.leads, no.LeadsElsewhere, f"/places/{index}/leads")
