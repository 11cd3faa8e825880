"""The re-examination of one closed case. Its acts are in acts_*.py."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.accountability.recusal import RecusedPerson
from services.accountability.reexaminations.records import CommitteeDecision, ExaminationReport, Examiners
from services.accountability.reexaminations.status import ReexaminationOutcome, ReexaminationStatus

NUMBERED_AS = "问核"
"""The word before the year in the number of a re-examination."""


@dataclass(frozen=True)
class Reexamination(Case):
    """The re-examination of a case that was drawn (A-10, G-48)."""

    status: Annotated[ReexaminationStatus, Field(description="Where it stands; dictionary reexamination_status.")]
    _: KW_ONLY
    draw_id: Annotated[UUID, Field(description="The draw.")]
    case_id: Annotated[UUID, Field(description="The closed case.")]
    unit_id: Annotated[UUID, Field(description="The unit concerned.")]
    person_id: Annotated[UUID | None, Field(description="The official it is on; null: an organization.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ of the case.")]
    measures: Annotated[tuple[str, ...], Field(description="Measures in force when it was drawn.")]
    chain_ids: Annotated[tuple[UUID, ...], Field(description="Who had a hand in the decision or its reviews.")]
    barred_ids: Annotated[tuple[UUID, ...], Field(description="Who is recused from the case (P-09).")] = ()
    recused: Annotated[tuple[RecusedPerson, ...], Field(description="Who was recused here (P-09).")] = ()
    examiners: Annotated[Examiners | None, Field(description="Who examines.")] = None
    earlier_examiner_ids: Annotated[tuple[UUID, ...], Field(description="Who examined before them.")] = ()
    report: Annotated[ExaminationReport | None, Field(description="What was found.")] = None
    decision: Annotated[CommitteeDecision | None, Field(description="What the committee decided.")] = None
    outcome: Annotated[ReexaminationOutcome | None, Field(description="The conclusion; null before.")] = None
    concluded_on: Annotated[date | None, Field(description="Day of the conclusion.")] = None

    @property
    def examiner_ids(self) -> tuple[UUID, ...]:
        """Who examines now."""
        return () if self.examiners is None else self.examiners.examiner_ids

    @property
    def recused_ids(self) -> frozenset[UUID]:
        """Who may take no part: recused, or whom the case is on (P-09)."""
        whom = () if self.person_id is None else (self.person_id,)
        return frozenset((*self.barred_ids, *(one.person_id for one in self.recused), *whom))
