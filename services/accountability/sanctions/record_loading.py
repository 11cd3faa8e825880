"""Loads, under lock, what acts on a decision must know of the sanctions on its object and of their follow-ups."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_locked
from services.accountability.followups.case_type import FOLLOWUP
from services.accountability.followups.entering import followup_id_of
from services.accountability.followups.followup import Followup
from services.accountability.sanctions.case_type import SANCTION
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.settling import ObjectRecord
from services.accountability.sanctions.status import SanctionStatus
from services.accountability.sanctions.tables import SANCTIONS

_ROW = SANCTIONS.c
_LOCK_SPACE: Final = 4716
"""Number of this use among the advisory locks of the database."""
_STANDS = _ROW.status != str(SanctionStatus.REVOKED)


async def record_of(connection: AsyncConnection, person_id: UUID | None, organ_id: UUID) -> ObjectRecord:
    """All sanctions on the person, or on the organization as such, that were not revoked, with their follow-ups.

    Until the transaction ends nobody else opens or changes one on the same object, so that no period is missed.
    """
    whom = organ_id if person_id is None else person_id
    await connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(whom)))))
    on_whom = _ROW.person_id == person_id
    if person_id is None:
        on_whom = _ROW.person_id.is_(None) & (_ROW.organ_id == organ_id)
    sanctions = await cases_locked(connection, SANCTION, on_whom, _STANDS)
    return ObjectRecord(sanctions, await _followups_of(connection, sanctions))


def of_case(record: ObjectRecord, case_id: UUID) -> tuple[Sanction, ...]:
    """Those of one decision."""
    return tuple(sanction for sanction in record.sanctions if sanction.case_id == case_id)


async def _followups_of(connection: AsyncConnection, sanctions: Iterable[Sanction]) -> tuple[Followup, ...]:
    ids = [followup_id_of(sanction.id) for sanction in sanctions]
    return await cases_locked(connection, FOLLOWUP, FOLLOWUP.table.c.id.in_(ids))
