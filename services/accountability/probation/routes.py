"""Doors of the probations: propose, set or decline, extend, evaluate, read."""

from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.accountability.probation import example_routes as examples
from services.accountability.probation.case_type import PROBATION
from services.accountability.probation.commands import (
    DeclineProbation,
    EvaluateProbation,
    ExtendProbation,
    ProposeProbation,
    SetProbation,
)
from services.accountability.probation.read_models import ProbationPage, ProbationRead, line_of
from services.accountability.probation.status import ProbationStatus
from services.accountability.probation.tables import PROBATIONS

router = APIRouter(prefix="/probations", tags=["probations"])
ProbationId = Annotated[UUID, Path(description="The probation.")]
_Order = Annotated[Sort, Depends(sort_by("ends_on", "changed_at", default="-changed_at"))]
_NAME = PROBATION.name


class ProbationIsSet(SetProbation):
    """It is set, and its notice served (TA-07)."""

    decision: Literal["set"] = Field(description="It is set.")


class ProbationIsDeclined(DeclineProbation):
    """None is set (TA-07)."""

    decision: Literal["declined"] = Field(description="None is set.")


ProbationDecision = Annotated[ProbationIsSet | ProbationIsDeclined, Field(discriminator="decision")]
_ACT_OF: Final = {"set": "set", "declined": "decline"}


@router.get("", response_model=ProbationPage, summary="考验期清单 · Probations")
async def list_probations(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[ProbationStatus | None, Query(description="Only in this status.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only on this unit.")] = None,
    case_id: Annotated[UUID | None, Query(description="Only of this case.")] = None,
) -> ProbationPage:
    """Probations of the units you look after or of your organ; your own, or your unit's, once the notice is served."""
    asked = equal(PROBATIONS, status=status, unit_id=unit_id, case_id=case_id)
    async with door.looking(_NAME, "list") as look:
        found, total = await read_page(look, door, PROBATION, asked, page, sort)
    items = [line_of(one.case) for one in found]
    return ProbationPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=ProbationRead, status_code=201, summary="提出设置考验期 · Propose a probation")
async def propose_probation(body: Annotated[ProposeProbation, examples.PROPOSE], door: AtDoor) -> Response:
    """The head of the office proposes it, for negligence without serious consequence only: one, two or three calendar
    months, with goals and how each is measured (TA-07, A-07, A-08, G-41). Needs an Idempotency-Key."""
    return await door.open(_NAME, "propose", body)


@router.get("/{probation_id}", response_model=ProbationRead, summary="考验期详情 · One probation")
async def read_probation(probation_id: ProbationId, door: AtDoor) -> Response:
    """The probation; whoever is on it reads notice, goals and result, not how it was proposed and evaluated (A-08)."""
    return await door.show(_NAME, probation_id)


@router.post("/{probation_id}/setting", response_model=ProbationRead, summary="设置考验期 · Set it, or set none")
async def set_probation(
    probation_id: ProbationId, body: Annotated[ProbationDecision, examples.SET], door: AtDoor
) -> Response:
    """Who would decide accountability sets it with the notice LA-4 served; it counts from that day, and the decision on
    the case is held (TA-07, G-41)."""
    return await door.perform(_NAME, _ACT_OF[body.decision], probation_id, body)


@router.post("/{probation_id}/extension", response_model=ProbationRead, summary="延长考验期 · Make it longer, once")
async def extend_probation(
    probation_id: ProbationId, body: Annotated[ExtendProbation, examples.EXTEND], door: AtDoor
) -> Response:
    """Once, with reasons, before its end, to at most three months in all (G-41)."""
    return await door.perform(_NAME, "extend", probation_id, body)


@router.post("/{probation_id}/evaluation", response_model=ProbationRead, summary="评估考验期 · Evaluate it")
async def evaluate_probation(
    probation_id: ProbationId, body: Annotated[EvaluateProbation, examples.EVALUATE], door: AtDoor
) -> Response:
    """A handler of the case who did not set it holds goals against facts (LA-5): passed with a proposal, or the
    ordinary course that is no heavier for it; the case goes on by the same act (TA-08, A-08, G-41)."""
    return await door.perform(_NAME, "evaluate", probation_id, body)
