"""What can be asked of an objection; these are the request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from services.supervision.visits.wording import MANY, Code, Line, Passage


class LodgeObjection(Command):
    """Object to the conclusion of a visit, within 30 days of its feedback (P-21)."""

    visit_id: UUID = Field(description="The visit.")
    points: Passage = Field(description="What of the conclusion is objected to, and why.")
    evidence: tuple[Line, ...] = Field(
        default=(), max_length=MANY, description="References of what the unit relies on, if anything."
    )


class AssignExaminer(Command):
    """Name who examines it: nobody who took part in the visit (P-21, P-09)."""

    examiner_id: UUID = Field(description="The examiner, by person.")


class DecideObjection(Command):
    """Decide it, with reasons (P-21)."""

    outcome: Code = Field(description="upheld, corrected or revoked; list objection_outcomes.")
    reasons: Passage = Field(description="Why.")
    corrected_text: Passage = Field(default="", description="Corrected: the conclusion as it reads now.")
    affected_problem_ids: tuple[UUID, ...] = Field(
        default=(),
        max_length=MANY,
        description="Corrected or revoked: problem items of the visit to be withdrawn; the head decides on each.",
    )


class WithdrawObjection(Command):
    """The unit takes its objection back."""
