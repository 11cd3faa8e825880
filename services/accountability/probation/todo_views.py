"""The next steps in probations, for the list of what waits for a caller."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, exists

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.cases.tables import CASES
from services.accountability.probation.lifecycle import EVALUATORS, SETTERS
from services.accountability.probation.status import ProbationStatus as S
from services.accountability.probation.tables import PROBATIONS

Step = tuple[S, tuple[R, ...], str, Text]

_EVALUATE: Final = Text("考验期届满时评估", "Evaluate the probation at its end")

PROBATION_STEPS: Final[tuple[Step, ...]] = (
    (S.PROPOSED, SETTERS, "set", Text("审批考验期", "Decide on the probation")),
    (S.RUNNING, EVALUATORS, "evaluate", _EVALUATE),
    (S.EXPIRED, EVALUATORS, "evaluate", _EVALUATE),
)
_MINE = exists().where(CASES.c.id == PROBATIONS.c.case_id, Who.person == CASES.c.handler_ids.any_())

ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {("probation", "evaluate"): _MINE.correlate(PROBATIONS)}
)
"""By case type and act: the evaluation waits for the handlers of the case."""
