"""The nouns of a trigger: who was named in which part of the work, what was ranked, and what is answered per unit."""

from dataclasses import KW_ONLY, dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.triggers.status import RankingKind, TaskRole, TierReason


@dataclass(frozen=True)
class Stated:
    """A tier stated by hand where the table gives none (G-35, G-38)."""

    tier: Annotated[str, Field(description="Code of the tier; list interview_tiers.")]
    role: Annotated[TaskRole, Field(description="The part in the work for which the table has none.")]
    reason: Annotated[str, Field(description="Why the unit is to be interviewed at that tier all the same.")]


@dataclass(frozen=True)
class Named:
    """A unit named in the source, with its part in the work (A-01, A-02, G-36)."""

    unit_id: Annotated[UUID, Field(description="The unit, county or task force.")]
    roles: Annotated[tuple[TaskRole, ...], Field(description="Leads, undertakes, or both.")]
    _: KW_ONLY
    lead_duty_unfulfilled: Annotated[
        bool, Field(description="It leads, did not fulfil that duty, and progress is weak on the whole (A-01).")
    ] = False
    lead_duty_evidence: Annotated[str, Field(description="Where the evidence of that is, if recorded by hand.")] = ""
    stated: Annotated[Stated | None, Field(description="Tier stated by hand; null if none is.")] = None


@dataclass(frozen=True)
class Ranked:
    """A place in a ranking list; tied units share a rank (G-37)."""

    unit_id: Annotated[UUID, Field(description="The unit, county or task force.")]
    rank: Annotated[int, Field(description="Place; the highest number is last.")]
    leads: Annotated[bool, Field(description="Whether it leads the work that was ranked (A-06).")] = False


@dataclass(frozen=True)
class RankingList:
    """The list of a ranking as it counts now (A-04 to A-06)."""

    kind: Annotated[RankingKind, Field(description="monthly_review, city_appraisal or provincial_appraisal.")]
    list_code: Annotated[str, Field(description="Which list: counties and municipal units are ranked apart (G-37).")]
    period: Annotated[str, Field(description="Period that was reviewed, e.g. 2023-04.")]
    list_version: Annotated[int, Field(description="Version of the list; a correction is a new one.")]
    places: Annotated[tuple[Ranked, ...], Field(description="The whole list.")]

    @property
    def last(self) -> tuple[Ranked, ...]:
        """All units at the highest rank number: last, however many are tied there (G-37)."""
        bottom = max(place.rank for place in self.places)
        return tuple(place for place in self.places if place.rank == bottom)


@dataclass(frozen=True)
class HandRecord:
    """What makes a trigger made by hand complete, besides level, day and units (TI-01)."""

    source_organ: Annotated[str, Field(description="The leader's organ, or the body that issued or appraised.")]
    reference: Annotated[str, Field(description="Number of the document, or the meeting.")]
    evidence: Annotated[tuple[str, ...], Field(description="Where the evidence is filed.")]
    recorded_by: Annotated[UUID, Field(description="Person who recorded it.")]
    office_id: Annotated[UUID, Field(description="Supervision office that recorded it.")]


@dataclass(frozen=True)
class TriggerWithdrawal:
    """That a trigger was withdrawn: at its source, or by hand with reasons (TI-03)."""

    at: Annotated[datetime, Field(description="When, UTC.")]
    by: Annotated[UUID | None, Field(description="Person who withdrew it; null at its source.")] = None
    reasons: Annotated[str, Field(description="Why, if by hand.")] = ""


@dataclass(frozen=True)
class Known:
    """A unit as the organ knew it when the trigger was recorded: only a unit that it looks after has an office."""

    unit_id: Annotated[UUID, Field(description="The unit.")]
    kind: Annotated[str | None, Field(description="Kind of organ on that day; null: not in the directory.")] = None
    office_id: Annotated[
        UUID | None, Field(description="Supervision office of the organ that looked after it; null: none.")
    ] = None


@dataclass(frozen=True)
class Fired:
    """The answer for one part of a unit in the work: a tier, or none, and why."""

    role: Annotated[TaskRole, Field(description="The part in the work that was weighed.")]
    tier: Annotated[str | None, Field(description="Tier that it fires; null: none.")]
    reason: Annotated[TierReason, Field(description="Why; dictionary trigger_reasons.")]
    cites: Annotated[tuple[str, ...], Field(description="Rules of that answer.")]
    periods: Annotated[
        tuple[str, ...], Field(description="Months counted for it, if it rests on a row of months.")
    ] = ()


@dataclass(frozen=True)
class Answer:
    """What the table of tiers answers for one unit: one finding per part in the work (G-36)."""

    unit_id: Annotated[UUID, Field(description="The unit.")]
    findings: Annotated[tuple[Fired, ...], Field(description="One per part in the work, and one if stated by hand.")]

    @property
    def fired(self) -> tuple[Fired, ...]:
        """The findings that give a tier; each is a basis of the interview."""
        return tuple(one for one in self.findings if one.tier is not None)
