"""Who may know an import: the organ that handed it over, and case management of the organ it went to; ids alone."""

from typing import Final

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.supervision.imports.lifecycle import ALL_TAKERS
from services.supervision.imports.tables import IMPORT_BATCHES

_ROW = IMPORT_BATCHES.c
KEYS: Final = Section(
    "keys", Text("导入记录的编号和去向", "Keys of the records and what became of them"), Sensitivity.C1
)
_RULE: Final = Rule("G-37", "S-02")

ACCESS: Final = Access(
    sections=(KEYS,),
    grounds=(
        Ground(
            "handed_over",
            Text("导入单位的经办人", "Users of the organ that handed it over"),
            _RULE,
            ALL_TAKERS,
            _ROW.organ_id == Who.organ,
            opens=(KEYS.name,),
            acts=True,
        ),
        Ground(
            "case_management",
            Text("受理机关的案管部门", "Case management of the organ it went to"),
            _RULE,
            (R.CASE_MGMT,),
            _ROW.competent_organ_id == Who.organ,
            opens=(KEYS.name,),
        ),
    ),
)
