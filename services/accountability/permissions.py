"""Who reads evidence and cases: the handling chain of the competent organ, each by relation on the day; never units."""

from sqlalchemy import Table

from libs.chassis.access.doors import Rows
from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.access.rows import SIGNED_IN, reading
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.grounds import counterpart, in_charge_of_office
from services.accountability.cases import doors as cases
from services.accountability.clearances import doors as clearances
from services.accountability.disclosures import doors as disclosures
from services.accountability.followups import doors as followups
from services.accountability.internal import doors as internal
from services.accountability.interviews import doors as interviews
from services.accountability.joint import doors as joint
from services.accountability.persons import doors as persons
from services.accountability.probation import doors as probation
from services.accountability.proposals import doors as proposals
from services.accountability.publications import doors as publications
from services.accountability.reexaminations import doors as reexaminations
from services.accountability.reviews import doors as reviews
from services.accountability.sanctions import doors as sanctions
from services.accountability.statistics import doors as statistics
from services.accountability.tolerance import doors as tolerance
from services.accountability.triggers import doors as triggers
from services.accountability.what_ifs import doors as what_ifs

OF_THE_ORGAN = (R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SC_RECORDER, R.CASE_TRIAL, R.CASE_MGMT)
"""Roles whose view is the whole competent organ."""


def readers(cases: Table, content: Text) -> Access:
    """Who may read the rows of a table with ``unit_id`` and ``competent_organ_id``, on the day asked."""
    ours, unit = cases.c.competent_organ_id == Who.organ, cases.c.unit_id
    section = Section("content", content, Sensitivity.C2)
    opens = (section.name,)
    whole = Text("有管辖权机关的领导、常委会、案件审理和案管部门", "Leaders, committee, trial and case management")
    return Access(
        sections=(section,),
        grounds=(
            counterpart(unit, Rule("F-26", "P-17"), opens, within=ours),
            in_charge_of_office(unit, Rule("F-26", "P-17"), opens, within=ours),
            Ground("organ", whole, Rule("P-17"), OF_THE_ORGAN, ours, opens=opens),
        ),
    )


DOORS: Rows = {
    "list_evidence": reading("evidence"),
    "read_evidence": reading("evidence"),
    "read_relations_on": SIGNED_IN,
    **cases.DOORS,
    **joint.DOORS,
    **followups.DOORS,
    **internal.DOORS,
    **clearances.DOORS,
    **disclosures.DOORS,
    **interviews.DOORS,
    **triggers.DOORS,
    **what_ifs.DOORS,
    **statistics.DOORS,
    **tolerance.DOORS,
    **probation.DOORS,
    **publications.DOORS,
    **sanctions.DOORS,
    **persons.DOORS,
    **reviews.DOORS,
    **reexaminations.DOORS,
    **proposals.DOORS,
}
"""The row of every door of this service."""
