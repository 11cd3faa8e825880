"""What can be asked of an internal violation; these are the request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.internal.status import DiscoveryWay, Rung
from services.accountability.wording import Code, Line, Passage


class EvidenceGiven(Command):
    """One proof (X-25, X-26)."""

    way: DiscoveryWay = Field(description="By what it was found; dictionary discovery_ways.")
    reference: Line = Field(description="Where the proof lies.")


class RecordViolation(Command):
    """Record a violation of work discipline by a cadre of the own organ (X-17, X-19)."""

    person_id: UUID = Field(description="Who it is; holds a post in the organ on that day.")
    occurred_on: Day = Field(description="Day of the violation.")
    kind: Code = Field(description="Code of the list violation_kinds.", examples=["attendance"])
    facts: Passage = Field(description="What happened.")
    evidence: tuple[EvidenceGiven, ...] = Field(max_length=20, description="What proves it, at least one.")
    inspector_ids: tuple[UUID, ...] = Field(
        default=(),
        max_length=10,
        description="Who inspected, if found by inspection: cadre supervision and general office together (X-19).",
    )


class DetermineRung(Command):
    """Confirm what follows: the rung that the recorded violations of the year give (X-18)."""

    rung: Rung = Field(description="first or repeat, as the ladder shows it.")


class CorrectViolation(Command):
    """Correct the record; the rungs of the year are counted anew (X-18)."""

    occurred_on: Day = Field(description="Day of the violation as it should read.")
    kind: Code = Field(description="Kind as it should read; list violation_kinds.", examples=["attendance"])
    facts: Passage = Field(description="Facts as they should read.")
    reasons: Passage = Field(description="Why it is corrected.")


class WithdrawViolation(Command):
    """Withdraw the record; it no longer counts, and the later ones of the year are counted anew (X-18)."""

    reasons: Passage = Field(description="Why it is withdrawn.")


class CarryOutStep(Command):
    """Record that a step of the ladder was carried out (X-18)."""

    step: Code = Field(description="Code of the list violation_steps.", examples=["circular_criticism"])
    done_on: Day = Field(description="Day on which it was carried out.")
    proof: Line = Field(description="Document that proves it.")
    note: Passage = Field(default="", description="What came of it.")
    interviewer_id: UUID | None = Field(default=None, description="Who interviewed; required for the interview.")


class CloseViolation(Command):
    """Close it once every step is carried out (X-18)."""

    note: Passage = Field(description="Closing note.")
