"""The next steps from service to closing, for the list of what waits for a caller (TA-12, TA-14)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, not_

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.cases.lifecycle import HANDLERS
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.tables import CASES
from services.accountability.sanctions.tables import SANCTIONS

_EXECUTE: Final = Text("执行处理决定并登记", "Carry the decision out and record it")

EXECUTING_STEPS: Final[tuple[tuple[StrEnum, tuple[R, ...], str, Text], ...]] = (
    (S.DECIDED, HANDLERS, "serve", Text("送达处理决定并通报组织部门", "Serve the decision, inform the department")),
    (S.EXECUTING, HANDLERS, "record_execution", _EXECUTE),
    (S.UNDER_REVIEW, HANDLERS, "record_execution", _EXECUTE),
    (S.EXECUTING, (R.CASE_MGMT,), "close", Text("办结问责案件", "Close the case")),
)

_RECOURSE_RUNS: Final = exists().where(SANCTIONS.c.case_id == CASES.c.id, SANCTIONS.c.recourse_until_on >= Who.today)
EXECUTING_ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {
        ("case", "record_execution"): CASES.c.due_on.is_not(None),
        ("case", "close"): and_(CASES.c.due_on.is_(None), not_(_RECOURSE_RUNS.correlate(CASES))),
    }
)
"""A step waits while one is open; the closing once none is and no review may still be applied for."""
