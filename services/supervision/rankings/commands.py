"""What can be asked of a ranking list; request bodies of the API."""

from pydantic import Field

from libs.contracts.supervision_sources import RankingKind
from libs.kernel.case import Command
from services.supervision.rankings.places import LONGEST, PlaceTaken
from services.supervision.sources.wording import MANY, Line, Passage

_PLACES = Field(max_length=LONGEST, description="The whole list, each unit once, ties marked (G-37).")
_RANKED = Field(ge=0, le=LONGEST, description="How many the list says it ranks; the places must be as many.")


class ImportRanking(Command):
    """Hand in a ranking list. Complete, or refused with all that is missing."""

    kind: RankingKind = Field(description="monthly_review, city_appraisal or provincial_appraisal (A-04 to A-06).")
    list_code: str = Field(
        pattern=r"^[a-z][a-z0-9_]{0,39}$",
        description="Which list. Of the monthly review: counties or municipal_units, which are ranked apart (G-37); of "
        "an appraisal, a code that stays the same from period to period.",
    )
    period: str = Field(
        max_length=7,
        description="Month (2026-03); of an appraisal also quarter (2026-q1), half-year (2026-h1) or year (2026).",
        examples=["2026-03"],
    )
    subject: Line = Field(default="", description="What was appraised; not needed for the monthly review.")
    reference: Line = Field(description="Document or meeting in which the list was made known.")
    evidence: tuple[Line, ...] = Field(max_length=MANY, description="References of the evidence, at least one.")
    ranked: int = _RANKED
    places: tuple[PlaceTaken, ...] = _PLACES


class ConfirmRanking(Command):
    """Confirm the list for the own side: complete, no gap, ties marked (G-37)."""


class WithdrawRanking(Command):
    """Take a list back, or do not accept it, before it is confirmed; its period may then be handed in anew."""

    reasons: Passage = Field(description="Why.")


class ProposeCorrection(Command):
    """Propose a corrected list; the list in force stays until the correction is confirmed."""

    reasons: Passage = Field(description="What was wrong, and how it was found.")
    ranked: int = _RANKED
    places: tuple[PlaceTaken, ...] = _PLACES


class ConfirmCorrection(Command):
    """Confirm the proposed correction: it becomes the next version of the list."""


class RefuseCorrection(Command):
    """Do not confirm the proposed correction: the list in force stays."""

    reasons: Passage = Field(description="Why.")
