"""Door of the index of leads: one question."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from libs.chassis.door import AtDoor
from libs.kernel.actor import office_day
from services.clarification.leads_index.views import LeadIndexAnswer, ask

router = APIRouter(prefix="/lead-index", tags=["lead_index"])


@router.get("", response_model=LeadIndexAnswer, summary="有无其他线索 · Is another lead open")
async def read_lead_index(
    door: AtDoor,
    unit_id: Annotated[UUID, Query(description="The unit: the subject itself, or the unit of the person.")],
    person_id: Annotated[
        UUID | None, Query(description="The person, who has or had a post in that unit; absent: the unit itself.")
    ] = None,
) -> LeadIndexAnswer:
    """Yes or no, for the head of the office that looks after the unit today or that verified (C-14, G-24); each look
    is on record. The same 404 for everybody else, for oneself, and for subjects that do not exist."""
    async with door.looking("lead_entry", "ask", person_id or unit_id) as look:
        today = office_day(door.engine.clock())
        return await ask(look.connection, door.actor, today, person_id=person_id, unit_id=unit_id)
