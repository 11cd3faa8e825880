"""The units that a criticism or circular names: as asked, and as kept with their kind on that day (5.3, G-36)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.contracts.supervision_sources import NamedUnit, TaskRole
from libs.kernel.case import Command
from services.supervision.sources.wording import Line, Part, Passage


class UnitNamed(Part):
    """A unit that is named, with its part in the work."""

    unit_id: UUID = Field(description="The unit, county or task force, as the directory knows it.")
    roles: tuple[TaskRole, ...] = Field(
        max_length=2, description="Part in the work: lead, undertaking, or both (A-01, A-02, G-36)."
    )
    lead_duty_unfulfilled: bool = Field(
        default=False, description="It leads the work, did not fulfil that duty, and progress is weak (A-01)."
    )
    lead_duty_evidence: Line = Field(default="", description="Reference of the evidence for that; required with it.")


class WithdrawRecord(Command):
    """Withdraw a record that was wrong (TI-03)."""

    reasons: Passage = Field(description="Why the record is wrong.")


@dataclass(frozen=True)
class Named:
    """A named unit as it is kept."""

    unit_id: Annotated[UUID, Field(description="The unit.")]
    unit_kind: Annotated[str, Field(description="Its kind on the day it was recorded, e.g. county, municipal_unit.")]
    roles: Annotated[tuple[TaskRole, ...], Field(description="Part in the work: lead, undertaking, or both (G-36).")]
    lead_duty_unfulfilled: Annotated[bool, Field(description="Lead duty not fulfilled, as evidenced (A-01).")] = False
    lead_duty_evidence: Annotated[str, Field(description="Reference of the evidence for that.")] = ""


@dataclass(frozen=True)
class Withdrawal:
    """That a record was wrong, and why."""

    reasons: Annotated[str, Field(description="Why it was wrong.")]
    withdrawn_by: Annotated[UUID, Field(description="Who withdrew it.")]
    withdrawn_at: Annotated[datetime, Field(description="When, UTC.")]


def kept(units: Iterable[UnitNamed], kinds: Mapping[UUID, str]) -> tuple[Named, ...]:
    """The units as they are kept; every one of them has a kind."""
    return tuple(
        Named(
            unit.unit_id,
            kinds[unit.unit_id],
            tuple(sorted(unit.roles)),
            unit.lead_duty_unfulfilled,
            unit.lead_duty_evidence if unit.lead_duty_unfulfilled else "",
        )
        for unit in units
    )


def told(units: Iterable[Named]) -> tuple[NamedUnit, ...]:
    """The units as events tell of them: without the evidence."""
    return tuple(
        NamedUnit(
            unit_id=unit.unit_id,
            unit_kind=unit.unit_kind,
            roles=unit.roles,
            lead_duty_unfulfilled=unit.lead_duty_unfulfilled,
        )
        for unit in units
    )
