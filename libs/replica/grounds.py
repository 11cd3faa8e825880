"""The grounds that stand on relations of the directory and are the same for every case about a unit."""

from typing import Any

from sqlalchemy import ColumnElement, and_, true

from libs.chassis.access.grounds import Ground
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from libs.replica import standing

OFFICE = (R.SUP_OFFICER, R.SUP_HEAD)
"""Handlers and head of a supervision office."""

Column = ColumnElement[Any]


def counterpart(
    unit: Column,
    rule: Rule,
    opens: tuple[str, ...],
    *,
    within: ColumnElement[bool] | None = None,
    roles: tuple[R, ...] = OFFICE,
    acts: bool = False,
    code: str = "counterpart",
) -> Ground:
    """The supervision office that looks after the unit today (F-26). ``within`` narrows it, e.g. to the own organ."""
    text = Text("对口联系该单位的监督检查室", "The supervision office that looks after the unit today")
    return Ground(code, text, rule, roles, _both(within, standing.counterpart(unit)), opens=opens, acts=acts)


def in_charge_of_office(
    unit: Column, rule: Rule, opens: tuple[str, ...], *, within: ColumnElement[bool] | None = None
) -> Ground:
    """The leader in charge of the office that looks after the unit today."""
    text = Text("分管对口监督检查室的领导", "The leader in charge of the office that looks after the unit")
    holds = _both(within, standing.portfolio_over_counterpart(unit))
    return Ground("in_charge_of_office", text, rule, (R.CDI_LEADER_IN_CHARGE,), holds, opens=opens)


def resident(
    unit: Column,
    rule: Rule,
    opens: tuple[str, ...],
    roles: tuple[R, ...],
    *,
    within: ColumnElement[bool] | None = None,
) -> Ground:
    """The dispatched body resident at the unit today (S-06)."""
    text = Text("派驻该单位的纪检监察机构", "The dispatched body resident at the unit today")
    return Ground("residency", text, rule, roles, _both(within, standing.residency(unit)), opens=opens)


def _both(within: ColumnElement[bool] | None, holds: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(true() if within is None else within, holds)
