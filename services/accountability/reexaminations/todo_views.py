"""The next steps in re-examinations, for the list of what waits for a caller (TA-15)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.reexaminations.lifecycle import DESK, EXAMINERS
from services.accountability.reexaminations.status import ReexaminationStatus as S
from services.accountability.reexaminations.tables import REEXAMINATIONS

Step = tuple[S, tuple[R, ...], str, Text]

REEXAMINATION_STEPS: Final[tuple[Step, ...]] = (
    (S.DRAWN, DESK, "assign", Text("指定问责案件复核人员", "Name who re-examines the case")),
    (S.EXAMINING, EXAMINERS, "report", Text("提出案件复核意见", "State what the re-examination found")),
    (
        S.PROPOSED,
        (R.SC_RECORDER,),
        "decide",
        Text("提请常委会研究变更或者撤销", "Lay it before the committee"),
    ),
)
ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {("reexamination", "report"): Who.person == REEXAMINATIONS.c.examiner_ids.any_()}
)
"""Steps that wait for the named examiners alone."""
