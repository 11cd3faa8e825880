"""Correction tasks as rows, what cases that ask for them must know, and the facts of their acts."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.kernel.deadlines import due
from libs.replica import lookups
from libs.replica.codes import OrganKind
from libs.replica.tables import ORGAN
from services.clarification.corrections.commands import CorrectionItem
from services.clarification.corrections.correction import Correction
from services.clarification.corrections.facts import CheckFacts, CorrectionCount, CorrectionTerms
from services.clarification.corrections.lifecycle import CorrectionStatus
from services.clarification.corrections.tables import CORRECTIONS


def columns_of(correction: Correction) -> Mapping[str, object]:
    """The projected columns of a correction task."""
    return {
        "organ_id": correction.organ_id,
        "office_id": correction.office_id,
        "addressee_organ_id": correction.addressee_organ_id,
        "subject_person_id": correction.subject_person_id,
        "source_id": correction.source_id,
        "item": correction.item,
        "due_on": correction.due_on,
        "overdue": correction.status is CorrectionStatus.OVERDUE,
        "handler_ids": list(correction.handler_ids),
        "recused_ids": list(correction.recused_ids),
    }


async def corrections_of(connection: AsyncConnection, source_id: UUID) -> CorrectionCount:
    """How many tasks a case has asked for, and how many of them are not closed."""
    waiting = func.count().filter(CORRECTIONS.c.status != str(CorrectionStatus.CLOSED))
    statement = select(func.count(), waiting).where(CORRECTIONS.c.source_id == source_id)
    row = (await connection.execute(statement)).one()
    return CorrectionCount(int(row[0]), int(row[1]))


async def correction_terms(desk: Desk, items: Iterable[CorrectionItem], occasion: Occasion) -> CorrectionTerms:
    """Which of the bodies named are organization or personnel bodies today, and when an answer is due (G-31)."""
    named = tuple({item.addressee_organ_id for item in items})
    exists_then = or_(ORGAN.c.ended_on.is_(None), occasion.on < ORGAN.c.ended_on)
    wanted = ORGAN.c.kind == str(OrganKind.ORGANIZATION_DEPARTMENT)
    rows = await desk.connection.execute(select(ORGAN.c.id).where(ORGAN.c.id.in_(named), wanted, exists_then))
    deadline = due(occasion.profile.limit("correction.due"), occasion.on, desk.service("calendar"))
    if deadline.due_on is None:
        raise AssertionError("a limit without pauses ends")
    return CorrectionTerms(deadline.due_on, frozenset(rows.scalars()))


async def check_facts(desk: Desk, correction: Correction, _command: object, occasion: Occasion) -> CheckFacts:
    """Who holds a post in the body asked on that day."""
    asked = correction.addressee_organ_id
    return CheckFacts(await lookups.persons_of(desk.connection, asked, occasion.on))
