"""The places of a ranking list: as asked, as kept, and as events tell of them (G-37)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.contracts.supervision_sources import RankedUnit
from services.supervision.sources.wording import Line, Part

LONGEST: Final = 200
"""The most places a list may have."""
OUTSIDE: Final = "outside"
"""Kind of a body that is not of the city: it counts for who is last, and is never interviewed here (A-06)."""


class PlaceTaken(Part):
    """One place of the list."""

    unit_id: UUID | None = Field(default=None, description="The county, unit or task force; null for a body outside.")
    outside: Line = Field(
        default="", description="A body of another city, by name: in provincial appraisals alone (A-06)."
    )
    rank: int = Field(ge=1, le=LONGEST, description="Place; 1 is the best.")
    tied: bool = Field(default=False, description="Whether it shares the place; every tie is marked (G-37).")
    leads: bool = Field(default=False, description="Whether it leads the work ranked: provincial appraisals (A-06).")


@dataclass(frozen=True)
class Place:
    """One place as it is kept. ``unit_id`` of a body outside is the identity of this place alone."""

    unit_id: Annotated[UUID, Field(description="The unit; of a body outside, the identity of the place alone.")]
    unit_kind: Annotated[str, Field(description="Kind of the organ, or outside.")]
    rank: Annotated[int, Field(description="Place; 1 is the best.")]
    tied: Annotated[bool, Field(description="Whether it shares the place.")]
    leads: Annotated[bool, Field(description="Whether it leads the work ranked (A-06).")] = False
    outside: Annotated[str, Field(description="The body outside, by name.")] = ""


def kept(taken: Iterable[PlaceTaken], kinds: Mapping[UUID, str], new_id: Callable[[], UUID]) -> tuple[Place, ...]:
    """The places as they are kept, best first; every unit has a kind."""
    places = (
        Place(one.unit_id or new_id(), _kind(one, kinds), one.rank, one.tied, one.leads, one.outside) for one in taken
    )
    return tuple(sorted(places, key=lambda place: place.rank))


def told(places: Iterable[Place]) -> tuple[RankedUnit, ...]:
    """The places as events tell of them: no name of a body outside."""
    return tuple(
        RankedUnit(unit_id=place.unit_id, unit_kind=place.unit_kind, rank=place.rank, leads=place.leads)
        for place in places
    )


def is_same(one: Iterable[Place], other: Iterable[Place]) -> bool:
    """Whether two lists say the same; the identities of places outside do not count."""
    return sorted(map(_said, one)) == sorted(map(_said, other))


def _said(place: Place) -> tuple[int, str, bool, bool]:
    who = place.outside if place.unit_kind == OUTSIDE else str(place.unit_id)
    return place.rank, who, place.tied, place.leads


def _kind(one: PlaceTaken, kinds: Mapping[UUID, str]) -> str:
    return OUTSIDE if one.unit_id is None else kinds[one.unit_id]
