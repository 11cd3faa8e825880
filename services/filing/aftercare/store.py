"""The after-care obligation as a row, who stands to it, and the facts of its acts."""

from collections.abc import Mapping

from pydantic import TypeAdapter
from sqlalchemy import Boolean, Column, Date, Table, Uuid, exists, select

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Act, CaseType, Desk, Who
from libs.chassis.tables import case_columns
from libs.kernel.actor import Occasion
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import lookups, standing
from libs.replica.grounds import counterpart, in_charge_of_office
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
_FILING = FILINGS.alias()
_RECUSED = (
    exists().where(_FILING.c.id == _ROW.filing_id, Who.person == _FILING.c.recused_ids.any_()).correlate_except(_FILING)
)
_DUTY = Section("duty", Text("善后事项", "The after-care duty"), Sensitivity.C2)
_INSIDE = Section(
    "deliberation",
    Text("回避情况", "Who is recused"),
    Sensitivity.C2,
    {"recused_ids": []},
)
_OUTSIDE = (_DUTY.name,)
_ALL = (_DUTY.name, _INSIDE.name)
_RULE = Rule("F-26", "F-42")

ACCESS = Access(
    sections=(_DUTY, _INSIDE),
    barred=_RECUSED,
    grounds=(
        Ground(
            "own_unit",
            Text("本单位的善后事项", "A duty of the own unit"),
            Rule("F-42", "F-43"),
            (R.UNIT_CLERK,),
            _ROW.unit_id == Who.organ,
            opens=_OUTSIDE,
            acts=True,
        ),
        Ground(
            "head_of_unit",
            Text("本单位主要负责人", "Head of the unit that has the duty"),
            Rule("F-42"),
            (R.UNIT_PARTY_HEAD,),
            _ROW.unit_id == Who.organ,
            opens=_OUTSIDE,
        ),
        Ground(
            "portfolio",
            Text("分管该单位的市领导", "The city leader in charge of the unit today"),
            Rule("F-24"),
            (R.CITY_LEADER,),
            standing.portfolio(_ROW.unit_id),
            opens=_OUTSIDE,
        ),
        counterpart(_ROW.unit_id, _RULE, _ALL, within=_MY_ORGAN, roles=(R.SUP_OFFICER,), acts=True),
        counterpart(_ROW.unit_id, _RULE, _ALL, within=_MY_ORGAN, roles=(R.SUP_HEAD,), code="head_of_counterpart"),
        in_charge_of_office(_ROW.unit_id, Rule("F-42"), _ALL, within=_MY_ORGAN),
        Ground(
            "organ",
            Text("本机关领导、常委会和案管部门", "Leaders, standing committee and case management of the organ"),
            Rule("F-42"),
            (R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SC_RECORDER, R.CASE_MGMT),
            _MY_ORGAN,
            opens=_ALL,
        ),
    ),
)
"""Who may know an obligation and act on it; whoever is recused from the filing has no part in it either (P-09)."""

OBLIGATION = CaseType(
    name="aftercare",
    resource="aftercare-obligations",
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
    access=ACCESS,
)
