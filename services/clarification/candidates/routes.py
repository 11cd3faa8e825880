"""Doors of the candidates: list, detail, take up, dismiss, counts."""

from datetime import date, timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.actor import office_day
from libs.kernel.days import Day
from libs.kernel.finding import Missing
from libs.kernel.refusal import Incomplete
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.candidates import example_routes as examples
from services.clarification.candidates.case_type import CANDIDATE
from services.clarification.candidates.commands import Dismiss, TakeUp
from services.clarification.candidates.lifecycle import CandidateStatus
from services.clarification.candidates.read_models import CandidatePage, CandidateRead, CandidateStatistics
from services.clarification.candidates.tables import CANDIDATES
from services.clarification.candidates.views import count_candidates

router = APIRouter(tags=["candidates"])
CandidateId = Annotated[UUID, Path(description="The candidate.")]
_Order = Annotated[Sort, Depends(sort_by("proposed_at", "concluded_on", "screened", default="-proposed_at"))]
_LONGEST: Final = timedelta(days=3 * 366)
_SPAN: Final = Text(
    "起始日不得晚于截止日，且跨度不超过三年", "The first day is not after the last, nor three years before"
)


@router.get("/candidates", response_model=CandidatePage, summary="拟澄清对象清单 · Candidates for clarification")
async def list_candidates(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[CandidateStatus | None, Query(description="Only in this status.")] = None,
    is_repeat: Annotated[
        bool | None, Query(description="True: only those whose concluded matter is reported again (C-11).")
    ] = None,
) -> CandidatePage:
    """Candidates of the own office, or of the organ for case management: proposed when a lead is concluded with
    qualifying findings, and again each month until decided (P-39)."""
    asked = equal(CANDIDATES, status=status, is_repeat=is_repeat)
    async with door.looking(CANDIDATE.name, "list") as look:
        found, total = await read_page(look, door, CANDIDATE, asked, page, sort)
    items = [CANDIDATE.adapter.validate_python(open_fields(CANDIDATE, one)) for one in found]
    return CandidatePage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/candidates/{candidate_id}", response_model=CandidateRead, summary="拟澄清对象详情 · One candidate")
async def read_candidate(candidate_id: CandidateId, door: AtDoor) -> Response:
    """The findings per item and both computations: most items untrue, every main problem untrue (C-10, G-25)."""
    return await door.show("candidate", candidate_id)


@router.post(
    "/candidates/{candidate_id}/taking-up", response_model=CandidateRead, summary="启动受理 · Open a clarification"
)
async def take_up_candidate(
    candidate_id: CandidateId, body: Annotated[TakeUp, examples.TAKE_UP], door: AtDoor
) -> Response:
    """A handler opens the clarification ex officio in the same act; findings are taken over, every item is worded
    (C-06, C-22)."""
    return await door.perform("candidate", "take_up", candidate_id, body)


@router.post("/candidates/{candidate_id}/dismissal", response_model=CandidateRead, summary="不予启动 · Dismiss")
async def dismiss_candidate(
    candidate_id: CandidateId, body: Annotated[Dismiss, examples.DISMISS], door: AtDoor
) -> Response:
    """The head of the office decides that there is no need, with the reason (C-03)."""
    return await door.perform("candidate", "dismiss", candidate_id, body)


@router.get(
    "/statistics/candidates", response_model=CandidateStatistics, summary="拟澄清对象统计 · Counts of candidates"
)
async def read_candidate_statistics(
    door: AtDoor,
    first: Annotated[
        Day | None, Query(alias="from", description="First proposed on this day or later; default: 1 January.")
    ] = None,
    last: Annotated[
        Day | None, Query(alias="to", description="First proposed on this day or earlier; default: today.")
    ] = None,
) -> CandidateStatistics:
    """Exactly those that your list of candidates shows. These figures describe and must not be used as targets."""
    today = office_day(door.engine.clock())
    ends = last or today
    begins = first or date(ends.year, 1, 1)
    if not timedelta(0) <= ends - begins <= _LONGEST:
        raise Incomplete(errors=(Missing("?from", "period_invalid", _SPAN, Rule()),))
    async with door.looking(CANDIDATE.name, "statistics") as look:
        counted = await count_candidates(look.connection, door.actor, today, begins, ends)
    return CandidateStatistics.model_validate({"from": begins, "to": ends, **counted})
