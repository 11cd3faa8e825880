"""The publication of one determination of tolerance (A-24, G-47)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.accountability.publications.records import Abstract, Approval, ImpactAssessed, TakenBack
from services.accountability.publications.status import PublicationStatus

NUMBERED_AS: Final = "容公"
"""The word before the year in the number of a publication."""


@dataclass(frozen=True)
class Publication(Case):
    """An abstract, from its draft to its withdrawal."""

    status: Annotated[PublicationStatus, Field(description="Where it stands; dictionary publication_status.")]
    _: KW_ONLY
    unit_id: Annotated[UUID, Field(description="The unit concerned; the organ alone sees it.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that publishes.")]
    abstract: Annotated[Abstract, Field(description="What is published.")]
    range: Annotated[str, Field(description="How far; list publication_ranges.")]
    audience: Annotated[str, Field(description="To whom and by which means.")]
    published_on: Annotated[date | None, Field(description="Day of publication; null before.")] = None
    tolerance_id: Annotated[UUID, Field(description="The determination it tells of; the organ alone sees it.")]
    case_id: Annotated[UUID, Field(description="The case behind it; the organ alone sees it.")]
    object_organ_id: Annotated[UUID, Field(description="The unit it is on; the organ alone sees it.")]
    object_person_id: Annotated[UUID | None, Field(description="The official; the organ alone sees it.")] = None
    drafted_by: Annotated[UUID, Field(description="Who drafted it last; the organ alone sees it.")]
    impact: Annotated[ImpactAssessed | None, Field(description="The impact assessment, if public (P-36).")] = None
    approval: Annotated[Approval | None, Field(description="The approval.")] = None
    returned: Annotated[tuple[TakenBack, ...], Field(description="Returns for change.")] = ()
    withdrawal: Annotated[TakenBack | None, Field(description="The withdrawal; null if it stands.")] = None
