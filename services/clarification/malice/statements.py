"""What is stated in the acts of such a case and kept as it was said: signs, elements, declarations, circular."""

from uuid import UUID

from pydantic import Field

from services.clarification.malice.wording import MANY, Code, Line, Part, Passage


class SignTicked(Part):
    """One of the five signs by which malice is told from a mistake (P-02)."""

    sign: Code = Field(description="Code of the list malice_signs.", examples=["timing"])
    present: bool = Field(description="Whether it speaks for malice.")
    note: Passage = Field(description="On what that rests.")


class ElementEvidenced(Part):
    """One of the two elements, with the evidence that carries it (P-01)."""

    element: Code = Field(description="Code of the list malice_elements.", examples=["fabrication"])
    statement: Passage = Field(default="", description="What is held to be proven, without saying who accused.")
    evidence: tuple[Line, ...] = Field(
        default=(),
        max_length=MANY,
        description="Volume and page of each piece of evidence.",
        examples=[["卷二第14页"]],
    )


class RecusalDeclared(Part):
    """One person's declaration on recusal for this case (P-09)."""

    person_id: UUID = Field(description="Who declares.")
    ground: Code | None = Field(default=None, description="Ground of recusal of the profile; empty if there is none.")


class CircularDecided(Part):
    """Whether the case is made known as a typical one (W-08). It stays anonymous."""

    issued: bool = Field(description="Whether there will be a circular.")
    reason: Passage = Field(description="Why, or why not.")
    range: Passage = Field(default="", description="To whom it goes; required if there is one.")
