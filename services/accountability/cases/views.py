"""How a case answers in lists, and the filings of the same unit or matter beside it (P-17)."""

from typing import Any

from libs.chassis.case_lists import read_page
from libs.chassis.door import Door
from libs.chassis.looking import Look
from libs.chassis.paging import PAGE_SIZE_LIMIT, PageWanted, Sort
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.case_type import CASE
from services.accountability.cases.read_models import CaseEntry
from services.accountability.cases.status import SourceKind
from services.accountability.cases.store import columns_of, same_matter
from services.accountability.clearances.views import marks_beside
from services.accountability.evidence import views as evidence_views
from services.accountability.evidence.store import EVIDENCE
from services.accountability.evidence.views import EvidenceRead
from services.accountability.rectifications.views import rectification_of


def read_entry(case: AccountabilityCase) -> CaseEntry:
    """The case as lists show it."""
    columns = columns_of(case)
    counted = {name: columns[name] for name in ("measures", "outcome", "due_on")}
    return CaseEntry.model_validate({**CASE.adapter.dump_python(case), "object": case.target, **counted})


async def cleared_since(look: Look, door: Door, case: AccountabilityCase) -> list[Any]:
    """The clearings of its object since it was opened, as far as the caller may know them (C-01, C-30)."""
    target = case.target
    whom = target.organ_id if target.person_id is None else target.person_id
    return await marks_beside(look, door, case.opened_at, whom)


async def rectification(look: Look, case: AccountabilityCase) -> Any:
    """How the problem item stands on which the case was opened; None for other sources (S-10, S-12)."""
    if case.source_kind is not SourceKind.PROBLEM_ESCALATED:
        return None
    return await rectification_of(look, case.source_id, case.competent_organ_id)


async def linked_evidence(look: Look, door: Door, case: AccountabilityCase) -> list[EvidenceRead]:
    """The filings of the same unit or matter that this caller may know, as they stand now."""
    alike = same_matter({case.unit_id, case.target.organ_id}, case.project_code, case.competent_organ_id)
    first = PageWanted(1, PAGE_SIZE_LIMIT)
    found, _ = await read_page(look, door, EVIDENCE, [alike], first, Sort("decided_on", descending=True))
    return await evidence_views.read_all(look.connection, [one.case for one in found], door.language)
