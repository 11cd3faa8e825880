"""What can be asked of triggers: by the events of supervision, and by the head of an office (TI-01, TI-03)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.triggers.status import Level, RankingKind, TaskRole, TriggerSource
from services.accountability.triggers.wording import ProjectCode
from services.accountability.wording import MANY, Code, Line, Part, Passage


class UnitNamed(Part):
    """A unit that supervision says was named."""

    unit_id: UUID = Field(description="The unit, county or task force.")
    roles: tuple[TaskRole, ...] = Field(description="Leads, undertakes, or both (G-36).")
    lead_duty_unfulfilled: bool = Field(default=False, description="It leads and did not fulfil that duty (A-01).")


class UnitRanked(Part):
    """A place of a list of supervision."""

    unit_id: UUID = Field(description="The unit, county or task force.")
    rank: int = Field(ge=1, description="Place; the highest number is last, tied units share one (G-37).")
    leads: bool = Field(default=False, description="Whether it leads the work that was ranked (A-06).")


class ListConfirmed(Part):
    """A ranking list as supervision confirmed it."""

    kind: RankingKind = Field(description="monthly_review, city_appraisal or provincial_appraisal.")
    list_code: str = Field(description="Which list (G-37).")
    period: str = Field(description="Period that was reviewed, e.g. 2023-04.")
    list_version: int = Field(ge=1, description="Version of the list.")
    units: tuple[UnitRanked, ...] = Field(min_length=1, description="The whole list.")


class RecordTrigger(Command):
    """Weigh what supervision recorded: a criticism, a circular or a ranking (TI-01). Nobody asks it at a door."""

    competent_organ_id: UUID = Field(description="The discipline organ to which it was recorded.")
    source_kind: TriggerSource = Field(description="named_criticism, circular or ranking.")
    level: Level | None = Field(default=None, description="Level of leader or body; null for a ranking.")
    occurrence_id: UUID = Field(description="The event it belongs to; of a ranking, the ranking itself.")
    occurred_on: date = Field(description="Day of the event; of a ranking, of its confirmation.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")
    units: tuple[UnitNamed, ...] = Field(default=(), description="Who was named.")
    ranking: ListConfirmed | None = Field(default=None, description="The list, if it is a ranking.")


class ReplaceList(Command):
    """Put a corrected list in place of the one that was confirmed before (TI-03, G-37)."""

    ranking: ListConfirmed = Field(description="The new version of the list.")


class WithdrawTrigger(Command):
    """Supervision has withdrawn the record: what it gave rise to alone falls (TI-03)."""


class TierStated(Part):
    """A tier stated by hand where the table of tiers gives none (G-35)."""

    tier: Code = Field(description="Code of the list interview_tiers.", examples=["xc_i1"])
    reason: Passage = Field(description="Why the unit is to be interviewed at that tier all the same.")


class UnitRecorded(Part):
    """A unit named in a record made by hand."""

    unit_id: UUID = Field(description="The unit, county or task force; the own office looks after it.")
    roles: Annotated[tuple[TaskRole, ...], Field(max_length=2)] = Field(
        default=(), description="Leads, undertakes, or both (G-36)."
    )
    lead_duty_unfulfilled: bool = Field(
        default=False, description="It leads, did not fulfil that duty, and progress is weak on the whole (A-01)."
    )
    lead_duty_evidence: Line = Field(default="", description="Where the evidence of that is filed; required with it.")
    stated: TierStated | None = Field(default=None, description="A tier, where the table gives none (G-35).")


class RecordByHand(Command):
    """Record a trigger that did not come from supervision, complete, and have it weighed (TI-01).

    With ``occurrence_id`` it joins an event that is known already, so that the unit is interviewed once (G-34). A duty
    of the lead unit found unfulfilled (``lead_duty``) always joins one, unless a tier is stated for every unit.
    """

    source_kind: TriggerSource = Field(description="named_criticism, circular, ranking or lead_duty.")
    ranking_kind: RankingKind | None = Field(default=None, description="Which ranking; only for a ranking.")
    source_organ: Line = Field(default="", description="The leader's organ, or the body that issued or appraised.")
    level: Level | None = Field(default=None, description="Level of leader or issuing body; not for the other two.")
    reference: Line = Field(default="", description="Number of the document, or the meeting.")
    occurred_on: Day = Field(description="Day of the criticism, document or result.")
    units: tuple[UnitRecorded, ...] = Field(default=(), max_length=MANY, description="Who was named.")
    evidence: tuple[Line, ...] = Field(default=(), max_length=MANY, description="Where the evidence is filed.")
    occurrence_id: UUID | None = Field(default=None, description="The event it joins; null: an event of its own.")
    project_code: ProjectCode | None = Field(default=None, description="State investment-project code, if any.")


class WithdrawByHand(Command):
    """Withdraw a trigger that was made by hand and was wrong (TI-03)."""

    reasons: Passage = Field(description="Why it is withdrawn.")
