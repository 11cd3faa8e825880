"""Doors of ranking lists: overview, detail, import, confirmation by both sides, correction."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.contracts.supervision_sources import RankingKind
from services.supervision.rankings import commands
from services.supervision.rankings import example_routes as examples
from services.supervision.rankings.case_type import RANKING
from services.supervision.rankings.status import RankingStatus
from services.supervision.rankings.tables import RANKINGS
from services.supervision.rankings.views import RankingPage, RankingRead, listed

router = APIRouter(prefix="/rankings", tags=["rankings"])
RankingId = Annotated[UUID, Path(description="The ranking list.")]
_Order = Annotated[Sort, Depends(sort_by("period", "changed_at", default="-period"))]


@router.get("", response_model=RankingPage, summary="排名榜单 · Ranking lists")
async def list_rankings(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[RankingStatus | None, Query(description="Only in this status.")] = None,
    kind: Annotated[RankingKind | None, Query(description="Only of this kind.")] = None,
    list_code: Annotated[str | None, Query(max_length=40, description="Only this list.")] = None,
    period: Annotated[str | None, Query(max_length=7, description="Only of this period.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only those ranking this unit.")] = None,
) -> RankingPage:
    """Lists of your bureau or handed to your organ, latest period first (A-04 to A-06)."""
    wanted = equal(RANKINGS, status=status, kind=kind, list_code=list_code, period=period)
    if unit_id is not None:
        wanted.append(RANKINGS.c.unit_ids.any_() == unit_id)
    async with door.looking(RANKING.name, "list") as look:
        found, total = await read_page(look, door, RANKING, wanted, page, sort)
    items = [listed(one.case) for one in found]
    return RankingPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=RankingRead, status_code=201, summary="导入排名 · Hand in a ranking list")
async def import_ranking(body: Annotated[commands.ImportRanking, examples.IMPORT], door: AtDoor) -> Response:
    """The inspection bureau hands in a whole list: places without gap, ties marked, each unit once, counties and
    municipal units apart, one list per period (G-37). Needs an Idempotency-Key. It counts once both sides confirm."""
    return await door.open(RANKING.name, "import_list", body)


@router.get("/{ranking_id}", response_model=RankingRead, summary="榜单详情 · One ranking list")
async def read_ranking(ranking_id: RankingId, door: AtDoor) -> Response:
    """The list with every version it had and what you may do now; 404 if it is not yours to know."""
    return await door.show(RANKING.name, ranking_id)


@router.post("/{ranking_id}/confirmation", response_model=RankingRead, summary="确认榜单 · Confirm for your side")
async def confirm_ranking(
    ranking_id: RankingId, body: Annotated[commands.ConfirmRanking, examples.CONFIRM], door: AtDoor
) -> Response:
    """Bureau and case management confirm it, two persons of both sides; with the second the list is in force and the
    tiers are looked at (A-04 to A-06, G-37)."""
    return await door.perform(RANKING.name, "confirm", ranking_id, body)


@router.post("/{ranking_id}/withdrawal", response_model=RankingRead, summary="撤回榜单 · Take it back before it counts")
async def withdraw_ranking(
    ranking_id: RankingId, body: Annotated[commands.WithdrawRanking, examples.WITHDRAW], door: AtDoor
) -> Response:
    """Either side takes it back or does not accept it, with reasons, as long as it is not confirmed; the period may
    then be handed in anew (G-37)."""
    return await door.perform(RANKING.name, "withdraw", ranking_id, body)


@router.post("/{ranking_id}/correction-proposal", response_model=RankingRead, summary="提出更正 · Propose a correction")
async def propose_ranking_correction(
    ranking_id: RankingId, body: Annotated[commands.ProposeCorrection, examples.PROPOSE], door: AtDoor
) -> Response:
    """The bureau proposes the whole corrected list; the one in force stays until case management has confirmed it."""
    return await door.perform(RANKING.name, "propose_correction", ranking_id, body)


@router.post("/{ranking_id}/correction-confirmation", response_model=RankingRead, summary="确认更正 · Confirm it")
async def confirm_ranking_correction(
    ranking_id: RankingId, body: Annotated[commands.ConfirmCorrection, examples.CONFIRM_CORRECTION], door: AtDoor
) -> Response:
    """Case management confirms it, another person than proposed it; the next version is in force, and an interview
    that the list no longer carries is taken back (TI-03)."""
    return await door.perform(RANKING.name, "confirm_correction", ranking_id, body)


@router.post("/{ranking_id}/correction-refusal", response_model=RankingRead, summary="不予更正 · Refuse it")
async def refuse_ranking_correction(
    ranking_id: RankingId, body: Annotated[commands.RefuseCorrection, examples.REFUSE], door: AtDoor
) -> Response:
    """Case management does not confirm it, with reasons; the list in force stays (G-37)."""
    return await door.perform(RANKING.name, "refuse_correction", ranking_id, body)
