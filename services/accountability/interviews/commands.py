"""What is asked of an interview up to the talk; request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.interviews.statements import (
    BasisChecked,
    Clock,
    IntervieweeNamed,
    IntervieweeStatement,
    ProblemListed,
    StaffPresent,
)
from services.accountability.wording import MANY, Code, Line, Passage


class ConfirmInterview(Command):
    """Confirm the interview as leader in charge: facts, filings and interviewee (TI-02, A-16, P-17, G-39)."""

    checks: tuple[BasisChecked, ...] = Field(max_length=MANY, description="What was found of each basis, all of them.")
    filings_looked_up: bool = Field(
        description="That the look-up of filings of the unit and matter was shown, also if it found none (P-17)."
    )
    unprotected_seen: tuple[UUID, ...] = Field(
        default=(), max_length=200, description="Refused and suspended filings that the leader states to have seen."
    )
    interviewees: tuple[IntervieweeNamed, ...] = Field(
        max_length=MANY, description="Whom; by the post of the tier on the day of the event (G-39)."
    )
    opinion: Passage = Field(description="The leader's opinion.")


class CancelInterview(Command):
    """Cancel it as leader in charge: the trigger is wrong, or was withdrawn (TI-03)."""

    reasons: Passage = Field(description="Why.")


class RecuseFromInterview(Command):
    """Put on record that somebody may take no part (P-09)."""

    person_id: UUID = Field(description="Who; officers and interviewers declare for themselves alone.")
    ground: Code = Field(description="Ground; list recusal_grounds.")


class IssueNotice(Command):
    """Issue the notice, or another one in its place (TI-04, LA-1)."""

    letter_number: Line = Field(description="Number of the notice.", examples=["许纪约〔2026〕7号"])
    interviewer_id: UUID = Field(description="Who will interview; holds a post of the tier today (A-01 to A-06).")
    form: Code = Field(description="collective or individual; list interview_forms (A-17).")
    kind: Code = Field(description="work, reminder or warning; list interview_kinds (P-25).")
    collective_id: UUID | None = Field(
        default=None,
        description="Occasion of a collective interview that it joins; null: its first one, or individual (A-20).",
    )
    held_on: Day = Field(description="Day of the talk, at least two working days ahead (G-40).")
    starts_at: Clock = Field(description="Time of day, HH:MM.", examples=["09:30"])
    place: Line = Field(description="Where.")
    materials: tuple[Line, ...] = Field(default=(), max_length=MANY, description="What is to be brought.")
    problems: tuple[ProblemListed, ...] = Field(max_length=MANY, description="The problem list (A-16).")
    late_reason: Passage = Field(
        default="", description="Why it is later than ten working days after the confirmation; else empty (G-40)."
    )


class HoldInterview(Command):
    """Record the talk as its interviewer (TI-05, LA-2)."""

    held_on: Day = Field(description="Day of the talk; not before the day for which it was called.")
    staff: tuple[StaffPresent, ...] = Field(
        max_length=MANY, description="Staff present: at least two, a recorder among them, the interviewer not (G-40)."
    )
    statements: tuple[IntervieweeStatement, ...] = Field(
        max_length=MANY, description="Per interviewee: problems and answers, state of mind, commitment (A-33)."
    )
    signed_by: tuple[UUID, ...] = Field(
        max_length=2 * MANY, description="Who signed the record: interviewer, recorder and every interviewee."
    )


class RecordNoShow(Command):
    """Put on record that somebody called did not appear (TI-06)."""

    absent_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Who did not appear.")
    reason: Passage = Field(default="", description="Reason given; empty if none was.")
    good_reason: bool = Field(description="Whether it is a good reason; then it may be called again.")
    superior_organ_id: UUID = Field(description="Superior party organization that was told.")
    superior_told_on: Day = Field(description="Day on which it was told.")
