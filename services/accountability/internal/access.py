"""Who may know an internal violation: cadre supervision and the secretary of the organ, and the person; nobody else."""

from typing import Final

from sqlalchemy import and_

from libs.chassis.access.grounds import UNBOUND, Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import ADMINISTRATORS, CASE_BOUND
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.accountability.internal.lifecycle import SUPERVISORS
from services.accountability.internal.tables import VIOLATIONS

_ROW = VIOLATIONS.c
_MY_ORGAN = _ROW.organ_id == Who.organ
_ANYBODY: Final = tuple(role for role in R if role not in UNBOUND | ADMINISTRATORS | CASE_BOUND)
"""A cadre of the organ in whatever role, but the three administrators, who see no case content (P-36)."""

VIOLATION_SECTION: Final = Section(
    "violation", Text("内部违规及处理", "The violation and what follows"), Sensitivity.C2
)

ACCESS: Final = Access(
    sections=(VIOLATION_SECTION,),
    grounds=(
        Ground(
            "cadre_supervision",
            Text("本机关干部监督部门，本人违规除外", "Cadre supervision of the organ, but for one's own"),
            Rule("X-19", "P-09"),
            SUPERVISORS,
            and_(_MY_ORGAN, _ROW.person_id != Who.person),
            opens=(VIOLATION_SECTION.name,),
            acts=True,
        ),
        Ground(
            "secretary",
            Text("本机关主要负责人", "The secretary of the organ"),
            Rule("X-17"),
            (R.CDI_SECRETARY,),
            _MY_ORGAN,
            opens=(VIOLATION_SECTION.name,),
        ),
        Ground(
            "oneself",
            Text("本人", "The person recorded"),
            Rule("X-18", "X-22"),
            _ANYBODY,
            and_(_MY_ORGAN, _ROW.person_id == Who.person),
            opens=(VIOLATION_SECTION.name,),
        ),
    ),
)
