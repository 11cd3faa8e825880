"""The three papers of an interview as structured read models: notice (LA-1), record (LA-2), rectification (LA-3)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import Field

from libs.kernel.profile import Profile
from libs.kernel.text import Language, Text
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.records import InterviewNotice, InterviewRecord
from services.accountability.interviews.statements import IntervieweeStatement, ProblemListed, StaffPresent
from services.accountability.interviews.tiers import tier_of

NOTICE_TITLE: Final = Text("约谈通知书", "Notice of interview")
RECORD_TITLE: Final = Text("约谈记录", "Record of interview")
RECTIFICATION_TITLE: Final = Text("整改通知书", "Notice of rectification")

Title = Annotated[str, Field(description="Title, in the reader's language.")]


@dataclass(frozen=True)
class LegalBasis:
    """What the letter stands on."""

    text: Annotated[str, Field(description="The rule of the tier, in the reader's language.")]
    cites: Annotated[tuple[str, ...], Field(description="Rules (A-01 to A-06).")]


@dataclass(frozen=True)
class NoticeLetter:
    """Notice of interview (LA-1)."""

    title: Title
    letter_number: Annotated[str, Field(description="Number of the notice.")]
    organ_id: Annotated[UUID, Field(description="Organ that issues it.")]
    legal_basis: Annotated[LegalBasis, Field(description="The rule of the tier.")]
    unit_id: Annotated[UUID, Field(description="The unit.")]
    interviewee_ids: Annotated[tuple[UUID, ...], Field(description="Who is interviewed.")]
    interviewer_id: Annotated[UUID, Field(description="Who interviews.")]
    form: Annotated[str, Field(description="collective or individual; list interview_forms.")]
    kind: Annotated[str, Field(description="work, reminder or warning; list interview_kinds.")]
    held_on: Annotated[date, Field(description="Day.")]
    starts_at: Annotated[str, Field(description="Time of day, HH:MM.")]
    place: Annotated[str, Field(description="Where.")]
    materials: Annotated[tuple[str, ...], Field(description="What is to be brought.")]
    problems: Annotated[tuple[ProblemListed, ...], Field(description="The problem list.")]
    issued_on: Annotated[date, Field(description="Day of the notice.")]


@dataclass(frozen=True)
class RecordLetter:
    """Record of interview (LA-2)."""

    title: Title
    held_on: Annotated[date, Field(description="Day.")]
    interviewer_id: Annotated[UUID, Field(description="Who interviewed.")]
    staff: Annotated[tuple[StaffPresent, ...], Field(description="Staff and recorder.")]
    problems: Annotated[tuple[ProblemListed, ...], Field(description="The problem list that was put.")]
    statements: Annotated[
        tuple[IntervieweeStatement, ...], Field(description="What each said; the state of mind is for the organ alone.")
    ]
    signed_by: Annotated[tuple[UUID, ...], Field(description="Who signed.")]


@dataclass(frozen=True)
class RectificationLetter:
    """Notice of rectification (LA-3)."""

    title: Title
    organ_id: Annotated[UUID, Field(description="Organ that issues it.")]
    unit_id: Annotated[UUID, Field(description="The unit.")]
    problems: Annotated[tuple[ProblemListed, ...], Field(description="Problems with what is demanded.")]
    due_on: Annotated[date | None, Field(description="Last day by which it is put right (G-40).")]
    responsible_id: Annotated[UUID | None, Field(description="Who answers for it; null until the plan says so.")]


@dataclass(frozen=True)
class InterviewLetters:
    """The papers of an interview; null where there is none yet."""

    notice: Annotated[NoticeLetter | None, Field(description="Notice of interview (LA-1).")] = None
    record: Annotated[RecordLetter | None, Field(description="Record of interview (LA-2).")] = None
    rectification: Annotated[RectificationLetter | None, Field(description="Notice of rectification (LA-3).")] = None


def letters_of(interview: Interview, profile: Profile, limit_on: date | None, language: Language) -> InterviewLetters:
    """The papers as they stand. ``limit_on`` is the end of the thirty days after the talk."""
    notice, record = interview.notice, interview.record
    if notice is None:
        return InterviewLetters()
    return InterviewLetters(
        _notice(interview, notice, profile, language),
        None if record is None else _record(record, notice, language),
        None if record is None else _rectification(interview, notice, limit_on, language),
    )


def without_minds(statements: Any) -> Any:
    """The statements as the interviewee's unit may read them."""
    return [{**one, "state_of_mind": ""} for one in statements]


def _notice(interview: Interview, notice: InterviewNotice, profile: Profile, language: Language) -> NoticeLetter:
    tier, confirmation = tier_of(interview.tier, profile), interview.confirmation
    return NoticeLetter(
        title=NOTICE_TITLE.read(language),
        letter_number=notice.letter_number,
        organ_id=interview.competent_organ_id,
        legal_basis=LegalBasis(tier.text.read(language), tuple(tier.cites)),
        unit_id=interview.unit_id,
        interviewee_ids=() if confirmation is None else confirmation.interviewee_ids,
        interviewer_id=notice.interviewer_id,
        form=notice.form,
        kind=notice.kind,
        held_on=notice.held_on,
        starts_at=notice.starts_at,
        place=notice.place,
        materials=notice.materials,
        problems=notice.problems,
        issued_on=notice.issued_on,
    )


def _record(record: InterviewRecord, notice: InterviewNotice, language: Language) -> RecordLetter:
    return RecordLetter(
        RECORD_TITLE.read(language),
        record.held_on,
        record.interviewer_id,
        record.staff,
        notice.problems,
        record.statements,
        record.signed_by,
    )


def _rectification(
    interview: Interview, notice: InterviewNotice, limit_on: date | None, language: Language
) -> RectificationLetter:
    plan = interview.plan
    return RectificationLetter(
        RECTIFICATION_TITLE.read(language),
        interview.competent_organ_id,
        interview.unit_id,
        notice.problems,
        interview.due_on or limit_on,
        None if plan is None else plan.responsible_id,
    )
