"""Doors of the exports: what a list shows under its filters, as a sheet in the office's layout."""

from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from sqlalchemy import ColumnElement, and_
from starlette.responses import StreamingResponse

from libs.chassis.case_lists import Conditions, equal
from libs.chassis.door import AtDoor
from libs.contracts.supervision_visits import VisitKind
from libs.kernel.actor import office_day
from libs.sheets.answering import SHEET_ANSWER, sheet_response
from libs.sheets.exporting import export
from libs.sheets.layout import Heading, Layout
from services.supervision.exports.layouts import problem_layout, visit_layout
from services.supervision.exports.views import Exported, lines, problem_items, visits
from services.supervision.problems.access import HANDLING
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.list_routes import ProblemFilters, filters_wanted, inside_wanted, opened_wanted
from services.supervision.problems.tables import overdue
from services.supervision.statistics.sheet_views import own_code
from services.supervision.visits.access import PLAN
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.list_routes import days_wanted
from services.supervision.visits.status import VisitStatus
from services.supervision.visits.tables import VISITS

router = APIRouter(prefix="/exports", tags=["exports"])


@router.get(
    "/problems", response_class=StreamingResponse, responses=SHEET_ANSWER, summary="导出问题整改台账 · Problems"
)
async def export_problems(
    door: AtDoor,
    filters: Annotated[ProblemFilters, Depends(filters_wanted)],
    opened: Annotated[Conditions, Depends(opened_wanted)],
    inside: Annotated[Conditions, Depends(inside_wanted)],
) -> StreamingResponse:
    """Exactly the items that your list holds under these filters, the oldest first, in the office's layout (S-08,
    S-10). No cell is taken for a formula; every 500 are on record before they are written (P-36)."""
    today = office_day(door.engine.clock())
    asked = [*filters.conditions, *opened]
    if filters.overdue is not None:
        late = overdue(today)
        asked.append(late if filters.overdue else late.is_not(True))
    if inside:
        asked += (*inside, PROBLEM.access.opened_to(HANDLING.name, door.actor.roles_in_cases))
    profile = door.engine.policies.in_force(door.engine.profile, today)
    return await _sheet(door, problem_layout(profile), problem_items(door.actor, asked))


@router.get("/visits", response_class=StreamingResponse, responses=SHEET_ANSWER, summary="导出监督检查台账 · Visits")
async def export_visits(
    door: AtDoor,
    days: Annotated[list[ColumnElement[bool]], Depends(days_wanted)],
    status: Annotated[VisitStatus | None, Query(description="Only in this status.")] = None,
    kind: Annotated[VisitKind | None, Query(description="Only of this kind.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only to this unit.")] = None,
    office_id: Annotated[UUID | None, Query(description="Only by this office or body.")] = None,
) -> StreamingResponse:
    """Exactly the visits that your list holds under these filters, the oldest first, in the office's layout; an
    unannounced one that has not started is in the sheet of its planner and its team alone (P-33)."""
    today = office_day(door.engine.clock())
    asked = [*days, *equal(VISITS, status=status, unit_id=unit_id, office_id=office_id)]
    opened = VISIT.access.opened_to(PLAN.name, door.actor.roles_in_cases)
    asked += [and_(opened, condition) for condition in equal(VISITS, kind=kind)]
    profile = door.engine.policies.in_force(door.engine.profile, today)
    return await _sheet(door, visit_layout(profile), visits(door.actor, asked))


async def _sheet(door: AtDoor, layout: Layout, exported: Exported) -> StreamingResponse:
    today = office_day(door.engine.clock())
    looking = partial(door.looking, exported.case_type.name, "export")
    async with looking() as look:
        unit = await own_code(look.connection, door.actor.organ_id)
    book = await export(layout, Heading(unit, today), lines(looking, door.actor, today, exported), door.language)
    return sheet_response(book, layout.title, door.language)
