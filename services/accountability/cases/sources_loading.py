"""Loads what this service itself has of the source of a case: an interview, or a filing that met the negative list.

Interviews stand above cases, so their rows are read by the name of the table, not through their slice.
"""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import Text, Uuid, cast, column, func, select, table
from sqlalchemy.ext.asyncio import AsyncConnection

from services.accountability.cases.facts import SourceFacts
from services.accountability.cases.objects import CaseObject
from services.accountability.cases.status import CaseStatus, SourceKind
from services.accountability.cases.tables import CASES
from services.accountability.evidence.store import EVIDENCES

_INTERVIEW: Final = table(
    "interview", column("id", Uuid), column("competent_organ_id", Uuid), column("status", Text), column("body", Text)
)
_LOCK_SPACE: Final = 4725
"""Number of this use among the advisory locks of the database."""
_CLOSED, _ESCALATED, _PURSUED = "closed", "escalated", "case"


async def source_of(
    connection: AsyncConnection, kind: SourceKind, source_id: UUID | None, organ_id: UUID
) -> SourceFacts | None:
    """What this service has of the source; None if it has not that one, or none of that kind."""
    if source_id is None:
        return None
    if kind in (SourceKind.INTERVIEW, SourceKind.INTERVIEW_ESCALATED):
        return await _interview(connection, kind, source_id, organ_id)
    if kind is SourceKind.FILING_NEGATIVE_HIT:
        return await _filing(connection, source_id, organ_id)
    return None


async def under_way_on(connection: AsyncConnection, source_id: UUID | None, target: CaseObject) -> bool:
    """Whether a case on that source and object is under way; until the transaction ends nobody else opens one."""
    if source_id is None:
        return False
    await connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(source_id)))))
    ended = (str(CaseStatus.NO_LIABILITY), str(CaseStatus.CLOSED))
    row = CASES.c
    same = (row.source_id == source_id, row.object_organ_id == target.organ_id, row.status.not_in(ended))
    person = CASES.c.object_person_id.is_not_distinct_from(target.person_id)
    return (await connection.execute(select(CASES.c.id).where(*same, person))).first() is not None


async def _interview(
    connection: AsyncConnection, kind: SourceKind, interview_id: UUID, organ_id: UUID
) -> SourceFacts | None:
    """An interview that was escalated, or closed with the decision to pursue persons (TI-09, TI-10, G-38)."""
    row = _INTERVIEW.c
    wanted = select(cast(row.body, Text)).where(row.id == interview_id, row.competent_organ_id == organ_id)
    found = (await connection.execute(wanted)).scalar_one_or_none()
    if found is None:
        return None
    interview: Mapping[str, Any] = orjson.loads(found)
    pursued = (interview.get("closing") or {}).get("pursuit") == _PURSUED
    status = interview["status"]
    carries = status == _ESCALATED if kind is SourceKind.INTERVIEW_ESCALATED else status == _CLOSED and pursued
    notices = [*interview.get("earlier_notices", ()), *([interview["notice"]] if interview.get("notice") else [])]
    hands = dict.fromkeys(UUID(notice["interviewer_id"]) for notice in notices)
    return SourceFacts(frozenset({UUID(interview["unit_id"])}), carries, former_hands=tuple(hands))


async def _filing(connection: AsyncConnection, filing_id: UUID, organ_id: UUID) -> SourceFacts | None:
    """A filing whose execution met the negative list (F-10)."""
    row = EVIDENCES.c
    wanted = select(cast(row.body, Text), row.unit_id).where(row.id == filing_id, row.competent_organ_id == organ_id)
    found = (await connection.execute(wanted)).one_or_none()
    if found is None:
        return None
    evidence: Mapping[str, Any] = orjson.loads(found[0])
    items = tuple(evidence.get("negative_items", ()))
    return SourceFacts(frozenset({UUID(int=found[1].int)}), bool(items), items, (), evidence.get("project_code"))
