"""The correction task: one thing that an untrue accusation did and that another body is asked to undo."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import end_of
from services.clarification.corrections.lifecycle import CorrectionStatus


@dataclass(frozen=True)
class Answer:
    """What the body asked has answered, and what the handling office found."""

    corrected: Annotated[bool, Field(description="Whether it was corrected or compensated; false: why it cannot be.")]
    text: Annotated[str, Field(description="What was done, or why it cannot be done.")]
    done_on: Annotated[date | None, Field(description="Day on which it took effect; null if it cannot be done.")]
    document: Annotated[str, Field(description="Number of the document that says so.")]
    answered_by: Annotated[UUID, Field(description="Person who answered.")]
    answered_at: Annotated[datetime, Field(description="When, UTC.")]
    sufficient: Annotated[bool | None, Field(description="Whether it was found sufficient; null until checked.")] = None
    note: Annotated[str, Field(description="How it was checked, or what is still missing.")] = ""
    found_by: Annotated[UUID | None, Field(description="Officer who checked it.")] = None
    found_at: Annotated[datetime | None, Field(description="When it was checked, UTC.")] = None


@dataclass(frozen=True)
class Correction(Case):
    """A correction task. Exactly one of the two subjects is given (C-30).

    The body asked sees whom it concerns, what is asked and by when; ``source_kind`` and ``source_id``, office and
    handlers are not for it.
    """

    status: Annotated[CorrectionStatus, Field(description="Where the task stands.")]
    _: KW_ONLY
    organ_id: Annotated[UUID, Field(description="Discipline organ that asks.")]
    addressee_organ_id: Annotated[UUID, Field(description="Organization or personnel body asked.")]
    item: Annotated[str, Field(description="What is to be corrected: code of the list correction_kinds (G-31).")]
    text: Annotated[str, Field(description="What exactly is asked for.")]
    undoes_gain: Annotated[bool, Field(description="Whether a gain that somebody else won is undone (P-05).")]
    letter_number: Annotated[str, Field(description="Number of the letter LC-9 that asks for it; empty if none.")]
    due_on: Annotated[date, Field(description="Day by which an answer is due (30 days, G-31).")]
    subject_person_id: Annotated[UUID | None, Field(description="Person whom it concerns.")] = None
    subject_organ_id: Annotated[UUID | None, Field(description="Unit or collective that it concerns.")] = None
    answers: Annotated[tuple[Answer, ...], Field(description="Answers of the body asked, oldest first.")] = ()
    overdue_since: Annotated[datetime | None, Field(description="When it was first found overdue, UTC.")] = None
    office_id: Annotated[UUID | None, Field(description="Office or body whose case asks for it.")] = None
    handler_ids: Annotated[tuple[UUID, ...], Field(description="Persons who handle that case.")] = ()
    recused_ids: Annotated[tuple[UUID, ...], Field(description="Persons recused from that case (P-09).")] = ()
    source_kind: Annotated[str | None, Field(description="clarification or malice: which kind of case asks.")] = None
    source_id: Annotated[UUID | None, Field(description="The case that asks.")] = None

    def timers(self) -> tuple[Timer, ...]:
        """The clock marks it overdue once its day is over (G-31)."""
        due = self.status is CorrectionStatus.OPEN
        return (Timer("mark_overdue", end_of(self.due_on)),) if due else ()
