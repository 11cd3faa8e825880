"""What waits for officers and heads with a common problem: the draw, checks of the sample, the end."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, func, not_

from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.supervision.common_problems.lifecycle import HEAD, OFFICER
from services.supervision.common_problems.sampling import SETTLED
from services.supervision.common_problems.status import CommonProblemStatus as S
from services.supervision.common_problems.tables import COMMON_PROBLEMS
from services.supervision.problems.tables import PROBLEMS

_ROW = COMMON_PROBLEMS.c
_ASKED: Final = (
    (S.FIXED, HEAD, "draw", Text("抽取共性问题检查样本", "Draw the sample of the common problem")),
    (S.DRAWN, OFFICER, "note_check", Text("检查样本中的问题", "Check the items of the sample")),
    (S.DRAWN, HEAD, "close", Text("办结共性问题", "Close the common problem")),
)
COMMON_PROBLEM_STEPS: Final[tuple[tuple[S, R, str, Text], ...]] = tuple(
    (status, role, act, text) for status, roles, act, text in _ASKED for role in roles
)
_ALL_CHECKED: Final = func.cardinality(_ROW.checked) == func.cardinality(_ROW.sample)


def _unsettled() -> ColumnElement[bool]:
    """That an item of the population is neither checked off nor escalated nor withdrawn."""
    item = PROBLEMS.alias()
    done = item.c.status.in_(sorted(str(status) for status in SETTLED))
    return exists().where(item.c.id == _ROW.population.any_(), not_(done)).correlate_except(item)


_NAME: Final = "common_problem"
COMMON_PROBLEM_ONLY_IF: Final[Mapping[tuple[str, str, R], ColumnElement[bool]]] = MappingProxyType(
    {
        (_NAME, "note_check", R.SUP_OFFICER): not_(_ALL_CHECKED),
        (_NAME, "close", R.SUP_HEAD): and_(_ALL_CHECKED, not_(_unsettled())),
    }
)
"""A step that waits only while something is left to be checked, or when nothing is left but to close."""
