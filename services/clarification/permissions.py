"""Who may ask the filing index: the office that handles the unit, by relation on the day; nobody else (C-14, G-24)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement

from libs.kernel.roles import Role as R
from libs.replica import standing


def handling_office(unit: ColumnElement[Any]) -> Mapping[R, ColumnElement[bool]]:
    """Who handles the unit, per role, on the day asked."""
    looked_after, resident = standing.counterpart(unit), standing.residency(unit)
    return {
        R.SUP_OFFICER: looked_after,
        R.SUP_HEAD: looked_after,
        R.DISPATCHED_HEAD: resident,
        R.TOWNSHIP_HEAD: resident,
    }
