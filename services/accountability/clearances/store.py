"""What other slices ask of the index of clearings."""

from uuid import UUID

from sqlalchemy import false, or_
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found
from services.accountability.clearances.case_type import CLEARANCE
from services.accountability.clearances.clearance import Clearance
from services.accountability.clearances.tables import CLEARANCES


async def clearances_on(
    connection: AsyncConnection, person_id: UUID | None, organ_id: UUID | None = None
) -> tuple[Clearance, ...]:
    """The clearings of that person, and those of that unit or collective; none for None.

    For the read models of cases, interviews and sanctions that the caller has a ground to read: no access is asked
    here. ``clearance.marks_since(await clearances_on(...), entered_on)`` gives the marks that stand beside an entry of
    that day; an entry later than the clearing has none (C-01, C-30).
    """
    row = CLEARANCES.c
    same = [column == value for column, value in ((row.person_id, person_id), (row.organ_id, organ_id)) if value]
    return await cases_found(connection, CLEARANCE, or_(false(), *same)) if same else ()
