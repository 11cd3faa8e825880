"""What a determination of tolerance remembers: what was weighed, by whom, what was determined and told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.committee import Resolution
from services.accountability.tolerance.statements import CorrectionDemanded, Examination, LetterFinding
from services.accountability.tolerance.wording import RoundEnding

By = Annotated[UUID, Field(description="Person who did it.")]
At = Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class FilingLoaded:
    """A prior filing of the unit or matter as the evidence index had it, its receipt with it (P-17)."""

    filing_id: Annotated[UUID, Field(description="The filing.")]
    status: Annotated[str, Field(description="What it was worth as evidence; dictionary evidence_status.")]
    decided_on: Annotated[date, Field(description="Day of the resolution on it.")]
    served_on: Annotated[date | None, Field(description="Day the receipt was served; null if there is none.")] = None
    validity_until: Annotated[date | None, Field(description="Last day on which the filing held.")] = None
    positive_items: Annotated[tuple[str, ...], Field(description="Codes of the positive list it claimed.")] = ()
    reason_codes: Annotated[tuple[str, ...], Field(description="Codes of the reasons, if it was refused.")] = ()
    negative_items: Annotated[tuple[str, ...], Field(description="Codes of the negative list it met.")] = ()


@dataclass(frozen=True)
class DeterminationDraft:
    """What a handler has weighed and proposes (TA-05)."""

    examination: Annotated[Examination, Field(description="Everything that was weighed.")]
    outcome: Annotated[str, Field(description="Outcome proposed; list tolerance_outcomes.")]
    reasons: Annotated[str, Field(description="Why that outcome.")]
    corrections: Annotated[tuple[CorrectionDemanded, ...], Field(description="What is to be put right (P-16).")]
    by: By
    at: At


@dataclass(frozen=True)
class TrialOpinion:
    """What the case-trial office says of facts, reasons and outcome (TA-05)."""

    agrees: Annotated[bool, Field(description="Whether it agrees.")]
    opinion: Annotated[str, Field(description="Its opinion.")]
    by: By
    at: At


@dataclass(frozen=True)
class Consultation:
    """The collective consultation before the standing committee (X-30, P-16)."""

    held_on: Annotated[date, Field(description="Day of the meeting.")]
    participant_ids: Annotated[tuple[UUID, ...], Field(description="Who took part.")]
    minutes: Annotated[str, Field(description="Where the minutes are.")]
    dissent: Annotated[str, Field(description="Opinions that differed; empty if there were none.")]
    agreed: Annotated[bool, Field(description="Whether the draft was agreed to.")]
    opinion: Annotated[str, Field(description="What was said.")]
    by: By
    at: At


@dataclass(frozen=True)
class Determination:
    """What the standing committee determined (TA-05)."""

    outcome: Annotated[str, Field(description="Outcome; list tolerance_outcomes.")]
    reasons: Annotated[str, Field(description="Why, also why not (A-28).")]
    corrections: Annotated[tuple[CorrectionDemanded, ...], Field(description="What is to be put right (P-16, F-30).")]
    no_negative_effect_on_appraisal: Annotated[
        bool, Field(description="True: no effect in appraisal, awards, promotion and titles (G-46, P-16).")
    ]
    resolution: Annotated[Resolution, Field(description="The resolution of the standing committee.")]
    determined_on: Annotated[date, Field(description="Day of the resolution.")]
    by: By
    at: At


@dataclass(frozen=True)
class Letter:
    """The letter LA-6 as it was served; with it the object and the applicant learn the outcome (P-16)."""

    number: Annotated[str, Field(description="Number of the letter.")]
    event: Annotated[str, Field(description="The event, as the letter tells it.")]
    situations: Annotated[tuple[str, ...], Field(description="Situations; list tolerance_situations.")]
    findings: Annotated[tuple[LetterFinding, ...], Field(description="Every look, as the letter tells it.")]
    outcome: Annotated[str, Field(description="Outcome; list tolerance_outcomes.")]
    reasons: Annotated[str, Field(description="Why, as the letter tells it.")]
    corrections: Annotated[tuple[CorrectionDemanded, ...], Field(description="What is to be put right.")]
    no_negative_effect_on_appraisal: Annotated[bool, Field(description="Effect on appraisal (G-46).")]
    determined_on: Annotated[date, Field(description="Day of the determination.")]
    served_on: Annotated[date, Field(description="Day of service.")]
    served_by: By
    at: At


@dataclass(frozen=True)
class Round:
    """A round that came to nothing, or was opened anew: what it led to, and whose hands it went through."""

    ending: Annotated[RoundEnding, Field(description="Why; dictionary tolerance_round_endings.")]
    reasons: Annotated[str, Field(description="Why.")]
    outcome: Annotated[str | None, Field(description="Outcome that it had determined, if any.")]
    hands: Annotated[tuple[UUID, ...], Field(description="Who drafted, examined and consulted in it.")]
    by: By
    at: At
