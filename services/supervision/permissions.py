"""The rows of the doors, and who reads watch list and watched obligations: by relation to the unit; never units."""

from sqlalchemy import Table

from libs.chassis.access.doors import Rows
from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.access.rows import SIGNED_IN, reading
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.grounds import counterpart, resident
from services.supervision.circulars import doors as circulars
from services.supervision.common_problems import doors as common_problems
from services.supervision.criticisms import doors as criticisms
from services.supervision.exports import doors as exports
from services.supervision.frequency import doors as frequency
from services.supervision.imports import doors as imports
from services.supervision.lead_transfers import doors as lead_transfers
from services.supervision.leads import doors as leads
from services.supervision.liaison import doors as liaison
from services.supervision.objections import doors as objections
from services.supervision.problems import doors as problems
from services.supervision.rankings import doors as rankings
from services.supervision.requests import doors as requests
from services.supervision.statistics import doors as statistics
from services.supervision.supervision_lists import doors as supervision_lists
from services.supervision.tasks import doors as tasks
from services.supervision.unit_watch import doors as unit_watch
from services.supervision.visits import doors as visits

OF_THE_ORGAN = (R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY, R.CDI_DEPUTY, R.CONDUCT, R.CASE_MGMT)
"""Roles whose view is the whole competent organ."""


def readers(cases: Table, content: Text) -> Access:
    """Who may read the rows of a table with ``unit_id`` and ``competent_organ_id``, on the day asked."""
    ours, unit = cases.c.competent_organ_id == Who.organ, cases.c.unit_id
    section = Section("content", content, Sensitivity.C2)
    opens = (section.name,)
    whole = Text("有管辖权机关的领导、党风和案管部门", "Leaders, conduct office and case management of the organ")
    return Access(
        sections=(section,),
        grounds=(
            counterpart(unit, Rule("F-26", "S-06"), opens, within=ours),
            resident(unit, Rule("S-06"), opens, (R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD), within=ours),
            Ground("organ", whole, Rule("F-42", "S-06"), OF_THE_ORGAN, ours, opens=opens),
        ),
    )


DOORS: Rows = {
    "list_watch_entries": reading("watch_entry"),
    "read_watch_entry": reading("watch_entry"),
    "list_watched_obligations": reading("watched_obligation"),
    "read_watched_obligation": reading("watched_obligation"),
    "read_relations_on": SIGNED_IN,
    **leads.DOORS,
    **lead_transfers.DOORS,
    **criticisms.DOORS,
    **circulars.DOORS,
    **rankings.DOORS,
    **imports.DOORS,
    **unit_watch.DOORS,
    **frequency.DOORS,
    **statistics.DOORS,
    **exports.DOORS,
    **problems.DOORS,
    **visits.DOORS,
    **objections.DOORS,
    **common_problems.DOORS,
    **tasks.DOORS,
    **requests.DOORS,
    **liaison.DOORS,
    **supervision_lists.DOORS,
}
"""The row of every door of this service."""
