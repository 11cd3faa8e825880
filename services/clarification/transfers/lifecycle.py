"""THE TABLE of a transfer: sent, received, answered; time reminds while there is no answer."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class TransferStatus(StrEnum):
    """Where a transfer stands."""

    SENT = "sent"
    RECEIVED = "received"
    FED_BACK = "fed_back"


S = TransferStatus

LABELS: Mapping[TransferStatus, Text] = MappingProxyType(
    {
        S.SENT: Text("已移送", "Sent"),
        S.RECEIVED: Text("已签收", "Received"),
        S.FED_BACK: Text("已反馈", "Answered"),
    }
)

HANDLERS: Final = (R.SUP_OFFICER, R.DISPATCHED_OFFICER, R.TOWNSHIP_OFFICER)
"""Named handlers of the case behind it; they note what an organ without a door of its own answered on paper."""

_ANSWERING: Final = (R.PSB, *HANDLERS)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "send", S.SENT, HANDLERS, Rule("W-01", "W-02", "P-04", "G-30"), "TW-09"),
        Move(S.SENT, "acknowledge", S.RECEIVED, _ANSWERING, Rule("W-02", "G-30"), "TW-09"),
        Move(S.RECEIVED, "feed_back", S.FED_BACK, _ANSWERING, Rule("W-02", "G-30"), "TW-09"),
        Move(S.SENT, "remind", S.SENT, (R.CLOCK,), Rule("G-30"), "TW-09"),
        Move(S.RECEIVED, "remind", S.RECEIVED, (R.CLOCK,), Rule("G-30"), "TW-09"),
    )
)
