"""What a supervision proposal says and what its receiver answers, kept as it was stated."""

from uuid import UUID

from pydantic import Field

from libs.kernel.days import Day
from services.accountability.wording import MANY, Line, Part, Passage


class ProblemFound(Part):
    """One problem of the list (P-26)."""

    text: Passage = Field(description="The problem, as found.")
    evidence: tuple[Line, ...] = Field(
        max_length=MANY, description="Volume and page of each piece of evidence.", examples=[["卷二第8页"]]
    )


class Content(Part):
    """The parts of the letter LA-8: basic data, problem list, facts and base, proposals (P-26)."""

    basics: Passage = Field(description="Basic data of the body: its duties in the matter.")
    problems: tuple[ProblemFound, ...] = Field(max_length=MANY, description="The problem list.")
    facts: Passage = Field(description="Facts found, in their course.")
    bases: tuple[Line, ...] = Field(
        max_length=MANY, description="Rules it stands on, by document and article.", examples=[["监察法第五十二条"]]
    )
    proposals: tuple[Passage, ...] = Field(max_length=MANY, description="What is proposed, point by point.")


class BodyConsulted(Part):
    """A functional body that was asked before sending (P-26)."""

    organ_id: UUID = Field(description="The body.")
    opinion: Passage = Field(description="What it said.")


class Undertaking(Part):
    """What the receiving body does about one point (P-26)."""

    point: int = Field(ge=1, le=MANY, description="Number of the point in the proposals, from 1.")
    text: Passage = Field(description="What it does about it.")
    done_by: Day = Field(description="Day by which it is done.")
