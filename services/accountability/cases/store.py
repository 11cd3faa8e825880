"""The accountability case as a row, who may read it, and the look-up of filings it is opened with (P-17)."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Table, Text, Uuid, and_, or_, select

from libs.chassis.cases import Act, CaseType, Desk
from libs.chassis.tables import case_columns
from libs.kernel.actor import Occasion
from libs.kernel.text import Text as Label
from services.accountability.cases.case import NUMBERED_AS, AccountabilityCase, OpeningFacts, open_case
from services.accountability.cases.commands import OpenCase
from services.accountability.cases.lifecycle import LIFECYCLE
from services.accountability.evidence.store import EVIDENCES
from services.accountability.metadata import METADATA
from services.accountability.permissions import readers

CASES = Table(
    "accountability_case",
    METADATA,
    *case_columns(),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("source_kind", Text),
    Column("source_id", Uuid),
)


def columns_of(case: AccountabilityCase) -> Mapping[str, object]:
    """The projected columns of a case."""
    return {
        "unit_id": case.unit_id,
        "competent_organ_id": case.competent_organ_id,
        "source_kind": str(case.source_kind),
        "source_id": case.source_id,
    }


def same_matter(unit_id: UUID, project_code: str | None, competent_organ_id: UUID) -> ColumnElement[bool]:
    """That evidence is of the unit, or of the matter with that project code, before the same organ (P-17)."""
    row = EVIDENCES.c
    alike = row.unit_id == unit_id
    if project_code is not None:
        alike = or_(alike, row.project_code == project_code)
    return and_(row.competent_organ_id == competent_organ_id, alike)


async def opening_facts(desk: Desk, _case: None, command: OpenCase, _occasion: Occasion) -> OpeningFacts:
    """The filings of the same unit or matter, oldest decision first."""
    alike = same_matter(command.unit_id, command.project_code, command.competent_organ_id)
    statement = select(EVIDENCES.c.id).where(alike).order_by(EVIDENCES.c.decided_on, EVIDENCES.c.id)
    return OpeningFacts(tuple((await desk.connection.execute(statement)).scalars()))


CASE: CaseType[AccountabilityCase] = CaseType(
    name="case",
    resource="cases",
    table=CASES,
    case_class=AccountabilityCase,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(Act("open", OpenCase, open_case, opening_facts, opens=True),),
    access=readers(CASES, Label("问责案件", "The accountability case")),
    numbering=lambda case: (case.competent_organ_id, NUMBERED_AS),
)
