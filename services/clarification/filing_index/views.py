"""The one question the index answers: has the unit a refused filing, and may this caller know."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Uuid, bindparam, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import who_values
from libs.kernel.actor import Actor
from libs.kernel.refusal import Absent
from services.clarification.filing_index.lifecycle import EntryStatus
from services.clarification.filing_index.store import ENTRIES
from services.clarification.permissions import handling_office

_UNIT = bindparam("unit_id", type_=Uuid)
_READERS = handling_office(_UNIT)
_REFUSED = exists().where(ENTRIES.c.unit_id == _UNIT, ENTRIES.c.status == str(EntryStatus.NOTED))


class FilingIndexAnswer(BaseModel):
    """Yes or no, and nothing more: no number, no reason, no identity of a filing."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={
            "examples": [{"unit_id": "019a9e2c-0000-7000-8000-000000000021", "refused_filing_exists": True}]
        },
    )

    unit_id: UUID = Field(description="The unit asked about.")
    refused_filing_exists: bool = Field(
        description="Whether a filing of the unit was refused, is suspended by the negative list, or was revoked."
    )


async def ask(connection: AsyncConnection, actor: Actor, today: date, unit_id: UUID) -> FilingIndexAnswer:
    """The answer for the office that handles the unit; refuses with Absent for everybody else, unknown units too."""
    statement = select(_READERS.seen_by(actor.roles).label("may_know"), _REFUSED.label("refused"))
    values = {"unit_id": unit_id, **who_values(actor, today)}
    row = (await connection.execute(statement, values)).one()
    if not row.may_know:
        raise Absent
    return FilingIndexAnswer(unit_id=unit_id, refused_filing_exists=row.refused)
