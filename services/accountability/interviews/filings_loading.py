"""The look-up of filings of the same unit or matter, refused and suspended ones too (P-17)."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from services.accountability.evidence.store import EVIDENCES
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.records import FilingSeen


def same_matter(interview: Interview) -> ColumnElement[bool]:
    """That evidence is of the unit, or of a project that a trigger names, before the same organ."""
    row = EVIDENCES.c
    alike: list[ColumnElement[Any]] = [row.unit_id == interview.unit_id]
    if interview.project_codes:
        alike.append(row.project_code.in_(sorted(interview.project_codes)))
    return and_(row.competent_organ_id == interview.competent_organ_id, or_(*alike))


async def filings_of(connection: AsyncConnection, interview: Interview) -> tuple[FilingSeen, ...]:
    """The filings with what they are worth now, oldest decision first."""
    row = EVIDENCES.c
    statement = select(row.id, row.status).where(same_matter(interview)).order_by(row.decided_on, row.id)
    found = await connection.execute(statement)
    return tuple(FilingSeen(UUID(int=filing.int), str(status)) for filing, status in found)
