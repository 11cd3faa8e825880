"""Who may know a candidate: the office that verified, and case management of its organ; the subject never."""

from typing import Final

from sqlalchemy import and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.clarification.candidates.tables import CANDIDATES
from services.clarification.clarifications.lifecycle import HANDLERS, HEADS

_ROW = CANDIDATES.c
_FINDING: Final = Section("finding", Text("核查结论与建议", "The findings and what they suggest"), Sensitivity.C2)
_CONCERNED = or_(
    and_(_ROW.subject_person_id.is_not(None), _ROW.subject_person_id == Who.person),
    and_(_ROW.subject_organ_id.is_not(None), _ROW.subject_organ_id == Who.organ),
)

ACCESS: Final = Access(
    sections=(_FINDING,),
    barred=_CONCERNED,
    grounds=(
        Ground(
            "handling_office",
            Text("核实该线索的部门", "The office or body that verified the lead"),
            Rule("C-04", "C-22"),
            (*HANDLERS, *HEADS),
            and_(_ROW.organ_id == Who.organ, _ROW.office_id == Who.office),
            opens=(_FINDING.name,),
            acts=True,
        ),
        Ground(
            "case_management",
            Text("本机关案管部门", "Case management of the organ"),
            Rule("P-11", "P-39"),
            (R.CASE_MGMT,),
            _ROW.organ_id == Who.organ,
            opens=(_FINDING.name,),
        ),
    ),
)
"""The lead itself stays with the lead desk: a candidate holds its findings and nothing that was reported (P-06)."""
