"""What tolerance, probation, review and re-examination leave on the case they belong to; nothing of their content."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

NOT_LIABLE: Final = frozenset({"not_an_error", "exempted"})
"""Outcomes after which nobody is held liable (TA-06, A-08)."""
LOWERING: Final = frozenset({"lighter", "mitigated"})
"""Outcomes after which the measure lies below the ordinary one (A-08, F-29)."""


@dataclass(frozen=True)
class ToleranceMark:
    """That tolerance was weighed, and with which outcome (TA-04, TA-05)."""

    tolerance_id: Annotated[UUID, Field(description="The determination of tolerance.")]
    entered_at: Annotated[datetime, Field(description="When it was opened, UTC.")]
    outcome: Annotated[
        str | None, Field(description="Outcome; list tolerance_outcomes. Null until it is determined.")
    ] = None
    noted_at: Annotated[datetime | None, Field(description="When the outcome was noted, UTC.")] = None


@dataclass(frozen=True)
class ProbationMark:
    """That a probation was set, and how it ended (TA-07, TA-08)."""

    probation_id: Annotated[UUID, Field(description="The probation.")]
    until_on: Annotated[date, Field(description="Its last day.")]
    entered_at: Annotated[datetime, Field(description="When it was set, UTC.")]
    result: Annotated[str | None, Field(description="passed or failed; null while it runs.")] = None
    proposal_kind: Annotated[
        str | None, Field(description="lighter, mitigated or exempted; null: the ordinary course.")
    ] = None
    left_at: Annotated[datetime | None, Field(description="When its evaluation was noted, UTC.")] = None


@dataclass(frozen=True)
class ReviewMark:
    """That the decision was reviewed (TA-13). Measures stand only where the review changed them."""

    review_id: Annotated[UUID, Field(description="The review.")]
    entered_at: Annotated[datetime, Field(description="When it was opened, UTC.")]
    outcome: Annotated[str | None, Field(description="upheld, changed or revoked; null while it is under way.")] = None
    measures: Annotated[
        tuple[str, ...] | None, Field(description="Measures in force since then; null if it left them alone.")
    ] = None
    left_at: Annotated[datetime | None, Field(description="When its decision was noted, UTC.")] = None


@dataclass(frozen=True)
class ReexaminationMark:
    """That the closed case was re-examined (TA-15, A-10)."""

    reexamination_id: Annotated[UUID, Field(description="The re-examination.")]
    outcome: Annotated[str, Field(description="upheld, correct, change or revoke (G-48).")]
    noted_at: Annotated[datetime, Field(description="When, UTC.")]
    measures: Annotated[
        tuple[str, ...] | None, Field(description="Measures in force since then; null if it left them alone.")
    ] = None
