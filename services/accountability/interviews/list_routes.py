"""Doors that read: list, detail, rule check."""

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from sqlalchemy import ColumnElement, func

from libs.chassis.case_lists import equal, read_page
from libs.chassis.cases import Who
from libs.chassis.door import AtDoor, Door
from libs.chassis.looking import Look
from libs.chassis.paging import PAGE_SIZE_LIMIT, Page, PageWanted, Sort, sort_by
from libs.chassis.representation import answer
from libs.kernel.actor import office_day
from services.accountability.clearances.views import marks_beside
from services.accountability.evidence import views as evidence_views
from services.accountability.evidence.store import EVIDENCE
from services.accountability.interviews import facts_loading
from services.accountability.interviews.access import MATTER
from services.accountability.interviews.case_type import INTERVIEW
from services.accountability.interviews.check_views import checked
from services.accountability.interviews.dues import running_limits
from services.accountability.interviews.filings_loading import same_matter
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.read_models import (
    InterviewChecked,
    InterviewListed,
    InterviewPage,
    InterviewRead,
    line_of,
)
from services.accountability.interviews.status import InterviewStatus
from services.accountability.interviews.tables import INTERVIEWS
from services.accountability.wording import Code

router = APIRouter(prefix="/interviews", tags=["interviews"])
InterviewId = Annotated[UUID, Path(description="The interview.")]
_ROW = INTERVIEWS.c
_Order = Annotated[Sort, Depends(sort_by("changed_at", "opened_at", "due_on", "called_on", default="-changed_at"))]
_MONTH = r"^(19|20|21)\d\d-(0[1-9]|1[0-2])$"


@dataclass(frozen=True)
class InterviewFilters:
    """Which interviews are asked for; what is not given does not matter."""

    conditions: tuple[ColumnElement[bool], ...]


async def filters_wanted(
    tier: Annotated[Code | None, Query(description="Only of this tier; list interview_tiers.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only of this unit.")] = None,
    status: Annotated[list[InterviewStatus] | None, Query(description="Only in one of these statuses.")] = None,
    month: Annotated[str | None, Query(description="Only on events of this month, YYYY-MM.", pattern=_MONTH)] = None,
    mine: Annotated[
        bool | None, Query(description="True: only those that name the caller as interviewer, leader, officer or head.")
    ] = None,
    collective_id: Annotated[UUID | None, Query(description="Only those of this collective interview (A-20).")] = None,
    occurrence_id: Annotated[UUID | None, Query(description="Only those on this event (G-34).")] = None,
) -> InterviewFilters:
    """The filters the caller asks for."""
    asked: list[Any] = equal(
        INTERVIEWS, tier=tier, unit_id=unit_id, collective_id=collective_id, occurrence_id=occurrence_id
    )
    if status is not None:
        asked.append(_ROW.status.in_(sorted({str(one) for one in status})))
    if month is not None:
        asked.append(func.to_char(_ROW.occurred_on, "YYYY-MM") == month)
    if mine is not None:
        named = Who.person == _ROW.named_ids.any_()
        asked.append(named if mine else ~named)
    return InterviewFilters(tuple(asked))


@router.get("", response_model=InterviewPage, summary="约谈清单 · Interviews")
async def list_interviews(
    door: AtDoor, page: Page, sort: _Order, filters: Annotated[InterviewFilters, Depends(filters_wanted)]
) -> InterviewPage:
    """Those of units the caller looks after, of the whole organ for those who decide there, and of the own unit from
    the notice on (A-16, A-19)."""
    async with door.looking(INTERVIEW.name, "list") as look:
        found, total = await read_page(look, door, INTERVIEW, filters.conditions, page, sort)
    items = [InterviewListed.model_validate(_line(door, one.case)) for one in found]
    return InterviewPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{interview_id}", response_model=InterviewRead, summary="约谈详情 · One interview")
async def read_interview(interview_id: InterviewId, door: AtDoor) -> Response:
    """The interview with its tier in words, its papers and the filings of unit and matter as they stand now (P-17);
    the unit reads notice, plan, slips and result. Never answered by 304: what is linked changes by itself."""
    async with door.looking(INTERVIEW.name, "show", interview_id) as look:
        found = await door.load_within(look.connection, INTERVIEW.name, interview_id)
        inside = MATTER.name in found.standing.sections
        linked = await _linked(look, door, found.case) if inside else []
        cleared = await _cleared(look, door, found.case) if inside else []
    content = door.content(INTERVIEW.name, found.case, found.standing)
    content["linked_evidence"] = linked
    content["clearances"] = cleared
    return answer(content, found.case.version)


@router.post("/{interview_id}/checks", response_model=InterviewChecked, summary="规则检查 · Check the rules")
async def check_interview(interview_id: InterviewId, door: AtDoor) -> InterviewChecked:
    """Run every rule of the next step and return each finding with its citation, who may be interviewed and who may
    interview; nothing is changed (A-16, G-39, G-40)."""
    engine = door.engine
    async with door.looking(INTERVIEW.name, "check", interview_id) as look:
        found = await door.load_within(look.connection, INTERVIEW.name, interview_id)
        interview: Interview = found.case
        profile = engine.policies.profile(interview.profile, interview.profile_version)
        on, calendar = office_day(engine.clock()), engine.services["calendar"]
        facts = await facts_loading.check_facts(look.connection, interview, profile, calendar, on)
    inside = MATTER.name in found.standing.sections
    return checked(interview, profile, facts, door.language, inside=inside)


def _line(door: Door, interview: Interview) -> dict[str, Any]:
    profile = door.engine.policies.profile(interview.profile, interview.profile_version)
    limits = running_limits(interview, profile, door.engine.services["calendar"])
    days = [limit.deadline.due_on for limit in limits if limit.deadline.due_on is not None]
    return line_of(interview, min(days, default=None))


async def _cleared(look: Look, door: Door, interview: Interview) -> list[Any]:
    """The clearings of the unit and of whoever is interviewed since it was opened (C-01, C-30)."""
    confirmation = interview.confirmation
    persons = () if confirmation is None else tuple(one.person_id for one in confirmation.interviewees)
    return await marks_beside(look, door, interview.opened_at, interview.unit_id, *persons)


async def _linked(look: Look, door: Door, interview: Interview) -> list[dict[str, Any]]:
    """The filings of the same unit or matter that this caller may know, latest decision first."""
    first, latest = PageWanted(1, PAGE_SIZE_LIMIT), Sort("decided_on", descending=True)
    found, _ = await read_page(look, door, EVIDENCE, [same_matter(interview)], first, latest)
    read = await evidence_views.read_all(look.connection, [one.case for one in found], door.language)
    return [one.model_dump(mode="json") for one in read]
