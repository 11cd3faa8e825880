"""What can be asked of a candidate; these are the request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from services.clarification.clarifications.wording import MANY, Part, Passage


class ProblemWorded(Part):
    """The wording of one item, which the events do not carry: whoever verified has the file (C-02, P-06)."""

    lead_id: UUID = Field(description="The lead.")
    item: int = Field(ge=1, description="Number of the item within the lead.")
    problem: Passage = Field(default="", description="The problem in the words that a letter would use.")
    verification: Passage = Field(default="", description="How it was verified; restricted.")


class TakeUp(Command):
    """Open the clarification from the office's own finding (C-22)."""

    unit_id: UUID | None = Field(
        default=None, description="Unit of the person today; needed if the person holds posts in several or in none."
    )
    problems: tuple[ProblemWorded, ...] = Field(
        max_length=MANY, description="The wording of every item of the findings."
    )


class Dismiss(Command):
    """Decide that there is no need of clarification (C-03)."""

    reason: Passage = Field(default="", description="Why.")


class Screen(Command):
    """Time's own act: the monthly screening proposes it again (P-39)."""
