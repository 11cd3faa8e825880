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

    No access is asked here; answers show what ``views.marks_beside`` finds for their caller (C-01, C-30).
    """
    row = CLEARANCES.c
    same = [column == value for column, value in ((row.person_id, person_id), (row.organ_id, organ_id)) if value]
    return await cases_found(connection, CLEARANCE, or_(false(), *same)) if same else ()
