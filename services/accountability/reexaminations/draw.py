"""A draw: seed, population, method and what was drawn, kept so that anyone can draw again (A-10, G-48)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.accountability.reexaminations.status import DrawStatus

DRAW_NUMBERED_AS = "问抽"
"""The word before the year in the number of a draw."""


@dataclass(frozen=True)
class Draw(Case):
    """One half-yearly draw among the cases that were closed since the draw before it."""

    status: Annotated[DrawStatus, Field(description="current, or superseded by a later one.")]
    _: KW_ONLY
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ.")]
    half_year: Annotated[str, Field(description="Half-year in which it was drawn, e.g. 2026-h1.")]
    drawn_on: Annotated[date, Field(description="Day of the draw; cases closed up to it could be drawn.")]
    since_on: Annotated[date | None, Field(description="Day of the draw before; null for the first.")]
    seed: Annotated[str, Field(description="Seed, given with the draw; nobody chooses it.")]
    percent: Annotated[int, Field(description="Percentage drawn, at least one case.")]
    method: Annotated[str, Field(description="How it was drawn: sha256_lowest.")]
    population: Annotated[tuple[UUID, ...], Field(description="Cases that could be drawn.")]
    sample: Annotated[tuple[UUID, ...], Field(description="Cases drawn.")]
    drawn_by: Annotated[UUID, Field(description="Who drew.")]


def half_year_of(day: date) -> str:
    """The half-year of a day, e.g. 2026-h1."""
    return f"{day.year}-h{1 if day.month <= 6 else 2}"
