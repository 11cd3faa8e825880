"""Doors that read: list, detail, deferrals, rule check; and the one that opens ex officio."""

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from sqlalchemy import ColumnElement

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.cases import Who
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.actor import office_day
from libs.kernel.days import Day
from libs.kernel.refusal import Absent
from services.clarification.clarifications import example_routes as examples
from services.clarification.clarifications import facts_loading
from services.clarification.clarifications.access import DEFERRAL
from services.clarification.clarifications.case_type import CLARIFICATION
from services.clarification.clarifications.checks import check
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.commands_assessing import OpenExOfficio
from services.clarification.clarifications.read_models import (
    ClarificationChecked,
    ClarificationListed,
    ClarificationPage,
    ClarificationRead,
    DeferralsRead,
    checked,
)
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.clarifications.tables import CLARIFICATIONS
from services.clarification.clarifications.views import line_of, office_day_of
from services.clarification.clarifications.wording import Code, Entrance

router = APIRouter(prefix="/clarifications", tags=["clarifications"])
ClarificationId = Annotated[UUID, Path(description="The clarification.")]
_ROW = CLARIFICATIONS.c
_Order = Annotated[Sort, Depends(sort_by("changed_at", "opened_at", "due_on", "number", default="-changed_at"))]


@dataclass(frozen=True)
class ClarificationFilters:
    """Which clarifications are asked for; what is not given does not matter."""

    conditions: tuple[ColumnElement[bool], ...]


async def filters_wanted(
    status: Annotated[list[ClarificationStatus] | None, Query(description="Only in one of these statuses.")] = None,
    office_id: Annotated[UUID | None, Query(description="Only of this office or body.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only of subjects of this unit.")] = None,
    number: Annotated[str | None, Query(description="Only the one of this number.", max_length=60)] = None,
    entrance: Annotated[Entrance | None, Query(description="Only those opened in this way.")] = None,
    situation: Annotated[Code | None, Query(description="Only those that claim this situation (C-06).")] = None,
    method: Annotated[Code | None, Query(description="Only those with this method (C-15).")] = None,
    opened_from: Annotated[Day | None, Query(description="Opened on this day or later.")] = None,
    opened_to: Annotated[Day | None, Query(description="Opened on this day or earlier.")] = None,
    overdue: Annotated[bool | None, Query(description="True: a limit has passed. False: none has.")] = None,
) -> ClarificationFilters:
    """The filters the caller asks for."""
    asked: list[Any] = equal(CLARIFICATIONS, office_id=office_id, unit_id=unit_id, number=number, entrance=entrance)
    if status is not None:
        asked.append(_ROW.status.in_(sorted({str(one) for one in status})))
    if situation is not None:
        asked.append(situation == _ROW.situations.any_())
    if method is not None:
        asked.append(method == _ROW.methods.any_())
    if opened_from is not None:
        asked.append(office_day_of(_ROW.opened_at) >= opened_from)
    if opened_to is not None:
        asked.append(office_day_of(_ROW.opened_at) <= opened_to)
    if overdue is not None:
        late = _ROW.due_on.is_not(None) & (_ROW.due_on < Who.today)
        asked.append(late if overdue else ~late)
    return ClarificationFilters(tuple(asked))


@router.get("", response_model=ClarificationPage, summary="澄清清单 · Clarifications")
async def list_clarifications(
    door: AtDoor, page: Page, sort: _Order, filters: Annotated[ClarificationFilters, Depends(filters_wanted)]
) -> ClarificationPage:
    """Those of the own office or body; for case management those of the organ; for the case-trial office from the
    proposal on; for whoever decides from the head's review on."""
    async with door.looking(CLARIFICATION.name, "list") as look:
        found, total = await read_page(look, door, CLARIFICATION, filters.conditions, page, sort)
    profiles, calendar = door.engine.policies, door.engine.services["calendar"]
    lines = (line_of(one.case, open_fields(CLARIFICATION, one), profiles, calendar) for one in found)
    items = [ClarificationListed.model_validate(line) for line in lines]
    return ClarificationPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=ClarificationRead, status_code=201, summary="依职权受理澄清 · Open ex officio")
async def open_clarification(body: Annotated[OpenExOfficio, examples.OPEN], door: AtDoor) -> Response:
    """A handler opens it for the own office, which verified and found all, most or the main problem untrue (TC-01,
    C-06, C-10, C-22, G-25). Needs an Idempotency-Key."""
    return await door.open("clarification", "open_ex_officio", body)


@router.get("/{clarification_id}", response_model=ClarificationRead, summary="澄清详情 · One clarification")
async def read_clarification(clarification_id: ClarificationId, door: AtDoor) -> Response:
    """How problems were verified, and whether it waits or waited, answers only to the named handlers and to case
    management; to all others as if there were nothing (P-06, G-24)."""
    return await door.show("clarification", clarification_id)


@router.get("/{clarification_id}/deferrals", response_model=DeferralsRead, summary="暂缓情况 · Deferrals")
async def read_deferrals(clarification_id: ClarificationId, door: AtDoor) -> DeferralsRead:
    """For the named handlers and case management alone, each look on record; empty if it never waited; 404 for
    everybody else (C-14, G-24)."""
    async with door.looking("clarification", "deferrals", clarification_id) as look:
        found = await door.load_within(look.connection, "clarification", clarification_id)
        if DEFERRAL.name not in found.standing.sections:
            raise Absent
    clarification: Clarification = found.case
    return DeferralsRead(items=clarification.deferrals)


@router.post("/{clarification_id}/checks", response_model=ClarificationChecked, summary="规则检查 · Check the rules")
async def check_clarification(clarification_id: ClarificationId, door: AtDoor) -> ClarificationChecked:
    """Run every rule of the next step and return each finding with its citation; nothing is changed. Other leads are
    not among them: that question is asked by the head at its own door."""
    engine = door.engine
    async with door.looking("clarification", "check", clarification_id) as look:
        found = await door.load_within(look.connection, "clarification", clarification_id)
        clarification: Clarification = found.case
        facts = await facts_loading.check_facts(look.connection, clarification, office_day(engine.clock()))
    profile = engine.policies.profile(clarification.profile, clarification.profile_version)
    return checked(clarification.status, check(clarification, profile, facts), door.language)
