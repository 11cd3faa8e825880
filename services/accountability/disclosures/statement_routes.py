"""Doors of the disclosures: handed in or received, assessed by two persons, linked (TX-02)."""

from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.accountability.disclosures import commands as c
from services.accountability.disclosures import example_routes as examples
from services.accountability.disclosures.case_type import DISCLOSURE_STATEMENT
from services.accountability.disclosures.read_models import StatementListed, StatementPage, StatementRead
from services.accountability.disclosures.tables import STATEMENTS
from services.accountability.disclosures.wording import Timing

router = APIRouter(prefix="/disclosure-statements", tags=["disclosures"])
StatementId = Annotated[UUID, Path(description="The disclosure.")]
_Order = Annotated[Sort, Depends(sort_by("received_at", default="-received_at"))]
_LINE: Final = tuple(StatementListed.model_fields)
_NAME = DISCLOSURE_STATEMENT.name


class Confirmed(c.ConfirmAssessment):
    """The other assessor agrees (TX-02)."""

    outcome: Literal["confirmed"] = Field(description="The assessment is confirmed.")


class NotShared(c.ReturnAssessment):
    """The other assessor does not agree (TX-02)."""

    outcome: Literal["returned"] = Field(description="It is assessed anew.")


Countersignature = Annotated[Confirmed | NotShared, Field(discriminator="outcome")]


@router.get("", response_model=StatementPage, summary="主动交代清单 · Disclosures")
async def list_disclosures(
    door: AtDoor,
    page: Page,
    sort: _Order,
    window_id: Annotated[UUID | None, Query(description="Only of this window.")] = None,
    timing: Annotated[Timing | None, Query(description="Only before, inside or after the time limit.")] = None,
) -> StatementPage:
    """The disclosures that name you as handler, those of your organ if you are its case management, or your own."""
    asked = equal(STATEMENTS, window_id=window_id, timing=timing)
    async with door.looking(_NAME, "list") as look:
        found, total = await read_page(look, door, DISCLOSURE_STATEMENT, asked, page, sort)
    lines = (open_fields(DISCLOSURE_STATEMENT, one) for one in found)
    items = [StatementListed.model_validate({name: line[name] for name in _LINE}) for line in lines]
    return StatementPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{statement_id}", response_model=StatementRead, summary="主动交代详情 · One disclosure")
async def read_disclosure(statement_id: StatementId, door: AtDoor) -> Response:
    """One disclosure. Who made it reads what it says and when it came, and nothing of what became of it (X-08)."""
    return await door.show(_NAME, statement_id)


@router.post("", response_model=StatementRead, status_code=201, summary="本人交代 · Disclose with the own account")
async def hand_in_disclosure(body: Annotated[c.HandIn, examples.HAND_IN], door: AtDoor) -> Response:
    """Disclose to a window that addresses your unit. The instant of receipt counts, on the clock of the office: 24:00
    of the last day is too late (TX-02, X-08). Needs an Idempotency-Key."""
    return await door.open(_NAME, "hand_in", body)


@router.post("/receipts", response_model=StatementRead, status_code=201, summary="登记交代材料 · Record a disclosure")
async def receive_disclosure(body: Annotated[c.ReceiveStatement, examples.RECEIVE], door: AtDoor) -> Response:
    """A named officer records what was disclosed in person or in writing. An earlier day of receipt needs the
    registration of the paper (TX-02, X-08, X-10). Needs an Idempotency-Key."""
    return await door.open(_NAME, "receive", body)


@router.post("/{statement_id}/handlers", response_model=StatementRead, summary="指定经办人 · Name the handlers")
async def name_disclosure_handlers(
    statement_id: StatementId, body: Annotated[c.NameStatementHandlers, examples.NAME], door: AtDoor
) -> Response:
    """Case management names the handlers anew; those before lose their access at once (P-09)."""
    return await door.perform(_NAME, "name_handlers", statement_id, body)


@router.post("/{statement_id}/recusal", response_model=StatementRead, summary="本人回避 · Step aside")
async def step_aside_from_disclosure(
    statement_id: StatementId, body: Annotated[c.StepAsideFromStatement, examples.ASIDE], door: AtDoor
) -> Response:
    """A named handler declares a ground of recusal and keeps out from now on (P-09)."""
    return await door.perform(_NAME, "step_aside", statement_id, body)


@router.post("/{statement_id}/assessment", response_model=StatementRead, summary="评估 · Assess a disclosure")
async def assess_disclosure(
    statement_id: StatementId, body: Annotated[c.AssessStatement, examples.ASSESS], door: AtDoor
) -> Response:
    """Frank, complete, money handed in, problems; each factor with reasoning and proof. Leniency is proposed by a
    person with a ground, never automatically (TX-02, X-08 to X-10)."""
    return await door.perform(_NAME, "assess", statement_id, body)


@router.post("/{statement_id}/countersignature", response_model=StatementRead, summary="复核评估 · Confirm or return")
async def countersign_disclosure(
    statement_id: StatementId, body: Annotated[Countersignature, examples.COUNTERSIGN], door: AtDoor
) -> Response:
    """Another handler confirms the assessment or returns it: two persons assess (TX-02)."""
    act = "confirm" if body.outcome == "confirmed" else "return_assessment"
    return await door.perform(_NAME, act, statement_id, body)


@router.post("/{statement_id}/links", response_model=StatementRead, summary="关联案件或者线索 · Link to a case or lead")
async def link_disclosure(
    statement_id: StatementId, body: Annotated[c.LinkStatement, examples.LINK], door: AtDoor
) -> Response:
    """Link an assessed disclosure to the case or lead in which it counts (TX-02, X-10)."""
    return await door.perform(_NAME, "link", statement_id, body)
