"""The one question the index answers: is another lead on the subject open, and may this caller know."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Uuid, bindparam, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Who, who_values
from libs.kernel.actor import Actor
from libs.kernel.refusal import Absent
from libs.replica.standing import valid_at
from libs.replica.tables import ORGAN, POST
from services.clarification.leads_index.access import heads_of_handling_office
from services.clarification.leads_index.entry import PURSUITS, EntryKind
from services.clarification.leads_index.lifecycle import LeadStatus
from services.clarification.leads_index.store import any_on
from services.clarification.leads_index.tables import LEAD_ENTRIES

_ROW = LEAD_ENTRIES.c
_PERSON = bindparam("person_id", type_=Uuid)
_UNIT = bindparam("unit_id", type_=Uuid)
_ORGAN = bindparam("organ_id", type_=Uuid)

_VERIFIED = exists().where(any_on(_PERSON, _ORGAN), _ROW.office_id == Who.office)
_READERS = heads_of_handling_office(_UNIT, _PERSON, _VERIFIED)
_IS_THERE = or_(
    exists().where(POST.c.person_id == _PERSON, POST.c.organ_id == _UNIT, valid_at(POST, Who.today)),
    exists().where(ORGAN.c.id == _ORGAN),
)
_OPEN = (_ROW.status == str(LeadStatus.OPEN), any_on(_PERSON, _ORGAN))
_LEADS = exists().where(*_OPEN, _ROW.kind == str(EntryKind.LEAD), _ROW.is_other)
_CASES = exists().where(*_OPEN, _ROW.kind.in_([str(kind) for kind in PURSUITS]))


class LeadIndexAnswer(BaseModel):
    """Yes or no, and nothing more: no number of leads, no reason, no identity of a lead."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "subject_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11",
                    "open_lead_exists": True,
                    "accountability_case_exists": False,
                }
            ]
        },
    )

    subject_id: UUID = Field(description="The person or unit asked about.")
    open_lead_exists: bool = Field(description="Whether another lead on the subject is open (C-14).")
    accountability_case_exists: bool = Field(
        description="Whether an accountability matter on the subject is open: a case, or an escalated interview (C-14)."
    )


async def ask(
    connection: AsyncConnection, actor: Actor, today: date, *, person_id: UUID | None, unit_id: UUID
) -> LeadIndexAnswer:
    """The answer on a person of the unit, or on the unit itself; refuses with Absent whoever may not ask."""
    statement = select(
        (_READERS.seen_by(actor.roles) & _IS_THERE).label("may_know"), _LEADS.label("lead"), _CASES.label("case")
    )
    values = {"person_id": person_id, "unit_id": unit_id, "organ_id": unit_id if person_id is None else None}
    row = (await connection.execute(statement, {**values, **who_values(actor, today)})).one()
    if not row.may_know:
        raise Absent
    return LeadIndexAnswer(
        subject_id=person_id or unit_id, open_lead_exists=row.lead, accountability_case_exists=row.case
    )
