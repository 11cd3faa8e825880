"""Who may know the index of leads: case management of the organ; the handling office is answered yes or no (G-24)."""

from typing import Any, Final

from sqlalchemy import ColumnElement, and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from libs.replica.grounds import counterpart, resident
from services.clarification.clarifications.lifecycle import HEADS
from services.clarification.leads_index.tables import LEAD_ENTRIES

_ROW = LEAD_ENTRIES.c

_LEAD: Final = Section("lead", Text("问题线索索引", "The entry of a lead"), Sensitivity.C3)

ACCESS: Final = Access(
    sections=(_LEAD,),
    barred=or_(_ROW.subject_person_id.is_not_distinct_from(Who.person), standing.holds_post(_ROW.subject_organ_id)),
    grounds=(
        Ground(
            "case_management",
            Text("本机关案管部门", "Case management of the organ that has the lead"),
            Rule("C-14", "G-24", "P-08"),
            (R.CASE_MGMT,),
            _ROW.organ_id == Who.organ,
            opens=(_LEAD.name,),
        ),
    ),
)
"""Nobody else reads an entry; whoever is the subject reads none even in that office (P-09)."""

STEP_ACCESS: Final = Access(
    sections=(Section("end", Text("约谈或者问责的办结", "The end of an interview or case"), Sensitivity.C2),)
)
"""No record of an end can be read by anybody (G-24)."""

_ANSWER: Final = Section("answer", Text("有无其他线索", "Whether there is another lead"), Sensitivity.C2)


def heads_of_handling_office(
    unit: ColumnElement[Any], person: ColumnElement[Any], verified: ColumnElement[bool]
) -> Access:
    """Heads who may ask about a subject: of the office that looks after the unit today, of the body resident there, or
    of the office that verified a lead on the subject; nobody asks about himself."""
    opens, rule = (_ANSWER.name,), Rule("C-14", "G-24")
    return Access(
        sections=(_ANSWER,),
        barred=and_(person.is_not(None), person == Who.person),
        grounds=(
            counterpart(unit, rule, opens, roles=(R.SUP_HEAD,)),
            resident(unit, rule, opens, (R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD)),
            Ground(
                "office_that_verified",
                Text("核实过该对象线索的部门", "The office or body that verified a lead on the subject"),
                Rule("C-04", "C-14"),
                HEADS,
                verified,
                opens=opens,
            ),
        ),
    )
