"""The after-care obligation: one procedure or remedy of a receipt, watched until verified (F-42, F-43)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import end_of
from services.filing.aftercare.lifecycle import ObligationStatus


@dataclass(frozen=True)
class DoneReport:
    """The unit's report that the obligation is done, and what the office found (F-42)."""

    text: str
    evidence: tuple[UUID, ...]
    reported_by: UUID
    reported_at: datetime
    found_by: UUID | None = None
    found_at: datetime | None = None
    verified: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class Obligation(Case):
    """One obligation of a receipt; ``warning`` is the code of the receipt warning it comes from (F-50)."""

    status: ObligationStatus
    filing_id: UUID = field(kw_only=True)
    unit_id: UUID = field(kw_only=True)
    competent_organ_id: UUID = field(kw_only=True)
    warning: str = field(kw_only=True)
    text: str = field(kw_only=True)
    responsible: str = field(kw_only=True)
    due_on: date = field(kw_only=True)
    office_id: UUID | None = field(default=None, kw_only=True)
    recused_ids: tuple[UUID, ...] = field(default=(), kw_only=True)
    reports: tuple[DoneReport, ...] = field(default=(), kw_only=True)
    overdue_since: datetime | None = field(default=None, kw_only=True)

    def timers(self) -> tuple[Timer, ...]:
        """While nothing is reported, the obligation is overdue once its day is over (G-19)."""
        if self.status is not ObligationStatus.OPEN:
            return ()
        return (Timer("mark_overdue", end_of(self.due_on)),)
