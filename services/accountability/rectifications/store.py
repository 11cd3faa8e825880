"""A replica of how escalated problem items stand; migrations/v3_rectifications.sql creates its table."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Column, Date, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from services.accountability.metadata import METADATA
from services.accountability.rectifications.state import RectificationState

RECTIFICATIONS = Table(
    "problem_rectification",
    METADATA,
    Column("problem_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("competent_organ_id", Uuid, nullable=False),
    Column("unit_id", Uuid, nullable=False),
    Column("state", Text, nullable=False),
    Column("since", Date, nullable=False),
    Column("due_on", Date),
)
"""Another aggregate than the case: a case may be opened on a problem, by hand, after it was checked off. Kept apart and
shown when the case is read, both may come in either order."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a problem item stands since its version; ``due_on`` is the new day by which it is to be put right."""

    version: int
    competent_organ_id: UUID
    unit_id: UUID
    state: RectificationState
    since: date
    due_on: date | None = None


async def keep_standing(connection: AsyncConnection, problem_id: UUID, standing: Standing) -> None:
    """Write how a problem item stands; a version that is known already changes nothing."""
    row = {**asdict(standing), "state": str(standing.state)}
    statement = insert(RECTIFICATIONS).values(problem_id=problem_id, **row)
    statement = statement.on_conflict_do_update(
        index_elements=[RECTIFICATIONS.c.problem_id], set_=row, where=RECTIFICATIONS.c.version < standing.version
    )
    await connection.execute(statement)
