"""The determination of tolerance on one case of accountability. It weighs; it never counts (G-43)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.accountability.tolerance.records import (
    Consultation,
    Determination,
    DeterminationDraft,
    FilingLoaded,
    Letter,
    Round,
    TrialOpinion,
)
from services.accountability.tolerance.status import ToleranceStatus
from services.accountability.tolerance.wording import Entrance

NUMBERED_AS: Final = "容认"
"""The word before the year in the number of a determination."""


@dataclass(frozen=True)
class Tolerance(Case):
    """A determination on one case. Its handlers are those of the case, its filings those of the unit or matter.

    ``head_ids`` and ``decider_ids`` are the heads of the office, and who decides or records the decision, as the
    directory had them when they were named.
    """

    status: Annotated[ToleranceStatus, Field(description="Where it stands; dictionary tolerance_status.")]
    _: KW_ONLY
    case_id: Annotated[UUID, Field(description="The case of accountability (P-16); null to its object.")]
    unit_id: Annotated[UUID, Field(description="The unit concerned.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that pursues and determines.")]
    object_organ_id: Annotated[UUID, Field(description="The unit it is on, or in which the official holds the post.")]
    office_id: Annotated[UUID | None, Field(description="The office that looked after the unit that day.")] = None
    object_person_id: Annotated[UUID | None, Field(description="The leading official concerned; null: the unit.")] = (
        None
    )
    entrance: Annotated[Entrance, Field(description="On application or of office (G-45).")]
    application_id: Annotated[UUID | None, Field(description="The application behind it, if any.")] = None
    situations: Annotated[tuple[str, ...], Field(description="Situations weighed; list tolerance_situations (G-44).")]
    ground: Annotated[str, Field(description="Why tolerance is weighed.")]
    opened_by: Annotated[UUID, Field(description="The handler who opened it.")]
    opened_on: Annotated[date, Field(description="Day of the opening.")]
    filings: Annotated[
        tuple[FilingLoaded, ...], Field(description="Filings of the unit or matter, refused ones too (P-17).")
    ] = ()
    head_ids: Annotated[tuple[UUID, ...], Field(description="Heads of the office, by person.")] = ()
    decider_ids: Annotated[tuple[UUID, ...], Field(description="Who decides or records it, by person.")] = ()
    trial_officer_id: Annotated[UUID | None, Field(description="Case-trial officer asked.")] = None
    draft: Annotated[DeterminationDraft | None, Field(description="What the handler weighed and proposes.")] = None
    trial_opinion: Annotated[TrialOpinion | None, Field(description="Opinion on the draft.")] = None
    consultation: Annotated[Consultation | None, Field(description="The collective consultation.")] = None
    determination: Annotated[Determination | None, Field(description="What was determined.")] = None
    letter: Annotated[Letter | None, Field(description="The letter LA-6 as served.")] = None
    rounds: Annotated[tuple[Round, ...], Field(description="Earlier rounds, oldest first.")] = ()

    @property
    def outcome(self) -> str | None:
        """What was determined, or is proposed as long as nothing is."""
        if self.determination is not None:
            return self.determination.outcome
        return None if self.draft is None else self.draft.outcome
