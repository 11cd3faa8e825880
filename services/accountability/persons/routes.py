"""The door of the impact periods of one person (P-19)."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Path

from libs.chassis.case_lists import read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import PAGE_SIZE_LIMIT, PageWanted, Sort
from libs.kernel.actor import office_day
from libs.kernel.refusal import Absent
from services.accountability.clearances.views import clearings_known
from services.accountability.persons.doors import ON_OTHERS
from services.accountability.persons.read_models import PersonPeriods
from services.accountability.persons.views import periods_of
from services.accountability.sanctions.case_type import SANCTION
from services.accountability.sanctions.tables import SANCTIONS

router = APIRouter(prefix="/persons", tags=["persons"])
_ALL: Final = PageWanted(1, PAGE_SIZE_LIMIT)
_BY_EFFECT: Final = Sort("effective_on", descending=False)


@router.get("/{person_id}/impact-periods", summary="个人影响期 · Impact periods of a person")
async def read_person_periods(
    person_id: Annotated[UUID, Path(description="The person.")], door: AtDoor
) -> PersonPeriods:
    """Every sanction on one person that you may know, with start, end and additions of its impact period, and until
    when a period runs. For the leaders, committee, case trial and case management on sanctions of their organ; for an
    organization department on those it was told of; for anyone on themselves. Each look is on record; what you may not
    know answers as if there were nothing (P-19, P-28, D-03)."""
    door_on = office_day(door.engine.clock())
    async with door.looking("person", "impact_periods", person_id) as look:
        if person_id != door.actor.person_id and not door.actor.is_any(*ON_OTHERS):
            raise Absent
        mine = SANCTIONS.c.person_id == person_id
        found, _ = await read_page(look, door, SANCTION, [mine], _ALL, _BY_EFFECT)
        clearings = await clearings_known(look, door, person_id)
    return periods_of(person_id, [one.case for one in found], door_on, clearings)
