"""What a follow-up keeps of each step: who, when, and what was found, as frozen records."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field


@dataclass(frozen=True)
class VisitPlan:
    """The next visit as the head has planned it: who, when, and the outline beforehand (P-27)."""

    visitor_ids: Annotated[tuple[UUID, ...], Field(description="Who visits, at least two, by person.")]
    planned_on: Annotated[date, Field(description="Day for which it is planned.")]
    outline: Annotated[str, Field(description="Outline of the talk and of what is looked into, made beforehand.")]
    planned_by: Annotated[UUID, Field(description="Head who planned it.")]
    planned_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class CheckFound:
    """What one of the three checks found (D-02)."""

    check: Annotated[str, Field(description="execution, performance or rights; list visit_checks.")]
    sound: Annotated[bool, Field(description="Whether all is as it should be.")]
    found: Annotated[str, Field(description="What was found.")]


@dataclass(frozen=True)
class MethodUsed:
    """What came of listening, looking or talking (P-27)."""

    method: Annotated[str, Field(description="listen, look or talk.")]
    note: Annotated[str, Field(description="Whom or what, and what it showed.")]


@dataclass(frozen=True)
class Grading:
    """The grade of a visit, given by a visitor who did not write the record (P-27)."""

    grade: Annotated[str, Field(description="good, average or poor; list visit_grades.")]
    reasons: Annotated[str, Field(description="Why.")]
    graded_by: Annotated[UUID, Field(description="The other visitor, who thereby signs the record, too.")]
    graded_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Visit:
    """One visit as the registration form LD-1 has it (D-01, D-02, P-27)."""

    visited_on: Annotated[date, Field(description="Day of the visit.")]
    visitor_ids: Annotated[tuple[UUID, ...], Field(description="Who visited, by person.")]
    outline: Annotated[str, Field(description="The outline that was made beforehand.")]
    planned_by: Annotated[UUID, Field(description="Head who planned it.")]
    planned_at: Annotated[datetime, Field(description="When it was planned, UTC.")]
    checks: Annotated[tuple[CheckFound, ...], Field(description="The three checks with what each found.")]
    methods: Annotated[tuple[MethodUsed, ...], Field(description="Listening, looking, talking.")]
    said: Annotated[str, Field(description="What the person visited said in the heart-to-heart talk.")]
    recorded_by: Annotated[UUID, Field(description="Visitor who wrote the record.")]
    recorded_at: Annotated[datetime, Field(description="When, UTC.")]
    grading: Annotated[Grading | None, Field(description="The grade; null until given.")] = None

    def found_sound(self, check: str) -> bool | None:
        """Whether that check found all as it should be; None if it was not made."""
        return next((one.sound for one in self.checks if one.check == check), None)


@dataclass(frozen=True)
class ReturnedRecord:
    """A record that the other visitor did not sign (P-27)."""

    visit: Annotated[Visit, Field(description="The record as it was written.")]
    reasons: Annotated[str, Field(description="What is wrong with it.")]
    returned_by: Annotated[UUID, Field(description="The other visitor.")]
    returned_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class RightsBreach:
    """A breach of the person's rights that a visit found; it is put right before the follow-up ends (D-02)."""

    id: Annotated[UUID, Field(description="The breach.")]
    found_on: Annotated[date, Field(description="Day of the visit that found it.")]
    found: Annotated[str, Field(description="What was found.")]
    recorded_at: Annotated[datetime, Field(description="When the visit that found it was recorded, UTC.")]
    remedied_on: Annotated[date | None, Field(description="Day since which it is put right; null while open.")] = None
    remedy: Annotated[str, Field(description="What was done about it.")] = ""
    proof: Annotated[str, Field(description="Document or place that proves it.")] = ""
    remedied_by: Annotated[UUID | None, Field(description="Head who had it put right.")] = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be put right."""
        return self.remedied_on is None


@dataclass(frozen=True)
class Acknowledgement:
    """What the organization department says to the letter (D-03)."""

    received_on: Annotated[date, Field(description="Day on which the letter came.")]
    note: Annotated[str, Field(description="What it says to it.")]
    by: Annotated[UUID, Field(description="Who signed for it.")]


@dataclass(frozen=True)
class Feedback:
    """The letter LD-2 to the organization department: the period is over, and how the person does (D-03)."""

    organ_id: Annotated[UUID, Field(description="Organization or personnel body that has the letter.")]
    letter_number: Annotated[str, Field(description="Number of the letter LD-2.")]
    performance: Annotated[str, Field(description="How the work stands out.")]
    recognition: Annotated[str, Field(description="By what the recognition of those around is known.")]
    proposal: Annotated[str, Field(description="What is proposed; the department decides by itself.")]
    sent_on: Annotated[date, Field(description="Day of the letter.")]
    sent_by: Annotated[UUID, Field(description="Head who sent it.")]
    acknowledged: Annotated[Acknowledgement | None, Field(description="The department's receipt.")] = None


@dataclass(frozen=True)
class FollowupClosing:
    """How a follow-up was closed (TD-03)."""

    reasons: Annotated[str, Field(description="Why it is closed.")]
    unmet: Annotated[
        tuple[str, ...],
        Field(description="Which condition of feeding back was not met: outstanding, recognised; none if fed back."),
    ]
    closed_by: Annotated[UUID, Field(description="Head who closed it.")]
    closed_at: Annotated[datetime, Field(description="When, UTC.")]
    delivery_proof: Annotated[str, Field(description="How the letter is known to have come, if not signed for.")] = ""
