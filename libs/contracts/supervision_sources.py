"""What supervision tells of named criticism, circulars and rankings: who was named in which role, at which level, when.

The words of a criticism or circular stay with supervision; hearers get ids, codes and dates.
"""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.events import Event

SourceLevel = Literal["municipal", "municipal_principal", "provincial", "national"]
CircularLevel = Literal["municipal", "provincial", "national"]
RankingKind = Literal["monthly_review", "city_appraisal", "provincial_appraisal"]
TaskRole = Literal["lead", "undertaking"]


class NamedUnit(BaseModel):
    """A unit named in a criticism or circular, with its part in the work (A-01, A-02, G-36)."""

    model_config = ConfigDict(frozen=True)

    unit_id: UUID = Field(description="The unit, county or task force.")
    unit_kind: str = Field(description="Kind of the organ on that day, e.g. county, municipal_unit, task_force.")
    roles: tuple[TaskRole, ...] = Field(description="Part in the work: lead, undertaking, or both (G-36).")
    lead_duty_unfulfilled: bool = Field(
        default=False,
        description="Recorded with evidence: it leads, did not fulfil the duty, and progress is weak (A-01).",
    )


class SourceEvent(Event):
    """What criticisms and circulars have in common."""

    competent_organ_id: UUID = Field(description="The discipline organ to which it was recorded.")
    occurrence_id: UUID = Field(
        description="The event it belongs to: the id of the first record on it. Records of one meeting or one document "
        "share it, so that a unit is interviewed once, at the highest tier (G-34)."
    )
    occurred_on: date = Field(description="Day of the criticism or of the document.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")


class CriticismRecorded(SourceEvent):
    """Units were named in criticism by a leader (A-01, A-02, A-03, G-34)."""

    event_type: ClassVar[str] = "supervision.criticism.recorded.v1"
    level: SourceLevel = Field(description="Level of the leader; municipal_principal is party secretary or mayor.")
    units: tuple[NamedUnit, ...] = Field(min_length=1, description="Who was named.")


class CriticismWithdrawn(SourceEvent):
    """The record of a criticism was wrong and is withdrawn; what it gave rise to alone falls (TI-03)."""

    event_type: ClassVar[str] = "supervision.criticism.withdrawn.v1"


class CircularRecorded(SourceEvent):
    """Units were criticised in a circular of a municipal, provincial or national body (A-01 to A-03, G-35)."""

    event_type: ClassVar[str] = "supervision.circular.recorded.v1"
    level: CircularLevel = Field(description="Level of the issuing body.")
    units: tuple[NamedUnit, ...] = Field(min_length=1, description="Who was named.")


class CircularWithdrawn(SourceEvent):
    """The record of a circular was wrong and is withdrawn; what it gave rise to alone falls (TI-03)."""

    event_type: ClassVar[str] = "supervision.circular.withdrawn.v1"


class RankedUnit(BaseModel):
    """One place of a ranking list; tied units share a rank (G-37)."""

    model_config = ConfigDict(frozen=True)

    unit_id: UUID = Field(
        description="The unit, county or task force; of a body outside the city, only the identity of its place in the "
        "list, and its kind is outside."
    )
    unit_kind: str = Field(description="Kind of the organ on that day, or outside: a body of another city (A-06).")
    rank: int = Field(ge=1, description="Place; 1 is the best, the highest number is last.")
    leads: bool = Field(default=False, description="Whether it leads the work that was ranked (A-06).")


class RankingEvent(Event):
    """What every event of a ranking says."""

    competent_organ_id: UUID = Field(description="The discipline organ to which it was handed.")
    kind: RankingKind = Field(description="monthly_review, city_appraisal or provincial_appraisal (A-04 to A-06).")
    list_code: str = Field(description="Which list: counties and municipal units are ranked apart (G-37).")
    period: str = Field(description="Period that was reviewed, e.g. 2023-04 for a month.")


class RankingImported(RankingEvent):
    """A ranking list was handed in; it counts once both sides have confirmed it."""

    event_type: ClassVar[str] = "supervision.ranking.imported.v1"


class RankingHalfConfirmed(RankingEvent):
    """One side has confirmed the list; the other has not."""

    event_type: ClassVar[str] = "supervision.ranking.half_confirmed.v1"


class RankingWithdrawn(RankingEvent):
    """A list was taken back, or not accepted, before it was confirmed; its period may be handed in anew."""

    event_type: ClassVar[str] = "supervision.ranking.withdrawn.v1"


class RankingConfirmed(RankingEvent):
    """Bureau and case management have confirmed the list: complete, ties marked (G-37)."""

    event_type: ClassVar[str] = "supervision.ranking.confirmed.v1"
    confirmed_on: date = Field(description="Day of the second confirmation.")
    list_version: int = Field(ge=1, description="Version of the list; corrections count on.")
    units: tuple[RankedUnit, ...] = Field(min_length=1, description="The whole list.")


class RankingCorrectionProposed(RankingEvent):
    """A correction of a confirmed list was handed in; the list in force stays until it is confirmed."""

    event_type: ClassVar[str] = "supervision.ranking.correction_proposed.v1"


class RankingCorrectionRefused(RankingEvent):
    """A proposed correction was not confirmed; the list in force stays."""

    event_type: ClassVar[str] = "supervision.ranking.correction_refused.v1"


class RankingCorrected(RankingConfirmed):
    """A confirmed list is replaced by a new version; an interview it no longer carries is taken back (TI-03)."""

    event_type: ClassVar[str] = "supervision.ranking.corrected.v1"


class ImportTaken(Event):
    """Records handed over together were taken; kept here alone. What they became is told of by their own events."""

    event_type: ClassVar[str] = "supervision.import_batch.taken.v1"
    told: ClassVar[bool] = False
    organ_id: UUID = Field(description="The organ that handed them over.")
    kind: str = Field(description="rankings, criticisms, circulars or task_progress.")
    records: int = Field(ge=1, description="How many.")


SOURCE_EVENTS: tuple[type[Event], ...] = (
    CriticismRecorded,
    CriticismWithdrawn,
    CircularRecorded,
    CircularWithdrawn,
    RankingImported,
    RankingHalfConfirmed,
    RankingWithdrawn,
    RankingConfirmed,
    RankingCorrectionProposed,
    RankingCorrectionRefused,
    RankingCorrected,
)
