"""The timeline of a case: every move with actor, role, time, lifecycle row and what was stated."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from libs.chassis.door import AtDoor
from libs.chassis.tables import HISTORY
from libs.kernel.refusal import Absent


class PastMove(BaseModel):
    """One move of a case."""

    model_config = ConfigDict(frozen=True)

    version: int = Field(description="Version of the case after the move.")
    act: str = Field(description="The act.")
    row: str = Field(description="The lifecycle row it took, e.g. TF-03.")
    source: str | None = Field(description="Status before; null when the case was opened.")
    target: str = Field(description="Status after.")
    role: str = Field(description="Role in which it was done.")
    person_id: UUID = Field(description="Who did it; the nil UUID for time and for reactions to events.")
    at: datetime = Field(description="When, UTC.")
    policy: str = Field(description="Profile and version it was done under.")
    record: dict[str, Any] | None = Field(description="What was stated with the act; null if not yours to read.")


class Timeline(BaseModel):
    """All moves of a case, oldest first."""

    model_config = ConfigDict(frozen=True)

    items: tuple[PastMove, ...] = Field(description="The moves.")


CaseTypeName = Annotated[str, Path(description="Case type, e.g. filing.", examples=["filing"])]
CaseId = Annotated[UUID, Path(description="The case.")]


def history_router() -> APIRouter:
    """Route /v1/histories/{case_type}/{case_id}."""
    router = APIRouter(tags=["histories"])

    @router.get("/v1/histories/{case_type}/{case_id}", summary="办理轨迹 · The timeline of a case")
    async def read_history(case_type: CaseTypeName, case_id: CaseId, door: AtDoor) -> Timeline:
        """Every move of the case, for those who may see the case; 404 for all others."""
        if case_type not in door.engine.types:
            raise Absent
        access = door.engine.types[case_type].access
        async with door.looking(case_type, "history", case_id) as look:
            standing = (await door.load_within(look.connection, case_type, case_id)).standing
            statement = select(HISTORY).where(HISTORY.c.case_type == case_type, HISTORY.c.case_id == case_id)
            rows = (await look.connection.execute(statement.order_by(HISTORY.c.version))).mappings()
            return Timeline(items=tuple(_past(dict(row), readable=access.tells(standing, row["role"])) for row in rows))

    return router


def _past(row: dict[str, Any], *, readable: bool) -> PastMove:
    return PastMove(
        version=row["version"],
        act=row["act"],
        row=row["lifecycle_row"],
        source=row["source"],
        target=row["target"],
        role=row["role"],
        person_id=row["person_id"],
        at=row["at"],
        policy=f"{row['profile']}/{row['profile_version']}",
        record=orjson.loads(row["record"]) if readable else None,
    )
