"""Who reads evidence and cases: the handling chain of the competent organ, each by relation on the day; never units."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Table, and_

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.replica import standing

OF_THE_ORGAN = (R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SC_RECORDER, R.CASE_TRIAL, R.CASE_MGMT)
"""Roles whose view is the whole competent organ."""


def readers(cases: Table) -> Mapping[R, ColumnElement[bool]]:
    """Who may read the rows of a table with ``unit_id`` and ``competent_organ_id``, per role, on the day asked."""
    ours = cases.c.competent_organ_id == Who.organ
    looked_after = and_(ours, standing.counterpart(cases.c.unit_id))
    in_charge = and_(ours, standing.portfolio_over_counterpart(cases.c.unit_id))
    return {
        R.SUP_OFFICER: looked_after,
        R.SUP_HEAD: looked_after,
        R.CDI_LEADER_IN_CHARGE: in_charge,
        **dict.fromkeys(OF_THE_ORGAN, ours),
    }
