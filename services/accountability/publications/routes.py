"""Doors of the publications: draft, revise, return, publish, withdraw, read."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.accountability.publications import example_routes as examples
from services.accountability.publications.access import APPROVAL
from services.accountability.publications.case_type import PUBLICATION
from services.accountability.publications.commands import (
    DraftPublication,
    Publish,
    ReturnPublication,
    RevisePublication,
    WithdrawPublication,
)
from services.accountability.publications.read_models import PublicationListed, PublicationPage, PublicationRead
from services.accountability.publications.status import PublicationStatus
from services.accountability.publications.tables import PUBLICATIONS
from services.accountability.wording import Code

router = APIRouter(prefix="/publications", tags=["publications"])
PublicationId = Annotated[UUID, Path(description="The publication.")]
_Order = Annotated[Sort, Depends(sort_by("published_on", "changed_at", default="-changed_at"))]
_LINE = tuple(PublicationListed.model_fields)
_NAME = PUBLICATION.name


@router.get("", response_model=PublicationPage, summary="容错认定公开 · Published determinations")
async def list_publications(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[PublicationStatus | None, Query(description="Only in this status.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only on this unit.")] = None,
    outcome: Annotated[Code | None, Query(description="Only with this outcome; list tolerance_outcomes.")] = None,
) -> PublicationPage:
    """Abstracts published to a range that reaches you; drafts and withdrawn ones too, if your organ publishes them
    (A-24, G-47). Whoever is not of the organ cannot ask by unit."""
    asked = equal(PUBLICATIONS, status=status, outcome=outcome)
    if unit_id is not None:
        ours = PUBLICATION.access.opened_to(APPROVAL.name, door.actor.roles_in_cases)
        asked += (PUBLICATIONS.c.unit_id == unit_id, ours)
    async with door.looking(_NAME, "list") as look:
        found, total = await read_page(look, door, PUBLICATION, asked, page, sort)
    lines = (open_fields(PUBLICATION, one) for one in found)
    items = [PublicationListed.model_validate({name: line[name] for name in _LINE}) for line in lines]
    return PublicationPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=PublicationRead, status_code=201, summary="起草公开摘要 · Draft an abstract")
async def draft_publication(body: Annotated[DraftPublication, examples.DRAFT], door: AtDoor) -> Response:
    """A handler drafts procedure, object, event, reason and result of what was determined and served (A-24). A person's
    name is reduced to surname or initials at once and kept nowhere; a text that tells it is refused (G-47). Needs an
    Idempotency-Key."""
    return await door.open(_NAME, "draft", body)


@router.get("/{publication_id}", response_model=PublicationRead, summary="公开摘要详情 · One abstract")
async def read_publication(publication_id: PublicationId, door: AtDoor) -> Response:
    """The abstract; what stands behind it is null to readers outside the organ (G-47)."""
    return await door.show(_NAME, publication_id)


@router.post("/{publication_id}/revision", response_model=PublicationRead, summary="修改公开摘要 · Change the draft")
async def revise_publication(
    publication_id: PublicationId, body: Annotated[RevisePublication, examples.REVISE], door: AtDoor
) -> Response:
    """A handler changes the abstract before it is approved (G-47)."""
    return await door.perform(_NAME, "revise", publication_id, body)


@router.post("/{publication_id}/return", response_model=PublicationRead, summary="退回修改 · Have it changed")
async def return_publication(
    publication_id: PublicationId, body: Annotated[ReturnPublication, examples.RETURN], door: AtDoor
) -> Response:
    """The leader in charge wants it changed (G-47)."""
    return await door.perform(_NAME, "return", publication_id, body)


@router.post("/{publication_id}/publishing", response_model=PublicationRead, summary="批准公开 · Approve and publish")
async def publish_abstract(
    publication_id: PublicationId, body: Annotated[Publish, examples.PUBLISH], door: AtDoor
) -> Response:
    """The leader in charge, who did not draft it, approves; to the public only after an impact assessment (P-36)."""
    return await door.perform(_NAME, "publish", publication_id, body)


@router.post("/{publication_id}/withdrawal", response_model=PublicationRead, summary="撤回公开 · Take it back")
async def withdraw_publication(
    publication_id: PublicationId, body: Annotated[WithdrawPublication, examples.WITHDRAW], door: AtDoor
) -> Response:
    """The leader in charge takes it back, with the reason; then only the organ reads it (A-24)."""
    return await door.perform(_NAME, "withdraw", publication_id, body)
