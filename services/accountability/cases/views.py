"""How a case answers, with the filings of the same unit or matter beside it (P-17)."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from libs.chassis.case_lists import read_page
from libs.chassis.door import Door
from libs.chassis.looking import Look
from libs.chassis.paging import PAGE_SIZE_LIMIT, Paged, PageWanted, Sort
from libs.chassis.representation import Due
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.lifecycle import CaseStatus, SourceKind
from services.accountability.cases.store import CASE, same_matter
from services.accountability.evidence import views as evidence_views
from services.accountability.evidence.store import EVIDENCE
from services.accountability.evidence.views import EvidenceRead

_EXAMPLE: dict[str, JsonValue] = {
    "id": "5f0a3c1e-8d0b-5a44-9c11-6d1f5d2f7a10",
    "number": "问启〔2026〕3号",
    "version": 1,
    "status": "opened",
    "profile": "xuchang",
    "profile_version": "2023-01",
    "opened_at": "2026-07-14T06:00:01Z",
    "changed_at": "2026-07-14T06:00:01Z",
    "source_kind": "filing_negative_hit",
    "source_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11",
    "unit_id": "019a9e2c-0000-7000-8000-000000000021",
    "competent_organ_id": "019a9e2c-0000-7000-8000-000000000001",
    "office_id": "019a9e2c-0000-7000-8000-000000000005",
    "project_code": "2601-411000-04-01-123456",
    "codes": ["xc_n8"],
    "evidence_ids": ["019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"],
    "next_acts": [],
    "due": [],
}


class CaseEntry(BaseModel):
    """An accountability case as lists show it."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_EXAMPLE]})

    id: UUID = Field(description="The case.")
    number: str | None = Field(description="Number in the organ's series of the year.")
    version: int = Field(description="Version, also the ETag; counts the acts from 1.")
    status: CaseStatus = Field(description="Where it stands; dictionary case_status.")
    profile: str = Field(description="Policy profile it was opened under.")
    profile_version: str = Field(description="Version of that profile.")
    opened_at: datetime = Field(description="When it was opened, UTC.")
    changed_at: datetime = Field(description="When it last moved, UTC.")
    source_kind: SourceKind = Field(description="What it was opened on; dictionary case_source.")
    source_id: UUID = Field(description="Identity of the source in its own service, e.g. the filing.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that handles it.")
    office_id: UUID | None = Field(description="The supervision office that looks after the unit.")
    project_code: str | None = Field(description="State investment-project code of the matter.")
    codes: tuple[str, ...] = Field(description="Codes of the trigger, e.g. of the negative list.")
    evidence_ids: tuple[UUID, ...] = Field(description="Filings of the unit or matter known at the opening (P-17).")


class CaseRead(CaseEntry):
    """An accountability case in full."""

    next_acts: tuple[str, ...] = Field(description="Acts this caller may perform now.")
    due: tuple[Due, ...] = Field(description="Time limits that run.")
    linked_evidence: tuple[EvidenceRead, ...] = Field(
        description="Filings of the same unit or matter as they stand now, refused ones too, latest decision first, at "
        "most 200, as far as the caller may know them (P-17)."
    )


class CasePage(Paged[CaseEntry]):
    """A page of accountability cases."""


def read_entry(case: AccountabilityCase) -> CaseEntry:
    """The case as lists show it."""
    return CaseEntry.model_validate(CASE.adapter.dump_python(case))


async def linked_evidence(look: Look, door: Door, case: AccountabilityCase) -> list[EvidenceRead]:
    """The filings of the same unit or matter that this caller may know, as they stand now."""
    alike = same_matter(case.unit_id, case.project_code, case.competent_organ_id)
    first = PageWanted(1, PAGE_SIZE_LIMIT)
    found, _ = await read_page(look, door, EVIDENCE, [alike], first, Sort("decided_on", descending=True))
    return await evidence_views.read_all(look.connection, [one.case for one in found], door.language)
