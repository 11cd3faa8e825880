"""The HTTP door to persons."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.directory.people import views
from services.directory.people.commands import AmendPerson, EndPerson, RecordPerson
from services.directory.people.lifecycle import PersonStatus
from services.directory.people.views import PeopleWanted, PersonPage, PersonRead

ROUTER = APIRouter(prefix="/people", tags=["people"])
PersonId = Annotated[UUID, Path(description="The person.")]


@ROUTER.get("", summary="人员列表 · List persons")
async def list_people(
    door: AtDoor,
    page: Page,
    sort: Annotated[Sort, Depends(sort_by("code", "opened_at", default="code"))],
    code: Annotated[str | None, Query(max_length=64, description="Only the person of this code.")] = None,
    organ_id: Annotated[UUID | None, Query(description="Only persons with a post, past or present, there.")] = None,
    status: Annotated[PersonStatus | None, Query(description="Only persons of this status.")] = None,
) -> PersonPage:
    """Persons with names and posts."""
    return await views.list_people(door, PeopleWanted(code, organ_id, status), page, sort)


@ROUTER.post("", summary="登记人员 · Record a person", status_code=201, response_model=PersonRead)
async def record_person(body: RecordPerson, door: AtDoor) -> Response:
    """Record a person with posts (DP-01)."""
    return await door.open("person", "record", body)


@ROUTER.get("/{person_id}", summary="人员 · One person", response_model=PersonRead)
async def read_person(person_id: PersonId, door: AtDoor) -> Response:
    """One person with name and posts."""
    return await door.show("person", person_id)


@ROUTER.post("/{person_id}/amendment", summary="变更人员 · Amend a person", response_model=PersonRead)
async def amend_person(person_id: PersonId, body: AmendPerson, door: AtDoor) -> Response:
    """Replace name and posts of the person (DP-02)."""
    return await door.perform("person", "amend", person_id, body)


@ROUTER.post("/{person_id}/ending", summary="人员离任 · A person leaves office", response_model=PersonRead)
async def end_person(person_id: PersonId, body: EndPerson, door: AtDoor) -> Response:
    """Record that the person has left office; open posts end and accounts are disabled (DP-03)."""
    response = await door.perform("person", "end", person_id, body)
    door.running.callers.forget()
    return response
