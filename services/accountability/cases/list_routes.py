"""Doors that show accountability cases: list, one case, and what the rules of its next step find."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from sqlalchemy import literal

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.chassis.representation import answer
from services.accountability.cases import facts_loading, views
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.case_type import CASE
from services.accountability.cases.checks import check
from services.accountability.cases.objects import ObjectKind
from services.accountability.cases.read_models import CaseChecked, CasePage, CaseShown
from services.accountability.cases.status import CaseStatus, SourceKind
from services.accountability.cases.tables import CASES
from services.accountability.rule_answers import answered, passed

router = APIRouter(prefix="/cases", tags=["cases"])
CaseId = Annotated[UUID, Path(description="The case.")]
_Order = Annotated[
    Sort, Depends(sort_by("opened_at", "changed_at", "number", "due_on", "decided_on", default="-opened_at"))
]


@router.get("", response_model=CasePage, summary="问责案件清单 · Accountability cases")
async def list_cases(
    door: AtDoor,
    page: Page,
    sort: _Order,
    unit_id: Annotated[UUID | None, Query(description="Only cases on this unit.")] = None,
    status: Annotated[CaseStatus | None, Query(description="Only cases in this status.")] = None,
    source_kind: Annotated[SourceKind | None, Query(description="Only cases opened on this kind of source.")] = None,
    source_id: Annotated[UUID | None, Query(description="Only cases opened on this source, e.g. a filing.")] = None,
    office_id: Annotated[UUID | None, Query(description="Only cases of this office.")] = None,
    object_kind: Annotated[ObjectKind | None, Query(description="Only on organizations, or on officials.")] = None,
    object_person_id: Annotated[UUID | None, Query(description="Only cases on this leading official.")] = None,
    main_case_id: Annotated[UUID | None, Query(description="Only persons involved in this main case.")] = None,
    project_code: Annotated[str | None, Query(max_length=32, description="Only cases of this matter.")] = None,
    outcome: Annotated[str | None, Query(max_length=50, description="Only those that ended so.")] = None,
    mine: Annotated[bool, Query(description="Only those that name you as a handler.")] = False,
) -> CasePage:
    """Cases of units the caller handles, or of the whole organ for those who decide there (TA-01)."""
    wanted = equal(
        CASES, unit_id=unit_id, status=status, source_kind=source_kind, source_id=source_id, office_id=office_id,
        object_kind=object_kind, object_person_id=object_person_id, main_case_id=main_case_id,
        project_code=project_code, outcome=outcome,
    )  # fmt: skip
    if mine:
        wanted.append(literal(door.actor.person_id) == CASES.c.handler_ids.any_())
    async with door.looking(CASE.name, "list") as look:
        found, total = await read_page(look, door, CASE, wanted, page, sort)
    items = [views.read_entry(one.case) for one in found]
    return CasePage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{case_id}", response_model=CaseShown, summary="问责案件详情 · One accountability case")
async def read_case(door: AtDoor, case_id: CaseId) -> Response:
    """The case with the filings of the same unit or matter as they stand now (P-17), whether its object was cleared
    since (C-01), and whether the problem it was opened on is put right by now (S-10).

    Always answered in full, never by 304: what is linked changes while the version of the case does not.
    """
    async with door.looking(CASE.name, "show", case_id) as look:
        found = await door.load_within(look.connection, CASE.name, case_id)
        linked = await views.linked_evidence(look, door, found.case)
        cleared = await views.cleared_since(look, door, found.case)
        put_right = await views.rectification(look, found.case)
    content = door.content(CASE.name, found.case, found.standing)
    content["linked_evidence"] = [one.model_dump(mode="json") for one in linked]
    content["clearances"] = cleared
    content["rectification"] = put_right
    return answer(content, found.case.version)


@router.post("/{case_id}/checks", response_model=CaseChecked, summary="规则检查 · Check the rules")
async def check_case(case_id: CaseId, door: AtDoor) -> CaseChecked:
    """Run every rule of the next step and return each finding with its citation; nothing is changed."""
    async with door.looking(CASE.name, "check", case_id) as look:
        found = await door.load_within(look.connection, CASE.name, case_id)
        case: AccountabilityCase = found.case
        facts = await facts_loading.together_seen(look.connection, case)
    profile = door.engine.policies.profile(case.profile, case.profile_version)
    findings = check(case, profile, facts)
    return CaseChecked(status=case.status, passed=passed(findings), findings=answered(findings, door.language))
