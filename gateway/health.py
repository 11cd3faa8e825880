"""Whether the gateway process lives and can recognise callers."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from libs.chassis.database import current_head, expected_head
from libs.chassis.problem_catalogue import Unavailable


class OwnHealth(BaseModel):
    """How this process is."""

    status: Literal["ok"] = Field(description="Always ok: whatever is not is answered as a problem.")
    service: str = Field(default="gateway", description="Name of the process.")
    instance: str = Field(description="Mark of the launch the process belongs to.")


class Readiness:
    """Ready means: the store of logins is there, at the schema this code was written for, and we are not stopping."""

    def __init__(self, engine: AsyncEngine, instance: str) -> None:
        self.draining = False
        self.instance = instance
        self._engine = engine

    async def holds(self) -> bool:
        """Whether the process is ready."""
        if self.draining:
            return False
        try:
            async with self._engine.connect() as connection:
                return await current_head(connection) == expected_head("gateway")
        except (SQLAlchemyError, OSError):
            return False


def health_router(readiness: Readiness) -> APIRouter:
    """``GET /livez`` and ``GET /readyz``."""
    router = APIRouter(tags=["health"])

    @router.get("/livez", summary="Whether the process lives / 进程存活")
    async def show_life() -> OwnHealth:
        """It answers, therefore it lives."""
        return OwnHealth(status="ok", instance=readiness.instance)

    @router.get("/readyz", summary="Whether the process is ready / 可以受理请求")
    async def show_readiness() -> OwnHealth:
        """200 when it can recognise callers; 503 when logins cannot be read, or the process is about to stop."""
        if not await readiness.holds():
            raise Unavailable(retry_after=2)
        return OwnHealth(status="ok", instance=readiness.instance)

    return router
