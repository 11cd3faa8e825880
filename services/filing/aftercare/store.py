"""The after-care obligation as a row, who stands to it, and the facts of its acts."""

from collections.abc import Mapping

from pydantic import TypeAdapter
from sqlalchemy import Boolean, Column, ColumnElement, Date, Table, Uuid, and_, select

from libs.chassis.cases import Act, CaseType, Desk, Who
from libs.chassis.tables import case_columns
from libs.kernel.actor import Occasion
from libs.kernel.roles import Role as R
from libs.replica import lookups, standing
from services.filing.aftercare import acts
from services.filing.aftercare.commands import MarkOverdue, RejectReport, ReportDone, VerifyDone
from services.filing.aftercare.facts import ReportFacts, VerifyFacts
from services.filing.aftercare.lifecycle import LIFECYCLE, ObligationStatus
from services.filing.aftercare.obligation import Obligation
from services.filing.filings.filing import Filing
from services.filing.filings.tables import FILINGS, METADATA
from services.filing.uploads.store import uploads_by_id

OBLIGATIONS = Table(
    "obligation",
    METADATA,
    *case_columns(),
    Column("filing_id", Uuid),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("due_on", Date),
    Column("overdue", Boolean),
)
_ROW = OBLIGATIONS.c


def columns_of(obligation: Obligation) -> Mapping[str, object]:
    """The projected columns of an obligation."""
    return {
        "filing_id": obligation.filing_id,
        "unit_id": obligation.unit_id,
        "competent_organ_id": obligation.competent_organ_id,
        "due_on": obligation.due_on,
        "overdue": obligation.status is ObligationStatus.OVERDUE,
    }


async def report_facts(desk: Desk, _obligation: Obligation, command: ReportDone, _occasion: Occasion) -> ReportFacts:
    """The uploads that the command names."""
    return ReportFacts(await uploads_by_id(desk.connection, command.evidence))


async def verify_facts(desk: Desk, obligation: Obligation, _command: object, occasion: Occasion) -> VerifyFacts:
    """Who belongs to the unit, and who is recused from the filing by now."""
    persons = await lookups.persons_of(desk.connection, obligation.unit_id, occasion.on)
    statement = select(FILINGS.c.body).where(FILINGS.c.id == obligation.filing_id)
    filing = TypeAdapter(Filing).validate_json((await desk.connection.execute(statement)).scalar_one())
    return VerifyFacts(persons, frozenset(person.person_id for person in filing.recused))


_MY_ORGAN = _ROW.competent_organ_id == Who.organ
_OWN_UNIT = _ROW.unit_id == Who.organ
_COUNTERPART = and_(_MY_ORGAN, standing.counterpart(_ROW.unit_id))

STANDING: Mapping[R, ColumnElement[bool]] = {
    R.UNIT_CLERK: _OWN_UNIT,
    R.SUP_OFFICER: _COUNTERPART,
}
"""Who may act on an obligation: role and relation to it today."""

SEES: Mapping[R, ColumnElement[bool]] = {
    R.UNIT_PARTY_HEAD: _OWN_UNIT,
    R.CITY_LEADER: standing.portfolio(_ROW.unit_id),
    R.SUP_HEAD: _COUNTERPART,
    R.CDI_LEADER_IN_CHARGE: and_(_MY_ORGAN, standing.portfolio_over_counterpart(_ROW.unit_id)),
    R.CDI_SECRETARY: _MY_ORGAN,
    R.CDI_DEPUTY: _MY_ORGAN,
    R.SC_MEMBER: _MY_ORGAN,
    R.SC_RECORDER: _MY_ORGAN,
    R.CASE_MGMT: _MY_ORGAN,
}
"""Who may read an obligation besides those who may act."""

OBLIGATION = CaseType(
    name="aftercare",
    table=OBLIGATIONS,
    case_class=Obligation,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("report", ReportDone, acts.report, report_facts),
        Act("verify", VerifyDone, acts.verify, verify_facts),
        Act("reject_report", RejectReport, acts.reject_report, verify_facts),
        Act("mark_overdue", MarkOverdue, acts.mark_overdue),
    ),
    standing=STANDING,
    sees=SEES,
)
