"""What is stated in the acts of a case and kept as it was said."""

from enum import StrEnum

from pydantic import Field

from libs.kernel.days import Day
from services.accountability.wording import MANY, Code, Line, Part, Passage


class Degree(StrEnum):
    """How strongly one of the three tests points to the object (A-13)."""

    CLOSE = "close"
    PARTIAL = "partial"
    NONE = "none"


class ScopeFinding(Part):
    """The finding on one of the three tests: duty link, causation, fault (A-13)."""

    test: Code = Field(description="Code of the list scope_tests.", examples=["duty_link"])
    degree: Degree = Field(description="close, partial or none; dictionary scope_degrees.")
    text: Passage = Field(description="What was found, in words.")
    evidence: tuple[Line, ...] = Field(
        max_length=MANY, description="Volume and page of each piece of evidence.", examples=[["卷一第12页"]]
    )


class OrderFromAbove(Part):
    """That the object acted on an order from above (P-24)."""

    objected: bool = Field(description="Whether an objection was raised before it was carried out.")
    clearly_illegal: bool = Field(description="Whether the order was clearly illegal; then the objection frees nobody.")
    text: Passage = Field(description="Who ordered what, and how the objection is proven.")


class LightGround(StrEnum):
    """Why light handling suffices."""

    NEGLIGENCE = "negligence"
    """Negligence in pushing the work on, without serious consequence (A-07)."""
    MINOR = "minor"
    """A minor mistake, frankly and actively put right, without loss or bad influence (A-11)."""
    SOFTENED = "softened"
    """The scope was softened to a talk by the three tests (A-14)."""


class CorrectionStated(Part):
    """One thing to be put right although nobody is held liable (F-30)."""

    text: Passage = Field(description="What is to be analysed, improved or put right.")
    due_on: Day = Field(description="Day by which it is done.")


class DefencePoint(Part):
    """One point of the defence, and what became of it (X-22)."""

    text: Passage = Field(description="What was put forward.")
    taken: bool = Field(description="Whether it is followed.")
    answer: Passage = Field(description="Why it is followed, or why not.")


class CommitteeQuestion(Part):
    """One thing the standing committee wants to know (TA-11)."""

    text: Passage = Field(description="The question.")
