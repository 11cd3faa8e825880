"""THE TABLE of a watched obligation. Only events of the filing service move it."""

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

LABELS: Mapping[str, Text] = MappingProxyType(
    {
        S.OPEN: Text("待完成", "To be done"),
        S.OVERDUE: Text("逾期", "Overdue"),
        S.REPORTED: Text("已报告", "Reported done"),
        S.VERIFIED: Text("已核验", "Verified"),
    }
)

_BY = (R.SYSTEM,)

LIFECYCLE = Lifecycle(
    (
        Move(None, "open", S.OPEN, _BY, Rule("F-42", "F-50")),
        Move(S.OPEN, "report", S.REPORTED, _BY, Rule("F-43")),
        Move(S.OVERDUE, "report", S.REPORTED, _BY, Rule("F-43")),
        Move(S.REPORTED, "verify", S.VERIFIED, _BY, Rule("F-42")),
        Move(S.REPORTED, "return", S.OPEN, _BY, Rule("F-42")),
        Move(S.OPEN, "mark_overdue", S.OVERDUE, _BY, Rule("F-42", "G-19")),
    )
)
