"""THE TABLE of the after-care obligation: opened by a receipt, reported by the unit, verified by the office."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class ObligationStatus(StrEnum):
    """Where an obligation stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    REPORTED = "reported"
    VERIFIED = "verified"


S = ObligationStatus

LABELS: Mapping[ObligationStatus, Text] = MappingProxyType(
    {
        S.OPEN: Text("待完成", "To be done"),
        S.OVERDUE: Text("逾期", "Overdue"),
        S.REPORTED: Text("已报告", "Reported done"),
        S.VERIFIED: Text("已核验", "Verified"),
    }
)

LIFECYCLE = Lifecycle(
    (
        Move(None, "open", S.OPEN, (R.SUP_OFFICER,), Rule("F-42", "F-50"), "TO-01"),
        Move(S.OPEN, "report", S.REPORTED, (R.UNIT_CLERK,), Rule("F-43", "G-19"), "TO-02"),
        Move(S.OVERDUE, "report", S.REPORTED, (R.UNIT_CLERK,), Rule("F-43", "G-19"), "TO-02"),
        Move(S.REPORTED, "verify", S.VERIFIED, (R.SUP_OFFICER,), Rule("F-42"), "TO-03"),
        Move(S.REPORTED, "reject_report", S.OPEN, (R.SUP_OFFICER,), Rule("F-42", "F-43"), "TO-04"),
        Move(S.OPEN, "mark_overdue", S.OVERDUE, (R.CLOCK,), Rule("F-42", "G-19"), "TO-05"),
    )
)
