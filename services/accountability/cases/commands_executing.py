"""What can be asked from service to closing; these are request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.wording import MANY, Code, Line, Passage


class ServeDecision(Command):
    """Record that the decision was served on its object and unit, and the organization department informed (TA-12)."""

    served_on: Day = Field(description="Day of receipt by the official, or by the unit the case is on.")
    receipt: Line = Field(description="Number of the service receipt.", examples=["送达回证〔2026〕31号"])
    unit_served_on: Day | None = Field(default=None, description="Day of receipt by the official's unit.")
    unit_receipt: Line = Field(default="", description="Number of that receipt.", examples=["送达回证〔2026〕32号"])
    org_department_id: UUID | None = Field(default=None, description="Organization department that was informed.")
    informed_on: Day | None = Field(default=None, description="Day on which it was informed.")


class RecordExecution(Command):
    """Record a step of execution, or that the change of post and pay is put off (P-28)."""

    step: Code = Field(description="Code of the list execution_steps.", examples=["announced"])
    done_on: Day | None = Field(default=None, description="Day on which it was done; empty only for putting off.")
    document: Line = Field(
        default="", description="Number of the record, receipt or report.", examples=["宣布记录第3号"]
    )
    announcer_ids: tuple[UUID, ...] = Field(
        default=(), max_length=MANY, description="Who announced it, at least two; for `announced`."
    )
    opinion: Passage = Field(
        default="", description="Opinion that its object wrote on the decision; for `announced`.", examples=["无异议。"]
    )
    postponed_until: Day | None = Field(
        default=None, description="Put off to this day, at most six months; for `personnel_change`."
    )
    reason: Passage = Field(default="", description="Why it is put off.")


class CloseCase(Command):
    """Close the case (TA-14)."""

    note: Passage = Field(description="Note for the file.")
