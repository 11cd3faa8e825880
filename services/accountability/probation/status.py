"""The statuses of a probation and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text


class ProbationStatus(StrEnum):
    """Where a probation stands."""

    PROPOSED = "proposed"
    RUNNING = "running"
    EXPIRED = "expired"
    PASSED = "passed"
    FAILED = "failed"
    DECLINED = "declined"


S = ProbationStatus

LABELS: Mapping[str, Text] = MappingProxyType(
    {
        S.PROPOSED: Text("拟设考验期", "Proposed"),
        S.RUNNING: Text("考验期内", "Running"),
        S.EXPIRED: Text("期满待评估", "Over, to be evaluated"),
        S.PASSED: Text("通过", "Passed"),
        S.FAILED: Text("未通过", "Not passed"),
        S.DECLINED: Text("不设考验期", "Not set"),
    }
)


class EarlyGround(StrEnum):
    """Why it is evaluated before its last day is over (TA-08)."""

    CLEAR_FAILURE = "clear_failure"
    CLEAR_SUCCESS = "clear_success"


EARLY_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        EarlyGround.CLEAR_FAILURE: Text("明显未整改", "Clear failure"),
        EarlyGround.CLEAR_SUCCESS: Text("提前整改到位、成效明显", "Clear success before the end"),
    }
)

SET: Final = (S.RUNNING, S.EXPIRED)
"""Statuses in which it was set and is not evaluated; the decision on the case is held (G-41)."""
