"""Who may know draws and re-examinations: the organ's desks and leaders, and whoever is named to examine (G-48)."""

from typing import Final

from sqlalchemy import and_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.accountability.reexaminations.lifecycle import EXAMINERS
from services.accountability.reexaminations.tables import DRAWS, REEXAMINATIONS

_ROW = REEXAMINATIONS.c
_RULE = Rule("A-10", "G-48")
_DESKS: Final = (R.CASE_MGMT, R.SC_RECORDER)
_READERS: Final = (R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SVC_MEMBER, R.CASE_TRIAL)
_HERE = _ROW.competent_organ_id == Who.organ

DRAW_SECTION: Final = Section("draw", Text("抽取记录", "Seed, population, method and sample"), Sensitivity.C2)
MATTER: Final = Section("matter", Text("问责案件复核", "The re-examination"), Sensitivity.C2)

DRAW_ACCESS: Final = Access(
    sections=(DRAW_SECTION,),
    grounds=(
        Ground(
            "organ",
            Text("本机关领导、常委会、案件审理和案管部门", "Leaders, committee, trial and case management"),
            _RULE,
            (*_DESKS, *_READERS, R.SUP_HEAD),
            DRAWS.c.competent_organ_id == Who.organ,
            opens=(DRAW_SECTION.name,),
        ),
    ),
)
"""All who decide or examine may draw again; the draw names cases by id alone."""

ACCESS: Final = Access(
    sections=(MATTER,),
    barred=Who.person == _ROW.barred_ids.any_(),
    grounds=(
        Ground(
            "examiner",
            Text("本件指定的复核人员", "Named to examine it"),
            Rule("G-48", "P-09"),
            EXAMINERS,
            and_(_HERE, Who.person == _ROW.examiner_ids.any_()),
            opens=(MATTER.name,),
            acts=True,
            named=True,
        ),
        Ground(
            "desks",
            Text("本机关案管部门和常委会记录", "Case management and recorder of the organ"),
            _RULE,
            _DESKS,
            _HERE,
            opens=(MATTER.name,),
            acts=True,
        ),
        Ground(
            "leaders",
            Text("本机关领导、常委会和案件审理部门", "Leaders, committee and case-trial office of the organ"),
            _RULE,
            _READERS,
            _HERE,
            opens=(MATTER.name,),
        ),
    ),
)
"""Neither whom the case is on nor who is recused from it has any part (P-09)."""
