"""The grounds on which the handling chain of an organ knows a case of accountability, each by relation on the day."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Table, and_

from libs.chassis.access.grounds import Ground
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from libs.replica import standing
from libs.replica.grounds import counterpart

READING: Final = (R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SVC_MEMBER)
"""Who reads every case of the own organ: its leaders and committee members."""
DESKS: Final = (R.SC_RECORDER, R.CASE_TRIAL, R.CASE_MGMT)
"""Desks of the organ that act in every case: recorder of the committee, case trial, case management."""

_RULE: Final = Rule("A-09", "P-15", "P-17")
_IN_CHARGE: Final = Text("分管对口监督检查室的领导", "The leader in charge of the office that looks after the unit")
_LEADERS: Final = Text("有管辖权机关的领导、常委和监委委员", "Leaders and committee members of the competent organ")
_DESKS: Final = Text("常委会记录、案件审理和案管部门", "Recorder, case trial and case management of the organ")


def chain(table: Table, opens: tuple[str, ...], *, desks_act: bool = True) -> tuple[Ground, ...]:
    """Head and officers of the office that looks after the unit, the leader in charge of it, the organ's leaders and
    desks. The table has ``unit_id`` and ``competent_organ_id``. Officers read; who handles is named by the case."""
    ours, unit = table.c.competent_organ_id == Who.organ, table.c.unit_id
    in_charge = and_(ours, standing.portfolio_over_counterpart(unit))
    return (
        counterpart(unit, _RULE, opens, within=ours, roles=(R.SUP_HEAD,), acts=True, code="head_of_office"),
        counterpart(unit, _RULE, opens, within=ours, roles=(R.SUP_OFFICER,), code="officer_of_office"),
        Ground("leader_in_charge", _IN_CHARGE, _RULE, (R.CDI_LEADER_IN_CHARGE,), in_charge, opens=opens, acts=True),
        Ground("leaders_of_organ", _LEADERS, _RULE, READING, ours, opens=opens),
        Ground("desks_of_organ", _DESKS, _RULE, DESKS, ours, opens=opens, acts=desks_act),
    )


def named_handler(table: Table, opens: tuple[str, ...]) -> Ground:
    """The officers of the office whom the case names as its handlers; the table has ``handler_ids``."""
    handlers: ColumnElement[Any] = table.c.handler_ids
    holds = and_(
        table.c.competent_organ_id == Who.organ, standing.counterpart(table.c.unit_id), Who.person == handlers.any_()
    )
    return Ground(
        "named_handler",
        Text("本案指定的承办人", "Handler whom the case names"),
        Rule("P-09"),
        (R.SUP_OFFICER,),
        holds,
        opens=opens,
        acts=True,
        named=True,
        within="officer_of_office",
    )
