"""An after-care obligation as supervision watches it. How the events of the filing service move it is in acts.py."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from libs.kernel.case import Case
from services.supervision.obligations.lifecycle import ObligationStatus as S


@dataclass(frozen=True)
class WatchedObligation(Case):
    """One obligation; its id is the id of the obligation in the filing service.

    ``problem_due`` says that its day has passed undone, so that a problem item was opened; only verification takes that
    away (F-42). ``problem_ids`` are the items it became, the latest last: another one only after a check-off.
    """

    status: S
    filing_id: UUID = field(kw_only=True)
    unit_id: UUID = field(kw_only=True)
    competent_organ_id: UUID = field(kw_only=True)
    office_id: UUID | None = field(default=None, kw_only=True)
    warning: str = field(kw_only=True)
    due_on: date = field(kw_only=True)
    reported_on: date | None = field(default=None, kw_only=True)
    verified_on: date | None = field(default=None, kw_only=True)
    overdue_on: date | None = field(default=None, kw_only=True)
    problem_due: bool = field(default=False, kw_only=True)
    problem_ids: tuple[UUID, ...] = field(default=(), kw_only=True)
