"""The form of an application for clarification (C-23, P-12)."""

from enum import StrEnum
from uuid import UUID

from pydantic import Field

from libs.kernel.days import Day
from services.clarification.clarifications.wording import MANY, Code, Line, Part, Passage


class Publicity(StrEnum):
    """What the applicant thinks of a clarification in public (G-22, P-12)."""

    WISHED = "wished"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Appearance(Part):
    """One place and time at which the untrue report showed its influence."""

    place: Line = Field(description="Where: meeting, unit, village, chat group, website.", examples=["局机关干部大会"])
    on: Day | None = Field(default=None, description="When, as far as known.")


class ApplicationForm(Part):
    """What the applicant states. Nothing in it asks who may have reported: that is no business of the application."""

    unit_id: UUID = Field(description="Unit of the applicant, or the unit that applies.")
    post: Line = Field(default="", description="Post of the person concerned; empty for a unit.")
    contact: Line = Field(default="", description="How the applicant is reached.")
    claim: Passage = Field(default="", description="What is asked for.")
    reported_content: Passage = Field(default="", description="Main content of the untrue report as far as known.")
    appearances: tuple[Appearance, ...] = Field(
        default=(), max_length=MANY, description="Where and when the report had its influence."
    )
    situations: tuple[Code, ...] = Field(
        default=(),
        max_length=MANY,
        description="Influence claimed: codes of the clarification situations (C-07..C-13).",
    )
    methods: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Methods wished; the organ decides (C-15)."
    )
    publicity: Publicity | None = Field(default=None, description="Opinion on a clarification in public (G-22).")
    true_statement: bool = Field(default=False, description="The applicant states that all of this is true.")
