"""Doors of problem items that read: list, one item, its letters, the check of the rules."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from sqlalchemy import ColumnElement

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.case_store import Loaded
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.actor import office_day
from libs.kernel.days import Day
from libs.kernel.refusal import Absent
from services.supervision.problems.access import HANDLING
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.check_views import checked
from services.supervision.problems.commands import Code
from services.supervision.problems.facts_loading import sample_of
from services.supervision.problems.letters import ProblemLetters, letters_of
from services.supervision.problems.problem import ON_THE_CLOCK, Problem
from services.supervision.problems.read_models import (
    ProblemChecked,
    ProblemListed,
    ProblemPage,
    ProblemRead,
)
from services.supervision.problems.status import ProblemKind, ProblemStatus, Source
from services.supervision.problems.store import next_day_of
from services.supervision.problems.tables import PROBLEMS, overdue

router = APIRouter(prefix="/problem-items", tags=["problem-items"])
ProblemId = Annotated[UUID, Path(description="The problem item.")]
_ROW = PROBLEMS.c
_SORTS = ("opened_on", "rectify_by", "due_on", "changed_at", "checked_off_on")
_Order = Annotated[Sort, Depends(sort_by(*_SORTS, default="-opened_on"))]


@dataclass(frozen=True)
class ProblemFilters:
    """Which items are asked for; ``overdue`` depends on the day."""

    conditions: tuple[ColumnElement[bool], ...]
    overdue: bool | None


async def filters_wanted(
    status: Annotated[list[ProblemStatus] | None, Query(description="Only in one of these statuses.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only of this unit.")] = None,
    nature: Annotated[Code | None, Query(description="Only of this nature; list problem_natures.")] = None,
    level: Annotated[Code | None, Query(description="Only of this level; list problem_levels.")] = None,
    task_id: Annotated[UUID | None, Query(description="Only of this central task.")] = None,
    slip_colour: Annotated[Code | None, Query(description="Only with this slip out; list slip_colours.")] = None,
    falsified: Annotated[bool | None, Query(description="Only those once found false, or the others.")] = None,
    recurrent: Annotated[bool | None, Query(description="Only those that occur again, or the others.")] = None,
    overdue: Annotated[bool | None, Query(description="Only those overdue by their term, or the others.")] = None,
) -> ProblemFilters:
    """The filters on what everybody who reads an item knows of it."""
    matter = equal(PROBLEMS, unit_id=unit_id, nature=nature, level=level, task_id=task_id)
    course = equal(PROBLEMS, slip_colour=slip_colour, falsified=falsified, recurrent=recurrent)
    standing = [] if status is None else [_ROW.status.in_(sorted({str(one) for one in status}))]
    return ProblemFilters((*matter, *course, *standing), overdue)


async def opened_wanted(
    opened_from: Annotated[Day | None, Query(description="Opened on this day or later.")] = None,
    opened_until: Annotated[Day | None, Query(description="Opened on this day or earlier.")] = None,
    due_until: Annotated[Day | None, Query(description="Only with plan, term or slip due by this day.")] = None,
) -> tuple[ColumnElement[bool], ...]:
    """The days the caller asks for."""
    since = () if opened_from is None else (_ROW.opened_on >= opened_from,)
    until = () if opened_until is None else (_ROW.opened_on <= opened_until,)
    return (*since, *until) if due_until is None else (*since, *until, _ROW.due_on <= due_until)


async def inside_wanted(
    kind: Annotated[ProblemKind | None, Query(description="Only of this kind; not for the unit.")] = None,
    source: Annotated[Source | None, Query(description="Only from there; not for the unit.")] = None,
    source_id: Annotated[UUID | None, Query(description="Only from this visit, obligation or task.")] = None,
    common_problem_id: Annotated[UUID | None, Query(description="Only items of this common problem.")] = None,
) -> tuple[ColumnElement[bool], ...]:
    """The filters on what the unit is not told: they find nothing in what is closed to the caller."""
    return tuple(equal(PROBLEMS, kind=kind, source=source, source_id=source_id, common_problem_id=common_problem_id))


_Filters = Annotated[ProblemFilters, Depends(filters_wanted)]
_Days = Annotated[tuple[ColumnElement[bool], ...], Depends(opened_wanted)]
_Inside = Annotated[tuple[ColumnElement[bool], ...], Depends(inside_wanted)]


@router.get("", response_model=ProblemPage, summary="问题清单 · Problem items")
async def list_problem_items(
    door: AtDoor, page: Page, sort: _Order, filters: _Filters, days: _Days, inside: _Inside
) -> ProblemPage:
    """Items of the units your office or body looks after, of your organ if you lead it, of your own unit from the
    notice on; the latest first (S-08, S-10)."""
    today = office_day(door.engine.clock())
    asked = [*filters.conditions, *days]
    if filters.overdue is not None:
        late = overdue(today)
        asked.append(late if filters.overdue else late.is_not(True))
    if inside:
        asked += (*inside, PROBLEM.access.opened_to(HANDLING.name, door.actor.roles_in_cases))
    async with door.looking(PROBLEM.name, "list") as look:
        found, total = await read_page(look, door, PROBLEM, asked, page, sort)
    items = [ProblemListed.model_validate(_line(one, today)) for one in found]
    return ProblemPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{problem_id}", response_model=ProblemRead, summary="问题详情 · One problem item")
async def read_problem_item(problem_id: ProblemId, door: AtDoor) -> Response:
    """The item with notice, plan, reports, slips and result, and what you may do now; source, sample, verification and
    what is weighed inside are for the office and its leaders. 404 if it is not yours to know."""
    return await door.show(PROBLEM.name, problem_id)


@router.get("/{problem_id}/letters", response_model=ProblemLetters, summary="问题文书 · Letters to the unit")
async def read_problem_letters(problem_id: ProblemId, door: AtDoor) -> ProblemLetters:
    """Rectification notice (LS-2), slips (LS-3) and confirmation of the check-off (LS-7), in the reader's language."""
    async with door.looking(PROBLEM.name, "letters", problem_id) as look:
        problem: Problem = (await door.load_within(look.connection, PROBLEM.name, problem_id)).case
    profile = door.engine.policies.profile(problem.profile, problem.profile_version)
    return ProblemLetters(items=tuple(letters_of(problem, profile, door.language)))


@router.post("/{problem_id}/checks", response_model=ProblemChecked, summary="规则检查 · Check the rules")
async def check_problem(problem_id: ProblemId, door: AtDoor) -> ProblemChecked:
    """Every rule of the check-off with what is still missing, for you as the one who would decide; nothing is changed
    (S-10, S-11, G-51). Not for the unit: 404."""
    async with door.looking(PROBLEM.name, "check", problem_id) as look:
        found = await door.load_within(look.connection, PROBLEM.name, problem_id)
        if HANDLING.name not in found.standing.sections:
            raise Absent
        sample = await sample_of(look.connection, found.case)
    return checked(found.case, sample, door.actor.person_id, door.language)


def _line(found: Loaded[Problem], today: date) -> dict[str, Any]:
    """The line of an item: what is closed to the caller is empty there, too."""
    problem = found.case
    slip, due_on = problem.slip, problem.due_on
    late = problem.status in ON_THE_CLOCK and due_on is not None and due_on < today
    return {
        **open_fields(PROBLEM, found),
        "version": problem.version,
        "rectify_by": due_on,
        "due_on": next_day_of(problem),
        "overdue": late,
        "slip_colour": None if slip is None else slip.colour,
        "recurrent": bool(problem.recurrence_of),
        "checked_off_on": None if problem.check_off is None else problem.check_off.checked_off_on,
    }
