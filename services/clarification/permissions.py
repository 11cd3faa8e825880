"""The row of every door of this service. The filing index is asked by the office that handles the unit, by relation on
the day, and by nobody else (C-14, G-24)."""

from typing import Any

from sqlalchemy import ColumnElement

from libs.chassis.access.doors import Rows
from libs.chassis.access.grounds import Access, Section
from libs.chassis.access.rows import SIGNED_IN, reading
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.grounds import counterpart, resident
from services.clarification.applications import doors as applications
from services.clarification.candidates import doors as candidates
from services.clarification.clarifications import doors as clarifications
from services.clarification.corrections import doors as corrections
from services.clarification.leads_index import doors as leads_index
from services.clarification.malice import doors as malice
from services.clarification.statistics import doors as statistics
from services.clarification.transfers import doors as transfers

_ANSWER = Section("answer", Text("有无不予备案事项", "Whether the unit has a refused filing"), Sensitivity.C2)

CLOSED = Access(sections=(_ANSWER,))
"""No entry of the index can be read by anybody."""


def handling_office(unit: ColumnElement[Any]) -> Access:
    """Who handles the unit on the day asked."""
    opens = (_ANSWER.name,)
    heads = (R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD)
    return Access(
        sections=(_ANSWER,),
        grounds=(counterpart(unit, Rule("C-14", "F-26"), opens), resident(unit, Rule("C-14", "S-06"), opens, heads)),
    )


DOORS: Rows = {
    "read_filing_index": reading("index_entry"),
    "read_relations_on": SIGNED_IN,
    **clarifications.DOORS,
    **statistics.DOORS,
    **applications.DOORS,
    **candidates.DOORS,
    **leads_index.DOORS,
    **malice.DOORS,
    **transfers.DOORS,
    **corrections.DOORS,
}
"""The row of every door of this service, collected from its slices."""
