"""What waits for the caller in this service: cases in which an act is theirs, and when it is due."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.door import AtDoor
from libs.kernel.text import Text


class Waiting(BaseModel):
    """One act that waits for the caller."""

    model_config = ConfigDict(frozen=True)

    service: str = Field(description="Service that holds the case.")
    resource: str = Field(description="Resource of the case, e.g. filings.")
    id: UUID = Field(description="The case.")
    number: str | None = Field(description="Number of the case.")
    act: str = Field(description="The act that waits.")
    title: str = Field(description="What is to be done, in the reader's language.")
    due_on: str | None = Field(description="Last day (YYYY-MM-DD); null if no limit runs.")
    state: str | None = Field(description="running, due_soon, overdue or paused; null if no limit runs.")


class Todo(BaseModel):
    """What waits for the caller here."""

    model_config = ConfigDict(frozen=True)

    items: tuple[Waiting, ...] = Field(description="Soonest due first.")


def todo_router() -> APIRouter:
    """Route /v1/todo."""
    router = APIRouter(tags=["todo"])

    @router.get("/v1/todo", summary="本人待办 · What waits for me")
    async def read_todo(door: AtDoor) -> Todo:
        """The caller's open acts in this service, soonest due first; at most 200."""
        find = door.running.service.todo
        rows = [] if find is None else await find(door)
        found = [_waiting(door, row) for row in rows]
        return Todo(items=tuple(sorted(found, key=lambda w: (w.due_on is None, w.due_on or "", str(w.id)))[:200]))

    return router


def _waiting(door: AtDoor, row: dict[str, object]) -> Waiting:
    title = row["title"]
    text = title.read(door.language) if isinstance(title, Text) else str(title)
    return Waiting.model_validate({**row, "service": door.running.service.name, "title": text})
