"""What an interview keeps of each step before and at the talk: who, when, and what was said, as frozen records."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.interviews.statements import (
    BasisChecked,
    IntervieweeNamed,
    IntervieweeStatement,
    ProblemListed,
    StaffPresent,
)

By = Annotated[UUID, Field(description="Person who did it.")]
At = Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class InterviewRecused:
    """A person who may take no part in this interview (P-09)."""

    person_id: Annotated[UUID, Field(description="The person.")]
    ground: Annotated[str, Field(description="Ground of recusal of the profile.")]
    by: By
    at: At


@dataclass(frozen=True)
class FilingSeen:
    """A filing of the unit or matter as it stood when the interview was confirmed (P-17)."""

    filing_id: Annotated[UUID, Field(description="The filing.")]
    status: Annotated[str, Field(description="What it was worth as evidence; dictionary evidence_status.")]


@dataclass(frozen=True)
class InterviewConfirmation:
    """That the leader in charge confirmed the interview (TI-02)."""

    checks: Annotated[tuple[BasisChecked, ...], Field(description="What was found of each basis.")]
    filings: Annotated[tuple[FilingSeen, ...], Field(description="Filings of the unit or matter that day (P-17).")]
    interviewees: Annotated[tuple[IntervieweeNamed, ...], Field(description="Who is interviewed (G-39).")]
    posts_on: Annotated[date, Field(description="Day of the event; the posts are those of that day (G-39).")]
    pursuit_clause: Annotated[str, Field(description="What the tier says of pursuit: as_required or not_automatic.")]
    opinion: Annotated[str, Field(description="Opinion of the leader.")]
    confirmed_on: Annotated[date, Field(description="Day of the confirmation; the limit of the talk counts from it.")]
    by: By
    at: At

    @property
    def interviewee_ids(self) -> tuple[UUID, ...]:
        """Who is interviewed."""
        return tuple(one.person_id for one in self.interviewees)


@dataclass(frozen=True)
class InterviewNotice:
    """The notice of interview (TI-04, LA-1)."""

    letter_number: Annotated[str, Field(description="Number of the notice.")]
    interviewer_id: Annotated[UUID, Field(description="Who will interview.")]
    form: Annotated[str, Field(description="collective or individual; list interview_forms (A-17).")]
    kind: Annotated[str, Field(description="work, reminder or warning; list interview_kinds (P-25).")]
    collective_id: Annotated[UUID | None, Field(description="Shared by the interviews of one occasion (A-20).")]
    held_on: Annotated[date, Field(description="Day for which it is called.")]
    starts_at: Annotated[str, Field(description="Time of day, HH:MM.")]
    place: Annotated[str, Field(description="Where.")]
    materials: Annotated[tuple[str, ...], Field(description="What is to be brought.")]
    problems: Annotated[tuple[ProblemListed, ...], Field(description="The problem list (A-16).")]
    late_reason: Annotated[str, Field(description="Why the talk is later than the limit; else empty (G-40).")]
    issued_on: Annotated[date, Field(description="Day of the notice.")]
    by: By
    at: At

    @property
    def items(self) -> frozenset[int]:
        """The numbers of the problems."""
        return frozenset(range(1, len(self.problems) + 1))


@dataclass(frozen=True)
class InterviewRecord:
    """The signed record of the talk (TI-05, LA-2)."""

    held_on: Annotated[date, Field(description="Day of the talk.")]
    interviewer_id: Annotated[UUID, Field(description="Who interviewed.")]
    staff: Annotated[tuple[StaffPresent, ...], Field(description="Staff present, a recorder among them (P-25).")]
    statements: Annotated[tuple[IntervieweeStatement, ...], Field(description="What each interviewee said (A-33).")]
    signed_by: Annotated[tuple[UUID, ...], Field(description="Who signed: both sides and the recorder.")]
    by: By
    at: At


@dataclass(frozen=True)
class NoShow:
    """That somebody called did not appear (TI-06)."""

    absent_ids: Annotated[tuple[UUID, ...], Field(description="Who did not appear.")]
    called_on: Annotated[date, Field(description="Day for which it was called.")]
    noted_on: Annotated[date, Field(description="Day on which it was put on record.")]
    reason: Annotated[str, Field(description="Reason given; empty if none.")]
    good_reason: Annotated[bool, Field(description="Whether the interviewer holds it to be a good reason.")]
    superior_organ_id: Annotated[UUID, Field(description="Superior party organization that was told.")]
    superior_told_on: Annotated[date, Field(description="Day on which it was told.")]
    by: By
    at: At


@dataclass(frozen=True)
class InterviewCancellation:
    """That it does not take place (TI-03)."""

    reasons: Annotated[str, Field(description="Why; empty if every trigger fell at its source.")]
    by_hand: Annotated[bool, Field(description="Whether the leader cancelled; else the triggers fell.")]
    cancelled_on: Annotated[date, Field(description="Day.")]
    by: By
    at: At
