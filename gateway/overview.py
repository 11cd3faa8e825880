"""What several services say together: the caller's list of things to do, and how the services are."""

import asyncio
from datetime import date
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from gateway.asking import Asking
from gateway.caller import Callers
from gateway.refusals import ServiceAway
from gateway.routes import SERVICES, Service
from gateway.sessions import Session
from libs.chassis.language import LANGUAGE_TAGS, reader_language
from libs.kernel.refusal import Refusal

_TODO: Final = "/v1/todo"


class _TodoOfService(BaseModel):
    """One thing a service says the caller is expected to do."""

    resource: str = Field(description="Plural name of the case type, e.g. filings.")
    id: UUID = Field(description="Identity of the case.")
    number: str | None = Field(default=None, description="Number of the case for people; null before it has one.")
    act: str = Field(description="The act expected of the caller.")
    title: str = Field(description="What is to be done, in the language of the answer.")
    due_on: date | None = Field(default=None, description="Day by which it is to be done; null if there is no limit.")
    state: str | None = Field(default=None, description="How its time limit stands; null if none runs.")


class TodoItem(_TodoOfService):
    """One thing to do, with the service that expects it."""

    service: str = Field(description="Service the case belongs to.")


class Todo(BaseModel):
    """Everything the caller is expected to do, the most urgent first."""

    items: list[TodoItem] = Field(description="Things to do by day due; those without a limit come last.")
    unavailable: list[str] = Field(description="Services that did not answer; their things are missing from the list.")


class ServiceHealth(BaseModel):
    """How one service is."""

    service: str = Field(description="Name of the service.")
    status: Literal["ready", "unready", "unreachable"] = Field(
        description="`unready`: it answers but cannot do its work; `unreachable`: it does not answer."
    )


class Health(BaseModel):
    """How all services are."""

    status: Literal["ok", "degraded"] = Field(description="`ok` when every service is ready.")
    services: list[ServiceHealth] = Field(description="Each service behind the gateway.")


_LIST: Final = TypeAdapter(Annotated[list[_TodoOfService], Field(max_length=10_000)])


def overview_router(asking: Asking, callers: Callers) -> APIRouter:
    """``GET /api/overview/todo`` and ``GET /api/health``."""
    router = APIRouter(prefix="/api", tags=["overview"])

    @router.get("/overview/todo", summary="List what is to be done / 待办")
    async def list_todo(request: Request) -> Todo:
        """What all services expect of the caller; a service that is down is named, not an error."""
        session = await callers.require_person(request.scope)
        asked = [service for service in SERVICES if service.has_todo]
        language = LANGUAGE_TAGS[reader_language(request.scope)]
        answers = await asyncio.gather(*(_todo_of(asking, service, session, language) for service in asked))
        found = [item for items in answers if items is not None for item in items]
        return Todo(
            items=sorted(found, key=lambda item: (item.due_on or date.max, item.service, item.id)),
            unavailable=[service.name for service, items in zip(asked, answers, strict=True) if items is None],
        )

    @router.get("/health", summary="Show how the services are / 各服务状况")
    async def show_health() -> Health:
        """Whether each service is ready to work."""
        found = await asyncio.gather(*(_health_of(asking, service) for service in SERVICES))
        healthy = all(service.status == "ready" for service in found)
        return Health(status="ok" if healthy else "degraded", services=list(found))

    return router


async def _todo_of(asking: Asking, service: Service, session: Session, language: str) -> list[TodoItem] | None:
    """The service's list for the caller; None if it gives none that can be read."""
    try:
        answer = await asking.get(service, _TODO, session, language)
        content = answer.content["items"] if isinstance(answer.content, dict) else answer.content
        found = _LIST.validate_python(content) if answer.status == 200 else None
    except (Refusal, ValidationError, KeyError):
        return None
    return None if found is None else [TodoItem(service=service.name, **item.model_dump()) for item in found]


async def _health_of(asking: Asking, service: Service) -> ServiceHealth:
    try:
        answer = await asking.get(service, "/readyz")
    except ServiceAway:
        return ServiceHealth(service=service.name, status="unreachable")
    return ServiceHealth(service=service.name, status="ready" if answer.status == 200 else "unready")
