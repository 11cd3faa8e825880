"""What a re-examination keeps of each step: who examined, what was found, what the committee decided."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.committee import Resolution
from services.accountability.reexaminations.status import ReexaminationOutcome
from services.accountability.wording import Line, Part, Passage

By = Annotated[UUID, Field(description="Person who did it.")]
At = Annotated[datetime, Field(description="When, UTC.")]
Measures = Annotated[tuple[str, ...], Field(description="Codes of the list accountability_measures.")]


class Flaw(Part):
    """A flaw that is corrected without touching the decision itself (G-48)."""

    place: Line = Field(description="Where in the file.", examples=["卷三第21页"])
    text: Passage = Field(description="What is wrong.")
    remedy: Passage = Field(description="How it is corrected.")


@dataclass(frozen=True)
class Examiners:
    """Who examines (G-48)."""

    examiner_ids: Annotated[tuple[UUID, ...], Field(description="Examiners, outside the deciding chain.")]
    by: By
    at: At


@dataclass(frozen=True)
class ExaminationReport:
    """What the examiners found: facts, nature, measure, procedure (A-10)."""

    facts: Annotated[str, Field(description="Whether the facts are clear and proven.")]
    nature: Annotated[str, Field(description="Whether nature and type of responsibility are right.")]
    measure: Annotated[str, Field(description="Whether the measure is fitting, and tolerance was weighed rightly.")]
    procedure: Annotated[str, Field(description="Whether the procedure was kept.")]
    outcome: Annotated[ReexaminationOutcome, Field(description="upheld, correct, change or revoke.")]
    flaws: Annotated[tuple[Flaw, ...], Field(description="Flaws to be corrected.")]
    measures: Measures
    by: By
    at: At


@dataclass(frozen=True)
class CommitteeDecision:
    """What the committee decided on a proposed change or revocation (G-48, A-28)."""

    adopted: Annotated[bool, Field(description="True: as proposed. False: the decision is upheld.")]
    before: Measures
    measures: Measures
    reasons: Annotated[str, Field(description="Reasons.")]
    document_number: Annotated[str, Field(description="Number of the decision.")]
    decided_on: Annotated[date, Field(description="Day of the meeting.")]
    resolution: Annotated[Resolution, Field(description="Attendance, votes, dissent and wording (G-17).")]
    by: By
    at: At
