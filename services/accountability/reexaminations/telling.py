"""What every event of a draw or re-examination says."""

from typing import TypedDict
from uuid import UUID

from services.accountability.reexaminations.draw import Draw
from services.accountability.reexaminations.reexamination import Reexamination


class Drawing(TypedDict):
    """The fields that the events of a draw share."""

    competent_organ_id: UUID
    half_year: str


class Matter(TypedDict):
    """The fields that the events of a re-examination share."""

    case_id: UUID
    competent_organ_id: UUID


def drawing_of(draw: Draw) -> Drawing:
    """Whose draw, of which half-year."""
    return Drawing(competent_organ_id=draw.competent_organ_id, half_year=draw.half_year)


def matter_of(reexamination: Reexamination) -> Matter:
    """Which case, of which organ."""
    return Matter(case_id=reexamination.case_id, competent_organ_id=reexamination.competent_organ_id)
