"""Who may know a criticism or circular: who recorded it, and the competent organ; the units named never (5.3)."""

from typing import Final

from sqlalchemy import ColumnElement, Table, and_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.supervision.sources.tables import CIRCULARS, CRITICISMS

RECORD: Final = Section("record", Text("来源记录", "The record: who said what of whom, with evidence"), Sensitivity.C2)
_OPENS: Final = (RECORD.name,)
_RULE: Final = Rule("A-01", "A-02", "A-03")

OF_THE_ORGAN: Final = (
    R.SUP_HEAD,
    R.CDI_LEADER_IN_CHARGE,
    R.CDI_SECRETARY,
    R.CDI_DEPUTY,
    R.SC_MEMBER,
    R.SVC_MEMBER,
    R.CONDUCT,
)
"""Roles of the competent organ that read and do not record."""


def _grounds(table: Table) -> tuple[Ground, ...]:
    """Who recorded it and who weighs it; a supervision office withdraws only what its own organ recorded."""
    ours = table.c.competent_organ_id == Who.organ
    by_us = table.c.recorded_for == Who.organ
    desk = Text("本机关案管部门", "Case management of the competent organ")
    own = Text("本机关登记的监督检查室人员", "Supervision offices of the organ, which recorded it itself")
    bureau = Text("登记该记录的督查局", "The inspection bureau that recorded it")
    return (
        _acting("case_management", desk, R.CASE_MGMT, ours),
        _acting("recorded_here", own, R.SUP_OFFICER, and_(ours, by_us), within="office"),
        _acting("bureau", bureau, R.BUREAU, by_us),
        _reading("office", Text("本机关监督检查室人员", "Supervision offices of the organ"), (R.SUP_OFFICER,), ours),
        _reading("organ", Text("本机关领导和有关部门", "Leaders, heads and conduct office"), OF_THE_ORGAN, ours),
    )


def _reading(code: str, text: Text, roles: tuple[R, ...], holds: ColumnElement[bool]) -> Ground:
    return Ground(code, text, _RULE, roles, holds, opens=_OPENS)


def _acting(
    code: str, text: Text, role: R, holds: ColumnElement[bool], *, named: bool = False, within: str | None = None
) -> Ground:
    return Ground(code, text, _RULE, (role,), holds, opens=_OPENS, acts=True, named=named, within=within)


CRITICISM_ACCESS: Final = Access(
    sections=(RECORD,),
    grounds=(
        *_grounds(CRITICISMS),
        _acting(
            "own_criticism",
            Text("登记本人点名批评的市领导", "The municipal leader who recorded his own criticism"),
            R.CITY_LEADER,
            CRITICISMS.c.recorded_by == Who.person,
            named=True,
        ),
    ),
)
CIRCULAR_ACCESS: Final = Access(sections=(RECORD,), grounds=_grounds(CIRCULARS))
