"""Who reads the watch list and the watched obligations, each by relation to the unit on the day; never units."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Table, and_

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.replica import standing

OF_THE_ORGAN = (R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY, R.CDI_DEPUTY, R.CONDUCT, R.CASE_MGMT)
"""Roles whose view is the whole competent organ."""


def readers(cases: Table) -> Mapping[R, ColumnElement[bool]]:
    """Who may read the rows of a table with ``unit_id`` and ``competent_organ_id``, per role, on the day asked."""
    ours = cases.c.competent_organ_id == Who.organ
    looked_after = and_(ours, standing.counterpart(cases.c.unit_id))
    resident = and_(ours, standing.residency(cases.c.unit_id))
    return {
        R.SUP_OFFICER: looked_after,
        R.SUP_HEAD: looked_after,
        R.DISPATCHED_OFFICER: resident,
        R.DISPATCHED_HEAD: resident,
        **dict.fromkeys(OF_THE_ORGAN, ours),
    }
