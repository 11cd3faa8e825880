"""What is proposed: situations with their evidence, assessment factors, influence, methods with their ranges."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from services.clarification.clarifications.wording import MANY, Code, Line, Part, Passage


class SituationClaimed(Part):
    """One of the seven situations, with what shows it (C-06 to C-13)."""

    code: Code = Field(description="Situation of the profile, e.g. xc_c1.")
    evidence: tuple[Passage, ...] = Field(default=(), max_length=MANY, description="What shows it, piece by piece.")
    reason: Passage = Field(default="", description="Why it applies; needed for the catch-all situation (C-13).")
    repeat_lead_id: UUID | None = Field(default=None, description="Lead that repeats a concluded matter (C-11).")
    earlier_conclusion: Passage = Field(default="", description="The earlier conclusion on the same matter (C-11).")


class FactorAssessed(Part):
    """What is known of the subject under one factor of daily performance (C-25)."""

    code: Code = Field(description="Factor of the profile, e.g. moral_conduct.")
    text: Passage = Field(description="The assessment; it never enters the letter (C-02).")


class Influence(Part):
    """The bad influence that was proven: how far it went and what shows it (C-25, G-28)."""

    range: Code = Field(description="Range in which harm was proven, e.g. unit.")
    organ_ids: tuple[UUID, ...] = Field(default=(), max_length=MANY, description="Units in which it arose.")
    evidence: tuple[Passage, ...] = Field(default=(), max_length=MANY, description="What shows it, piece by piece.")
    large_social: bool = Field(default=False, description="Whether large social influence is to be expected (C-27).")
    media_opinion: bool = Field(
        default=False, description="Whether it is large in network media or local opinion (C-20)."
    )


class Range(Part):
    """The range of a public method: chosen, with its audience and its reason (G-28)."""

    type: Code = Field(description="Range of the profile, e.g. unit.")
    organ_ids: tuple[UUID, ...] = Field(default=(), max_length=MANY, description="Units it covers.")
    audience: tuple[Line, ...] = Field(default=(), max_length=MANY, description="Who is there, line by line.")
    reason: Passage = Field(default="", description="Why this range.")


class MethodProposed(Part):
    """One of the five methods (C-15 to C-20)."""

    code: Code = Field(description="Method of the profile: written, in_person, meeting, circular or media.")
    range: Range | None = Field(default=None, description="Its range; needed for every public method (G-28).")
    way: Literal["sent_staff", "entrusted"] | None = Field(
        default=None, description="Face to face: by staff sent, or by letter entrusted to the party head (C-17)."
    )
    added_by_rule: bool = Field(default=False, description="True for the written letter that the rule adds (P-10).")
