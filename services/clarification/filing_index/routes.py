"""Door of the filing index: one question."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from libs.chassis.door import AtDoor
from libs.kernel.actor import office_day
from services.clarification.filing_index.views import FilingIndexAnswer, ask

router = APIRouter(prefix="/filing-index", tags=["filing_index"])


@router.get("", response_model=FilingIndexAnswer, summary="有无不予备案事项 · Has the unit a refused filing")
async def read_filing_index(
    door: AtDoor, unit_id: Annotated[UUID, Query(description="The unit asked about.")]
) -> FilingIndexAnswer:
    """Yes or no, for the office that handles the unit today; the same 404 for everybody else and for unknown units."""
    async with door.looking("index_entry", "ask", unit_id) as look:
        return await ask(look.connection, door.actor, office_day(door.engine.clock()), unit_id)
