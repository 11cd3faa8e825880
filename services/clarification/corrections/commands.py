"""What can be asked of a correction task; these are the request bodies of the API."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from libs.kernel.case import Command
from libs.kernel.days import Day

Passage = Annotated[str, StringConstraints(max_length=4000)]
Line = Annotated[str, StringConstraints(max_length=200)]


class CorrectionItem(Command):
    """One thing to be corrected or compensated, as the case that asks for it states it (C-32, P-05)."""

    item: Line = Field(description="Code of the list correction_kinds.", examples=["candidate_status"])
    addressee_organ_id: UUID = Field(description="Organization or personnel body that is asked.")
    undoes_gain: bool = Field(
        default=False,
        description="False: what the subject lost is restored. True: what somebody else won by it is undone (P-05).",
    )
    text: Passage = Field(description="What exactly is asked for; nothing of the report or of who made it.")
    letter_number: Line = Field(
        default="",
        description="Number of the letter LC-9 that asks for it; it alone names whose gain is undone.",
        examples=["许纪函〔2026〕8号"],
    )


class AnswerCorrection(Command):
    """Answer the task: what was done, or why it cannot be done (G-31)."""

    corrected: bool = Field(description="True: corrected or compensated. False: it cannot be; the text says why.")
    text: Passage = Field(description="What was done, or why it cannot be done.")
    done_on: Day | None = Field(default=None, description="Day on which it took effect; required if corrected.")
    document: Line = Field(default="", description="Number of the document that says so; required if corrected.")


class CloseCorrection(Command):
    """Find the answer sufficient; the task is done (C-32)."""

    note: Passage = Field(description="How it was checked.")


class ReturnAnswer(Command):
    """Find the answer insufficient; the task is open again (C-32)."""

    reasons: Passage = Field(description="What is still missing.")


class MarkOverdue(Command):
    """Time's own act: the day has passed without an answer (G-31)."""
