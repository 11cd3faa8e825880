"""The investigation as a row; nobody reads it, it only says who may ask."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import ARRAY, Column, Table, Uuid, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.access.grounds import Access, Section
from libs.chassis.cases import Act, CaseType
from libs.chassis.tables import case_columns
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.vault.investigations import investigation as acts
from services.vault.investigations.commands import EndInvestigation, NoteInvestigation, StartInvestigation
from services.vault.investigations.investigation import Investigation
from services.vault.investigations.lifecycle import LIFECYCLE, InvestigationStatus
from services.vault.metadata import METADATA

INVESTIGATIONS = Table(
    "investigation",
    METADATA,
    *case_columns(),
    Column("report_ids", ARRAY(Uuid)),
    Column("handler_ids", ARRAY(Uuid)),
)
_ROW = INVESTIGATIONS.c


def columns_of(investigation: Investigation) -> Mapping[str, object]:
    """The projected columns of an investigation."""
    return {"report_ids": list(investigation.report_ids), "handler_ids": list(investigation.handler_ids)}


INVESTIGATION: CaseType[Investigation] = CaseType(
    name="investigation",
    resource="investigations",
    table=INVESTIGATIONS,
    case_class=Investigation,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("note", NoteInvestigation, acts.note, opens=True),
        Act("start", StartInvestigation, acts.start),
        Act("end", EndInvestigation, acts.end),
    ),
    access=Access(sections=(Section("handling", Text("核查情况", "Who handles it"), Sensitivity.C3),)),
    quiet=True,
)


async def is_handled_by(connection: AsyncConnection, report_id: UUID, person_id: UUID) -> bool:
    """Whether that person handles an investigation under way that is about that report (TW-02)."""
    under_way = _ROW.status == str(InvestigationStatus.UNDER_WAY)
    theirs = (literal(report_id) == _ROW.report_ids.any_(), literal(person_id) == _ROW.handler_ids.any_())
    return (await connection.execute(select(_ROW.id).where(under_way, *theirs).limit(1))).first() is not None
