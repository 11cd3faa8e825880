"""The change feed: for systems that pull. Events in the order in which they were noted as published.

Places are given once, under a lock, and never again: neither the loss of the broker nor what others publish moves them.
"""

from typing import Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.sql import false

from libs.chassis import case_store
from libs.chassis.access.grounds import Section
from libs.chassis.cases import AnyCaseType, who_values
from libs.chassis.door import AtDoor
from libs.chassis.process import Running
from libs.chassis.tables import OUTBOX
from libs.kernel.actor import office_day

_WINDOW = 500
_PLACE = OUTBOX.c.feed_position


class Change(BaseModel):
    """One event of a case that the caller may see."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="Identity of the event.")
    type: str = Field(description="Event type, e.g. filing.filing.rejected.v1.")
    subject: UUID = Field(description="The case.")
    version: int = Field(description="Number of the event among all that are told of the case, without gaps.")
    time: str = Field(description="When it happened, UTC.")
    data: dict[str, Any] = Field(
        description="Ids, codes and dates by the contract of the type; null where it is not yours to read."
    )


class ChangePage(BaseModel):
    """The next changes."""

    model_config = ConfigDict(frozen=True)

    items: tuple[Change, ...] = Field(description="Oldest first.")
    cursor: str = Field(description="Give it as after= to go on; opaque.")
    more: bool = Field(description="Whether asking again at once will bring more.")


def changes_router() -> APIRouter:
    """Route /v1/changes."""
    router = APIRouter(tags=["changes"])

    @router.get("/v1/changes", summary="变更流 · Changes since a cursor")
    async def list_changes(
        request: Request,
        door: AtDoor,
        after: str | None = Query(default=None, description="Cursor of the last answer; absent: from the beginning."),
    ) -> ChangePage:
        """Published events of the cases the caller may see, in the order of their publication; nothing is
        skipped, nothing repeated."""
        running: Running = request.app.state.running
        start = 0 if after is None else int(str(running.cursors.open(after, of="changes")[0]))
        rows, last, more = await _next(door, start)
        items = tuple(_change(door, row) for row in rows)
        return ChangePage(items=items, cursor=running.cursors.seal((last,), of="changes"), more=more)

    return router


async def _next(door: AtDoor, start: int) -> tuple[list[dict[str, Any]], int, bool]:
    """The visible rows of the next window, the position after it, and whether the window was full."""
    window = select(_PLACE).where(start < _PLACE).order_by(_PLACE).limit(_WINDOW)
    async with door.looking("event", "changes") as look:
        connection = look.connection
        found = list((await connection.execute(window)).scalars())
        last = found[-1] if found else start
        today = office_day(door.engine.clock())
        between = (start < _PLACE, last >= _PLACE)
        statement = select(OUTBOX, *_openings(door)).where(*between, _visible(door)).order_by(_PLACE)
        rows = await connection.execute(statement, who_values(door.actor, today))
        visible = [dict(row) for row in rows.mappings()]
        look.saw(*(row["aggregate_id"] for row in visible))
        return visible, last, len(found) == _WINDOW


def _visible(door: AtDoor) -> ColumnElement[bool]:
    conditions = []
    for case_type in door.engine.types.values():
        seen = case_store.visible_to(case_type, door.actor.roles_in_cases)
        conditions.append(_there(case_type, seen))
    return or_(false(), *conditions)


def _openings(door: AtDoor) -> list[ColumnElement[bool]]:
    """One answer for each section that events tell of: whether it is open to the caller in the case of the event."""
    roles = door.actor.roles_in_cases
    return [
        _there(case_type, case_type.access.opened_to(section.name, roles)).label(_opening(case_type, section))
        for case_type in door.engine.types.values()
        for section in case_type.access.sections
        if section.told
    ]


def _there(case_type: AnyCaseType, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    there = exists().where(case_type.table.c.id == OUTBOX.c.aggregate_id, condition).correlate(OUTBOX)
    return and_(OUTBOX.c.aggregate_type == case_type.name, there)


def _opening(case_type: AnyCaseType, section: Section) -> str:
    return f"open_{case_type.name}_{section.name}"


def _readable(door: AtDoor, row: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """The content of the event with the fields of closed sections empty."""
    case_type = door.engine.types[row["aggregate_type"]]
    closed = {
        name
        for section in case_type.access.sections
        if section.told and not row[_opening(case_type, section)]
        for name in section.told.get(row["event_type"], ())
    }
    return {name: None if name in closed else value for name, value in told.items()}


def _change(door: AtDoor, row: dict[str, Any]) -> Change:
    event = orjson.loads(row["payload"])
    return Change(
        id=row["event_id"],
        type=row["event_type"],
        subject=row["aggregate_id"],
        version=row["aggregate_version"],
        time=event["time"],
        data=_readable(door, row, event["data"]),
    )
