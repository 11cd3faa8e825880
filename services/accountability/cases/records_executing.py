"""What a case remembers of service, execution and closing (TA-12, TA-14, P-28)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.cases.records import At, By


@dataclass(frozen=True)
class ServiceOfDecision:
    """That the decision was served, and who was informed (TA-12)."""

    served_on: Annotated[date, Field(description="Day of receipt by its object; the sanctions count from it (P-19).")]
    receipt: Annotated[str, Field(description="Number of the service receipt.")]
    unit_served_on: Annotated[date | None, Field(description="Day of receipt by the official's unit; null for a unit.")]
    unit_receipt: Annotated[str, Field(description="Its receipt; empty for a unit.")]
    org_department_id: Annotated[UUID, Field(description="Organization department that was informed.")]
    informed_on: Annotated[date, Field(description="Day on which it was informed.")]
    sanction_ids: Annotated[tuple[UUID, ...], Field(description="Sanctions in effect since then.")]
    combined_months: Annotated[
        int | None, Field(description="Months set for several administrative sanctions together (P-19).")
    ]
    by: By
    at: At


@dataclass(frozen=True)
class ExecutionStep:
    """One step of execution that was done (P-28)."""

    step: Annotated[str, Field(description="Code of the list execution_steps.")]
    done_on: Annotated[date, Field(description="Day on which it was done.")]
    document: Annotated[str, Field(description="Number of the record, receipt or report.")]
    announcer_ids: Annotated[tuple[UUID, ...], Field(description="Who announced it, at least two; else empty.")]
    opinion: Annotated[str, Field(description="Opinion that its object wrote on the decision; else empty.")]
    late: Annotated[bool, Field(description="Whether it was done after its day.")]
    by: By
    at: At


@dataclass(frozen=True)
class Postponement:
    """That the change of post and pay is put off, with the reason, to six months at most (P-28)."""

    until_on: Annotated[date, Field(description="Day by which it is done now.")]
    reason: Annotated[str, Field(description="Why.")]
    by: By
    at: At


@dataclass(frozen=True)
class Execution:
    """How far the decision is carried out (P-28)."""

    steps: Annotated[tuple[ExecutionStep, ...], Field(description="Steps done, in their order.")] = ()
    postponement: Annotated[Postponement | None, Field(description="Change of post and pay put off; else null.")] = None

    def done(self, step: str) -> ExecutionStep | None:
        """The record of that step, None while it is open."""
        return next((one for one in self.steps if one.step == step), None)


@dataclass(frozen=True)
class CaseClosing:
    """That case management closed the case (TA-14)."""

    closed_on: Annotated[date, Field(description="Day.")]
    note: Annotated[str, Field(description="Note for the file.")]
    by: By
    at: At
