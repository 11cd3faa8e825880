"""The opening of a sealed report: who asks, for what, who decided, until when, and what came of it."""

from dataclasses import KW_ONLY, dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case, Timer
from services.vault.openings.lifecycle import OpeningStatus


@dataclass(frozen=True)
class Opening(Case):
    """One request to look at one report, and at most one look."""

    status: Annotated[OpeningStatus, Field(description="Where it stands; dictionary opening_status.")]
    _: KW_ONLY
    organ_id: Annotated[UUID, Field(description="Discipline organ whose letters office keeps the report.")]
    report_id: Annotated[UUID, Field(description="The report, by its opaque reference.")]
    requester_id: Annotated[UUID, Field(description="Person who asks; nobody else can use it.")]
    purpose: Annotated[str, Field(description="Code of the purpose (list vault_purposes).")]
    reason: Annotated[str, Field(description="Why it is needed; for the requester and those who decide.")] = ""
    approver_ids: Annotated[tuple[UUID, ...], Field(description="Persons who may decide, as of the request.")] = ()
    recused_ids: Annotated[tuple[UUID, ...], Field(description="Persons kept away from the report (P-09).")] = ()
    decided_by: Annotated[UUID | None, Field(description="Person who decided; null until then.")] = None
    decided_at: Annotated[datetime | None, Field(description="When it was decided, UTC; null until then.")] = None
    refusal: Annotated[str, Field(description="Why it was refused; for the requester and those who decide.")] = ""
    minutes: Annotated[int | None, Field(description="Minutes given for the one look; null unless approved.")] = None
    expires_at: Annotated[datetime | None, Field(description="Until when it can be used, UTC; null before.")] = None
    used_at: Annotated[datetime | None, Field(description="When the report was read, UTC; null if it was not.")] = None
    acknowledged_by: Annotated[UUID | None, Field(description="Supervisor who took note; null until then.")] = None
    acknowledged_at: Annotated[datetime | None, Field(description="When, UTC; null until then.")] = None

    def timers(self) -> tuple[Timer, ...]:
        """While it can be used, it runs out."""
        if self.status is not OpeningStatus.APPROVED or self.expires_at is None:
            return ()
        return (Timer("expire", self.expires_at),)
