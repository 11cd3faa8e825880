"""The HTTP door to relations."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.contracts.directory import RelationKind
from libs.kernel.days import Day
from services.directory.relations import views
from services.directory.relations.commands import CorrectRelation, EndRelation, RecordRelation
from services.directory.relations.views import RelationPage, RelationRead, RelationsWanted

ROUTER = APIRouter(prefix="/relations", tags=["relations"])
RelationId = Annotated[UUID, Path(description="The relation.")]


@ROUTER.get("", summary="关系列表 · List relations")
async def list_relations(
    door: AtDoor,
    page: Page,
    sort: Annotated[Sort, Depends(sort_by("valid_from", "kind", "opened_at", default="-valid_from"))],
    on: Annotated[Day | None, Query(description="Only relations that hold on this day, past or to come.")] = None,
    kind: Annotated[RelationKind | None, Query(description="Only relations of this kind.")] = None,
    holder_id: Annotated[UUID | None, Query(description="Only relations of this holder.")] = None,
    target_id: Annotated[UUID | None, Query(description="Only relations to this target.")] = None,
) -> RelationPage:
    """Relations; with ``on`` and ``target_id``: who looked after it on that day."""
    return await views.list_relations(door, RelationsWanted(on, kind, holder_id, target_id), page, sort)


@ROUTER.post("", summary="登记关系 · Record a relation", status_code=201, response_model=RelationRead)
async def record_relation(body: RecordRelation, door: AtDoor) -> Response:
    """Record a relation from a day on (DR-01)."""
    return await door.open("relation", "record", body)


@ROUTER.get("/{relation_id}", summary="关系 · One relation", response_model=RelationRead)
async def read_relation(relation_id: RelationId, door: AtDoor) -> Response:
    """One relation."""
    return await door.show("relation", relation_id)


@ROUTER.post("/{relation_id}/correction", summary="更正关系 · Correct a relation", response_model=RelationRead)
async def correct_relation(relation_id: RelationId, body: CorrectRelation, door: AtDoor) -> Response:
    """Correct the days of the relation (DR-02)."""
    return await door.perform("relation", "correct", relation_id, body)


@ROUTER.post("/{relation_id}/ending", summary="终止关系 · End a relation", response_model=RelationRead)
async def end_relation(relation_id: RelationId, body: EndRelation, door: AtDoor) -> Response:
    """Record that the relation ends (DR-03)."""
    return await door.perform("relation", "end", relation_id, body)
