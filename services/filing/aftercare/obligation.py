"""The after-care obligation: one procedure or remedy of a receipt, watched until verified (F-42, F-43)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import end_of
from services.filing.aftercare.lifecycle import ObligationStatus


@dataclass(frozen=True)
class DoneReport:
    """The unit's report that the obligation is done, and what the office found (F-42)."""

    text: Annotated[str, Field(description="What was done.")]
    evidence: Annotated[tuple[UUID, ...], Field(description="Uploaded files that prove it.")]
    reported_by: Annotated[UUID, Field(description="Person of the unit who reported.")]
    reported_at: Annotated[datetime, Field(description="When it was reported, UTC.")]
    found_by: Annotated[UUID | None, Field(description="Officer who checked it; null until then.")] = None
    found_at: Annotated[datetime | None, Field(description="When it was checked, UTC.")] = None
    verified: Annotated[bool | None, Field(description="Whether it was found done; null until checked.")] = None
    note: Annotated[str, Field(description="How it was checked, or what is missing.")] = ""


@dataclass(frozen=True)
class Obligation(Case):
    """One obligation of a receipt; ``warning`` is the code of the receipt warning it comes from (F-50)."""

    status: Annotated[ObligationStatus, Field(description="Where the obligation stands.")]
    _: KW_ONLY
    filing_id: Annotated[UUID, Field(description="The filing whose receipt opened it.")]
    unit_id: Annotated[UUID, Field(description="The unit that owes it.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that decided.")]
    warning: Annotated[str, Field(description="Code of the receipt warning (F-50).")]
    text: Annotated[str, Field(description="What is to be done.")]
    responsible: Annotated[str, Field(description="Section or post that answers for it.")]
    due_on: Annotated[date, Field(description="Day by which it is done.")]
    office_id: Annotated[UUID | None, Field(description="Supervision office that watches it.")] = None
    recused_ids: Annotated[tuple[UUID, ...], Field(description="Persons who may not verify it (P-09).")] = ()
    reports: Annotated[tuple[DoneReport, ...], Field(description="Reports of the unit, oldest first.")] = ()
    overdue_since: Annotated[
        datetime | None, Field(description="When it first became overdue, UTC; null if never.")
    ] = None

    def timers(self) -> tuple[Timer, ...]:
        """While nothing is reported, the obligation is overdue once its day is over (G-19)."""
        if self.status is not ObligationStatus.OPEN:
            return ()
        return (Timer("mark_overdue", end_of(self.due_on)),)
