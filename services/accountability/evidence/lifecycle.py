"""THE TABLE of the evidence: what a filing is worth from its decision to its end. Only events of filings move it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class EvidenceStatus(StrEnum):
    """What the filing is worth now. No status says that anything is permitted or anyone is released."""

    AWAITING_RECEIPT = "awaiting_receipt"
    PROTECTING = "protecting"
    REFUSED = "refused"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    ENDED = "ended"


class Ending(StrEnum):
    """How a filing came to its end."""

    REVOKED = "revoked"
    DONE = "done"
    LAPSED = "lapsed"


S = EvidenceStatus

LABELS: Mapping[str, Text] = MappingProxyType(
    {
        S.AWAITING_RECEIPT: Text("已接受备案，回执未送达", "Accepted, receipt not yet served"),
        S.PROTECTING: Text("备案有效，可作依据", "Filing in force, may be relied on as evidence"),
        S.REFUSED: Text("不予备案，无备案依据", "Refused: no filing protects the matter"),
        S.SUSPENDED: Text("触发负面清单，依据中止", "Negative list met: suspended as evidence"),
        S.CLOSED: Text("备案撤销，依据关闭", "Filing revoked: closed as evidence"),
        S.ENDED: Text("备案终结，仅作历史依据", "Filing ended: evidence of its time only"),
    }
)

ENDING_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Ending.REVOKED: Text("撤销", "Revoked"),
        Ending.DONE: Text("办结", "Done"),
        Ending.LAPSED: Text("失效", "Lapsed"),
    }
)

_BY = (R.SYSTEM,)

LIFECYCLE = Lifecycle(
    (
        Move(None, "accept", S.AWAITING_RECEIPT, _BY, Rule("F-28", "F-29", "P-17")),
        Move(None, "refuse", S.REFUSED, _BY, Rule("F-28", "F-35", "F-49")),
        Move(S.AWAITING_RECEIPT, "serve", S.PROTECTING, _BY, Rule("F-50", "P-17")),
        Move(S.PROTECTING, "extend", S.PROTECTING, _BY, Rule("G-18")),
        Move(S.PROTECTING, "suspend", S.SUSPENDED, _BY, Rule("F-10", "G-20")),
        Move(S.SUSPENDED, "restore", S.PROTECTING, _BY, Rule("G-20")),
        Move(S.SUSPENDED, "close", S.CLOSED, _BY, Rule("G-20")),
        Move(S.PROTECTING, "end", S.ENDED, _BY, Rule("F-42", "G-18")),
    )
)
