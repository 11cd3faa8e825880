"""The web application of a service: its routes, and the ones that every service has."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache

import asyncpg
from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.routing import BaseRoute

from libs.chassis.access.doors import Guards, check_rows
from libs.chassis.access.explaining import explaining_router
from libs.chassis.access.shared_rows import shared_rows
from libs.chassis.audit_routes import audit_router
from libs.chassis.callers import caller
from libs.chassis.changes import changes_router
from libs.chassis.dictionaries import dictionaries_router
from libs.chassis.door import at_door
from libs.chassis.event_catalogue import events_router
from libs.chassis.health import health_router
from libs.chassis.history import history_router
from libs.chassis.http import install_conventions, no_unknown_parameters
from libs.chassis.openapi import shape_openapi
from libs.chassis.parking_routes import parking_router
from libs.chassis.problems import problems_router
from libs.chassis.process import Part, Running, Service
from libs.chassis.todo import todo_router

TRANSIENT = (
    OperationalError,
    InterfaceError,
    PoolTimeout,
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
)


def build_app(running: Running) -> FastAPI:
    """The application of a running service; its parts start and stop with it. Raises Unguarded if a door has no row."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await running.start()
        yield
        running.draining = True
        await running.stop()

    service = running.service
    app = FastAPI(
        title=f"Lanyard {service.title.en} · 安全绳 {service.title.zh}",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
    )
    app.state.running = running
    install_conventions(app, trusting=True, transient=TRANSIENT)
    app.include_router(health_router())
    if running.part in (Part.ALL, Part.WEB):
        _open_doors(app, running)
    shape_openapi(app, service=service.name)
    return app


def _open_doors(app: FastAPI, running: Running) -> None:
    """The doors of the service and those that every service has, each with its row."""
    service = running.service
    running.rows = {**shared_rows(service.types), **service.doors}
    app.router.routes.extend(_doors_of(service))
    check_rows(app, running.rows, running.engine.types, Guards(caller, at_door))


@lru_cache(maxsize=16)
def _doors_of(service: Service) -> tuple[BaseRoute, ...]:
    """The routes of a service, which every application of it shares: to read their signatures takes half a second."""
    doors = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(no_unknown_parameters)],
        generate_unique_id_function=_operation_id,
    )
    for router in service.routers:
        doors.include_router(router, prefix="/v1")
    for router in (
        dictionaries_router(), changes_router(), problems_router(), events_router(), todo_router(), history_router(),
        explaining_router(service.types), audit_router(), parking_router(),
    ):  # fmt: skip
        doors.include_router(router)
    return tuple(doors.router.routes)


def _operation_id(route: APIRoute) -> str:
    return route.name
