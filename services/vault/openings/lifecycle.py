"""THE TABLE of the opening: requested, decided by a second person, used once or expired, noted by the supervisor."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class OpeningStatus(StrEnum):
    """Where an opening stands."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    USED = "used"
    EXPIRED = "expired"


S = OpeningStatus

LABELS: Mapping[OpeningStatus, Text] = MappingProxyType(
    {
        S.REQUESTED: Text("待批准", "Waiting for approval"),
        S.APPROVED: Text("已批准，限时查看一次", "Approved: one look, for minutes"),
        S.REFUSED: Text("不予批准", "Refused"),
        S.USED: Text("已查看", "Used"),
        S.EXPIRED: Text("逾时未查看", "Expired without a look"),
    }
)

HANDLERS: Final = (
    R.SUP_OFFICER, R.SUP_HEAD, R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD, R.TOWNSHIP_OFFICER, R.TOWNSHIP_HEAD, R.CONDUCT,
)  # fmt: skip
"""Roles in which somebody can be a named handler of a malice case."""
REQUESTERS: Final = (R.LETTERS, *HANDLERS)
APPROVERS: Final = (R.CDI_SECRETARY, R.CDI_LEADER_IN_CHARGE)
ENDED: Final = (S.REFUSED, S.USED, S.EXPIRED)
"""Statuses in which it waits for nothing but the supervisor's note."""

_RULE = Rule("P-06")

LIFECYCLE = Lifecycle(
    (
        Move(None, "request", S.REQUESTED, REQUESTERS, Rule("P-06", "TW-02"), "VO-01"),
        Move(S.REQUESTED, "approve", S.APPROVED, APPROVERS, _RULE, "VO-02"),
        Move(S.REQUESTED, "refuse", S.REFUSED, APPROVERS, _RULE, "VO-03"),
        Move(S.APPROVED, "use", S.USED, REQUESTERS, Rule("P-06", "P-36"), "VO-04"),
        Move(S.APPROVED, "expire", S.EXPIRED, (R.CLOCK,), _RULE, "VO-05"),
        *(Move(status, "acknowledge", status, (R.CADRE_SUP,), _RULE, "VO-06") for status in ENDED),
    )
)
