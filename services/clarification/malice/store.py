"""Cases of malicious accusation as rows, and the one question that clarifications ask of them."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.kernel.actor import office_day
from services.clarification.clarifications.subject import Subject
from services.clarification.malice.malice import Malice
from services.clarification.malice.status import MaliceStatus
from services.clarification.malice.tables import MALICES


def columns_of(malice: Malice) -> Mapping[str, object]:
    """The projected columns of a case: who may know it, and the days that statistics count by."""
    escalation, certification = malice.escalation, malice.certification
    return {
        "lead_id": malice.lead_id,
        "organ_id": malice.organ_id,
        "office_id": malice.office_id,
        "subject_person_id": malice.subject_person_id,
        "subject_organ_id": malice.subject_organ_id,
        "certifying_organ_id": None if escalation is None else escalation.certifying_organ_id,
        "approver_id": None if escalation is None else escalation.approver_id,
        "opened_by": malice.suspicion.by,
        "head_ids": list(malice.head_ids),
        "handler_ids": list(malice.handler_ids),
        "trial_officer_id": malice.trial_officer_id,
        "sender_ids": list(malice.sender_ids),
        "recused_ids": [person.person_id for person in malice.recused],
        "suspected_on": malice.suspected_on,
        "ended_on": _ended_on(malice),
        "certified_on": None if certification is None else certification.certified_on,
        "waits_for_head": malice.status is MaliceStatus.INVESTIGATING and malice.ending_draft is not None,
    }


def _ended_on(malice: Malice) -> date | None:
    if malice.ending is not None:
        return malice.ending.decided_on
    return None if malice.closing is None else office_day(malice.closing.at)


async def certified_for(connection: AsyncConnection, subject: Subject) -> UUID | None:
    """The latest case in which an accusation of that subject was certified as malicious; None if there is none.

    With it situation 6 of a clarification may be approved (C-12, W-05, P-03).
    """
    row = MALICES.c
    person = row.subject_person_id == subject.person_id
    same = person if subject.person_id is not None else row.subject_organ_id == subject.organ_id
    statement = select(row.id).where(same, row.certified_on.is_not(None)).order_by(row.certified_on.desc(), row.id)
    found = (await connection.execute(statement.limit(1))).scalar_one_or_none()
    return None if found is None else UUID(int=found.int)
