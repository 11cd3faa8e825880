"""Puts the gateway together: one door, the proxy behind it, and the gateway's own addresses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine

from gateway.addresses import Addresses
from gateway.asking import Asking
from gateway.caller import Callers
from gateway.directory import Directory
from gateway.docs.pages import docs_router
from gateway.door import Door
from gateway.health import Readiness, health_router
from gateway.keys import Keys
from gateway.login import Reception, login_router
from gateway.merging import SECURITY, SECURITY_SCHEMES, Document
from gateway.oidc.attempts import Attempts
from gateway.oidc.fetching import Fetching
from gateway.oidc.provider import Provider
from gateway.oidc.routes import OidcSignIn, oidc_router
from gateway.openapi import Documents, openapi_router
from gateway.overview import overview_router
from gateway.permissions import DOORS
from gateway.proxy import Proxy
from gateway.quotas import Quotas
from gateway.sessions import Sessions
from gateway.settings import Settings
from gateway.upstream import Upstreams
from libs.chassis.access.doors import require_rows
from libs.chassis.access.rows import ANYONE
from libs.chassis.database import connect
from libs.chassis.http import install_conventions
from libs.chassis.identity import signer_from
from libs.chassis.openapi import operations, shape_openapi

_TRANSIENT = (OperationalError, InterfaceError, PoolTimeout, OSError)


def build(settings: Settings) -> Door:
    """The gateway as one ASGI application; its connections open and close with its lifespan."""
    engine = connect(settings.gateway_database_url, size=settings.gateway_pool_size)
    sessions, quotas = Sessions(engine), Quotas(settings)
    signer = signer_from(settings.lanyard_keys)
    upstreams = Upstreams(settings)
    asking = Asking(upstreams, signer)
    directory, documents = Directory(asking), Documents(asking)
    callers = Callers(sessions, Keys(directory, settings.gateway_address_logins_per_minute), quotas)
    reception = Reception(directory, settings)
    fetching, oidc = _oidc(settings, engine, directory)
    readiness = Readiness(engine, settings.lanyard_instance)
    app = _app((upstreams, *fetching), engine, readiness)
    routers = (
        login_router(reception, sessions, callers),
        oidc_router(oidc, reception, sessions),
        overview_router(asking, callers),
        health_router(readiness),
        openapi_router(documents, lambda: _own_document(app)),
        docs_router(documents),
    )
    _include(app, routers)
    return Door(app, Proxy(upstreams, callers, signer), Addresses(settings.gateway_trusted_proxies), quotas, readiness)


def _oidc(
    settings: Settings, engine: AsyncEngine, directory: Directory
) -> tuple[tuple[Fetching, ...], OidcSignIn | None]:
    """What signing in with an identity provider needs; nothing when none is configured."""
    client = settings.oidc_client()
    if client is None:
        return (), None
    fetching = Fetching(client)
    return (fetching,), OidcSignIn(client, Provider(client, fetching, client.secret()), Attempts(engine), directory)


def _app(pools: tuple[Upstreams | Fetching, ...], engine: AsyncEngine, readiness: Readiness) -> FastAPI:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        for pool in pools:
            await pool.open()
        yield
        readiness.draining = True
        for pool in pools:
            await pool.close()
        await engine.dispose()

    app = FastAPI(
        title="Lanyard 安全绳",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    install_conventions(app, trusting=False, transient=_TRANSIENT)
    return app


def _include(app: FastAPI, routers: tuple[APIRouter, ...]) -> None:
    for router in routers:
        app.include_router(router)
    require_rows(app, DOORS)
    shape_openapi(app, service="gateway")


def _own_document(app: FastAPI) -> Document:
    """The gateway's own addresses; those that need no login say so."""
    document = app.openapi()
    document["security"] = SECURITY
    document.setdefault("components", {})["securitySchemes"] = SECURITY_SCHEMES
    for _, _, operation in operations(document):
        if DOORS[operation["operationId"]] is ANYONE:
            operation["security"] = []
    return document
