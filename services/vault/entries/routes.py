"""The door of the counts: how many reports were turned away at the entry, by month and way."""

from datetime import date
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from libs.chassis.door import AtDoor
from services.vault.entries.screening_store import REFUSED_ENTRIES
from services.vault.reports.wording import Concern

router = APIRouter(tags=["refused_entries"])
_EXAMPLE: dict[str, Any] = {"items": [{"month": "2026-03-01", "route": "higher_managed", "refused": 2}]}


class RefusedCount(BaseModel):
    """How many were turned away in a month, one way."""

    model_config = ConfigDict(frozen=True)

    month: date = Field(description="First day of the month.")
    route: Concern = Field(description="The way they went: higher_managed or own_head; dictionary report_concern.")
    refused: int = Field(description="How many.")


class RefusedCounts(BaseModel):
    """What was turned away at the entry of the own organ's vault."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_EXAMPLE]})

    items: tuple[RefusedCount, ...] = Field(description="Newest month first.")


@router.get("/refused-entries", summary="未予登记计数 · Reports turned away at the entry, counted")
async def list_refused_entries(door: AtDoor) -> RefusedCounts:
    """Counts of the own organ by month and way; nothing else of them is kept anywhere (P-06). For the letters office
    and for those who supervise the organ's own cadres."""
    row = REFUSED_ENTRIES.c
    statement = select(row.month, row.route, row.refused).where(row.organ_id == door.actor.organ_id)
    async with door.looking("refused_entry", "list") as look:
        rows = await look.connection.execute(statement.order_by(row.month.desc(), row.route))
        items = tuple(RefusedCount.model_validate(dict(one)) for one in rows.mappings())
    return RefusedCounts(items=items)
