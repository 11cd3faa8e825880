"""The evidence as a row, the after-care obligations beside it, and who may read them."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Column, Date, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Act, CaseType
from libs.chassis.tables import case_columns
from libs.kernel.text import Text as Label
from services.accountability.evidence import evidence as acts
from services.accountability.evidence.commands import (
    IndexAcceptance,
    IndexRefusal,
    NoteClearing,
    NoteEnd,
    NoteExtension,
    NoteHit,
    NoteRevocation,
    NoteService,
)
from services.accountability.evidence.evidence import Evidence
from services.accountability.evidence.lifecycle import LIFECYCLE
from services.accountability.evidence.obligation import ObligationState
from services.accountability.metadata import METADATA
from services.accountability.permissions import readers

EVIDENCES = Table(
    "evidence",
    METADATA,
    *case_columns(),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("project_code", Text),
    Column("decided_on", Date),
)

OBLIGATIONS = Table(
    "evidence_obligation",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("filing_id", Uuid, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("due_on", Date, nullable=False),
)
"""A replica of the after-care obligations: another aggregate than the filing, so its events may come before those of
the filing. Kept apart and counted when the evidence is read, both may come in either order."""


def columns_of(evidence: Evidence) -> Mapping[str, object]:
    """The projected columns of an evidence."""
    return {
        "unit_id": evidence.unit_id,
        "competent_organ_id": evidence.competent_organ_id,
        "project_code": evidence.project_code,
        "decided_on": evidence.decided_on,
    }


async def keep_obligation(
    connection: AsyncConnection,
    obligation_id: UUID,
    filing_id: UUID,
    version: int,
    state: ObligationState,
    due_on: date,
) -> None:
    """Write how an obligation stands; a version that is known already changes nothing."""
    row = {"filing_id": filing_id, "version": version, "state": str(state), "due_on": due_on}
    statement = insert(OBLIGATIONS).values(id=obligation_id, **row)
    statement = statement.on_conflict_do_update(
        index_elements=[OBLIGATIONS.c.id], set_=row, where=OBLIGATIONS.c.version < version
    )
    await connection.execute(statement)


EVIDENCE: CaseType[Evidence] = CaseType(
    name="evidence",
    resource="evidence",
    table=EVIDENCES,
    case_class=Evidence,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("accept", IndexAcceptance, acts.accept, opens=True),
        Act("refuse", IndexRefusal, acts.refuse, opens=True),
        Act("serve", NoteService, acts.serve),
        Act("extend", NoteExtension, acts.extend),
        Act("suspend", NoteHit, acts.suspend),
        Act("restore", NoteClearing, acts.restore),
        Act("close", NoteRevocation, acts.close),
        Act("end", NoteEnd, acts.end),
    ),
    access=readers(EVIDENCES, Label("备案证据", "What a filing is worth as evidence")),
)
