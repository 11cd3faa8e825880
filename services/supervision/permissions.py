"""The rows of the doors, and who reads watch list and watched obligations: by relation to the unit; never units."""

from sqlalchemy import Table

from libs.chassis.access.doors import Rows
from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.access.rows import SIGNED_IN, Row, acting, reading
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.grounds import counterpart, resident
from services.supervision.circulars import doors as circulars
from services.supervision.criticisms import doors as criticisms
from services.supervision.rankings import doors as rankings
from services.supervision.unit_watch import doors as unit_watch

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


def _lead(*acts: str) -> Row:
    """A door of the lead desk: everything about a lead is restricted (P-06)."""
    if not acts:
        return reading("lead", sensitivity=Sensitivity.C3)
    return acting("lead", *acts, sensitivity=Sensitivity.C3)


DOORS: Rows = {
    "list_watch_entries": reading("watch_entry"),
    "read_watch_entry": reading("watch_entry"),
    "list_watched_obligations": reading("watched_obligation"),
    "read_watched_obligation": reading("watched_obligation"),
    "list_leads": _lead(),
    "read_lead": _lead(),
    "register_lead": _lead("register"),
    "assign_lead": _lead("assign"),
    "forward_lead": _lead("forward"),
    "propose_disposition": _lead("propose"),
    "dispose_lead": _lead("dispose"),
    "conclude_lead": _lead("conclude"),
    "read_relations_on": SIGNED_IN,
    **criticisms.DOORS,
    **circulars.DOORS,
    **rankings.DOORS,
    **unit_watch.DOORS,
}
"""The row of every door of this service."""
