"""The timeline of a case: every move with actor, role, time, lifecycle row and what was stated."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Select, and_, select

from libs.chassis.cases import AnyCaseType
from libs.chassis.door import AtDoor
from libs.chassis.envelope.covering import cover_in
from libs.chassis.envelope.key_rows import DEK, KEY_COLUMNS
from libs.chassis.looking import Look
from libs.chassis.prepared import Answered
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
    record: dict[str, Any] | None = Field(
        description="What was stated with the act; null if it is not yours to read, or was destroyed."
    )


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
        """Every move of the case that the caller may know of, for those who may see the case; 404 for all others."""
        if case_type not in door.engine.types:
            raise Absent
        declared = door.engine.types[case_type]
        access = declared.access
        async with door.looking(case_type, "history", case_id) as look:
            standing = (await door.load_within(look.connection, case_type, case_id)).standing
            rows = (await look.connection.execute(_statement(declared, case_id))).mappings()
            shown = [row for row in rows if access.shows(standing, row["act"])]
            return Timeline(
                items=tuple(
                    _past(row, _stated(look, declared, row) if access.tells(standing, row["role"]) else None)
                    for row in shown
                )
            )

    return router


def _statement(case_type: AnyCaseType, case_id: UUID) -> Select[Any]:
    """The moves of a case, with its key if what was stated is encrypted."""
    of_case = (HISTORY.c.case_type == case_type.name, HISTORY.c.case_id == case_id)
    if not case_type.is_sealed:
        return select(HISTORY).where(*of_case).order_by(HISTORY.c.version)
    same = and_(DEK.c.case_type == HISTORY.c.case_type, DEK.c.case_id == HISTORY.c.case_id)
    rows = select(HISTORY, *KEY_COLUMNS).select_from(HISTORY.outerjoin(DEK, same))
    return rows.where(*of_case).order_by(HISTORY.c.version)


def _stated(look: Look, case_type: AnyCaseType, row: Answered) -> str | None:
    """What was stated with the act; None if it was destroyed."""
    if not case_type.is_sealed:
        return str(row["record"])
    return cover_in(look.connection, case_type, row["case_id"], row["version"], row).open_record(row["record"])


def _past(row: Answered, stated: str | None) -> PastMove:
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
        record=None if stated is None else orjson.loads(stated),
    )
