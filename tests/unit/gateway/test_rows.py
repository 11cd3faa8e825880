"""Every address of the gateway's own has its row; one without keeps the gateway from starting."""

from pathlib import Path

import pytest
from fastapi import APIRouter, FastAPI

from gateway.app import _include, build
from gateway.permissions import DOORS
from gateway.settings import Settings
from libs.chassis.access.doors import Unguarded, require_rows
from libs.chassis.access.rows import ANYONE, To


def settings(keys: Path) -> Settings:
    """A gateway that reaches nobody; to be built, not served."""
    services = ("filing", "clarification", "accountability", "supervision", "vault", "directory")
    nowhere = {f"{name}_url": "http://127.0.0.1:9" for name in services}
    return Settings.model_validate(
        {**nowhere, "gateway_database_url": "postgresql+asyncpg://nobody@/none", "lanyard_keys": keys}
    )


def test_the_gateway_is_built_with_its_rows(keys: Path) -> None:
    assert build(settings(keys)) is not None
    assert {row.to for row in DOORS.values()} == {To.ANYONE, To.SIGNED_IN}


def test_an_address_without_a_row_keeps_the_gateway_from_starting() -> None:
    router = APIRouter()

    @router.get("/api/secret")
    async def show_secret() -> str:
        return ""

    with pytest.raises(Unguarded, match="route show_secret has no row"):
        _include(FastAPI(openapi_url=None, docs_url=None, redoc_url=None), (router,))


def test_a_row_without_an_address_is_refused() -> None:
    with pytest.raises(Unguarded, match="row gone has no route"):
        require_rows(FastAPI(openapi_url=None, docs_url=None, redoc_url=None), {"gone": ANYONE})
