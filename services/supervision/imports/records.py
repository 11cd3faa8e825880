"""The records that are handed over: as their sources know them, units and persons by their codes, not by identities."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field, StringConstraints

from libs.contracts.supervision_sources import CircularLevel, RankingKind, SourceLevel, TaskRole
from libs.kernel.case import Command
from libs.kernel.days import Day
from services.supervision.circulars.commands import RecordCircular
from services.supervision.criticisms.commands import RecordCriticism
from services.supervision.imports.commands import SourceId
from services.supervision.rankings.commands import ImportRanking, ProposeCorrection
from services.supervision.rankings.places import LONGEST, PlaceTaken
from services.supervision.sources.naming import UnitNamed
from services.supervision.sources.wording import MANY, Line, Part, Passage, ProjectCode
from services.supervision.tasks.commands import Entry, ReportProgress, SourceGiven

DirectoryCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:[./-][a-z0-9]+)*$", max_length=64)]
Coded = tuple[str, str]
"""A code with the pointer to it inside its record."""
_REASONS: Final = Field(
    default="", description="Why an earlier version was wrong; needed from the second version on that is taken."
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the codes of a batch stand for in the directory."""

    organs: Mapping[str, UUID] = field(default_factory=dict)
    persons: Mapping[str, UUID] = field(default_factory=dict)


class Keyed(Part):
    """A record known by the key of its source: the same key and content is taken once (G-37)."""

    source_id: SourceId = Field(description="Its id in the system it is from.", examples=["2026-03-counties"])
    source_version: int = Field(
        default=1, ge=1, le=1_000_000, description="Its version there, counted up; a correction has a higher one."
    )

    def about(self) -> str:
        """What the record is on in every version, as codes; empty if that may change."""
        return ""

    def organs(self) -> Iterator[Coded]:
        """The codes of organs it names."""
        yield from ()

    def persons(self) -> Iterator[Coded]:
        """The codes of persons it names."""
        yield from ()


class PlaceRecord(Part):
    """One place of a list."""

    unit: DirectoryCode | None = Field(
        default=None, description="Code of the county, unit or task force; null for a body outside."
    )
    outside: Line = Field(default="", description="A body of another city, by name: provincial appraisals (A-06).")
    rank: int = Field(ge=1, le=LONGEST, description="Place; 1 is the best.")
    tied: bool = Field(default=False, description="Whether it shares the place; every tie is marked (G-37).")
    leads: bool = Field(default=False, description="Whether it leads the work ranked: provincial appraisals (A-06).")


class RankingRecord(Keyed):
    """A ranking list as its source has it (A-04 to A-06)."""

    kind: RankingKind = Field(description="monthly_review, city_appraisal or provincial_appraisal.")
    list_code: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$", description="Which list, e.g. counties.")
    period: str = Field(max_length=7, description="Period reviewed.", examples=["2026-03"])
    subject: Line = Field(default="", description="What was appraised; not needed for the monthly review.")
    reference: Line = Field(description="Document or meeting in which the list was made known.")
    evidence: tuple[Line, ...] = Field(max_length=MANY, description="References of the evidence, at least one.")
    ranked: int = Field(ge=0, le=LONGEST, description="How many the list says it ranks.")
    places: tuple[PlaceRecord, ...] = Field(max_length=LONGEST, description="The whole list.")
    reasons: Passage = _REASONS

    def about(self) -> str:
        """Kind, list and period: a correction keeps them."""
        return f"{self.kind} {self.list_code} {self.period}"

    def organs(self) -> Iterator[Coded]:
        """The units ranked."""
        return ((f"/places/{at}/unit", one.unit) for at, one in enumerate(self.places) if one.unit is not None)

    def opening(self, known: Known) -> Command:
        """Hand the list in."""
        return ImportRanking(
            kind=self.kind,
            list_code=self.list_code,
            period=self.period,
            subject=self.subject,
            reference=self.reference,
            evidence=self.evidence,
            ranked=self.ranked,
            places=self._places(known),
        )

    def correction(self, known: Known) -> Command:
        """Propose it as a correction of the list in force."""
        return ProposeCorrection(reasons=self.reasons, ranked=self.ranked, places=self._places(known))

    def _places(self, known: Known) -> tuple[PlaceTaken, ...]:
        return tuple(
            PlaceTaken(
                unit_id=None if one.unit is None else known.organs[one.unit],
                outside=one.outside,
                rank=one.rank,
                tied=one.tied,
                leads=one.leads,
            )
            for one in self.places
        )


class UnitRecord(Part):
    """A unit that is named, with its part in the work."""

    unit: DirectoryCode = Field(description="Code of the unit, county or task force.")
    roles: tuple[TaskRole, ...] = Field(max_length=2, description="Part in the work: lead, undertaking, or both.")
    lead_duty_unfulfilled: bool = Field(default=False, description="It leads and did not fulfil that duty (A-01).")
    lead_duty_evidence: Line = Field(default="", description="Reference of the evidence for that.")


class SourceRecord(Keyed):
    """What criticisms and circulars have in common."""

    reference: Line = Field(description="Meeting or document.")
    occurred_on: Day = Field(description="Day of the criticism or document, not later than today.")
    said: Passage = Field(description="What was said of the units.")
    units: tuple[UnitRecord, ...] = Field(max_length=MANY, description="Every unit named, each once.")
    evidence: tuple[Line, ...] = Field(max_length=MANY, description="References of the evidence, at least one.")
    project_code: ProjectCode | None = Field(default=None, description="State investment-project code, if any.")
    linked_to: UUID | None = Field(default=None, description="Record on the same event, if it is on one (G-34).")
    reasons: Passage = _REASONS

    def organs(self) -> Iterator[Coded]:
        """The units named."""
        return ((f"/units/{at}/unit", one.unit) for at, one in enumerate(self.units))

    def named(self, known: Known) -> tuple[UnitNamed, ...]:
        """The units as the act takes them."""
        return tuple(
            UnitNamed(
                unit_id=known.organs[one.unit],
                roles=one.roles,
                lead_duty_unfulfilled=one.lead_duty_unfulfilled,
                lead_duty_evidence=one.lead_duty_evidence,
            )
            for one in self.units
        )


class CriticismRecord(SourceRecord):
    """A named criticism as its source has it (A-01 to A-03)."""

    leader_code: DirectoryCode | None = Field(default=None, description="Code of the leader, if the directory has it.")
    leader: Line = Field(default="", description="The leader by post, if the directory does not know the person.")
    level: SourceLevel = Field(description="Level of the leader on that day (G-34).")
    separate_event: bool = Field(default=False, description="Another event than the leader's others of that day.")

    def persons(self) -> Iterator[Coded]:
        """The leader."""
        if self.leader_code is not None:
            yield "/leader_code", self.leader_code

    def opening(self, known: Known) -> Command:
        """Record the criticism."""
        return RecordCriticism(
            leader_id=None if self.leader_code is None else known.persons[self.leader_code],
            leader=self.leader,
            level=self.level,
            reference=self.reference,
            occurred_on=self.occurred_on,
            said=self.said,
            units=self.named(known),
            evidence=self.evidence,
            project_code=self.project_code,
            linked_to=self.linked_to,
            separate_event=self.separate_event,
        )


class CircularRecord(SourceRecord):
    """A circular as its source has it (A-01 to A-03)."""

    issuer_code: DirectoryCode | None = Field(default=None, description="Code of the issuing body, if there is one.")
    issuer: Line = Field(default="", description="The issuing body by name, if the directory does not know it.")
    level: CircularLevel = Field(description="Level of the issuing body (G-35).")

    def organs(self) -> Iterator[Coded]:
        """The units criticised, and the issuing body."""
        yield from super().organs()
        if self.issuer_code is not None:
            yield "/issuer_code", self.issuer_code

    def opening(self, known: Known) -> Command:
        """Record the circular."""
        return RecordCircular(
            issuer_id=None if self.issuer_code is None else known.organs[self.issuer_code],
            issuer=self.issuer,
            level=self.level,
            reference=self.reference,
            occurred_on=self.occurred_on,
            said=self.said,
            units=self.named(known),
            evidence=self.evidence,
            project_code=self.project_code,
            linked_to=self.linked_to,
        )


class ProgressRecord(Keyed):
    """What is reported of one milestone of a task (S-02)."""

    task: Annotated[str, StringConstraints(min_length=1, max_length=40)] = Field(
        description="Number of the task.", examples=["任务〔2026〕3号"]
    )
    milestone: str = Field(pattern=r"^[a-z0-9][a-z0-9_]{0,39}$", description="Code of the milestone.", examples=["m1"])
    done: bool = Field(description="Whether it is reported done.")
    percent: int = Field(ge=0, le=100, description="Per cent done; 100 if and only if it is done.")
    obstacle: Passage = Field(default="", description="What stands in the way; needed once its last day has passed.")
    evidence: tuple[Line, ...] = Field(default=(), max_length=MANY, description="Proof; needed if it is done.")
    reported_on: Day | None = Field(default=None, description="Day of the report, if not today; the bureau's alone.")

    def about(self) -> str:
        """The task."""
        return self.task

    def report(self, source_system: str) -> Command:
        """Report it, under the key of its source."""
        entry = Entry(
            milestone=self.milestone,
            done=self.done,
            percent=self.percent,
            obstacle=self.obstacle,
            evidence=self.evidence,
        )
        key = SourceGiven(source_system=source_system, source_id=self.source_id, source_version=self.source_version)
        return ReportProgress(entries=(entry,), reported_on=self.reported_on, source=key)
