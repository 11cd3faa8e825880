"""Doors that show visits: list, one visit, its order and conclusion, and what is near a day."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from sqlalchemy import ColumnElement, and_

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.cases import who_values
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.contracts.supervision_visits import VisitKind
from libs.kernel.actor import office_day
from libs.kernel.days import Day
from libs.kernel.refusal import Absent
from services.supervision.visits.access import ACCESS, PLAN
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.letter_views import conclusion_of, order_of
from services.supervision.visits.near_views import visits_near
from services.supervision.visits.read_models import (
    ConclusionRead,
    OrderRead,
    VisitListed,
    VisitPage,
    VisitRead,
    VisitWarning,
    VisitWarnings,
)
from services.supervision.visits.status import VisitStatus
from services.supervision.visits.tables import VISITS
from services.supervision.visits.wording import DUPLICATE_DAYS

router = APIRouter(prefix="/visits", tags=["visits"])
warnings_router = APIRouter(prefix="/visit-warnings", tags=["visits"])
VisitId = Annotated[UUID, Path(description="The visit.")]
_Order = Annotated[Sort, Depends(sort_by("planned_on", "visited_on", "changed_at", default="-planned_on"))]
_LINE: Final = tuple(VisitListed.model_fields)


async def days_wanted(
    planned_from: Annotated[Day | None, Query(description="Only planned for this day or later.")] = None,
    planned_to: Annotated[Day | None, Query(description="Only planned for this day or earlier.")] = None,
    visited_from: Annotated[Day | None, Query(description="Only on site on this day or later.")] = None,
    visited_to: Annotated[Day | None, Query(description="Only on site on this day or earlier.")] = None,
) -> list[ColumnElement[bool]]:
    """The conditions on days that the caller asks for."""
    row = VISITS.c
    earliest = ((planned_from, row.planned_on), (visited_from, row.visited_on))
    latest = ((planned_to, row.planned_on), (visited_to, row.visited_on))
    return [
        *(column >= day for day, column in earliest if day is not None),
        *(column <= day for day, column in latest if day is not None),
    ]


_Days = Annotated[list[ColumnElement[bool]], Depends(days_wanted)]


@router.get("", response_model=VisitPage, summary="监督检查清单 · Visits")
async def list_visits(
    door: AtDoor,
    page: Page,
    sort: _Order,
    days: _Days,
    status: Annotated[VisitStatus | None, Query(description="Only in this status.")] = None,
    kind: Annotated[VisitKind | None, Query(description="Only of this kind.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only to this unit.")] = None,
    office_id: Annotated[UUID | None, Query(description="Only by this office or body.")] = None,
    task_id: Annotated[UUID | None, Query(description="Only those that look at this central task.")] = None,
    unannounced: Annotated[bool | None, Query(description="Only unannounced ones (true), or only others.")] = None,
) -> VisitPage:
    """The visits you may know: of your office or body, to the units it looks after, of your organ if you lead it, to
    your unit once it is told of them. An unannounced one is in the list of its planner and its team alone until it
    starts, and in no total of anybody else (G-54, P-33)."""
    asked = equal(VISITS, status=status, unit_id=unit_id, office_id=office_id, unannounced=unannounced)
    asked += [*days, *_of_the_plan(door, equal(VISITS, kind=kind, task_id=task_id))]
    async with door.looking(VISIT.name, "list") as look:
        found, total = await read_page(look, door, VISIT, asked, page, sort)
    lines = ({**open_fields(VISIT, one), "visited_on": one.case.visited_on} for one in found)
    items = [VisitListed.model_validate({name: line[name] for name in _LINE}) for line in lines]
    return VisitPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{visit_id}", response_model=VisitRead, summary="监督检查详情 · One visit")
async def read_visit(visit_id: VisitId, door: AtDoor) -> Response:
    """One visit with what you may do now; to the unit: content, subject, scope, team, and the conclusion once it is fed
    back. 404 if it is not yours to know."""
    return await door.show(VISIT.name, visit_id)


@router.get("/{visit_id}/order", response_model=OrderRead, summary="督导检查方案 · The order of a visit (LS-1)")
async def read_visit_order(visit_id: VisitId, door: AtDoor) -> OrderRead:
    """Content, subject, scope and team, never widened later (P-21); of an unannounced visit for planner and team alone
    until it starts (P-33). 404 as long as no team is named."""
    async with door.looking(VISIT.name, "show", visit_id) as look:
        visit = (await door.load_within(look.connection, VISIT.name, visit_id)).case
        order = order_of(visit, door.engine.policies.profile(visit.profile, visit.profile_version), door.language)
        if order is None:
            raise Absent
    return order


@router.get("/{visit_id}/conclusion", response_model=ConclusionRead, summary="督查结论反馈书 · The conclusion (LS-6)")
async def read_visit_conclusion(visit_id: VisitId, door: AtDoor) -> ConclusionRead:
    """The conclusion as the unit has it, with the last day for an objection (P-21). 404 before it is fed back."""
    async with door.looking(VISIT.name, "show", visit_id) as look:
        visit = (await door.load_within(look.connection, VISIT.name, visit_id)).case
        profile = door.engine.policies.profile(visit.profile, visit.profile_version)
        conclusion = conclusion_of(visit, profile, door.language)
        if conclusion is None:
            raise Absent
    return conclusion


@warnings_router.get("", response_model=VisitWarnings, summary="重复检查预警 · Visits near a day")
async def list_visit_warnings(
    door: AtDoor,
    unit_id: Annotated[UUID, Query(description="The unit.")],
    on: Annotated[Day, Query(description="The day, e.g. the one a visit is to be planned for.")],
) -> VisitWarnings:
    """Visits to the unit within 14 days of that day, of those you may know: a hidden one warns its planner and its team
    alone. A warning never blocks a plan (G-57, P-21)."""
    today = office_day(door.engine.clock())
    profile = door.engine.policies.in_force(door.engine.profile, today)
    known = ACCESS.seen_by(door.actor.roles_in_cases)
    async with door.looking(VISIT.name, "warnings") as look:
        values = who_values(door.actor, today)
        found = await visits_near(look.connection, unit_id, on, profile, known, values)
        look.saw(*(one.visit_id for one in found))
    items = tuple(VisitWarning(visit_id=one.visit_id, office_id=one.office_id, on=one.on) for one in found)
    return VisitWarnings(unit_id=unit_id, on=on, days=_days(profile.option(DUPLICATE_DAYS)), items=items)


def _of_the_plan(door: AtDoor, wanted: list[ColumnElement[bool]]) -> list[ColumnElement[bool]]:
    """Conditions on what belongs to the plan: they hold only where the plan is open to the caller, or the length of the
    list would tell what its lines do not."""
    opened = ACCESS.opened_to(PLAN.name, door.actor.roles_in_cases)
    return [and_(opened, condition) for condition in wanted]


def _days(value: object) -> int:
    assert isinstance(value, int)
    return value
