"""Who reads a disclosure window: it is a public notice to the units of its scope, and to the organ that gave it."""

from typing import Final

from sqlalchemy import ColumnElement, exists, or_

from libs.chassis.access.grounds import UNBOUND, Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import ADMINISTRATORS, CASE_BOUND
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.tables import ORGAN
from services.accountability.disclosures.lifecycle import LEADER
from services.accountability.disclosures.tables import WINDOWS

_ROW = WINDOWS.c
_RULE = Rule("X-08", "X-31")
_EVERYBODY: Final = tuple(role for role in R if role not in UNBOUND | ADMINISTRATORS | CASE_BOUND)
_MY_ORGAN = _ROW.organ_id == Who.organ

NOTICE: Final = Section("notice", Text("通告", "The notice"), Sensitivity.C1)


def _in_scope() -> ColumnElement[bool]:
    """That the caller's organ is a unit of the scope, or lies in one, as a township in its county."""
    mine = ORGAN.alias()
    below = exists().where(mine.c.id == Who.organ, mine.c.parent_id == _ROW.unit_ids.any_()).correlate_except(mine)
    return or_(Who.organ == _ROW.unit_ids.any_(), below)


WINDOW_ACCESS: Final = Access(
    sections=(NOTICE,),
    grounds=(
        Ground(
            "unit_in_scope",
            Text("通告适用单位的人员", "Everybody in a unit of the scope"),
            _RULE,
            _EVERYBODY,
            _in_scope(),
            opens=(NOTICE.name,),
        ),
        Ground(
            "own_organ",
            Text("发布通告的机关的人员", "Everybody in the organ that gave notice"),
            _RULE,
            _EVERYBODY,
            _MY_ORGAN,
            opens=(NOTICE.name,),
        ),
        Ground(
            "leader_in_charge",
            Text("本机关分管领导", "The leaders in charge of the organ"),
            _RULE,
            LEADER,
            _MY_ORGAN,
            opens=(NOTICE.name,),
            acts=True,
        ),
    ),
)
