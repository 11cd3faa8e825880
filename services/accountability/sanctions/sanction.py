"""The sanction: one measure of a served decision on one object, with its impact period."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import end_of
from services.accountability.sanctions.impact import Impact, Term
from services.accountability.sanctions.records import FormerMeasure, Recourse, SanctionEnding
from services.accountability.sanctions.status import SanctionStatus

NUMBERED_AS = "问处"
"""The word before the year in the number of a sanction."""


@dataclass(frozen=True)
class Sanction(Case):
    """A sanction. Whom it is on sees it from service on; of the case behind it they see nothing.

    ``for_life``: the end of the impact period, transfer, promotion or retirement do not end accountability (P-15).
    """

    status: Annotated[SanctionStatus, Field(description="Where it stands.")]
    _: KW_ONLY
    case_id: Annotated[UUID | None, Field(description="The accountability case of the decision.")]
    unit_id: Annotated[UUID, Field(description="The unit concerned.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that decided.")]
    office_id: Annotated[UUID | None, Field(description="Office that looked after the unit then.")] = None
    person_id: Annotated[UUID | None, Field(description="The leading official it is on; null: an organization.")] = None
    organ_id: Annotated[UUID, Field(description="The organization it is on, or in which the official serves.")]
    post: Annotated[str | None, Field(description="Post of the official then; null for an organization.")] = None
    responsibility: Annotated[str | None, Field(description="Code of the list responsibility_types (P-15).")] = None
    measure: Annotated[str, Field(description="Code of the list accountability_measures.")]
    family: Annotated[str, Field(description="education, organization, organizational, party or administrative.")]
    form: Annotated[int, Field(description="Which of the four forms the measure is, 1 to 4 (P-30).")]
    weight: Annotated[int, Field(description="How heavy the measure is among all.")]
    decided_on: Annotated[date, Field(description="Day of the decision.")]
    document: Annotated[str, Field(description="Number of the decision LA-7.")]
    effective_on: Annotated[date, Field(description="Day of service, from which it has effect (P-19).")]
    term: Annotated[Term | None, Field(description="Period that the measure itself has; null if it has none.")] = None
    impact: Annotated[Impact | None, Field(description="Its impact period as it runs; null if it has none.")] = None
    merged_into: Annotated[
        UUID | None, Field(description="Heavier sanction of the same decision that carries the period; null: none.")
    ] = None
    combined_months: Annotated[
        int | None, Field(description="Months set for several administrative sanctions together; null if none.")
    ] = None
    recourse: Annotated[Recourse, Field(description="Which recourse is open, until when (P-14, P-20).")]
    former: Annotated[tuple[FormerMeasure, ...], Field(description="Measures it had before, oldest first.")] = ()
    for_life: Annotated[bool, Field(description="Accountability itself has no end (P-15).")] = True
    org_department_id: Annotated[UUID | None, Field(description="Organization department that was informed.")] = None
    decider_ids: Annotated[tuple[UUID, ...], Field(description="Who took part in the decision.")] = ()
    recused_ids: Annotated[tuple[UUID, ...], Field(description="Who is recused from the case (P-09).")] = ()
    ending: Annotated[SanctionEnding | None, Field(description="How it ended; null while in effect.")] = None

    @property
    def until_on(self) -> date | None:
        """The last day of the impact period, None if it has none."""
        return None if self.impact is None else self.impact.until_on

    @property
    def stands(self) -> bool:
        """Whether it was not revoked."""
        return self.status is not SanctionStatus.REVOKED

    def timers(self) -> tuple[Timer, ...]:
        """The clock ends it once the last day of the impact period is over (P-19)."""
        if self.status is not SanctionStatus.IN_EFFECT or self.impact is None:
            return ()
        return (Timer("expire", end_of(self.impact.until_on)),)
